/** Sources of patterns for the values that show outputs share; each is linear and has no group. */
export const ADDRESS = '(?:\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,40})';
export const IPV4 = '\\d{1,3}(?:\\.\\d{1,3}){3}';
export const DURATION = '(?:\\d{1,6}:\\d\\d:\\d\\d|(?:\\d{1,6}[ywdhms]){1,6}|never)';
/** An interface name, long or short. */
export const INTERFACE = '[A-Za-z][A-Za-z-]{0,30}\\d[\\d/.:]{0,20}';

const unitSeconds: Record<string, number> = { y: 31_536_000, w: 604_800, d: 86_400, h: 3600, m: 60, s: 1 };

/**
 * Seconds of a duration as IOS prints it: `00:27:07`, `1d02h`, `3w5d`, `1y2w` (a year is 365 days).
 * Null for `never` and for anything else.
 */
export function parseDuration(text: string): number | null {
  const clock = /^(\d{1,6}):(\d\d):(\d\d)$/.exec(text);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  if (!/^(?:\d{1,6}[ywdhms]){1,6}$/.test(text)) return null;
  let seconds = 0;
  for (const part of text.matchAll(/(\d+)([ywdhms])/g)) seconds += Number(part[1]) * unitSeconds[part[2]!]!;
  return seconds;
}

/** `0x` and 8 lower-case digits from the hexadecimal digits of an SPI, which IOS prints without leading zeros. */
export function spi(digits: string): string {
  return `0x${digits.replace(/^0x/i, '').toLowerCase().padStart(8, '0')}`;
}

/** An address as printed, IPv6 in lower case. */
export function address(text: string): string {
  return text.toLowerCase();
}

/** Words of a list separated by spaces or commas, in the order of print, each once. */
export function words(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((word) => word !== ''))];
}
