/** Continuation lines of ISAKMP messages. Blank lines and prose inside a block do not close it. */
import type { Block, Fields, Subject } from './row.ts';
import {
  address,
  addresses,
  hexSpi,
  lastValue,
  numberAfter,
  numbers,
  says,
  unindent,
  unsigned,
} from './scan.ts';

/**
 * How many lines that are no part of a block may stand inside it: the longest explanation that a page
 * break put into a block of the documents met is a third of this.
 */
export const STRAY_LINES = 24;

/** Walks over the following lines and gives each that is not blank to `take`, until it says that all is read. */
export function walk(
  following: readonly string[],
  take: (line: string) => 'part' | 'stray' | 'last',
): number {
  let stray = 0;
  let consumed = 0;
  for (let i = 0; i < following.length && stray <= STRAY_LINES; i++) {
    const line = unindent(following[i]!);
    if (line === '') continue;
    const what = take(line);
    if (what === 'stray') stray++;
    else consumed = i + 1;
    if (what === 'last') break;
  }
  return consumed;
}

const IDENTITY = ['nextPayload', 'type', 'value', 'protocol', 'port', 'length'] as const;

/** I37: six lines `word : value` in a fixed order; the first is `next-payload`. */
export function identityBlock(s: Subject): Block {
  const fields: Fields = {
    nextPayload: null,
    type: null,
    value: null,
    protocol: null,
    port: null,
    length: null,
  };
  let at = 0;
  const consumed = walk(s.following, (line) => {
    if (at === 0 && !line.includes('next-payload')) return 'stray';
    const value = lastValue(line);
    if (!line.includes(':') || value === '' || line.length > 90) return 'stray';
    const name = IDENTITY[at]!;
    if (name !== 'value' && !/^\d{1,10}$/.test(value)) return 'stray';
    fields[name] = name === 'value' ? (address(line) ?? value) : Number(value);
    at++;
    return at === IDENTITY.length ? 'last' : 'part';
  });
  return { fields, consumed };
}

/** I40: `spi <n>, message ID = <id>, sa = 0x<pointer>` on the next line. */
export function notifyBlock(s: Subject): Block {
  const own = /\bsa = |ID\s*=/.test(s.body) ? s.body : null;
  const next = unindent(s.following[0] ?? '');
  const line = own ?? (next.startsWith('spi') ? next : '');
  return {
    fields: { messageId: unsigned(numberAfter(line, 'ID =', 'ID=')) },
    consumed: own === null && line !== '' ? 1 : 0,
  };
}

/** I41: `authenticated` on the next line. */
export function statusBlock(s: Subject): Block {
  if (says(s.body.replace('authentication', ''), 'authenticated'))
    return { fields: { authenticated: true }, consumed: 0 };
  const next = unindent(s.following[0] ?? '');
  const stands = next.length < 30 && says(next, 'authenticated');
  return { fields: { authenticated: stands ? true : null }, consumed: stands ? 1 : 0 };
}

/** `<local>/<peer>/<port>/` of I44. */
export function insertedPeer(body: string): Fields | null {
  const at = body.indexOf('/');
  if (at < 0) return null;
  const pair = addresses(body.replaceAll('/', ' '));
  const port = /\/(\d{1,5})\/\s*,?/.exec(body);
  if (pair.length < 2 || port === null || body.includes('_proxy')) return null;
  return { local: pair[0]!, peer: pair[1]!, peerPort: Number(port[1]) };
}

/** I44 on late releases: `and inserted successfully <pointer>.` on its own line. */
export function insertedBlock(s: Subject): Block {
  const next = unindent(s.following[0] ?? '');
  return { fields: {}, consumed: next.startsWith('and inserted successfully') ? 1 : 0 };
}

/** I51: the inbound SA, then the outbound one: `(f/i)` with two addresses, proxy, SPI, seconds, kilobytes. */
export function saPairBlock(s: Subject): Block {
  const fields: Fields = {
    inboundSource: null,
    inboundDestination: null,
    inboundSpi: null,
    outboundSource: null,
    outboundDestination: null,
    outboundSpi: null,
    lifetimeSeconds: null,
    lifetimeKilobytes: null,
  };
  let way: 'inbound' | 'outbound' | null = null;
  let lifetimes = 0;
  const consumed = walk(s.following, (line) => {
    if (line.includes('(f/i)')) {
      if (way === 'outbound') return 'stray';
      way = way === null ? 'inbound' : 'outbound';
      lifetimes = 0;
      const [source, destination] = addresses(line);
      fields[`${way}Source`] = source ?? null;
      fields[`${way}Destination`] = destination ?? null;
      return 'part';
    }
    if (way === null) return 'stray';
    if (addresses(line).length === 2 && line.startsWith('(')) return 'part';
    const spi = /spi/i.test(line) ? hexSpi(line) : null;
    if (spi !== null) {
      fields[`${way}Spi`] = spi;
      return 'part';
    }
    const values = numbers(line.replace(/[^\x20-\x7e]/g, ' '));
    const spoken = says(line, 'seconds') ? 0 : says(line, 'kilobytes') ? 1 : lifetimes;
    if (
      values.length === 1 &&
      addresses(line).length === 0 &&
      line.length < 60 &&
      fields[`${way}Spi`] !== null
    ) {
      fields[spoken === 0 ? 'lifetimeSeconds' : 'lifetimeKilobytes'] = values[0]!;
      lifetimes++;
      return lifetimes === 2 && way === 'outbound' ? 'last' : 'part';
    }
    return 'stray';
  });
  return { fields, consumed };
}
