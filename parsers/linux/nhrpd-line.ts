/** One line of FRR's nhrpd: `2026/11/23 09:34:31 NHRP: [NE2QS-E94GN] text`. */
import { type LogHeader, readLogHeader } from './log-line.ts';

export interface NhrpdLine {
  header: LogHeader;
  /** FRR's own identifier of the message (since release 8), e.g. `PTQ80-8JY6C`. */
  identifier: string | null;
  text: string;
}

const tag = /^(?:NHRP: )?(?:\[([0-9A-Z]{5}-[0-9A-Z]{5})\])?(?:\[EC \d{1,12}\])? ?/;

/** Null for a line that nhrpd did not write. */
export function readNhrpdLine(line: string): NhrpdLine | null {
  const header = readLogHeader(line);
  if (header.program !== 'NHRP' && header.program !== 'nhrpd') return null;
  const start = tag.exec(header.rest)!;
  return { header, identifier: start[1] ?? null, text: header.rest.slice(start[0].length) };
}

/** Whether nhrpd wrote a line; for recognising a file by its content. */
export function looksLikeNhrpd(line: string): boolean {
  const read = readNhrpdLine(line);
  // IOS prints `NHRP: …` too, but neither FRR's identifier nor FRR's date.
  return read !== null && (read.identifier !== null || read.header.program === 'nhrpd' || frrDate.test(line));
}

const frrDate = /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d/;
