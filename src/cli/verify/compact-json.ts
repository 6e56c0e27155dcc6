/** Lines are broken beyond this, as in the sources. */
const LINE_WIDTH = 110;
/** Room for the key before a value and the comma behind it. */
const MARGIN = 24;

/** JSON for people: what fits on a line stands on one. */
export function compactJson(value: unknown, indent = 0): string {
  const inline = onOneLine(value);
  if (typeof value !== 'object' || value === null || indent + inline.length <= LINE_WIDTH - MARGIN)
    return inline;
  const inner = ' '.repeat(indent + 2);
  const outer = ' '.repeat(indent);
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object' || item === null)) {
      return `[\n${filled(value.map(onOneLine), inner)}\n${outer}]`;
    }
    const items = value.map((item) => inner + compactJson(item, indent + 2));
    return `[\n${items.join(',\n')}\n${outer}]`;
  }
  const fields = Object.entries(value).map(
    ([key, item]) => `${inner}${JSON.stringify(key)}: ${compactJson(item, indent + 2)}`,
  );
  return `{\n${fields.join(',\n')}\n${outer}}`;
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${onOneLine(item)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

/** As many items on each line as fit. */
function filled(items: readonly string[], indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const item of items) {
    if (line !== '' && indent.length + line.length + item.length + 3 > LINE_WIDTH) {
      lines.push(`${indent}${line},`);
      line = '';
    }
    line += line === '' ? item : `, ${item}`;
  }
  return [...lines, indent + line].join('\n');
}
