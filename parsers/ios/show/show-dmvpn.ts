import { commandLine } from './command.ts';
import { type ShownCryptoSession, takeSessions } from './crypto-session.ts';
import { type ShownDmvpnPeer, takePeers } from './dmvpn-peer.ts';
import type { ShowParsed, ShowParser } from './show-parser.ts';
import { type Piece, ShowText } from './show-text.ts';
import { ADDRESS, address, INTERFACE } from './values.ts';

/** A tunnel interface. Null: this form of the command does not print it. */
export interface ShownDmvpnInterface {
  interface: string;
  family: 'ipv4' | 'ipv6' | null;
  type: 'Hub' | 'Spoke' | 'Hub/Spoke' | 'Unknown' | null;
  peerCount: number | null;
  /** `up/up`: interface and line protocol. */
  lineState: string | null;
  address: string | null;
  vrf: string | null;
  source: string | null;
  /** Null for a multipoint tunnel. */
  destination: string | null;
  multipoint: boolean | null;
  tunnelVrf: string | null;
  /** e.g. `GRE/IP`, `multi-GRE/IP`. */
  transport: string | null;
  /** False: `Protect ""`. */
  isProtected: boolean | null;
  /** The IPsec profile. */
  profile: string | null;
  stateControl: string | null;
  eventPublisher: string | null;
  nhs: ShownDmvpnNhs[];
  peers: ShownDmvpnPeer[];
}

export interface ShownDmvpnNhs {
  address: string;
  /** Only newer releases print it. */
  nbma: string | null;
  /** E: expecting replies, R: responding, W: waiting. */
  flags: string[];
  priority: number | null;
  cluster: number | null;
}

export interface ShowDmvpn {
  detail: boolean;
  interfaces: ShownDmvpnInterface[];
  /** Sessions with details. */
  sessions: ShownCryptoSession[];
  /** Sessions under the heading of those that wait for NHRP; IPv6 tunnels list live ones there too. */
  pendingSessions: ShownCryptoSession[];
}

const quote = '["\\u201c\\u201d]';
const quoted = `${quote}([^"\\u201c\\u201d]{0,64})${quote}`;

/** Where a part begins: an interface (four forms), the sessions, the pending sessions. */
const partHead = new RegExp(
  [
    `\\bInterface:\\s(${INTERFACE}),\\s(IPv[46])\\sNHRP\\sDetails`,
    `\\bInterface\\s(${INTERFACE})\\sis\\s([\\w /-]{2,40}),\\sAddr\\.\\sis\\s(${ADDRESS}|unassigned|\\w{1,20})(?:,\\sVRF\\s${quoted})?`,
    `\\bInterface\\s(${INTERFACE})\\sinfo:`,
    `(?<![\\w:])(${INTERFACE}),(?=\\sType:)`,
    '\\b(Crypto\\sSession\\sDetails:)',
    '\\b(Pending\\sDMVPN\\sSessions:)',
  ].join('|'),
  'gi',
);

const legend = [
  /\bLegend:\sAttrb\s\S{1,12}\s/gi,
  /(?:^|[\s,])(?:[SDILNXCB]|[TI][12])\s-\s(?:Static|Dynamic|Incompletea?|NATed|Local|No\sSocket|Route\sInstalled|Nexthop-override|CTS\sCapable|Temporary|BGP|[A-Z][A-Za-z-]{2,20})/g,
  /#\sEnt\s\S{1,12}\sNumber\sof\sNHRP\sentries\swith\ssame\sNBMA\speer/gi,
  /\bNHS\sStatus:\sE\s\S{1,12}\sExpecting\sReplies,?\sR\s\S{1,12}\sResponding(?:,?\sW\s\S{1,12}\sWaiting)?/gi,
  /\bUpDn\sTime\s\S{1,12}\sUp\sor\sDown\sTime\sfor\sa\sTunnel/gi,
];
const columns = /#\sEnt\sPeer\sNBMA\sAddr\sPeer\sTunnel\sAdd\sState\sUpDn\sTm\sAttrb(?:\sTarget\sNetwork)?/gi;
const type = /\bType:\s?(Hub\/Spoke|Hub|Spoke|Unknown)\b,?/gi;
const count = /\b(?:NHRP|(?:Total\s)?NBMA)\sPeers(?:\s?\(v4\/v6\))?:\s?(\d{1,6}),?/gi;
const nhsLists = new RegExp(
  `\\b(?:IPv[46]\\s)?NHS:((?:\\s${ADDRESS}(?:\\s[ERWD]{1,3}\\b)?(?:\\sNBMA\\sAddress:\\s${ADDRESS})?(?:\\spriority\\s?=\\s?\\d{1,10}\\scluster\\s?=\\s?\\d{1,10})?){1,16})`,
  'gi',
);
const nhs = new RegExp(
  `(${ADDRESS})(?:\\s([ERWD]{1,3})\\b)?(?:\\sNBMA\\sAddress:\\s(${ADDRESS}))?(?:\\spriority\\s?=\\s?(\\d{1,10})\\scluster\\s?=\\s?(\\d{1,10}))?`,
  'gi',
);

const end = `(${ADDRESS}|[A-Za-z-]{2,20})`;
const lineField = new RegExp(
  `\\bIntf\\.\\sis\\s(\\w{1,20}),\\sLine\\sProtocol\\sis\\s(\\w{1,20}),\\sAddr\\.\\sis\\s(${ADDRESS}|unassigned)`,
  'i',
);
const transportField = new RegExp(`\\bProtocol/Transport:\\s${quoted},\\sProtect\\s${quoted},?`, 'i');
const forwardingField = new RegExp(`\\bip\\svrf\\sforwarding\\s${quoted}`, 'i');
const tunnelVrfField = new RegExp(`\\bTunnel\\sVRF\\s${quoted},?`, 'i');
const endsField = new RegExp(`\\bTunnel\\sSrc\\./Dest\\.\\saddr:\\s${end}\\s?/\\s?${end},?`, 'i');
const olderEndsField = new RegExp(`\\bSource\\saddr:\\s${end},\\sDest\\saddr:\\s${end}`, 'i');

function tunnel(match: RegExpExecArray, piece: Piece): ShownDmvpnInterface {
  piece.take(partHead);
  const intf = piece.take(lineField);
  const ends = takeEnds(piece);
  const transport = piece.take(transportField);
  const types = piece.takeAll(type).map((one) => one[1]!);
  const counts = piece.takeAll(count).map((one) => Number(one[1]));
  piece.takeAll(columns);
  piece.take(/\bNHRP\sDetails:?(?=\s|$)/i);
  const shown: ShownDmvpnInterface = {
    interface: (match[1] ?? match[3] ?? match[7] ?? match[8])!,
    family: match[2] === undefined ? null : (match[2].toLowerCase() as 'ipv4' | 'ipv6'),
    type: types.length === 0 ? null : typeName(types[0]!),
    peerCount: counts[0] ?? null,
    lineState: match[4] ?? (intf === null ? null : `${intf[1]}/${intf[2]}`),
    address: addressOrNull(match[5] ?? intf?.[3]),
    vrf: match[6] || piece.word(forwardingField) || null,
    ...ends,
    tunnelVrf: piece.word(tunnelVrfField) || null,
    transport: transport?.[1] ?? null,
    isProtected: transport === null ? null : transport[2] !== '',
    profile: transport?.[2] || null,
    stateControl: piece.word(/\bInterface\sState\sControl:\s(\w{1,20})/i),
    eventPublisher: piece.word(/\bnhrp\sevent-publisher\s?:\s(\w{1,20})/i),
    nhs: takeServers(piece),
    peers: takePeers(piece),
  };
  return shown;
}

function takeEnds(piece: Piece): Pick<ShownDmvpnInterface, 'source' | 'destination' | 'multipoint'> {
  const match = piece.take(endsField) ?? piece.take(olderEndsField);
  if (match === null) return { source: null, destination: null, multipoint: null };
  const destination = addressOrNull(match[2]);
  const multipoint = destination === null ? /^(?:MGRE|multipoint)$/i.test(match[2]!) : false;
  return { source: addressOrNull(match[1]), destination, multipoint };
}

/** The block `IPv4 NHS:` with a line per server, or the older line `IPv4 NHS: <address> RE`; each server once. */
function takeServers(piece: Piece): ShownDmvpnNhs[] {
  const servers = new Map<string, ShownDmvpnNhs>();
  for (const list of piece.takeAll(nhsLists)) {
    for (const [, server, flags, nbma, priority, cluster] of list[1]!.matchAll(nhs)) {
      servers.set(server!, {
        address: address(server!),
        nbma: nbma === undefined ? null : address(nbma),
        flags: [...(flags?.toUpperCase() ?? '')],
        priority: priority === undefined ? null : Number(priority),
        cluster: cluster === undefined ? null : Number(cluster),
      });
    }
  }
  return [...servers.values()];
}

function typeName(text: string): ShownDmvpnInterface['type'] {
  return (['Hub/Spoke', 'Hub', 'Spoke', 'Unknown'] as const).find(
    (name) => name.toLowerCase() === text.toLowerCase(),
  )!;
}

function addressOrNull(text: string | undefined): string | null {
  return text !== undefined && /[.:]/.test(text) ? address(text) : null;
}

function parse(lines: readonly string[]): ShowParsed<ShowDmvpn> {
  const text = new ShowText(lines, 'show dmvpn');
  const { before, parts } = text.whole().cut(partHead);
  for (const pattern of legend) before.takeAll(pattern);
  const result: ShowDmvpn = { detail: false, interfaces: [], sessions: [], pendingSessions: [] };
  for (const { match, piece } of parts) {
    if (match[9] !== undefined || match[10] !== undefined) {
      piece.take(partHead);
      piece.take(/!?\s?There\sare\sno\spending\sDMVPN\ssessions/i);
      (match[9] === undefined ? result.pendingSessions : result.sessions).push(...takeSessions(piece));
      result.detail = true;
    } else {
      const shown = tunnel(match, piece);
      if (shown.transport !== null || shown.source !== null) result.detail = true;
      result.interfaces.push(shown);
    }
  }
  return { result, problems: text.problems, unrecognised: text.unrecognised() };
}

/** `show dmvpn [detail]`, 12.4 (`Tunnel0, Type:Hub, NHRP Peers:1`) to IOS-XE 17. */
export const showDmvpn: ShowParser<ShowDmvpn> = {
  command: 'show dmvpn',
  matchesCommand: commandLine('sh|ow dm|vpn'),
  matchesShape: (lines) =>
    /Legend:\s+Attrb\s|NHRP\s+Details\b|,\s+Type:\s?\w+,\s+NHRP\s+Peers:|Total\s+NBMA\s+Peers|#\s+Ent\s+Peer\s+NBMA\s+Addr|Pending\s+DMVPN\s+Sessions:/i.test(
      lines.join('\n'),
    ),
  parse,
};
