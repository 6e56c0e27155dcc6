/** One router's log in several files, as after a rotation: what the lines of one tell of those of the other. */
import type { Address, Event, Observation, Source } from '../observation.ts';
import { completeLog } from '../router-log/complete.ts';

/**
 * Reads the files again as the one log that they are, if each goes on where another ended; files of the same time
 * (one per facility) stay as each of them tells by itself. The observations that were given are not changed.
 */
export function continueLog(
  observations: Observation[],
  sources: ReadonlyMap<string, Source>,
  nbma: Address | null,
): Observation[] {
  const files = filesInTurn(observations);
  if (files === null || files.length < 2 || !files.every((file) => isWhole(sources.get(file)!)))
    return observations;
  const log = observations.map((observation) => ({ ...observation, event: unnamed(observation.event) }));
  completeLog(log, nbma);
  return log;
}

/** The files in the order in which they come; null when they alternate. */
function filesInTurn(observations: readonly Observation[]): string[] | null {
  const files: string[] = [];
  for (const { where } of observations) {
    if (files.at(-1) === where.source) continue;
    if (files.includes(where.source)) return null;
    files.push(where.source);
  }
  return files;
}

/** An IOS log of which every line is there: beyond a limit those that name packets are left out. */
function isWhole({ format, problems }: Source): boolean {
  return format.startsWith('ios') && !problems.some(({ code }) => code === 'limit');
}

/** A copy of what the log tells by its other lines, without the name that one file gave a packet. */
function unnamed(event: Event): Event {
  if (event.kind !== 'ike-message' || event.exchange === 'ikev2') return { ...event };
  return { ...event, exchange: null, name: null, messageId: null, encrypted: null, repeat: false };
}
