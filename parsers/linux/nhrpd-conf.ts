/** The NHRP part of an FRR configuration (`nhrpd.conf`, `frr.conf`, `show running-config`). */
import type { Problem } from '../problem.ts';
import { secretFingerprint } from '../wire/fingerprint.ts';

export interface NhrpdServer {
  /** Tunnel address of the next hop server; null with `dynamic`. */
  protocolAddress: string | null;
  /** Addresses or host names. */
  nbma: string[];
}

export interface NhrpdInterfaceConfiguration {
  name: string;
  networkId: number | null;
  holdtimeSeconds: number | null;
  servers: NhrpdServer[];
  maps: { protocolAddress: string; nbma: string }[];
  /** NBMA addresses that get multicast, or `dynamic`. */
  multicast: string[];
  /** The string itself is never kept. */
  authentication: { present: boolean; fingerprint: string | null };
  /** `tunnel protection vici profile …`; null when there is none. */
  protection: string | null;
  tunnelSource: string | null;
  mtu: number | null;
  shortcut: boolean;
  redirect: boolean;
  registrationNoUnique: boolean;
}

export interface NhrpdConfiguration {
  hostname: string | null;
  interfaces: NhrpdInterfaceConfiguration[];
  /** Lines about NHRP that are not understood, numbered from 1. */
  unrecognised: number[];
  problems: Problem[];
}

/** Interfaces of one configuration that are read; FRR itself has no such limit, a router has fewer. */
const maximumInterfaces = 4096;

type Apply = (target: NhrpdInterfaceConfiguration, match: RegExpExecArray) => void;

/** FRR's default when no holding time is configured (nhrpd manual). */
export const defaultHoldtimeSeconds = 7200;

const settings: [RegExp, Apply][] = [
  [
    /^network-id (\d{1,10})$/,
    (target, match) => {
      target.networkId = Number(match[1]);
    },
  ],
  [
    /^holdtime (\d{1,5})$/,
    (target, match) => {
      target.holdtimeSeconds = Number(match[1]);
    },
  ],
  [
    /^nhs (\S{1,64}) nbma (\S{1,255})$/,
    (target, match) => {
      const protocolAddress = match[1] === 'dynamic' ? null : match[1]!;
      const known = target.servers.find((server) => server.protocolAddress === protocolAddress);
      if (known) known.nbma.push(match[2]!);
      else target.servers.push({ protocolAddress, nbma: [match[2]!] });
    },
  ],
  [/^map multicast (\S{1,64})$/, (target, match) => void target.multicast.push(match[1]!)],
  [
    /^map (\S{1,64}) (\S{1,64})$/,
    (target, match) => void target.maps.push({ protocolAddress: match[1]!, nbma: match[2]! }),
  ],
  [
    /^mtu (\d{1,5})$/,
    (target, match) => {
      target.mtu = Number(match[1]);
    },
  ],
  [
    /^shortcut$/,
    (target) => {
      target.shortcut = true;
    },
  ],
  [
    /^redirect$/,
    (target) => {
      target.redirect = true;
    },
  ],
  [
    /^registration no-unique$/,
    (target) => {
      target.registrationNoUnique = true;
    },
  ],
];

/** Reads a configuration; never throws. */
export function readNhrpdConfiguration(lines: readonly string[]): NhrpdConfiguration {
  const found: NhrpdConfiguration = { hostname: null, interfaces: [], unrecognised: [], problems: [] };
  let target: NhrpdInterfaceConfiguration | null = null;
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    const opening = /^interface (\S{1,64})/.exec(line);
    if (opening) {
      target = interfaceOf(found, opening[1]!, index + 1);
    } else if (/^(?:exit|router |vrf |route-map |end$)/.test(line)) {
      target = null;
    } else if (line.startsWith('hostname ')) {
      found.hostname = line.slice(9).trim();
    } else if (!target) {
      if (/\bnhrp (?:network-id|nhs|map|holdtime|authentication)\b/.test(line))
        found.unrecognised.push(index + 1);
    } else if (!readSetting(target, line) && /^(?:ip|ipv6) nhrp |^tunnel /.test(line)) {
      found.unrecognised.push(index + 1);
    }
  }
  return found;
}

/** Whether a text is an FRR configuration of nhrpd; IOS writes `ip nhrp nhs` without FRR's other lines. */
export function looksLikeNhrpdConfiguration(lines: readonly string[]): boolean {
  const text = lines.slice(0, 1000).join('\n');
  return (
    /^ ?ip nhrp /m.test(text) &&
    /^(?:frr (?:version|defaults)|debug nhrp|nhrp |interface gre|log )/m.test(text)
  );
}

function interfaceOf(
  found: NhrpdConfiguration,
  name: string,
  line: number,
): NhrpdInterfaceConfiguration | null {
  const known = found.interfaces.find((candidate) => candidate.name === name);
  if (known) return known;
  if (found.interfaces.length >= maximumInterfaces) {
    if (found.problems.length === 0) {
      found.problems.push({ code: 'limit', layer: 'nhrpd-conf', message: 'Too many interfaces.', line });
    }
    return null;
  }
  const target = newInterface(name);
  found.interfaces.push(target);
  return target;
}

function readSetting(target: NhrpdInterfaceConfiguration, line: string): boolean {
  const source = /^tunnel source (\S{1,64})$/.exec(line);
  if (source) {
    target.tunnelSource = source[1]!;
    return true;
  }
  const protection = /^tunnel protection vici profile (\S{1,64})/.exec(line);
  if (protection) {
    target.protection = protection[1]!;
    return true;
  }
  const setting = /^(?:ip|ipv6) nhrp (.{1,400})$/.exec(line);
  if (!setting) return false;
  const secret = /^authentication (\S{1,64})$/.exec(setting[1]!);
  if (secret) {
    target.authentication = { present: true, fingerprint: secretFingerprint(secret[1]!) };
    return true;
  }
  for (const [pattern, apply] of settings) {
    const match = pattern.exec(setting[1]!);
    if (!match) continue;
    apply(target, match);
    return true;
  }
  return false;
}

function newInterface(name: string): NhrpdInterfaceConfiguration {
  return {
    name,
    networkId: null,
    holdtimeSeconds: null,
    servers: [],
    maps: [],
    multicast: [],
    authentication: { present: false, fingerprint: null },
    protection: null,
    tunnelSource: null,
    mtu: null,
    shortcut: false,
    redirect: false,
    registrationNoUnique: false,
  };
}
