import { type ClockOffset, COLUMNS, type Column, type Crossing, type Placed } from './attempt.ts';
import { alignTo } from './common-clock.ts';
import { ANSWERS, chainOf } from './sightings.ts';
import { toNanoseconds } from './time.ts';

/**
 * Orders the sightings of one attempt so that no message is received before it is sent, and none is answered
 * before it is there. Each column keeps its own order; columns are interleaved by aligned time where there is
 * one, and otherwise a column waits until the message it received next, or answers next, has left.
 */
export function orderCausally(placed: readonly Placed[], clocks: readonly ClockOffset[]): Placed[] {
  const columns = new Map<string, Placed[]>();
  for (const entry of placed) {
    const list = columns.get(entry.column);
    if (list) list.push(entry);
    else columns.set(entry.column, [entry]);
  }
  const queues = [...columns.values()];
  if (queues.length < 2) return [...placed];
  const heads = queues.map(() => 0);
  const time = alignedTimes(placed, clocks);
  const waiting = countSightings(placed);
  const ordered: Placed[] = [];
  let current = 0;
  while (ordered.length < placed.length) {
    const open = queues.flatMap((queue, index) => (heads[index]! < queue.length ? [index] : []));
    const ready = open.filter((index) => !mustWait(queues[index]![heads[index]!]!, waiting));
    const candidates = ready.length > 0 ? ready : open;
    let next = candidates.includes(current) ? current : candidates[0]!;
    for (const index of candidates) {
      const mine = time(queues[index]![heads[index]!]!);
      const best = time(queues[next]![heads[next]!]!);
      if (mine !== null && best !== null && mine < best) next = index;
    }
    const entry = queues[next]![heads[next]!]!;
    heads[next]!++;
    if (entry.crossing !== null)
      waiting.set(
        `${entry.crossing} ${entry.column}`,
        (waiting.get(`${entry.crossing} ${entry.column}`) ?? 1) - 1,
      );
    waiting.set(`seen ${entry.crossing} ${entry.column}`, 1);
    ordered.push(entry);
    current = next;
  }
  return ordered;
}

function countSightings(placed: readonly Placed[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { crossing, column } of placed) {
    if (crossing !== null)
      counts.set(`${crossing} ${column}`, (counts.get(`${crossing} ${column}`) ?? 0) + 1);
  }
  return counts;
}

/** A column nearer to the sender has the message too, or another column what it answers, and has not come to it yet. */
function mustWait(entry: Placed, waiting: ReadonlyMap<string, number>): boolean {
  if (entry.crossing === null || entry.sender === null) return false;
  const answered = ANSWERS[entry.crossing];
  if (answered !== undefined && isStillToCome(answered, entry.column, waiting)) return true;
  const chain = chainOf(entry.sender);
  const position = chain.indexOf(entry.column);
  return chain.slice(0, Math.max(position, 0)).some((column) => {
    const key = `${entry.crossing} ${column}`;
    return (waiting.get(key) ?? 0) > 0 && !waiting.has(`seen ${key}`);
  });
}

/** Nobody has shown the message yet, and a column other than this one is going to. */
function isStillToCome(crossing: Crossing, own: Column, waiting: ReadonlyMap<string, number>): boolean {
  if (COLUMNS.some((column) => waiting.has(`seen ${crossing} ${column}`))) return false;
  return COLUMNS.some((column) => column !== own && (waiting.get(`${crossing} ${column}`) ?? 0) > 0);
}

/** Times on the clock of the first source that has any. */
function alignedTimes(
  placed: readonly Placed[],
  clocks: readonly ClockOffset[],
): (placed: Placed) => bigint | null {
  const reference = placed.find(({ observation }) => observation.at !== null)?.observation.where.source;
  if (reference === undefined) return () => null;
  const alignments = alignTo(reference, clocks, placed);
  return ({ observation }) => {
    const alignment = alignments.get(observation.where.source);
    if (observation.at === null || !alignment) return null;
    return toNanoseconds(observation.at) - alignment.shift;
  };
}
