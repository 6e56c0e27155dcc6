/**
 * Reading values out of a line by hand: no pattern here runs in more than linear time, and none asks for a
 * blank next to punctuation, because translations lose and add blanks.
 */
import { synonyms, type Word } from '../dialects/index.ts';

const IPV6 = /(?<![0-9A-Za-z:.])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?![0-9A-Za-z:])/g;

const DOT = 0x2e;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isWord = (code: number): boolean =>
  isDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f;

function digitsEnd(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
}

/**
 * Where the dotted quad ends that starts at `from`, where a digit stands and none, and no dot, in front of it; -1 when
 * something else starts there.
 */
function quadEnd(text: string, from: number): number {
  let at = from;
  for (let part = 0; ; part++) {
    const end = digitsEnd(text, at);
    if (end === at || end - at > 3) return -1;
    const isDotted = text.charCodeAt(end) === DOT;
    if (part === 3) return isDotted && isDigit(text.charCodeAt(end + 1)) ? -1 : end;
    if (!isDotted) return -1;
    at = end + 1;
  }
}

function isIpv4(text: string): boolean {
  let part = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === DOT) part = 0;
    else part = part * 10 + code - 48;
    if (part > 255) return false;
  }
  return true;
}

function isIpv6(text: string): boolean {
  const groups = text.split(':').filter((group) => group !== '').length;
  const gap = text.indexOf('::');
  return gap >= 0 ? groups > 0 && groups < 8 && text.indexOf('::', gap + 1) < 0 : groups === 8;
}

/** Whether two colons stand as near as those of an IPv6 address. */
function mayHoldIpv6(text: string): boolean {
  let last = text.indexOf(':');
  while (last >= 0) {
    const next = text.indexOf(':', last + 1);
    if (next >= 0 && next - last <= 5) return true;
    last = next;
  }
  return false;
}

/** Gives where each dotted quad of a text starts and ends, whatever its parts are. */
function eachQuad(text: string, take: (start: number, end: number) => void): void {
  for (let dot = text.indexOf('.'); dot >= 0; ) {
    // The digits in front of a dot start a quad when no other dot stands in front of them.
    let start = dot;
    while (isDigit(text.charCodeAt(start - 1))) start--;
    const end = start < dot && text.charCodeAt(start - 1) !== DOT ? quadEnd(text, start) : -1;
    if (end >= 0) take(start, end);
    dot = text.indexOf('.', end >= 0 ? end : dot + 1);
  }
}

/** A line is asked for its addresses by one row after the other. */
let lastText = '';
let lastAddresses: readonly string[] = [];

/** All IPv4 addresses in a text, in order; if there is none, all IPv6 addresses. */
export function addresses(text: string): readonly string[] {
  if (text !== lastText) {
    lastText = text;
    lastAddresses = findAddresses(text);
  }
  return lastAddresses;
}

function findAddresses(text: string): string[] {
  const found: string[] = [];
  eachQuad(text, (start, end) => {
    const quad = text.slice(start, end);
    if (isIpv4(quad)) found.push(quad);
  });
  if (found.length === 0 && mayHoldIpv6(text))
    for (const match of text.matchAll(IPV6)) if (isIpv6(match[0])) found.push(match[0].toLowerCase());
  return found;
}

function withoutQuads(text: string): string {
  let bare = '';
  let from = 0;
  eachQuad(text, (start, end) => {
    bare += `${text.slice(from, start)} `;
    from = end;
  });
  return from === 0 ? text : bare + text.slice(from);
}

/** The first address in a text, or null. */
export function address(text: string): string | null {
  return addresses(text)[0] ?? null;
}

/** The decimal number that starts at or shortly behind `from`, with its sign; null when there is none near. */
export function numberAt(text: string, from: number, reach = 12): number | null {
  const limit = Math.min(text.length, from + reach);
  for (let i = from; i < limit; i++) {
    if (!isDigit(text.charCodeAt(i))) continue;
    let end = i;
    while (end < text.length && isDigit(text.charCodeAt(end))) end++;
    const value = Number(text.slice(i, end));
    if (!Number.isSafeInteger(value)) return null;
    return hasSign(text, Math.max(from, i - 4), i) ? -value : value;
  }
  return null;
}

/** A dash in front of a number, with or without blanks between them. */
function hasSign(text: string, from: number, to: number): boolean {
  let at = to - 1;
  while (at >= from && text.charCodeAt(at) === 0x20) at--;
  return at >= from && text.charCodeAt(at) === 0x2d;
}

/** The number behind the first of some words that is present. */
export function numberAfter(text: string, ...words: string[]): number | null {
  for (const word of words) {
    const at = text.indexOf(word);
    if (at < 0) continue;
    const value = numberAt(text, at + word.length);
    if (value !== null) return value;
  }
  return null;
}

/** The number behind a word in any of the languages known. */
export function numberBehind(text: string, word: Word): number | null {
  return numberAfter(text, ...synonyms(word));
}

/** True if a word occurs in any of the languages known. */
export function says(text: string, word: Word): boolean {
  for (const synonym of synonyms(word)) if (text.indexOf(synonym) >= 0) return true;
  return false;
}

/** Longer runs of digits are no numbers that IOS counts by. */
const MAX_DIGITS = 15;

/** All decimal numbers of a text that are no part of an address, an identifier or a hexadecimal number. */
export function numbers(text: string): number[] {
  const found: number[] = [];
  const plain = withoutQuads(text);
  const bare = plain.includes('0x') ? plain.replace(/0x[0-9A-Fa-f]+/g, ' ') : plain;
  for (let at = 0; at < bare.length; ) {
    const end = digitsEnd(bare, at);
    if (end === at) {
      at++;
      continue;
    }
    if (end - at <= MAX_DIGITS && !isWord(bare.charCodeAt(at - 1)) && endsNumber(bare, end))
      found.push(Number(bare.slice(at, end)));
    at = end;
  }
  return found;
}

/** No letter follows, or `s` or `kb` as the unit. */
function endsNumber(text: string, at: number): boolean {
  const next = text.charCodeAt(at);
  return !isWord(next) || (next === 0x73 && !isWord(text.charCodeAt(at + 1))) || text.startsWith('kb', at);
}

/** A message ID as it is compared: modulo 2^32, because IOS prints it signed or unsigned. */
export function unsigned(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : value >>> 0;
}

/** An SPI in the project's form: `0x` and 8 lower-case digits. */
export function spiOf(value: number): string {
  return `0x${(value >>> 0).toString(16).padStart(8, '0')}`;
}

/** The first `0x…` number of a text as an SPI, or null. */
export function hexSpi(text: string): string | null {
  const match = /0x\s?([0-9A-Fa-f]{1,8})(?![0-9A-Fa-f])/.exec(text);
  return match === null ? null : spiOf(Number.parseInt(match[1]!, 16));
}

/** Bare hexadecimal digits at the end of a text, e.g. a pointer or an SPI without `0x`; null when there are none. */
export function hexAtEnd(text: string): string | null {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '.' || text[end - 1] === '\t')) end--;
  let start = end;
  while (start > 0 && /[0-9A-Fa-fx]/.test(text[start - 1]!)) start--;
  const digits = text.slice(start, end).replace(/^0x/, '');
  return /^[0-9A-Fa-f]{1,8}$/.test(digits) ? digits.toLowerCase() : null;
}

/** The value of a life duration: four or fewer `0x..` bytes, most significant first, or a plain number. */
export function duration(text: string): number | null {
  let value = 0;
  let bytes = 0;
  for (const match of text.matchAll(/0x([0-9A-Fa-f]{1,2})(?![0-9A-Fa-f])/g)) {
    value = value * 256 + Number.parseInt(match[1]!, 16);
    bytes++;
  }
  if (bytes > 0) return Number.isSafeInteger(value) ? value : null;
  return numbers(text)[0] ?? null;
}

/** `(I)`, `(R)` or `(N)`. */
export function role(text: string): 'I' | 'R' | 'N' | null {
  const match = /\(([IRN])\)/.exec(text);
  return match === null ? null : (match[1] as 'I' | 'R' | 'N');
}

/** A phase 1 state that IOS prints with a packet: `MM_NO_STATE`, `AG_INIT_EXCH`, `QM_IDLE`, `CONF_ADDR`, … */
export function packetState(text: string): string | null {
  return /(?:MM|AG|QM|CONF)_[A-Z][A-Z_]*/.exec(text)?.[0] ?? null;
}

/** All `IKE_…` names of a text, in order. */
export function ikeNames(text: string): string[] {
  return text.indexOf('IKE_') < 0 ? [] : (text.match(/IKE_[A-Z0-9_]+(?![a-z])/g) ?? []);
}

/** The text between the first pair of quotation marks of any kind, or null. */
export function quoted(text: string, from = 0): string | null {
  const open = /["'“”‘’「」]/.exec(text.slice(from));
  if (open === null) return null;
  const start = from + open.index + 1;
  const close = /["'“”‘’「」]/.exec(text.slice(start));
  return close === null ? null : text.slice(start, start + close.index);
}

/** `Tunnel0` for `Tunnel0` and `Tu0`; null when no tunnel is named. */
export function tunnel(text: string): string | null {
  const match = /Tu(?:nnel)?(\d{1,10})/.exec(text);
  return match === null ? null : `Tunnel${match[1]}`;
}

/** What follows the last `:`, `=` or `;` of a line, without blanks around it. */
export function lastValue(text: string): string {
  const at = Math.max(text.lastIndexOf(':'), text.lastIndexOf('='), text.lastIndexOf(';'));
  return text.slice(at + 1).trim();
}

/** The text without blanks: translations lose them and add them. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Offset behind the first of a word's synonyms that the text has, or -1. */
export function synonymsIn(text: string, word: Word): number {
  for (const synonym of synonyms(word)) {
    const at = text.indexOf(synonym);
    if (at >= 0) return at + synonym.length;
  }
  return -1;
}

/**
 * A continuation line without its indent. Encodings that have no no-break space leave `?` or U+FFFD in its
 * place, so those count as blanks here.
 */
export function unindent(line: string): string {
  const plain = line.trim();
  const first = plain.charCodeAt(0);
  return first === 0x3f || first === 0xfffd ? plain.replace(/^[?\ufffd\s]+/, '') : plain;
}
