/** What `generating …` and `parsed …` say of a message: exchange, direction, message ID and payloads. */
import type { CharonMessage } from './charon-fact.ts';
import { type Content, isFirst } from './charon-state.ts';

const content = /^(generating|parsed) ([A-Z][A-Z0-9_]{1,31}) (request|response) (\d{1,10}) \[(.{0,2000})\]$/;

/** Null when the text is no such line. */
export function readContentText(text: string): { read: Content; generating: boolean } | null {
  const match = content.exec(text);
  if (!match) return null;
  const read: Content = {
    exchange: match[2]!,
    request: match[3] === 'request',
    messageId: Number(match[4]) >>> 0,
    ...payloadsOf(match[5]!),
    natHashes: [],
    deletes: [],
  };
  return { read, generating: match[1] === 'generating' };
}

export function applyContent(fact: CharonMessage, read: Content): void {
  fact.exchange = read.exchange;
  fact.request = read.request;
  fact.messageId = read.messageId;
  fact.payloads = [...read.payloads];
  fact.notifies = [...read.notifies];
  fact.deletes = [...read.deletes];
  fact.natHashes = [...read.natHashes];
  fact.encrypted = isEncrypted(read);
  if (isFirst(fact)) fact.responderCookie = null;
}

/** RFC 2409: main mode is encrypted from its fifth message on, everything of phase 2 always. */
function isEncrypted(read: Content): boolean | null {
  if (read.exchange === 'ID_PROT') return read.payloads.includes('ID');
  if (read.exchange === 'AGGRESSIVE') return !read.payloads.includes('SA') && read.payloads.includes('HASH');
  if (read.exchange === 'IKE_SA_INIT') return false;
  return read.payloads.length === 0 ? null : read.payloads.includes('HASH') || !/_V1$/.test(read.exchange);
}

function payloadsOf(text: string): { payloads: string[]; notifies: string[] } {
  const payloads: string[] = [];
  const notifies: string[] = [];
  for (const word of text
    .trim()
    .replace(/\([^)]{0,200}\)/g, withoutBlanks)
    .split(' ')) {
    if (word === '') continue;
    const bracket = word.indexOf('(');
    payloads.push(bracket < 0 ? word : word.slice(0, bracket));
    if (word.startsWith('N(')) notifies.push(word.slice(2, -1));
  }
  return { payloads, notifies };
}

function withoutBlanks(text: string): string {
  return text.replaceAll(' ', ',');
}
