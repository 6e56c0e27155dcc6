import type { Observation } from '../observation.ts';
import type { Attempt, ClockOffset, Placed } from './attempt.ts';
import { chainOf } from './sightings.ts';
import { toNanoseconds } from './time.ts';

/**
 * Bounds the offset between the clocks of every two sources: a message is never seen earlier on its way
 * than it was sent. The first sighting of a message in one place is never earlier than its first sighting
 * in a place before, even when the first copy was lost, so only first sightings are paired.
 */
export function alignClocks(attempts: readonly Attempt[]): ClockOffset[] {
  const bounds = new Map<string, { a: string; b: string; lower: bigint[]; upper: bigint[]; pairs: number }>();
  const bound = (earlier: Observation, later: Observation): void => {
    const from = earlier.where.source;
    const to = later.where.source;
    if (from === to || earlier.at === null || later.at === null) return;
    const [a, b] = from < to ? [from, to] : [to, from];
    let entry = bounds.get(`${a}\n${b}`);
    if (!entry) {
      entry = { a, b, lower: [], upper: [], pairs: 0 };
      bounds.set(`${a}\n${b}`, entry);
    }
    entry.pairs++;
    // A stamp stands for [t, t + precision): the widest reading keeps the bound true.
    const difference = toNanoseconds(later.at) - toNanoseconds(earlier.at);
    if (from === a) entry.upper.push(difference + BigInt(later.at.precision));
    else entry.lower.push(-difference - BigInt(later.at.precision));
  };
  for (const attempt of attempts) {
    for (const sightings of firstsByMessage(attempt).values()) {
      const chain = chainOf(sightings[0]!.sender!);
      const ordered = sightings
        .filter((s) => chain.includes(s.column))
        .sort((x, y) => chain.indexOf(x.column) - chain.indexOf(y.column));
      for (let i = 0; i < ordered.length; i++) {
        for (let j = i + 1; j < ordered.length; j++) {
          if (ordered[i]!.column === ordered[j]!.column || differ(ordered[i]!, ordered[j]!)) continue;
          bound(ordered[i]!.observation, ordered[j]!.observation);
        }
      }
    }
  }
  return [...bounds.keys()].sort().map((key) => {
    const { a, b, lower, upper, pairs } = bounds.get(key)!;
    const low = lower.length > 0 ? lower.reduce((x, y) => (x > y ? x : y)) : null;
    const high = upper.length > 0 ? upper.reduce((x, y) => (x < y ? x : y)) : null;
    // Bounds that cross mean that the clocks moved against each other; the interval is then all they allowed.
    if (low !== null && high !== null && low > high)
      return { a, b, min: high, max: low, pairs, drift: low - high };
    return { a, b, min: low, max: high, pairs, drift: null };
  });
}

/** First sightings that carry a message itself (not a state that follows from it), by message. */
function firstsByMessage(attempt: Attempt): Map<string, Placed[]> {
  const firsts = new Map<string, Placed[]>();
  const seen = new Set<string>();
  for (const placed of attempt.placed) {
    const { event, where } = placed.observation;
    if (placed.crossing === null || placed.repeat || placed.sender === null) continue;
    if (event.kind !== 'ike-message' && event.kind !== 'nhrp-packet') continue;
    const message = placed.crossing;
    if (seen.has(`${message} ${where.source}`)) continue;
    seen.add(`${message} ${where.source}`);
    const list = firsts.get(message);
    if (list) list.push(placed);
    else firsts.set(message, [placed]);
  }
  return firsts;
}

/** Two messages of one name that belong to different quick modes or registrations. */
function differ(a: Placed, b: Placed): boolean {
  const one = a.observation.event;
  const two = b.observation.event;
  if (one.kind === 'ike-message' && two.kind === 'ike-message') {
    return Boolean(one.messageId && two.messageId && one.messageId !== two.messageId);
  }
  if (one.kind === 'nhrp-packet' && two.kind === 'nhrp-packet') {
    return one.requestId !== null && two.requestId !== null && one.requestId !== two.requestId;
  }
  return true;
}
