/** nhrpd's sentences besides packets: one row each. */
import type { NhrpdBase, NhrpdFact, NhrpdState } from './nhrpd-fact.ts';

/** What rows remember from line to line. */
export interface NhrpdContext {
  /** GRE interfaces and what was last told of them. */
  interfaces: Map<string, { key: number; nbma: string | null; up: boolean }>;
  /** Own tunnel addresses: an entry for one of them is no client's. */
  own: Set<string>;
  /** Type of the cache entry that is being made, by its number; null when no line told it. */
  entryType: string | null;
  /** Whether the last authentication string compared was the own one; null when none was. */
  authentication: 'equal' | 'different' | null;
  /** Protocol address of the server whose registration reply came last. */
  server: string | null;
}

export function newContext(): NhrpdContext {
  return { interfaces: new Map(), own: new Set(), entryType: null, authentication: null, server: null };
}

export interface NhrpdRow {
  pattern: RegExp;
  apply(match: RegExpExecArray, base: NhrpdBase, context: NhrpdContext): NhrpdFact[];
}

/** Interfaces remembered; a router with more tunnels than this is none. */
const maximumInterfaces = 4096;
const unspecified = '(unspec)';
const addressPattern = /^[0-9a-fA-F.:]{2,45}$/;

/** nhrpd's number for an entry of an own address (`NHRP_CACHE_LOCAL`). */
const localEntry = '7';

/** RFC 2332 section 5.3.4.3's number for the words of nhrpd. */
const authenticationFailure = 11;

const errors: Record<string, string> = {
  'authentication failure': 'nhrp-authentication-failed',
  'peer not online': 'peer-not-online',
  'nhrp not enabled': 'nhrp-not-enabled',
  'bad checksum': 'nhrp-packet-malformed',
  'corrupt header': 'nhrp-packet-malformed',
  'extoff larger than packet': 'nhrp-packet-malformed',
  'extoff smaller than header offset': 'nhrp-packet-malformed',
};

export const nhrpdRows: NhrpdRow[] = [
  {
    pattern: /^NHS: Register ([\w.:()?%-]{2,45}) -> ([\w.:()?%-]{2,45}) \(timeout (\d{1,9})\)$/,
    apply: (match, base) => [
      state(base, 'registering', {
        protocolAddress: match[2]!,
        detail: `timeout ${match[3]} s`,
        role: 'spoke',
      }),
    ],
  },
  {
    pattern: /^NHS: Waiting link for ([\w.:()?%-]{2,45}), retrying in (\d{1,9}) seconds$/,
    apply: (match, base) => [
      state(base, 'waiting-for-link', { nbma: match[1]!, detail: `retry in ${match[2]} s`, role: 'spoke' }),
    ],
  },
  {
    pattern: /^NHS: CIE registration: ([\w.:()?%-]{2,45}): (\d{1,3})$/,
    apply(match, base, context) {
      const code = Number(match[2]);
      if (code === 0) return [state(base, 'nhs-up', { protocolAddress: context.server, role: 'spoke' })];
      const fields = { protocolAddress: match[1]!, server: context.server, code };
      return [failure(base, 'registration-refused', null, fields)];
    },
  },
  {
    pattern: /^NHS: Registration failed$/,
    apply: (_, base) => [failure(base, 'registration-failed', null, {})],
  },
  {
    pattern:
      /^(!LOCAL|!UNKNOWN-REQID|FWD-FAIL) [A-Z][A-Za-z-]{1,40}\((\d{1,3})\) ([\w.:()?%-]{2,45}) -> ([\w.:()?%-]{2,45})$/,
    apply(match, base) {
      const packetType = Number(match[2]);
      if (match[1] !== '!LOCAL') {
        const what = match[1] === 'FWD-FAIL' ? 'nhrp-forward-failed' : 'unknown-request-id';
        return [failure(base, what, null, { packetType, from: match[3]!, to: match[4]! })];
      }
      // Only a server takes a registration request for itself, only a client a reply.
      const role = packetType === 3 ? 'hub' : packetType === 4 ? 'spoke' : null;
      return [state(base, 'received-for-us', { protocolAddress: match[3]!, role })];
    },
  },
  {
    pattern: /^Parsing and replying to Registration Req$/,
    apply: () => [],
  },
  {
    // The two strings stand here in hex; only whether they are equal is kept.
    pattern: /^Processing Authentication Extension for \([^|]{0,600}\|(-?\d{1,10})\)$/,
    apply(match, _, context) {
      context.authentication = Number(match[1]) === 0 ? 'equal' : 'different';
      return [];
    },
  },
  {
    pattern: /^From ([\w.:()?%-]{2,45}): error: (.{1,200})$/,
    apply(match, base, context) {
      const what = errors[match[2]!] ?? 'nhrp-packet-dropped';
      const fields: Record<string, string | number | null> = { reason: match[2]! };
      if (what === 'nhrp-authentication-failed') {
        fields.code = authenticationFailure;
        fields.strings = context.authentication;
      }
      context.authentication = null;
      return [failure(base, what, match[1]!, fields)];
    },
  },
  {
    // Printed when the configuration is read, not when a client comes: it only tells which end this is.
    pattern: /^Adding multicast entry \(([\w.:()?%-]{1,45})\)$/,
    apply(match, base) {
      const dynamic = match[1] === unspecified;
      const nbma = addressOrNull(match[1]!);
      if (!dynamic && nbma === null) return [];
      const detail = dynamic ? 'dynamic' : null;
      return [state(base, 'multicast-configured', { nbma, detail, role: dynamic ? 'hub' : 'spoke' })];
    },
  },
  {
    pattern: /^([\w.:@-]{1,16}): IPv[46] address changed to ([\w.:()?%-]{2,45})\/\d{1,3}$/,
    apply(match, _, context) {
      if (!context.interfaces.has(match[1]!)) return [];
      if (context.own.size >= maximumInterfaces) context.own.clear();
      context.own.add(match[2]!);
      return [];
    },
  },
  {
    pattern: /^cache: new type \d{1,2}\/(\d{1,2}),/,
    apply(match, _, context) {
      context.entryType = match[1]!;
      return [];
    },
  },
  {
    pattern: /^cache: ([\w.:@-]{1,16}) ([\w.:()?%-]{2,45}): accept$/,
    apply(match, base, context) {
      const { own, entryType } = context;
      context.entryType = null;
      // A log that begins in the middle tells neither what it is nor what is the router's own.
      const isClear = entryType !== null || own.size > 0;
      if (!isClear || entryType === localEntry || own.has(match[2]!)) return [];
      return [state(base, 'cache-add', { interface: match[1]!, protocolAddress: match[2]! })];
    },
  },
  {
    pattern:
      /^cache[^:]{0,60}: [Uu]pdate binding for ([\w.:()?%-]{2,45}) dev ([\w.:@-]{1,16}) from \S{1,60}(?: to)? peer\.vc\.nbma ([\w.:()?%-]{2,45})/,
    apply: (match, base) => [
      state(base, 'cache-update', {
        protocolAddress: match[1]!,
        interface: match[2]!,
        nbma: addressOrNull(match[3]!),
      }),
    ],
  },
  {
    pattern: /^if-(up|down): ([\w.:@-]{1,16})$/,
    apply(match, base, context) {
      const known = context.interfaces.get(match[2]!);
      const up = match[1] === 'up';
      // nhrpd prints the line again whenever the kernel tells anything of the interface.
      if (!known || known.up === up) return [];
      known.up = up;
      const what = up ? 'interface-up' : 'interface-down';
      return [state(base, what, { interface: match[2]!, nbma: known.nbma })];
    },
  },
  {
    pattern: /^([\w.:@-]{1,16}): GRE: ([0-9a-f]{1,8}) [0-9a-f]{1,8} ([0-9a-f]{1,8})$/,
    apply(match, base, context) {
      const name = match[1]!;
      const key = networkOrder(match[2]!);
      const local = networkOrder(match[3]!);
      const nbma = local === 0 ? null : dotted(local);
      // The kernel makes a device `gre0` with nothing in it as soon as its module is loaded.
      if (nbma === null && key === 0) return [];
      const known = context.interfaces.get(name);
      if (known && known.key === key && known.nbma === nbma) return [];
      if (context.interfaces.size >= maximumInterfaces) context.interfaces.clear();
      context.interfaces.set(name, { key, nbma, up: known?.up ?? false });
      return [{ ...base, kind: 'interface', interface: name, key, nbma }];
    },
  },
  {
    pattern: /^([\w.:@-]{1,16}): NAT detected, real NBMA address: ([\w.:()?%-]{2,45})$/,
    apply: (match, base) => [{ ...base, kind: 'nat', interface: match[1]!, nbma: match[2]! }],
  },
];

/** nhrpd prints numbers in network order with `%x` on a little-endian machine, as all it runs on are. */
function networkOrder(hex: string): number {
  const value = Number.parseInt(hex, 16);
  return (((value & 0xff) << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24)) >>> 0;
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 0xff).join('.');
}

function addressOrNull(text: string): string | null {
  return addressPattern.test(text) ? text : null;
}

function state(
  base: NhrpdBase,
  what: NhrpdState['what'],
  fields: Partial<Pick<NhrpdState, 'protocolAddress' | 'nbma' | 'interface' | 'detail' | 'role'>>,
): NhrpdState {
  return {
    ...base,
    kind: 'state',
    what,
    protocolAddress: null,
    nbma: null,
    interface: null,
    detail: null,
    role: null,
    ...fields,
  };
}

function failure(
  base: NhrpdBase,
  what: string,
  peer: string | null,
  fields: Record<string, string | number | null>,
): NhrpdFact {
  return { ...base, kind: 'failure', what, peer, fields };
}
