import type { Evidence, Report, ReportedAttempt } from '../../judgement.ts';
import { type Arranged, arrange, evidenceKey } from '../occurrences.ts';

/** An attempt with what the parts of its section share: its anchors, and which event stands where. */
export interface AttemptView {
  attempt: ReportedAttempt;
  report: Report;
  /** Prefix of every anchor of this attempt, unique in the page. */
  anchor: string;
  arranged: Arranged;
  /** The name of a source, without the folder that all of them share. */
  nameOf: (source: string) => string;
  /** Events that the time line of the page lists. */
  shownEvents: number;
  /** Address of an event for a link: the event itself, or the time line where it is not listed. */
  linkTo: (entry: number) => string;
  /** The event that a piece of evidence is, for a link; null when it is none of this attempt's. */
  linkOf: (evidence: Evidence) => string | null;
}

/** Events listed per attempt and in the page: with more it is slow to open, and JSON and CSV have all of them. */
const MAX_EVENTS = 3000;
const MAX_PAGE_EVENTS = 12_000;

/** The anchor of an attempt's section. Made of its position, not of anything an input said. */
export function anchorOf(attempt: ReportedAttempt, report: Report): string {
  return `a${report.attempts.indexOf(attempt) + 1}`;
}

/** `attempts`: how many share the page. */
export function viewOf(attempt: ReportedAttempt, report: Report, attempts: number): AttemptView {
  const anchor = anchorOf(attempt, report);
  const room = Math.min(MAX_EVENTS, Math.floor(MAX_PAGE_EVENTS / attempts));
  const shownEvents = Math.min(attempt.timeline.length, room);
  const linkTo = (entry: number) => (entry < shownEvents ? `#${anchor}-e${entry}` : `#${anchor}-timeline`);
  const entries = new Map<string, number>();
  for (const [index, { evidence }] of attempt.timeline.entries()) {
    const key = evidenceKey(evidence);
    if (!entries.has(key)) entries.set(key, index);
  }
  return {
    attempt,
    report,
    anchor,
    arranged: arrange(attempt),
    nameOf: shortNames(report),
    shownEvents,
    linkTo,
    linkOf: (evidence) => {
      const entry = entries.get(evidenceKey(evidence));
      return entry === undefined ? null : linkTo(entry);
    },
  };
}

/** Names of sources without the folder that all of them share; the list of sources has the whole path. */
export function shortNames({ sources }: Report): (source: string) => string {
  const [first] = sources;
  if (!first || sources.length < 2) return (source) => source;
  let folder = first.id.slice(0, first.id.lastIndexOf('/') + 1);
  while (folder !== '' && !sources.every(({ id }) => id.startsWith(folder)))
    folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
  return (source) => (source.startsWith(folder) ? source.slice(folder.length) : source);
}
