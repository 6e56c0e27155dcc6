import type { Evidence, ReportedAttempt, ReportedParty, ReportedStep, TimelineEntry } from '../judgement.ts';
import { say } from '../language/say.ts';
import { offsetText, spanText } from './time-text.ts';

export type ColumnName = keyof ReportedStep['sightings'];

export const COLUMN_TITLES: Readonly<Record<ColumnName, string>> = {
  spokeLog: 'spoke log',
  spokeWire: 'spoke wire',
  hubWire: 'hub wire',
  hubLog: 'hub log',
  wire: 'wire',
};

/** The four vantage columns, and `wire` only where a capture of unknown side has a part in the attempt. */
export function columnsOf(attempt: ReportedAttempt): ColumnName[] {
  const names: ColumnName[] = ['spokeLog', 'spokeWire', 'hubWire', 'hubLog'];
  const loose =
    attempt.timeline.some(({ column }) => column === 'wire') ||
    attempt.steps.some(({ sightings, watched }) => sightings.wire.length > 0 || watched.wire);
  return loose ? [...names, 'wire'] : names;
}

/** `frame 7`, `line 12`, `lines 12 to 14`, or nothing for a source as a whole. */
export function placeText({ frame, line, lines }: Evidence): string {
  if (frame !== undefined) return say`frame ${frame}`;
  if (lines) return say`lines ${lines[0]} to ${lines[1]}`;
  return line === undefined ? '' : say`line ${line}`;
}

/** Source and place, e.g. `hub.pcap, frame 7`. */
export function locationText(evidence: Evidence): string {
  const place = placeText(evidence);
  return place === '' ? evidence.source : say`${evidence.source}, ${place}`;
}

/** Time on the common clock as an offset, else the source's own time of day, else nothing. */
export function timeText(offset: string | null | undefined, at: string | null): string {
  if (offset) return offsetText(offset);
  return at?.slice(11, 23).replace('Z', '') ?? '';
}

/** `± 163 µs`, or nothing where the time needs no clock but its own. */
export function uncertaintyText({ uncertainty }: TimelineEntry): string {
  return uncertainty === null || uncertainty === '0' ? '' : `± ${spanText(uncertainty)}`;
}

/** `172.16.1.1 (tunnel 10.1.1.1, R2, behind NAT)` */
export function partyText({ nbma, tunnel, hostname, behindNat }: ReportedParty): string {
  const more = [tunnel ? say`tunnel ${tunnel}` : null, hostname, behindNat ? say`behind NAT` : null].filter(
    (part) => part !== null,
  );
  return `${nbma ?? say`address not known`}${more.length > 0 ? ` (${more.join(', ')})` : ''}`;
}

/** Attempts that stalled first, then those that cannot be told; otherwise in their order. */
export function worstFirst(attempts: readonly ReportedAttempt[]): ReportedAttempt[] {
  const rank = { stalled: 0, 'cannot-tell': 1, registered: 2 } as const;
  return [...attempts].sort((a, b) => rank[a.outcome] - rank[b.outcome]);
}

/** To be translated where they are printed, as all texts of tables. */
export const OUTCOME_TEXTS: Readonly<Record<ReportedAttempt['outcome'], string>> = {
  registered: 'registered',
  stalled: 'stalled',
  'cannot-tell': 'cannot tell',
};

export const DOMAIN_TEXTS: Readonly<Record<NonNullable<ReportedAttempt['faultDomain']>, string>> = {
  spoke: 'at the spoke',
  hub: 'at the hub',
  'path-to-hub': 'on the path from spoke to hub',
  'path-to-spoke': 'on the path from hub to spoke',
  path: 'on the path',
  configuration: 'in the configuration',
};
