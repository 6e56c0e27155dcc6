/**
 * One crypto session, as `show crypto session [detail]` and `show dmvpn detail` both print it. Null: this
 * form of the command does not print it.
 */
import { type EspTransform, readTransform } from '../config/transform.ts';
import type { Piece } from './show-text.ts';
import { ADDRESS, address, DURATION, INTERFACE, parseDuration, spi } from './values.ts';

export interface ShownCryptoSession {
  interface: string | null;
  /** IOS's handle of the session, e.g. `0x08D513D0`. */
  handle: string | null;
  sessionIds: number[];
  profile: string | null;
  group: string | null;
  assignedAddress: string | null;
  uptimeSeconds: number | null;
  /** `UP-ACTIVE`, `UP-IDLE`, `UP-NO-IKE`, `DOWN`, `DOWN-NEGOTIATING`. */
  status: string | null;
  peer: string | null;
  peerPort: number | null;
  /** Null for `(none)` as well. */
  fvrf: string | null;
  ivrf: string | null;
  phase1Id: string | null;
  description: string | null;
  ikeSas: ShownSessionIkeSa[];
  flows: ShownSessionFlow[];
}

export interface ShownSessionIkeSa {
  /** 12.4 prints none. */
  version: 1 | 2 | null;
  local: string;
  localPort: number;
  remote: string;
  remotePort: number;
  active: boolean;
  /** Letters of the legend, e.g. `D`, `N`. */
  capabilities: string[];
  connectionId: number | null;
  /** What is left of the lifetime. */
  remainingSeconds: number | null;
}

export interface ShownSessionFlow {
  /** As printed: a number, or a word such as `ip`. */
  protocol: string;
  /** An address for `host …`, else address/mask or `any`. */
  local: string;
  remote: string;
  activeSas: number | null;
  origin: string | null;
  inbound: ShownSessionTraffic | null;
  outbound: ShownSessionTraffic | null;
  outboundSpi: string | null;
  transform: EspTransform | null;
  /** `Open`, `Closed`. */
  socketState: string | null;
}

export interface ShownSessionTraffic {
  packets: number;
  dropped: number;
  /** Null also when the release does not count or rekey by volume. */
  remainingKilobytes: number | null;
  remainingSeconds: number | null;
  volumeRekeyDisabled: boolean;
}

/** A session begins with its interface, in `show dmvpn detail` with its handle as well. */
const head = new RegExp(
  `\\bInterface:\\s(${INTERFACE}(?:,?\\s${INTERFACE}){0,3})(?:\\sSession:\\s\\[(0x[0-9A-F]{1,16})\\])?(?=\\s|$)|\\bSession:\\s\\[(0x[0-9A-F]{1,16})\\]`,
  'gi',
);
const ikeHead = new RegExp(
  `\\bIKE(?:v([12]))?\\sSA:\\slocal\\s(${ADDRESS})/(\\d{1,5})\\sremote\\s(${ADDRESS})/(\\d{1,5})\\s(Active|Inactive)\\b`,
  'gi',
);
const selector = `(?:host\\s(${ADDRESS})|(any)|(${ADDRESS}(?:[/ ]${ADDRESS}|/\\d{1,3})?))`;
const flowHead = new RegExp(
  `\\bIPSEC\\sFLOW:\\spermit\\s([\\w-]{1,10})\\s${selector}\\s${selector}(?=\\s|$)`,
  'gi',
);
const label =
  '(?:Desc|Phase1_id|IPSEC\\sFLOW|IKE(?:v\\d)?\\sSA|Session\\sID|[fi]vrf|Capabilities|Interface|Active\\sSAs|Profile|Uptime|Peer|Session\\sstatus)';
const phase1 = new RegExp(`\\bPhase1_id:\\s?(.{1,200}?)(?=\\n|\\s${label}:|$)`, 'i');
const description = new RegExp(`\\bDesc:\\s?(.{1,200}?)(?=\\n|\\s${label}:|$)`, 'i');
/** The apostrophe of `dec'ed` is one of the first things that pasting damages. */
const counted = "(?:'|\\W|&\\W{0,2}\\w{2,6};)?";
const traffic =
  '#pkts\\s(?:dec|enc)' +
  counted +
  'ed\\s(\\d{1,19})\\sdrop\\s(\\d{1,19})(?:\\slife\\s\\(KB/Sec\\)\\s(?:(\\d{1,19})/(\\d{1,10})|(KB\\sVol\\sRekey\\sDisabled)/(\\d{1,10})))?';
const inbound = new RegExp(`\\bInbound:\\s${traffic}`, 'i');
const outbound = new RegExp(`\\bOutbound:\\s${traffic}`, 'i');
const outboundSpi = /\bOutbound\sSPI\s?:\s?0x\s?([0-9A-F]{1,8})\b,?/i;
const transform =
  /\btransform\s?:(?:\s((?:(?:esp|ah|comp)-[\w-]{1,20}|\d{3})(?:\s(?:(?:esp|ah|comp)-[\w-]{1,20}|\d{3}\b)){0,4}))?/i;
const vrf = '(\\(none\\)|[\\w.-]{1,64})';
const peerField = new RegExp(`\\bPeer:\\s(${ADDRESS})(?:\\sport\\s(\\d{1,5}))?`, 'i');
const uptimeField = new RegExp(`\\bUptime:\\s(${DURATION})`, 'i');
const assignedField = new RegExp(`\\bAssigned\\saddress:\\s(${ADDRESS})`, 'i');
const fvrfField = new RegExp(`\\bfvrf:\\s?${vrf},?`, 'i');
const ivrfField = new RegExp(`\\bivrf:\\s?${vrf},?`, 'i');
const lifetimeField = new RegExp(`\\blifetime:\\s?(${DURATION}|\\d{1,10})`, 'i');

/** Takes every session out of a piece. */
export function takeSessions(piece: Piece): ShownCryptoSession[] {
  return piece.cut(head).parts.map(({ match, piece: part }) => {
    part.take(head);
    const handle = match[2] ?? match[3] ?? null;
    return session(part, match[1] ?? null, handle);
  });
}

function session(piece: Piece, name: string | null, handle: string | null): ShownCryptoSession {
  const peer = piece.take(peerField);
  const uptime = piece.word(uptimeField);
  const flows = piece.cut(flowHead).parts.map((part) => flow(part.match, part.piece));
  return {
    interface: name,
    handle,
    sessionIds: piece.takeAll(/\bSession\sID:\s(\d{1,10})/gi).map((match) => Number(match[1])),
    profile: piece.word(/\bProfile:\s(\S{1,64})/i),
    group: piece.word(/\bGroup:\s(\S{1,64})/i),
    assignedAddress: piece.word(assignedField),
    uptimeSeconds: uptime === null ? null : parseDuration(uptime),
    status: piece.word(/\b(?:Crypto\s)?Session\sstatus:\s([A-Z-]{2,20})/i)?.toUpperCase() ?? null,
    peer: peer === null ? null : address(peer[1]!),
    peerPort: peer?.[2] === undefined ? null : Number(peer[2]),
    fvrf: orNone(piece.word(fvrfField)),
    ivrf: orNone(piece.word(ivrfField)),
    phase1Id: orNone(piece.word(phase1)),
    description: orNone(piece.word(description)),
    ikeSas: piece.cut(ikeHead).parts.map((part) => ikeSa(part.match, part.piece)),
    flows,
  };
}

function ikeSa(match: RegExpExecArray, piece: Piece): ShownSessionIkeSa {
  piece.take(ikeHead);
  const capabilities = piece.word(/\bCapabilities:\s?(\(none\)|[A-Z]{1,10})/i);
  const lifetime = piece.word(lifetimeField);
  return {
    version: match[1] === undefined ? null : match[1] === '1' ? 1 : 2,
    local: address(match[2]!),
    localPort: Number(match[3]),
    remote: address(match[4]!),
    remotePort: Number(match[5]),
    active: match[6]!.toLowerCase() === 'active',
    capabilities:
      capabilities === null || capabilities.startsWith('(') ? [] : [...capabilities.toUpperCase()],
    connectionId: piece.number(/\bconnid:\s?(\d{1,10})/i),
    remainingSeconds:
      lifetime === null ? null : /^\d+$/.test(lifetime) ? Number(lifetime) : parseDuration(lifetime),
  };
}

function flow(match: RegExpExecArray, piece: Piece): ShownSessionFlow {
  piece.take(flowHead);
  const sas = piece.take(
    /\bActive\sSAs:\s(\d{1,10})(?:,\sorigin:\s((?:dynamic\s|static\s)?crypto\smap|[\w-]{1,30}))?/i,
  );
  const digits = piece.word(outboundSpi);
  const words = piece.word(transform);
  return {
    protocol: match[1]!.toLowerCase(),
    local: address((match[2] ?? match[3] ?? match[4])!),
    remote: address((match[5] ?? match[6] ?? match[7])!),
    activeSas: sas === null ? null : Number(sas[1]),
    origin: sas?.[2]?.replace(/\s/g, ' ') ?? null,
    inbound: takeTraffic(piece, inbound),
    outbound: takeTraffic(piece, outbound),
    outboundSpi: digits === null ? null : spi(digits),
    transform: words === null ? null : readTransform(words),
    socketState: piece.word(/\bSocket\sState:\s([A-Za-z]{2,20})/i),
  };
}

function takeTraffic(piece: Piece, pattern: RegExp): ShownSessionTraffic | null {
  const match = piece.take(pattern);
  if (match === null) return null;
  const seconds = match[4] ?? match[6];
  return {
    packets: Number(match[1]),
    dropped: Number(match[2]),
    remainingKilobytes: match[3] === undefined ? null : Number(match[3]),
    remainingSeconds: seconds === undefined ? null : Number(seconds),
    volumeRekeyDisabled: match[5] !== undefined,
  };
}

function orNone(text: string | null): string | null {
  const value = text?.trim() ?? '';
  return value === '' || value === '(none)' ? null : value;
}
