/**
 * Which entries of a time line are sightings of the same message. Layout only: what a sighting is of has
 * been judged; here those that belong side by side are put side by side.
 */
import type { Evidence, ReportedAttempt, ReportedFlow, TimelineEntry } from '../judgement.ts';

/** One message of the flow with all its sightings and retransmissions. */
export interface Occurrence {
  message: string;
  sender: 'spoke' | 'hub' | null;
  /** Step that it counts for; a registration that only triggers crypto counts for that. */
  step: number | null;
  /** Positions in the time line, in its order. */
  entries: number[];
  /** Most retransmissions that any one column saw. */
  repeats: number;
  /** SPI of an ESP flow. */
  spi: string | null;
}

export interface Arranged {
  occurrences: Occurrence[];
  /** By position in the time line. */
  occurrenceOf: (Occurrence | null)[];
}

/** The step in which a registration request is held back and asks for crypto. */
export const TRIGGER = 'crypto-triggered';

/** Identifies a piece of evidence within a report. */
export function evidenceKey({ source, frame, line, lines, text }: Evidence): string {
  return `${source}\n${frame ?? ''}\n${line ?? lines?.[0] ?? ''}\n${text}`;
}

export function arrange(attempt: ReportedAttempt): Arranged {
  const flows = new Map<string, ReportedFlow>();
  for (const flow of attempt.flows) flows.set(`${flow.source}\n${flow.firstFrame}\n${flow.direction}`, flow);
  const triggers = new Set(attempt.steps.filter(({ id }) => id === TRIGGER).map(({ number }) => number));
  const occurrences: Occurrence[] = [];
  const open = new Map<string, Occurrence>();
  const furthest = new Map<string, number>();
  const occurrenceOf = attempt.timeline.map((entry, index): Occurrence | null => {
    if (entry.message === null) return null;
    const { step } = entry;
    const spi = flowOf(entry, flows)?.spi ?? null;
    const key = `${entry.message}\n${entry.sender}\n${step}\n${spi ?? ''}`;
    let current = open.get(key);
    // A column that has come further in the flow sees a new exchange, not another sighting of the old one.
    // But a registration that only asks for crypto is sent again and again meanwhile.
    const anew =
      !entry.repeat && step !== null && !triggers.has(step) && (furthest.get(entry.column) ?? 0) > step;
    if (
      !current ||
      (anew && current.entries.some((other) => attempt.timeline[other]!.column === entry.column))
    ) {
      current = { message: entry.message, sender: entry.sender, step, entries: [], repeats: 0, spi };
      open.set(key, current);
      occurrences.push(current);
      if (anew) furthest.set(entry.column, step);
    }
    current.entries.push(index);
    if (!entry.repeat && step !== null)
      furthest.set(entry.column, Math.max(furthest.get(entry.column) ?? 0, step));
    return current;
  });
  for (const occurrence of occurrences) occurrence.repeats = repeatsOf(occurrence, attempt.timeline);
  return { occurrences, occurrenceOf };
}

function flowOf({ message, evidence }: TimelineEntry, flows: ReadonlyMap<string, ReportedFlow>) {
  if (message !== 'esp-to-hub' && message !== 'esp-to-spoke') return undefined;
  return flows.get(`${evidence.source}\n${evidence.frame ?? ''}\n${message.slice(4)}`);
}

function repeatsOf({ entries, message }: Occurrence, timeline: readonly TimelineEntry[]): number {
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  for (const index of entries) {
    const { column, repeat, evidence } = timeline[index]!;
    // Registrations are sent anew, not repeated, until one is answered.
    const again = repeat || (message === 'registration-request' && seen.has(column));
    if (again && !seen.has(evidenceKey(evidence))) counts.set(column, (counts.get(column) ?? 0) + 1);
    seen.add(column).add(evidenceKey(evidence));
  }
  return Math.max(0, ...counts.values());
}
