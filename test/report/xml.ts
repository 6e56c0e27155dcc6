/** A strict reader of the little XML that the outputs use; throws where the text is not well-formed. */

export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
}

const TOKEN = /<\?xml [^?]*\?>|<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const REFERENCE = /&(?:(amp|lt|gt|quot|#39);)?/g;
const CHARACTERS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

export function parseXml(text: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  let position = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index !== position) break;
    position += match[0].length;
    const [, close, name, attributes = '', empty, content] = match;
    const current = open.at(-1)!;
    if (content !== undefined) current.children.push(decode(content));
    else if (name === undefined) continue;
    else if (close) {
      if (current.name !== name) throw new Error(`</${name}> closes <${current.name}>`);
      open.pop();
    } else {
      const element: Element = { name, attributes: readAttributes(attributes), children: [] };
      current.children.push(element);
      if (!empty) open.push(element);
    }
  }
  if (position !== text.length) throw new Error(`not well-formed at: ${text.slice(position, position + 80)}`);
  if (open.length !== 1) throw new Error(`<${open.at(-1)!.name}> is not closed`);
  const elements = root.children.filter((child) => typeof child !== 'string');
  if (elements.length !== 1) throw new Error(`${elements.length} root elements`);
  return elements[0]!;
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, value] of text.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (name! in attributes) throw new Error(`${name} twice`);
    attributes[name!] = decode(value!);
  }
  return attributes;
}

/** XML 1.0 section 2.2: no control characters but tab and line ends, no surrogates. */
function decode(text: string): string {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text) || /[\ud800-\udfff]/u.test(text))
    throw new Error('a character that XML does not allow');
  return text.replace(REFERENCE, (reference, name: string | undefined) => {
    if (name === undefined) throw new Error(`a bare & in ${text.slice(0, 80)}`);
    return CHARACTERS[name] ?? reference;
  });
}

export function elements(root: Element, name: string): Element[] {
  const found = root.name === name ? [root] : [];
  for (const child of root.children) if (typeof child !== 'string') found.push(...elements(child, name));
  return found;
}

export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
