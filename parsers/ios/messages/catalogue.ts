/**
 * The catalogue of IOS messages: all rows, and the look-up. A message is dispatched by its facility, then by
 * the first word of its body; translated ones by their first character in a dialect; and what is left by
 * what no translation touches.
 */
import { DIALECTS } from '../dialects/index.ts';
import { cryptoSocketRows } from './crypto-socket.ts';
import { ikev2Rows } from './ikev2.ts';
import { ipsecRows, untaggedRows } from './ipsec.ts';
import { isakmpRows } from './isakmp.ts';
import { isakmpFailureRows } from './isakmp-failures.ts';
import { nhrpRows } from './nhrp.ts';
import { compile, matchWording, type Wording } from './pattern.ts';
import type { Facility, Fields, Row, Subject } from './row.ts';
import { squeeze } from './scan.ts';
import { silentRows, syslogRows } from './syslog.ts';
import { tunnelProtectionRows } from './tunnel-protection.ts';

/** Every row; the order counts for rows known by shape only: the first that fits is taken. */
export const ROWS: readonly Row[] = [
  ...isakmpFailureRows,
  ...isakmpRows,
  ...ipsecRows,
  ...untaggedRows,
  ...tunnelProtectionRows,
  ...cryptoSocketRows,
  ...nhrpRows,
  ...syslogRows,
  ...ikev2Rows,
  ...silentRows,
];

/**
 * Longest text that is matched: the longest message known is a tenth of it, and lines of a megabyte are
 * no messages.
 */
export const MAX_TEXT = 4096;

interface Entry {
  row: Row;
  wording: Wording;
  what: string | null;
  /** `en` or a dialect's name. */
  language: string;
  weight: number;
}

interface Index {
  words: Map<string, Entry[]>;
  loose: Entry[];
  /** Translated wordings by their first character; '' for those that begin with a gap. */
  translated: Map<string, Entry[]>;
  /** English wordings without blanks and in lower case, for damaged lines. */
  tolerant: Entry[];
  shapes: Row[];
}

export interface Match {
  row: Row;
  what: string | null;
  language: string | null;
}

const WORD = /^[A-Za-z0-9_'/%-]+/;

function push(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [entry]);
  else list.push(entry);
}

const heavier = (a: Entry, b: Entry): number => b.weight - a.weight;

function entry(row: Row, text: string, what: string | null, language: string): Entry {
  const wording = compile(text);
  return { row, wording, what, language, weight: wording.pieces.join('').length };
}

function addEnglish(index: Index, row: Row): void {
  for (const pattern of row.patterns) {
    const [text, what] = typeof pattern === 'string' ? [pattern, null] : pattern;
    if (text === '*') continue;
    const one = entry(row, text, what, 'en');
    const word = one.wording.anchored ? WORD.exec(one.wording.pieces[0]!)?.[0] : undefined;
    if (word !== undefined) push(index.words, word, one);
    if (word === undefined || word === one.wording.pieces[0]) index.loose.push(one);
    index.tolerant.push(entry(row, squeeze(text).toLowerCase(), what, 'en'));
  }
  if (row.shape !== undefined) index.shapes.push(row);
}

function addDialects(index: Index, row: Row): void {
  for (const dialect of DIALECTS)
    for (const text of dialect.wordings[row.id] ?? []) {
      const one = entry(row, text, null, dialect.name);
      push(index.translated, one.wording.anchored ? text[0]! : '', one);
    }
}

function build(): Map<Facility, Index> {
  const indexes = new Map<Facility, Index>();
  for (const row of ROWS) {
    let index = indexes.get(row.facility);
    if (index === undefined) {
      index = { words: new Map(), loose: [], translated: new Map(), tolerant: [], shapes: [] };
      indexes.set(row.facility, index);
    }
    addEnglish(index, row);
    addDialects(index, row);
  }
  for (const index of indexes.values()) {
    for (const list of [...index.words.values(), ...index.translated.values()]) list.sort(heavier);
    index.loose.sort(heavier);
    index.tolerant.sort(heavier);
  }
  return indexes;
}

const indexes = build();
const NOT_ASCII = /[^\0-\x7f]/;

function first(entries: readonly Entry[] | undefined, text: string): Match | null {
  if (entries === undefined) return null;
  for (const one of entries)
    if (matchWording(one.wording, text) >= 0) return { row: one.row, what: one.what, language: one.language };
  return null;
}

/**
 * The row of a message, or null. `byShape` allows rows to be known by what no translation touches; it is
 * off when a following line was joined on suspicion, because that line may be prose.
 */
export function findRow(subject: Subject, byShape = true): Match | null {
  const index = indexes.get(subject.facility);
  if (index === undefined) return null;
  const body = subject.body.length > MAX_TEXT ? subject.body.slice(0, MAX_TEXT) : subject.body;
  // Function names and mnemonics stay English, so a translated message is first held against the dialects.
  const bare = NOT_ASCII.test(body) ? squeeze(body) : null;
  if (bare !== null) {
    const translated =
      first(index.translated.get(bare[0] ?? ''), bare) ?? first(index.translated.get(''), bare);
    if (translated !== null) return translated;
  }
  const word = WORD.exec(body.length > 80 ? body.slice(0, 80) : body);
  const english = (word === null ? null : first(index.words.get(word[0]), body)) ?? first(index.loose, body);
  if (english !== null) return english;
  const damaged = first(index.tolerant, (bare ?? squeeze(body)).toLowerCase());
  if (damaged !== null) return damaged;
  if (!byShape) return null;
  const short = body === subject.body ? subject : { ...subject, body };
  for (const row of index.shapes) if (row.shape!(short)) return { row, what: null, language: null };
  return null;
}

/** The fields of a matched message's own text. */
export function ownFields(match: Match, subject: Subject): Fields {
  const fields: Fields = match.row.fields === undefined ? {} : match.row.fields(subject);
  const what = match.what ?? match.row.what ?? null;
  if (what !== null) fields['what'] = what;
  if (subject.tunnelMode !== null) {
    fields['tunnelMode'] = subject.tunnelMode;
    fields['interface'] = subject.interface;
    fields['local'] = subject.local;
    fields['peer'] = subject.remote;
  }
  return fields;
}
