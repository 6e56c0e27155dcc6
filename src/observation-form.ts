/**
 * The form of observations that come from outside: files that other machines wrote, or somebody changed. Everything
 * behind it trusts the vocabulary's types, so nothing passes that has another form.
 */
import type { Observation, ObservationSet, Source, Speaker, Where } from './observation.ts';
import { event } from './observation-form/events.ts';
import {
  address,
  count,
  flag,
  instant,
  positive,
  problem,
  side,
  text,
  texts,
} from './observation-form/fields.ts';
import { list, oneOf, optional, orNull, record, table } from './observation-form/form.ts';

const source = record<Source>({
  id: text,
  path: text,
  kind: oneOf('capture', 'transcript', 'show', 'config', 'mixed'),
  givenSide: orNull(side),
  format: text,
  linkTypes: texts,
  frames: orNull(count),
  bytes: count,
  encoding: orNull(text),
  language: orNull(text),
  messages: orNull(count),
  unknownMessages: orNull(count),
  unknownShapes: list(record<Source['unknownShapes'][number]>({ shape: text, count, line: count })),
  complete: flag,
  problems: list(problem),
  first: orNull(instant),
  last: orNull(instant),
  counts: table(count),
});

const observation = record<Observation>({
  where: record<Where>({
    source: text,
    frame: optional(positive),
    line: optional(positive),
    endLine: optional(positive),
  }),
  ordinal: count,
  at: orNull(instant),
  medium: oneOf('log', 'wire', 'show', 'config'),
  speaker: orNull(record<Speaker>({ side: orNull(side), host: orNull(text), nbma: orNull(address) })),
  message: orNull(text),
  event,
  text,
});

const set = record<ObservationSet>({ sources: list(source), observations: list(observation) });

/** The value as a set of observations; a sentence that says where it is none, when it is none. */
export function asObservationSet(value: unknown): ObservationSet | string {
  const flaw = set(value);
  if (flaw !== null) return `${flaw.path.replace(/^\./, '') || 'the document'} must be ${flaw.wanted}`;
  const { sources, observations } = value as ObservationSet;
  const ids = new Set<string>();
  for (const [index, { id }] of sources.entries()) {
    if (ids.has(id)) return `sources[${index}].id must be the id of no other source`;
    ids.add(id);
  }
  const stray = observations.findIndex(({ where }) => !ids.has(where.source));
  return stray < 0
    ? { sources, observations }
    : `observations[${stray}].where.source must be the id of a source`;
}
