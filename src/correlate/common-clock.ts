import type { ClockOffset, Placed } from './attempt.ts';

/** How to bring a source's stamps onto the clock of the reference: subtract `shift`; true within `halfWidth`. */
export interface Alignment {
  shift: bigint;
  halfWidth: bigint;
}

/**
 * Brings every source onto the clock of one of them, over the chain of offsets with the least uncertainty.
 * Sources of one column and one kind of clock were stamped by one router or one capturing machine: theirs
 * differ by nothing.
 */
export function alignTo(
  reference: string,
  clocks: readonly ClockOffset[],
  placed: readonly Placed[],
): Map<string, Alignment> {
  // The usual case with thousands of attempts: one source, one clock.
  if (placed.every(({ observation }) => observation.where.source === reference))
    return new Map([[reference, { shift: 0n, halfWidth: 0n }]]);
  return alignSources(reference, clocks, clocksOf(placed));
}

/**
 * The same, told which sources have one clock.
 * @param shared groups of sources that differ by nothing
 */
export function alignSources(
  reference: string,
  clocks: readonly ClockOffset[],
  shared: readonly (readonly string[])[],
): Map<string, Alignment> {
  const edges = new Map<string, { to: string; shift: bigint; halfWidth: bigint }[]>();
  const connect = (from: string, to: string, shift: bigint, halfWidth: bigint): void => {
    const list = edges.get(from);
    if (list) list.push({ to, shift, halfWidth });
    else edges.set(from, [{ to, shift, halfWidth }]);
  };
  for (const { a, b, min, max } of clocks) {
    if (min === null || max === null) continue;
    const middle = (min + max) / 2n;
    connect(a, b, middle, (max - min) / 2n);
    connect(b, a, -middle, (max - min) / 2n);
  }
  for (const group of shared) {
    for (const source of group.slice(1)) {
      connect(group[0]!, source, 0n, 0n);
      connect(source, group[0]!, 0n, 0n);
    }
  }
  const alignments = new Map<string, Alignment>([[reference, { shift: 0n, halfWidth: 0n }]]);
  const open = new Set([reference]);
  while (open.size > 0) {
    const nearest = [...open].reduce((x, y) =>
      alignments.get(y)!.halfWidth < alignments.get(x)!.halfWidth ? y : x,
    );
    open.delete(nearest);
    const base = alignments.get(nearest)!;
    for (const { to, shift, halfWidth } of edges.get(nearest) ?? []) {
      const known = alignments.get(to);
      const width = base.halfWidth + halfWidth;
      if (known && known.halfWidth <= width) continue;
      alignments.set(to, { shift: base.shift + shift, halfWidth: width });
      open.add(to);
    }
  }
  return alignments;
}

/** Sources that one clock stamped: the logs of one router, the captures of one place. */
export function clocksOf(placed: readonly Placed[]): string[][] {
  const groups = new Map<string, Set<string>>();
  for (const { observation, column } of placed) {
    if (observation.at === null || column === 'wire') continue;
    const key = `${column} ${observation.at.clock}`;
    const group = groups.get(key);
    if (group) group.add(observation.where.source);
    else groups.set(key, new Set([observation.where.source]));
  }
  return [...groups.values()].map((group) => [...group].sort());
}
