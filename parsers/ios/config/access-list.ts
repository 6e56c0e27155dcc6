import { inNetwork } from './networks.ts';
import { type Rule, rule } from './section.ts';

export interface AccessList {
  name: string;
  line: number;
  kind: 'standard' | 'extended' | 'ipv6';
  entries: AccessEntry[];
}

export interface AccessEntry {
  sequence: number | null;
  line: number;
  action: 'permit' | 'deny';
  /** `ip`, `udp`, `esp`, `gre`, `50`, …; `ip` in a standard list. */
  protocol: string;
  source: Endpoint;
  destination: Endpoint;
  /** Words after the addresses, e.g. `established`, `log`. */
  options: string[];
}

export interface Endpoint {
  /** Null: any, or something this program does not resolve (see `unresolved`). */
  address: string | null;
  wildcard: string | null;
  ports: { operator: 'eq' | 'neq' | 'gt' | 'lt' | 'range'; values: number[] } | null;
  /** An object group or a name: what it matches is not known. */
  unresolved: boolean;
}

/** A packet to hold against a list. Null: not known. */
export interface Probe {
  protocol: 'udp' | 'esp' | 'gre' | 'ah' | 'icmp';
  source: string | null;
  destination: string | null;
  sourcePort: number | null;
  destinationPort: number | null;
}

const protocolNumbers: Record<string, string> = {
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '47': 'gre',
  '50': 'esp',
  '51': 'ah',
  ahp: 'ah',
};

const portNames: Record<string, number> = {
  isakmp: 500,
  'non500-isakmp': 4500,
  domain: 53,
  ntp: 123,
  snmp: 161,
  tftp: 69,
  bootps: 67,
  bootpc: 68,
  www: 80,
  telnet: 23,
  bgp: 179,
  rip: 520,
  syslog: 514,
};

/** Takes one end of an entry from the front of the words. */
function endpoint(words: string[]): Endpoint {
  const end: Endpoint = { address: null, wildcard: null, ports: null, unresolved: false };
  const first = words.shift()?.toLowerCase();
  if (first === 'host') {
    end.address = words.shift()?.toLowerCase() ?? null;
    end.wildcard = '0.0.0.0';
  } else if (first === 'object-group') {
    words.shift();
    end.unresolved = true;
  } else if (first?.includes('/') || first?.includes(':')) {
    end.address = first;
  } else if (first !== undefined && /^\d/.test(first)) {
    end.address = first;
    end.wildcard = /^\d+\./.test(words[0] ?? '') ? words.shift()! : '0.0.0.0';
  } else if (first !== 'any' && first !== 'any4' && first !== 'any6') {
    end.unresolved = true;
  }
  const operator = words[0]?.toLowerCase();
  if (
    operator === 'eq' ||
    operator === 'neq' ||
    operator === 'gt' ||
    operator === 'lt' ||
    operator === 'range'
  ) {
    words.shift();
    const values: number[] = [];
    const most = operator === 'range' ? 2 : 10; // IOS takes at most ten ports after eq
    while (values.length < most && words.length > 0) {
      const port = portNames[words[0]!.toLowerCase()] ?? Number(words[0]);
      if (!Number.isInteger(port)) break;
      values.push(port);
      words.shift();
    }
    end.ports = { operator, values };
  }
  return end;
}

const any: Endpoint = { address: null, wildcard: null, ports: null, unresolved: false };

/** Reads an entry after its list's name: `[10] permit udp any host 192.0.2.1 eq isakmp`. */
export function readEntry(text: string, kind: AccessList['kind'], line: number): AccessEntry | null {
  const match = /^(?:(\d{1,10}) )?(permit|deny) (\S.*)$/i.exec(text);
  if (match === null) return null;
  const words = match[3]!.split(' ');
  const action = match[2]!.toLowerCase() as AccessEntry['action'];
  const sequence = match[1] === undefined ? null : Number(match[1]);
  if (kind === 'standard') {
    return {
      sequence,
      line,
      action,
      protocol: 'ip',
      source: endpoint(words),
      destination: any,
      options: words,
    };
  }
  const printed = words.shift()!.toLowerCase();
  const protocol = protocolNumbers[printed] ?? printed;
  const source = endpoint(words);
  const destination = endpoint(words);
  return { sequence, line, action, protocol, source, destination, options: words };
}

export const accessListRules: readonly Rule<AccessList>[] = [
  rule(/^(?:sequence )?(?:\d{1,10} )?(?:permit|deny) /i, (list, match, { line }) => {
    const entry = readEntry(match.input.replace(/^sequence /i, ''), list.kind, line);
    if (entry !== null) list.entries.push(entry);
  }),
];

/** Whether an end matches: true, false, or null when that cannot be known. */
function matches(end: Endpoint, address: string | null, port: number | null): boolean | null {
  if (end.unresolved) return null;
  let sure = true;
  if (end.address !== null) {
    if (address === null) sure = false;
    else {
      const inside = inNetwork(address, end.address, end.wildcard);
      if (inside === false) return false;
      if (inside === null) sure = false;
    }
  }
  if (end.ports !== null) {
    if (port === null) return null;
    const { operator, values } = end.ports;
    const [first = Number.NaN, second = Number.NaN] = values;
    const hit = {
      eq: values.includes(port),
      neq: !values.includes(port),
      gt: port > first,
      lt: port < first,
      range: port >= first && port <= second,
    }[operator];
    if (!hit) return false;
  }
  return sure ? true : null;
}

/**
 * What a list does with a packet, with the entry that decides (null for the deny at its end). `unknown`
 * when an entry before it might match and does otherwise.
 */
export function filter(
  list: AccessList,
  probe: Probe,
): { verdict: 'permit' | 'deny' | 'unknown'; entry: AccessEntry | null } {
  const possible = new Set<AccessEntry['action']>();
  for (const entry of list.entries) {
    if (!['ip', 'ipv6', probe.protocol].includes(entry.protocol)) continue;
    if (entry.options.includes('established') || entry.options.includes('fragments')) continue;
    const ends = [
      matches(entry.source, probe.source, probe.sourcePort),
      matches(entry.destination, probe.destination, probe.destinationPort),
    ];
    if (ends.includes(false)) continue;
    const differs = [...possible].some((action) => action !== entry.action);
    if (ends.every((end) => end === true)) return { verdict: differs ? 'unknown' : entry.action, entry };
    possible.add(entry.action);
  }
  return { verdict: possible.has('permit') ? 'unknown' : 'deny', entry: null };
}
