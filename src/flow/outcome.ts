/** Whether an attempt that did not get to its end stalled, or whether nobody can tell. */
import { COLUMNS, type Column, type Placed } from '../correlate/attempt.ts';
import { millisecondsBetween } from '../correlate/time.ts';
import type { Scene, Seen } from './seen.ts';
import { registrationsOf } from './step-sightings.ts';
import type { WalkedStep } from './walk.ts';

/** A source that ends sooner than this after the last message may simply have been stopped too early. */
const QUIET_MILLISECONDS = 3_000;

/** Whether it is proved that the first open step did not come to pass. */
export function isStalled(
  pending: WalkedStep,
  scene: Scene,
  steps: readonly WalkedStep[],
  lastStep: number,
): boolean {
  if (pending.verdict === 'failed') return true;
  const { attempt, seen } = scene;
  // Where no end was seen to try, nothing can have stalled.
  const told = seen.all.filter(isTrouble);
  if (told.length === 0 && seen.crossings.length === 0 && seen.in('spokeLog').length === 0) return false;
  if (lastWordOfHub(scene)?.isUp === false) return true;
  // What a router says of the last step itself is not hidden inside ESP.
  const ofLast = steps[lastStep - 1]?.sightings;
  if (ofLast && COLUMNS.some((column) => ofLast[column].some(isFailure))) return true;
  const begun = begunAt(steps, seen, lastStep);
  if (seen.all.some((placed, position) => position >= begun && isTrouble(placed)) || asksInVain(scene))
    return pending.verdict !== 'not-visible' || !hiddenByEncryption(pending, attempt, lastStep);
  if (pending.verdict === 'not-visible') return false;
  return !endsTooEarly(scene);
}

/** From here on everything is inside ESP that nobody opened: the outcome cannot be read from outside. */
function hiddenByEncryption(pending: WalkedStep, attempt: Scene['attempt'], lastStep: number): boolean {
  return pending.step.facility === 'nhrp' && attempt.crypto !== 'none' && lastStep >= pending.step.number - 2;
}

/** Position of the first sighting of the last step that is done: what went wrong before it was overcome. */
function begunAt(steps: readonly WalkedStep[], seen: Seen, lastStep: number): number {
  for (let i = steps.length - 1; i >= 0; i--) {
    const { step, sightings } = steps[i]!;
    if (step.number > lastStep || COLUMNS.every((column) => sightings[column].length === 0)) continue;
    const first = COLUMNS.flatMap((column) => sightings[column][0] ?? []);
    return Math.min(...first.map((placed) => seen.positionOf(placed)));
  }
  return 0;
}

/** The hub’s last word on this client (`NHRP_NHC_UP`, `NHRP_NHC_DOWN`); null when it has none. */
export function lastWordOfHub({ seen }: Pick<Scene, 'seen'>): { isUp: boolean; placed: Placed } | null {
  const placed = seen
    .events('nhrp-state')
    .findLast(({ column, observation }) => column === 'hubLog' && clientState(observation) !== null);
  return placed === undefined ? null : { isUp: clientState(placed.observation) === 'client-up', placed };
}

function clientState({ event }: Placed['observation']): string | null {
  if (event.kind !== 'nhrp-state') return null;
  return event.what === 'client-up' || event.what === 'client-down' ? event.what : null;
}

/** The first thing that a router says of trouble. */
export function firstTrouble({ seen }: Pick<Scene, 'seen'>): Placed | null {
  return seen.all.find((placed) => placed.observation.medium === 'log' && isTrouble(placed)) ?? null;
}

function isFailure({ observation: { event } }: Placed): boolean {
  return event.kind === 'failure';
}

/** Repeats and failures: signs that somebody waits in vain. */
function isTrouble(placed: Placed): boolean {
  const { event } = placed.observation;
  if (placed.repeat && placed.crossing !== null) return true;
  return (
    // The peer still uses an SA that is gone: harmless by itself.
    (event.kind === 'failure' && event.what !== 'no-sa') ||
    (event.kind === 'nhrp-state' && (event.what === 'client-down' || event.what === 'nhs-down')) ||
    // `%CRYPTO-5-SESSION_STATUS`: a router deletes SAs for other reasons too, but that session was up.
    (event.kind === 'ike-milestone' && event.what === 'sa-deleted' && placed.observation.message === 'Y5') ||
    (event.kind === 'ike-milestone' && (event.what === 'gave-up' || event.what === 'retransmitting')) ||
    (event.kind === 'nhrp-state' && event.what === 'no-nhs' && placed.column === 'spokeLog')
  );
}

/** The same place saw the registration asked for again after a reply was due, and nobody saw a reply. */
function asksInVain(scene: Scene): boolean {
  if (scene.seen.sightings('registration-reply').length > 0) return false;
  const first = new Map<Column, Placed>();
  return registrationsOf(scene).inTunnel.some((placed) => {
    const { observation, column } = placed;
    if (observation.at === null) return false;
    const at = first.get(column)?.observation.at;
    if (!at) first.set(column, placed);
    return (
      at?.clock === observation.at.clock && millisecondsBetween(at, observation.at) >= QUIET_MILLISECONDS
    );
  });
}

/** Nobody recorded long enough to say that something did not come; without time stamps nobody can say so. */
function endsTooEarly({ seen, watches }: Scene): boolean {
  const quiet = COLUMNS.flatMap((column) => {
    const watch = watches[column];
    const last = seen
      .in(column)
      .findLast((placed) => placed.observation.at !== null && placed.crossing !== null);
    if (!last?.observation.at || !watch.last || watch.last.clock !== last.observation.at.clock) return [];
    return [millisecondsBetween(last.observation.at, watch.last)];
  });
  if (quiet.length === 0) return !seen.all.some((placed) => placed.observation.at !== null);
  return quiet.every((milliseconds) => milliseconds < QUIET_MILLISECONDS);
}
