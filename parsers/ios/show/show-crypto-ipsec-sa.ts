import { type EspTransform, readTransform } from '../config/transform.ts';
import { commandLine } from './command.ts';
import { type IpsecCounters, takeCounters } from './ipsec-counters.ts';
import type { ShowParsed, ShowParser } from './show-parser.ts';
import { type Piece, ShowText } from './show-text.ts';
import { ADDRESS, address, INTERFACE, spi, words } from './values.ts';

/** One end of the traffic that an SA pair protects. */
export interface ShownIdentity {
  address: string;
  /** Mask, or prefix length for IPv6. */
  mask: string;
  /** IP protocol; 47 is GRE, 0 any. */
  protocol: number;
  port: number;
}

/** One SA under `inbound esp sas:` and its like. */
export interface ShownIpsecSa {
  direction: 'inbound' | 'outbound';
  protocol: 'esp' | 'ah' | 'pcp';
  /** `0x` + 8 digits. */
  spi: string;
  transform: EspTransform | null;
  /** Words in the braces, e.g. `Transport`, `UDP-Encaps`, `esn`. */
  settings: string[];
  encapsulation: 'transport' | 'tunnel' | 'udp-transport' | 'udp-tunnel' | null;
  connectionId: number | null;
  /** `SW:1`, `CSR:76`, `Onboard VPN:124`. */
  flowId: string | null;
  siblingFlags: string | null;
  /** Four words of the phase 1 SA's cookies as printed, in the byte order of the platform. */
  ikeCookies: string[] | null;
  cryptoMap: string | null;
  /** What is left of the lifetimes; null kilobytes when rekeying by volume is off. */
  remainingKilobytes: number | null;
  remainingSeconds: number | null;
  volumeRekey: boolean;
  ivBytes: number | null;
  replayDetection: boolean | null;
  replayWindow: number | null;
  status: string | null;
}

/** One pair of identities with its peer, counters and SAs. */
export interface ShownIpsecFlow {
  interface: string | null;
  cryptoMapTag: string | null;
  localAddress: string | null;
  protectedVrf: string | null;
  localIdentity: ShownIdentity | null;
  remoteIdentity: ShownIdentity | null;
  peer: string | null;
  peerPort: number | null;
  permit: boolean | null;
  flags: string[];
  counters: IpsecCounters;
  localEndpoint: string | null;
  remoteEndpoint: string | null;
  plaintextMtu: number | null;
  pathMtu: number | null;
  ipMtu: number | null;
  ipMtuInterface: string | null;
  /** Null when there is none (`0x0`). */
  outboundSpi: string | null;
  pfs: boolean | null;
  /** `none`, `group14`, … */
  pfsGroup: string | null;
  pqcKeyExchange: string | null;
  sas: ShownIpsecSa[];
}

export interface ShowCryptoIpsecSa {
  /** The counters of the detailed form were printed. */
  detail: boolean;
  flows: ShownIpsecFlow[];
}

const interfaceHead = new RegExp(`\\binterface:\\s(${INTERFACE})`, 'gi');
const tag = new RegExp(`Crypto\\smap\\stag:\\s([^\\s,]{1,80}),\\slocal\\saddr(?:ess)?:?\\s(${ADDRESS})`, 'i');
const flowStart = /protected\svrf:\s?(\([^)\s]{1,40}\)|[^\s,]{1,40})|local\sident\s\(addr/gi;
const ident = (side: string) =>
  new RegExp(
    `${side}\\sident\\s\\(addr/mask/prot/port\\):\\s?\\(?(${ADDRESS})/([\\d.]{1,15})/(\\d{1,3})/(\\d{1,5})\\)?`,
    'i',
  );
const localIdent = ident('local');
const remoteIdent = ident('remote');
const peer = new RegExp(`current[_-]peer:?\\s(${ADDRESS})(?:\\sport\\s(\\d{1,5}))?`, 'i');
const permit = /\b(PERMIT|DENY),\sflags\s?=\s?\{([^}]{0,200})\}/i;
const group = /\bGroup:\s\S{1,80}/i;
const endpoints = new RegExp(
  `local\\scrypto\\sendpt\\.?:\\s(${ADDRESS}),?\\sremote\\scrypto\\sendpt\\.?:\\s(${ADDRESS})`,
  'i',
);
const plaintextMtu = /\bplaintext\smtu\s(\d{1,5}),?/i;
const pathMtu = /\bpath\smtu\s(\d{1,5}),?/i;
const ipMtu = /\bip(?:v6)?\smtu\s(\d{1,5}),?/i;
const mtuInterface = new RegExp(`\\bip(?:v6)?\\smtu\\sidb\\s(${INTERFACE}|\\(none\\))`, 'i');
const outboundSpi = /current\soutbound\sspi:\s?0x([0-9a-f]{1,8})(?:\s?\(\d{1,10}\))?/i;
const pfs = /PFS\s\(Y\/N\):\s([YN]),?(?:\sDH\sgroup:\s([\w-]{1,20}),?)?/i;
const pqc = /PQC\sKey\sExchange:\s([\w.+-]{1,40})/i;
const direction = /\b(inbound|outbound)\s(esp|ah|pcp)\ssas:/gi;
const saStart = /\bspi:\s?0x\s?([0-9a-f]{1,8})\s?(?:\((\d{1,10})\))?/gi;

function identity(piece: Piece, pattern: RegExp): ShownIdentity | null {
  const match = piece.take(pattern);
  if (match === null) return null;
  const [, host, mask, protocol, port] = match;
  return { address: address(host!), mask: mask!, protocol: Number(protocol), port: Number(port) };
}

function encapsulation(settings: string[]): ShownIpsecSa['encapsulation'] {
  const set = new Set(settings.map((setting) => setting.toLowerCase()));
  const udp = set.has('udp-encaps');
  if (set.has('transport')) return udp ? 'udp-transport' : 'transport';
  if (set.has('tunnel')) return udp ? 'udp-tunnel' : 'tunnel';
  return null;
}

function sa(
  match: RegExpExecArray,
  piece: Piece,
  heading: { direction: ShownIpsecSa['direction']; protocol: ShownIpsecSa['protocol'] },
): ShownIpsecSa {
  piece.take(saStart);
  const value = spi(match[1]!);
  const printed = match[2];
  if (printed !== undefined && Number.parseInt(match[1]!, 16) !== Number(printed)) {
    const line = piece.owner.lineAt(piece.start);
    piece.owner.problem('bad-value', `SPI ${value} is not the decimal number beside it`, line);
  }
  const transform = piece.word(
    /transform:\s((?:(?:esp|ah|comp)-[\w-]{1,20}|\d{3})(?:\s(?:(?:esp|ah|comp)-[\w-]{1,20}|\d{3}\b)){0,4})\s?,?/i,
  );
  const settings = words(piece.word(/in\suse\ssettings\s?=\s?\{([^}]{0,200})\}/i) ?? '');
  const timing = piece.take(
    /sa\stiming:\sremaining\skey\slifetime\s\((k\/sec|sec)\):\s?\(?(\d{1,10})(?:\/(\d{1,10}))?\)?/i,
  );
  piece.take(/ecn\sbit\ssupport:\s[YN]\sstatus:\s\w{1,10}/i);
  piece.take(/\bslot:\s\d{1,3},/i);
  const cookies = piece.word(/ike_cookies:\s([0-9a-f]{8}(?:\s[0-9a-f]{8}){3})/i);
  const byVolume = timing?.[1]?.toLowerCase() === 'k/sec';
  const replay = piece.word(/replay\sdetection\ssupport:\s([YN])/i);
  const settingsWindow = piece.number(/replay\swindow\ssize:?\s(\d{1,5})/i);
  return {
    ...heading,
    spi: value,
    transform: transform === null ? null : readTransform(transform),
    settings,
    encapsulation: encapsulation(settings),
    connectionId: piece.number(/conn\sid:\s(\d{1,10}),?/i),
    flowId: piece.word(/flow_id:\s((?:[\w-]{1,20}\s){0,3}[\w-]{1,20}:\d{1,10}|\d{1,10}),?/i),
    siblingFlags: piece.word(/sibling_flags:?\s([0-9a-f]{1,16}),?/i)?.toLowerCase() ?? null,
    ikeCookies: cookies?.toLowerCase().split(/\s/) ?? null,
    cryptoMap: piece.word(/crypto\smap:\s([^\s,]{1,80})/i),
    remainingKilobytes: byVolume ? Number(timing![2]) : null,
    remainingSeconds: timing === null ? null : Number(byVolume ? timing[3] : timing[2]),
    volumeRekey: piece.take(/kilobyte\svolume\srekey\shas\sbeen\sdisabled\.?/i) === null,
    ivBytes: piece.number(/IV\ssize:\s(\d{1,3})\sbytes/i),
    replayDetection: replay === null ? null : replay.toUpperCase() === 'Y',
    replayWindow: settingsWindow,
    status: piece.word(/Status:\s([A-Z]{1,20}(?:\([A-Z]{1,20}\))?)/),
  };
}

function flow(
  piece: Piece,
  above: Pick<ShownIpsecFlow, 'interface' | 'cryptoMapTag' | 'localAddress'>,
): ShownIpsecFlow {
  const { before, parts } = piece.cut(direction);
  const peerMatch = before.take(peer);
  const permitMatch = before.take(permit);
  const ends = before.take(endpoints);
  const idb = before.word(mtuInterface);
  const current = before.word(outboundSpi);
  const pfsMatch = before.take(pfs);
  const vrf = before.word(/protected\svrf:\s?(\([^)\s]{1,40}\)|[^\s,]{1,40})/i);
  before.take(group);
  const sas = parts.flatMap(({ match, piece: listed }) => {
    listed.take(direction);
    const heading = {
      direction: match[1]!.toLowerCase() as ShownIpsecSa['direction'],
      protocol: match[2]!.toLowerCase() as ShownIpsecSa['protocol'],
    };
    return listed.cut(saStart).parts.map((one) => sa(one.match, one.piece, heading));
  });
  return {
    ...above,
    protectedVrf: vrf === null || vrf === '(none)' ? null : vrf,
    localIdentity: identity(before, localIdent),
    remoteIdentity: identity(before, remoteIdent),
    peer: peerMatch === null ? null : address(peerMatch[1]!),
    peerPort: peerMatch?.[2] === undefined ? null : Number(peerMatch[2]),
    permit: permitMatch === null ? null : permitMatch[1]!.toUpperCase() === 'PERMIT',
    flags: words(permitMatch?.[2] ?? ''),
    counters: takeCounters(before),
    localEndpoint: ends === null ? null : address(ends[1]!),
    remoteEndpoint: ends === null ? null : address(ends[2]!),
    plaintextMtu: before.number(plaintextMtu),
    pathMtu: before.number(pathMtu),
    ipMtu: before.number(ipMtu),
    ipMtuInterface: idb === '(none)' ? null : idb,
    outboundSpi: current === null || /^0+$/.test(current) ? null : spi(current),
    pfs: pfsMatch === null ? null : pfsMatch[1]!.toUpperCase() === 'Y',
    pfsGroup: pfsMatch?.[2] ?? null,
    pqcKeyExchange: before.word(pqc),
    sas,
  };
}

/** Starts of flows: `protected vrf:` or, in releases without it, `local ident`; never both for one flow. */
function flowPieces(piece: Piece): Piece[] {
  const { parts } = piece.cut(flowStart);
  const pieces: Piece[] = [];
  for (const [index, { match, piece: part }] of parts.entries()) {
    const previous = parts[index - 1]?.match[0] ?? '';
    const continues = /^local/i.test(match[0]) && /^protected/i.test(previous);
    const start = continues ? pieces.pop()!.start : part.start;
    pieces.push(part.owner.piece(start, part.end));
  }
  return pieces;
}

function parse(lines: readonly string[]): ShowParsed<ShowCryptoIpsecSa> {
  const text = new ShowText(lines, 'show crypto ipsec sa');
  const whole = text.whole();
  whole.take(/no\sSAs\sfound/i);
  const { before, parts } = whole.cut(interfaceHead);
  const sections = [
    { name: null, piece: before },
    ...parts.map(({ match, piece }) => ({ name: match[1]!, piece })),
  ];
  const flows: ShownIpsecFlow[] = [];
  for (const { name, piece } of sections) {
    if (name !== null) piece.take(interfaceHead);
    const map = piece.take(tag);
    const above = {
      interface: name,
      cryptoMapTag: map?.[1] ?? null,
      localAddress: map === null ? null : address(map[2]!),
    };
    for (const one of flowPieces(piece)) flows.push(flow(one, above));
  }
  const detail = /#pkts\sinvalid\ssa\s\(rcv\)|#pkts\sno\ssa\s\(send\)/i.test(text.text);
  return { result: { detail, flows }, problems: text.problems, unrecognised: text.unrecognised() };
}

/** `show crypto ipsec sa [detail]` and its filters by peer, interface, map or VRF, 12.4 to IOS-XE 17. */
export const showCryptoIpsecSa: ShowParser<ShowCryptoIpsecSa> = {
  command: 'show crypto ipsec sa',
  matchesCommand: commandLine('sh|ow cr|ypto ip|sec sa', ['c|ount']),
  matchesShape: (lines) =>
    lines.some((line) => /#pkts\s+encaps:|current[_-]peer:?\s/i.test(line)) &&
    lines.some((line) => /\bsas:|local\s+ident\s*\(addr\/mask\/prot\/port|crypto\s+endpt/i.test(line)),
  parse,
};
