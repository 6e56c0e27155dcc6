import { commandLine } from './command.ts';
import type { ShowParsed, ShowParser } from './show-parser.ts';
import { type Piece, ShowText } from './show-text.ts';
import { ADDRESS, address, DURATION, parseDuration } from './values.ts';

/** One phase 1 SA as `show crypto isakmp sa` lists it. Null: this form of the command does not print it. */
export interface ShownIsakmpSa {
  family: 'ipv4' | 'ipv6';
  /** The short form names the SA's two ends by who initiated … */
  destination: string | null;
  source: string | null;
  /** … the detailed form by whose router it is. */
  local: string | null;
  remote: string | null;
  /** `MM_NO_STATE` … `QM_IDLE`. */
  state: string | null;
  connectionId: number | null;
  slot: number | null;
  /** `ACTIVE`, `STDBY`; null in releases without the column. */
  status: string | null;
  deleted: boolean;
  vrf: string | null;
  /** `3des-cbc`, `aes-cbc`; most releases do not print the key length. */
  encryption: string | null;
  keyLength: number | null;
  hash: string | null;
  /** `pre-shared-key`, `rsa-signature`, … */
  authentication: string | null;
  group: number | null;
  /** What is left of the lifetime. */
  remainingSeconds: number | null;
  /** Letters of the legend, e.g. `D`, `N`. */
  capabilities: string[];
  /** `SW:1`, or `????` for an SA that no engine holds. */
  engine: string | null;
}

export interface ShowCryptoIsakmpSa {
  detail: boolean;
  sas: ShownIsakmpSa[];
}

const legend = [
  /Codes:\sC\s-\sIKE\sconfiguration\smode/i,
  /\b[A-Z]\s-\s(?:IKE\sExtended\sAuthentication|Dead\sPeer\sDetection|Keepalives|NAT-traversal|cTCP\sencapsulation|IKE\s(?:Auto\sReconnect|Fragmentation))/gi,
  /\bpsk\s-\sPreshared\skey/i,
  /\brsig\s-\sRSA\ssignature/i,
  /\brenc\s-\sRSA\sencryption/i,
  /\becdsa\s-\s[\w ]{0,40}/i,
  /\bdst\ssrc\sstate\sconn-id(?:\sslot)?(?:\sstatus)?/gi,
  /C-id\sLocal\sRemote(?:\sI-VRF)?\sStatus\sEncr\sHash\sAuth\sDH\sLifetime(?:\sCap\.?)?/gi,
  /there\sare\sno\sisakmp\ssas?/i,
];

const methods: Record<string, string> = {
  psk: 'pre-shared-key',
  preshared: 'pre-shared-key',
  rsig: 'rsa-signature',
  renc: 'rsa-encryption',
  ecdsa: 'ecdsa-signature',
};

const states = '(?:[MA]M|QM|OAK|CONF|XAUTH)_[A-Z_]{2,30}\\d?';
const shortRow = new RegExp(
  `(${ADDRESS})\\s(${ADDRESS})\\s(${states})\\s(\\d+)(?:\\s(\\d+)(?=\\s|$))?(?:\\s(ACTIVE|STDBY|[A-Z]{4,12})(?=\\s|$))?(\\s\\(deleted\\))?`,
  'g',
);
const shortRow6 = new RegExp(
  `dst:\\s(${ADDRESS})\\ssrc:\\s(${ADDRESS})\\sstate:\\s(${states})\\sconn-id:\\s(\\d+)(?:\\sslot:\\s(\\d+))?(?:\\sstatus:\\s([A-Z]+))?(\\s\\(deleted\\))?`,
  'gi',
);
const detailRow = new RegExp(
  `\\b(\\d{1,9})\\s(${ADDRESS})\\s(${ADDRESS})(?:\\s([\\w.-]{1,40}))??\\s(ACTIVE|STDBY)(\\s\\(deleted\\))?`,
  'g',
);
const engine = /Engine-id:Conn-id\s?=\s?([\w?]{1,20}(?::\w{1,20})?)(\s\(deleted\))?/i;

/** The columns after the status stand in a fixed order, but any of them may be empty. */
const rest = new RegExp(
  `^(?:\\s(des|3des|aes(?:-?(?:128|192|256))?))?(?:\\s(128|192|256))?(?:\\s(md5|sha\\d{0,3}))?(?:\\s(psk|rsig|renc|ecdsa|preshared))?(?:\\s(\\d{1,2})(?=\\s|$))?(?:\\s(${DURATION}|0)(?=\\s|$))?(?:\\s((?:C|D|K|N|T|X|R|F|U){1,9})(?=\\s|$))?`,
  'i',
);

function blank(family: 'ipv4' | 'ipv6'): ShownIsakmpSa {
  return {
    family,
    destination: null,
    source: null,
    local: null,
    remote: null,
    state: null,
    connectionId: null,
    slot: null,
    status: null,
    deleted: false,
    vrf: null,
    encryption: null,
    keyLength: null,
    hash: null,
    authentication: null,
    group: null,
    remainingSeconds: null,
    capabilities: [],
    engine: null,
  };
}

function family(text: string): 'ipv4' | 'ipv6' {
  return text.includes(':') ? 'ipv6' : 'ipv4';
}

function shortSa(match: RegExpExecArray): ShownIsakmpSa {
  const [, destination, source, state, connectionId, slot, status, deleted] = match;
  return {
    ...blank(family(destination!)),
    destination: address(destination!),
    source: address(source!),
    state: state!.toUpperCase(),
    connectionId: Number(connectionId),
    slot: slot === undefined ? null : Number(slot),
    status: status ?? null,
    deleted: deleted !== undefined,
  };
}

function detailSa(match: RegExpExecArray, piece: Piece): ShownIsakmpSa {
  const [whole, connectionId, local, remote, vrf, status, deleted] = match;
  piece.take(detailRow);
  const columns = rest.exec(piece.text.slice(whole.length));
  const [taken, encryption, keyLength, hash, authentication, group, lifetime, capabilities] = columns ?? [''];
  piece.owner.take(piece.start, piece.start + whole.length + taken.length);
  const held = piece.take(engine);
  const [, cipher, glued] = /^(\w*?des|aes)-?(\d{3})?$/i.exec(encryption ?? '') ?? [];
  const bits = keyLength ?? glued;
  return {
    ...blank(family(local!)),
    local: address(local!),
    remote: address(remote!),
    connectionId: Number(connectionId),
    status: status!,
    deleted: deleted !== undefined || held?.[2] !== undefined,
    vrf: vrf ?? null,
    encryption: cipher === undefined ? null : `${cipher.toLowerCase()}-cbc`,
    keyLength: bits === undefined ? null : Number(bits),
    hash: hash?.toLowerCase() ?? null,
    authentication: authentication === undefined ? null : (methods[authentication.toLowerCase()] ?? null),
    group: group === undefined || Number(group) === 0 ? null : Number(group),
    remainingSeconds: lifetime === undefined ? null : lifetime === '0' ? 0 : parseDuration(lifetime),
    capabilities: capabilities === undefined ? [] : [...capabilities],
    engine: held?.[1] ?? null,
  };
}

function parse(lines: readonly string[]): ShowParsed<ShowCryptoIsakmpSa> {
  const text = new ShowText(lines, 'show crypto isakmp sa');
  const whole = text.whole();
  for (const pattern of legend) {
    if (pattern.global) whole.takeAll(pattern);
    else whole.take(pattern);
  }
  whole.takeAll(/IPv[46]\sCrypto\sISAKMP\sSA/gi);
  const details = whole.cut(detailRow).parts;
  const sas = [
    ...whole.takeAll(shortRow).map(shortSa),
    ...whole.takeAll(shortRow6).map(shortSa),
    ...details.map(({ match, piece }) => detailSa(match, piece)),
  ];
  const detail = details.length > 0 || /C-id\sLocal\sRemote/i.test(text.text);
  return { result: { detail, sas }, problems: text.problems, unrecognised: text.unrecognised() };
}

/** `show crypto isakmp sa [detail]`, 12.x (no banner, `slot`) to IOS-XE (`IPv4 Crypto ISAKMP SA`). */
export const showCryptoIsakmpSa: ShowParser<ShowCryptoIsakmpSa> = {
  command: 'show crypto isakmp sa',
  matchesCommand: commandLine('sh|ow cr|ypto is|akmp sa', ['c|ount']),
  matchesShape: (lines) => {
    const text = lines.join(' ').replace(/\s+/g, ' ');
    return /\bdst src state conn-id|\bC-id Local Remote|IPv4 Crypto ISAKMP SA/i.test(text);
  },
  parse,
};
