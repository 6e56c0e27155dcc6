/** Puts what was said into a release's lines: stamps, sequence numbers, syslog heads, tags. */
import { english, type Wordings } from './english.ts';
import { failureWords } from './failure-words.ts';
import type { Said } from './said.ts';
import { type Release, tagOf } from './tags.ts';

/** The head of every line. */
export type Head =
  | 'none'
  | 'milliseconds'
  | 'unset' // `*`: never synchronised
  | 'lost' // `.`: synchronised once
  | 'zone'
  | 'glued-zone'
  | 'double-colon'
  | 'year'
  | 'uptime'
  | 'sequence'
  | 'syslog' // PRI and sequence number
  | 'server'; // a syslog server's own stamp and the host name in front

export interface Printing {
  release: Release;
  head: Head;
  /** Seconds since 1970 of the story's start on this router's clock. */
  start: number;
  /** Every line of a message has the head, as a router's own log has it. */
  headOnEveryLine?: boolean;
  wordings?: Wordings;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number): string => String(value).padStart(2, '0');

function calendar(milliseconds: number, fraction: boolean, year = false): string {
  const date = new Date(milliseconds);
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  const day = `${MONTHS[date.getUTCMonth()]} ${String(date.getUTCDate()).padStart(2, ' ')}`;
  const rest = fraction ? `.${String(date.getUTCMilliseconds()).padStart(3, '0')}` : '';
  return `${day} ${year ? `${date.getUTCFullYear()} ` : ''}${time}${rest}`;
}

/** Uptime of the router when the story begins. */
const UPTIME = 27 * 60_000;

function head(one: Said, at: number, { head: form, start }: Printing, sequence: number): string {
  const now = start * 1000 + at;
  const number = String(sequence).padStart(6, '0');
  switch (form) {
    case 'none':
      return '';
    case 'milliseconds':
      return `${calendar(now, true)}: `;
    case 'unset':
      return `*${calendar(now, true)}: `;
    case 'lost':
      return `.${calendar(now, true)}: `;
    case 'zone':
      return `${calendar(now, true)} UTC: `;
    case 'glued-zone':
      return `${calendar(now, false)}KST: `;
    case 'double-colon':
      return `${calendar(now, true)} EDT: : `;
    case 'year':
      return `*${calendar(now, true, true)}: `;
    case 'uptime': {
      const up = UPTIME + at;
      return `${two(Math.floor(up / 3_600_000))}:${two(Math.floor(up / 60_000) % 60)}:${two(Math.floor(up / 1000) % 60)}: `;
    }
    case 'sequence':
      return `${number}: *${calendar(now, true)}: `;
    case 'syslog':
      return `<191>${1_570_000 + sequence}: ${calendar(now, true)}: `;
    case 'server':
      // The server stamps on arrival with its own clock, to the second.
      return `${calendar(now + 300, false)} ${one.router.host.toLowerCase()} ${1_570_000 + sequence}: *${calendar(now, true)}: `;
  }
}

const NONE: Wordings = {};

/** The lines of one message. */
export function linesOf(one: Said, release: Release, wordings: Wordings = NONE): string[] {
  const wording = wordings[one.id] ?? english[one.id] ?? failureWords[one.id];
  if (!wording) throw new Error(`no words for ${one.id}`);
  const words = wording(one.values, { xe: release === 'xe17' });
  const [first, ...rest] = typeof words === 'string' ? [words] : words;
  return [`${tagOf(one, release)}${first}`, ...rest];
}

/** A log: one line per line of every message. */
export function print(said: readonly Said[], printing: Printing): string {
  const lines: string[] = [];
  let sequence = 41;
  for (const one of said) {
    const message = linesOf(one, printing.release, printing.wordings);
    sequence++;
    message.forEach((line, index) => {
      const isNew = index === 0 || /^(?:IPSEC|NHRP|ISAKMP|%)/.test(line);
      const withHead = isNew || printing.headOnEveryLine === true;
      lines.push(`${withHead ? head(one, one.at, printing, sequence) : ''}${line}`);
    });
  }
  return `${lines.join('\n')}\n`;
}
