import { normaliseLine } from '../transcript/repair.ts';
import { findTag } from '../transcript/tags.ts';
import { findRow, ownFields, ROWS } from './catalogue.ts';
import { recognise } from './recognise.ts';
import type { Facility, Fields, Mark, Row } from './row.ts';
import { subjectOf } from './subject.ts';

/** What a pasted line is. */
export interface Explanation {
  id: string;
  title: string;
  facility: Facility;
  /** The English form with `<fields>`. */
  form: string;
  fields: Fields;
  connectionId: string | null;
  /** Steps of the 13 that the message belongs to. */
  steps: readonly number[];
  by: 'hub' | 'spoke' | 'both';
  meaning: string;
  /** True: looks like trouble and is none by itself. */
  harmless: boolean;
  mark: Mark;
}

/** Facilities that a line pasted without its tag is tried as. */
const UNTAGGED: readonly Facility[] = ['isakmp', 'nhrp', 'tunnel-protection', 'crypto-socket', 'unknown'];

function explanation(row: Row, fields: Fields, connectionId: string | null): Explanation {
  const { id, title, facility, form, steps, by, meaning, harmless, mark } = row;
  return { id, title, facility, form, fields, connectionId, steps, by, meaning, harmless, mark };
}

/**
 * Names the message that a pasted text is, in any language known: with or without time stamp, prompt and
 * tag, with its continuation lines or without. Null when the catalogue does not have it.
 */
export function explainText(text: string): Explanation | null {
  const lines = text.split(/\r?\n/).map((line, i) => normaliseLine(line, {}, i + 1));
  const at = lines.findIndex((line) => line.trim() !== '');
  if (at < 0) return null;
  const first = lines[at]!;
  const tag = findTag(first);
  const following = lines.slice(at + 1);
  if (tag !== null) {
    const message = {
      line: 1,
      endLine: 1 + following.length,
      stamp: null,
      priority: null,
      sequence: null,
      host: null,
      prompt: null,
      before: '',
      text: first.slice(tag.start),
      following,
    };
    const known = recognise(message);
    return known === null ? null : explanation(known.row, known.fields, known.connectionId);
  }
  return explainUntagged(first.trim(), following);
}

function explainUntagged(text: string, following: readonly string[]): Explanation | null {
  for (const byShape of [false, true])
    for (const facility of UNTAGGED) {
      const subject = { ...subjectOf(text, following), facility, body: text };
      const match = findRow(subject, byShape);
      if (match !== null) return explanation(match.row, ownFields(match, subject), null);
    }
  return null;
}

/** What the catalogue says of a row, e.g. `I14`; the first when several facilities share the id. */
export function explainRow(id: string): Explanation | null {
  const row = ROWS.find((one) => one.id.toLowerCase() === id.toLowerCase());
  return row === undefined ? null : explanation(row, {}, null);
}
