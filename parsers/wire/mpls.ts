/** MPLS label stacks (RFC 3032 section 2.1). */
import type { Problem } from '../problem.ts';
import { hasRoom, u32 } from './bytes.ts';

const ENTRY = 4;
/** Real stacks have two or three entries; a longer one is damage, and this bounds the walk. */
const MAX_LABELS = 16;

export interface Mpls {
  labels: number[];
  /** Where the payload starts, behind the entry with the bottom-of-stack bit. */
  start: number;
}

/** Reads a label stack down to its bottom; null when it is cut or deeper than the limit. */
export function decodeMpls(bytes: Uint8Array, start: number, end: number, problems: Problem[]): Mpls | null {
  const labels: number[] = [];
  for (let at = start; labels.length < MAX_LABELS; at += ENTRY) {
    if (!hasRoom(problems, at, end, ENTRY, { layer: 'mpls', what: 'a label stack entry' })) return null;
    const entry = u32(bytes, at);
    labels.push(entry >>> 12);
    if ((entry & 0x100) !== 0) return { labels, start: at + ENTRY };
  }
  problems.push({
    code: 'limit',
    layer: 'mpls',
    message: `more than ${MAX_LABELS} labels without a bottom of stack; the rest was not read`,
    offset: start,
  });
  return null;
}
