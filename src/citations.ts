import { evidenceOf } from './evidence.ts';
import type { Seen } from './flow/seen.ts';
import type { Evidence, TimelineEntry } from './judgement.ts';
import type { Observation } from './observation.ts';

/** The references to what was seen of one attempt: made once, for the timeline, and cited by everything else. */
export class Citations {
  readonly #entries: ReadonlyMap<Observation, TimelineEntry>;

  constructor({ all }: Seen, timeline: readonly TimelineEntry[]) {
    const entries = new Map<Observation, TimelineEntry>();
    for (const [position, { observation }] of all.entries()) entries.set(observation, timeline[position]!);
    this.#entries = entries;
  }

  /** Also of what is not in the timeline, such as one line of a configuration. */
  evidenceOf(observation: Observation): Evidence {
    return this.#entries.get(observation)?.evidence ?? evidenceOf(observation);
  }

  /** With its time since the attempt's first event. */
  withOffset(observation: Observation): Evidence {
    const entry = this.#entries.get(observation);
    const { source, at, text, frame, line, lines } = entry?.evidence ?? evidenceOf(observation);
    const evidence: Evidence = { source, at, text };
    if (frame !== undefined) evidence.frame = frame;
    if (lines !== undefined) evidence.lines = lines;
    if (line !== undefined) evidence.line = line;
    evidence.offset = entry?.offset ?? null;
    return evidence;
  }
}
