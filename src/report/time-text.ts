import { say } from '../language/say.ts';

/** Seconds with milliseconds from a count of nanoseconds given as text: `+1.204 s`, `-0.003 s`. */
export function offsetText(nanoseconds: string): string {
  const value = BigInt(nanoseconds);
  const sign = value < 0n ? '-' : '+';
  const milliseconds = (value < 0n ? -value : value) / 1_000_000n;
  const seconds = milliseconds / 1000n;
  const rest = String(milliseconds % 1000n).padStart(3, '0');
  if (seconds >= 100_000n) return `${sign}${seconds} s`;
  return `${sign}${seconds}.${rest}`;
}

/** A span of nanoseconds given as text, in the unit that reads best. */
export function spanText(nanoseconds: string): string {
  const value = BigInt(nanoseconds);
  const absolute = value < 0n ? -value : value;
  const sign = value < 0n ? '-' : '';
  const DAY = 86_400_000_000_000n;
  if (absolute >= DAY) return say`${sign}${(Number(absolute / 1_000_000_000n) / 86_400).toFixed(2)} days`;
  if (absolute >= 1_000_000_000n) return `${sign}${(Number(absolute / 1_000_000n) / 1000).toFixed(3)} s`;
  if (absolute >= 1_000_000n) return `${sign}${(Number(absolute / 1000n) / 1000).toFixed(3)} ms`;
  return `${sign}${(Number(absolute) / 1000).toFixed(1)} µs`;
}
