import { DIALECTS } from '../dialects/index.ts';
import type { TranscriptMessage } from '../transcript/message.ts';
import { findRow, MAX_TEXT, type Match, ownFields } from './catalogue.ts';
import type { Fields, RecognisedMessage, Row, Subject } from './row.ts';
import { squeeze, unindent } from './scan.ts';
import { subjectOf } from './subject.ts';

/** A wrapped line's rest is shorter than a terminal's line; longer lines are prose. */
const MAX_REST = 100;
/** A message wrapped into more lines than this has not been seen. */
const MAX_JOINED = 2;

const TAILS = new Set(DIALECTS.flatMap((dialect) => dialect.tails));
/** The start of a message or of a sentence about one: never the rest of a wrapped line. */
const NO_REST = /^(?:ISAKMP|IPSEC|IPSec|NHRP|CRYPTO|IKE[v ]|%)/;

/** A line of nothing but events: the rest of an `Input = …` whose first word no dialect knows. */
const EVENTS = /^IKE_[A-Z0-9_]+, {0,2}IKE_[A-Z0-9_]+$/;

interface Reading {
  match: Match;
  fields: Fields;
  joined: number;
  subject: Subject;
}

const unfinished = (row: Row, fields: Fields): boolean =>
  row.needs?.some((name) => fields[name] === null || fields[name] === undefined) === true;

function read(text: string, following: readonly string[], joined: number, byShape: boolean): Reading | null {
  const subject = subjectOf(text, joined === 0 ? following : following.slice(joined));
  const match = findRow(subject, byShape);
  return match === null ? null : { match, fields: ownFields(match, subject), joined, subject };
}

/** Joins what a page or a terminal wrapped, as long as the row misses a value or no row is known. */
function complete(first: Reading | null, text: string, following: readonly string[]): Reading | null {
  let joinedText = text;
  for (let n = 1; n <= Math.min(MAX_JOINED, following.length); n++) {
    const line = unindent(following[n - 1]!);
    if (line === '' || line.length > MAX_REST || NO_REST.test(line)) break;
    if (first?.match.row.continues?.test(line) === false) break;
    for (const separator of [' ', '']) {
      const next = read(joinedText + separator + line, following, n, first !== null || EVENTS.test(line));
      if (next === null || (first !== null && next.match.row !== first.match.row)) continue;
      if (!unfinished(next.match.row, next.fields)) return next;
    }
    joinedText = `${joinedText} ${line}`;
  }
  return first;
}

const CONTROL = /[\0-\x1f\x7f-\x9f]/;

/** The message without controls and on one line of bearable length. */
function oneLine(text: string): string {
  const plain = text.length > 300 ? `${text.slice(0, 297)}...` : text;
  return CONTROL.test(plain) ? plain.replace(/[\0-\x1f\x7f-\x9f]+/g, ' ').trimEnd() : plain;
}

function build(message: TranscriptMessage, reading: Reading): RecognisedMessage {
  const { match, joined, subject } = reading;
  const { text } = subject;
  const { fields } = reading;
  let consumed = joined;
  if (match.row.block !== undefined) {
    const block = match.row.block(subject, fields);
    Object.assign(fields, block.fields);
    consumed += block.consumed;
  }
  const tail = message.following[consumed];
  if (match.language !== 'en' && tail !== undefined && tail !== '' && TAILS.has(squeeze(tail))) consumed++;
  const end = match.row.end?.(subject) ?? text.length;
  return {
    id: match.row.id,
    title: match.row.title,
    facility: match.row.facility,
    row: match.row,
    fields,
    connectionId: subject.connectionId,
    consumed,
    line: message.line,
    endLine: message.line + consumed,
    rest: end >= text.length ? '' : text.slice(end).trim(),
    wording: match.language,
    text: oneLine(end >= text.length ? text : text.slice(0, end)),
  };
}

/**
 * Readings of texts that came before and have no further lines: they depend on nothing but the text, and on the number
 * of the SA only in that it is part of them. Emptied when full; the number is a megabyte or two.
 */
const MAX_REMEMBERED = 4096;
const remembered = new Map<string, RecognisedMessage | null>();

/**
 * The same text without a tie to the chunk of the file that it was cut from: engines keep a whole chunk in
 * memory for the sake of one short piece of it.
 */
function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}

function recogniseAgain(message: TranscriptMessage, key: string): RecognisedMessage | null {
  const known = remembered.get(key);
  if (known === undefined) {
    const fresh = recogniseAfresh(message);
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(key, fresh);
    return fresh;
  }
  if (known === null) return null;
  const { line, text, connectionId } = message;
  return connectionId == null
    ? { ...known, line, endLine: line }
    : { ...known, line, endLine: line, text, connectionId };
}

function recogniseAfresh(message: TranscriptMessage): RecognisedMessage | null {
  const text = ownCopy(message.text.length > MAX_TEXT ? message.text.slice(0, MAX_TEXT) : message.text);
  let reading = read(text, message.following, 0, true);
  if (message.following.length > 0 && (reading === null || unfinished(reading.match.row, reading.fields)))
    reading = complete(reading, text, message.following);
  return reading === null ? null : build(message, reading);
}

/**
 * The catalogue's reading of one transcript message: its row, its values (not to be changed: equal messages
 * share them) and how many of the lines behind it belong to it. Null when no row names it; such messages are
 * counted, never dropped.
 */
export function recognise(message: TranscriptMessage): RecognisedMessage | null {
  const { textKey, following } = message;
  return textKey != null && following.length === 0
    ? recogniseAgain(message, textKey)
    : recogniseAfresh(message);
}

/** Names of untagged messages, which stand among the lines behind another one. */
const UNTAGGED = /map_db_find_best|proxy_match|mapdb AVL/;

/** Untagged messages of the catalogue among the lines that a message did not use. */
export function recogniseFollowing(message: TranscriptMessage, from: number): RecognisedMessage[] {
  const found: RecognisedMessage[] = [];
  for (let i = from; i < message.following.length; i++) {
    const line = message.following[i]!;
    if (line.length > MAX_REST || !UNTAGGED.test(line)) continue;
    const own = recognise({
      ...message,
      line: message.line + i + 1,
      text: line.trim(),
      following: message.following.slice(i + 1),
      textKey: null,
    });
    if (own === null) continue;
    found.push(own);
    i += own.consumed;
  }
  return found;
}
