import { commandLine } from './command.ts';
import type { ShowParsed, ShowParser } from './show-parser.ts';
import { type Piece, ShowText } from './show-text.ts';
import { ADDRESS, address } from './values.ts';

/** An identity of a socket. Note that this command prints port before protocol, others after it. */
export interface ShownSocketIdentity {
  address: string;
  /** As printed; null for IPv6. */
  mask: string | null;
  port: number;
  protocol: number;
}

/** A crypto socket between two peers. */
export interface ShownCryptoSocket {
  /** `Tu0`, or `Shd` for a profile that several tunnels share. */
  interface: string;
  local: string;
  remote: string;
  localIdentity: ShownSocketIdentity | null;
  remoteIdentity: ShownSocketIdentity | null;
  /** What the SAs really cover, where it differs (several SAs on one socket). */
  trueIdentities: { local: ShownSocketIdentity; remote: ShownSocketIdentity }[];
  flags: string[];
  profile: string | null;
  /** `Open`, `Closed`, … */
  state: string | null;
  client: string | null;
  clientState: string | null;
}

export interface ShownListeningSocket {
  client: string;
  profile: string | null;
  mapName: string | null;
}

export interface ShowCryptoSockets {
  connections: number | null;
  sockets: ShownCryptoSocket[];
  listening: ShownListeningSocket[];
}

const quote = '["\\u201c\\u201d]';
const head = new RegExp(
  `\\b([A-Za-z]{2,12}[\\d/.]{0,12})\\sPeers\\s?\\(local/remote\\):\\s(${ADDRESS})\\s?/\\s?(${ADDRESS})`,
  'g',
);
const identity = `\\((${ADDRESS})(?:/(${ADDRESS}|\\d{1,3}))?/(\\d{1,5})/(\\d{1,3})\\)`;
const localIdentity = new RegExp(`\\bLocal\\sIdent\\s?(?:\\(addr/mask/port/prot\\))?:\\s${identity}`, 'i');
const remoteIdentity = new RegExp(`\\bRemote\\sIdent\\s?(?:\\(addr/mask/port/prot\\))?:\\s${identity}`, 'i');
const trueIdentity = new RegExp(
  `\\bLocal\\sTRUE\\sident\\s?(?:\\(addr/mask/port/prot\\))?:\\s${identity}\\sRemote\\sTRUE\\sident\\s?(?:\\(addr/mask/port/prot\\))?:\\s${identity}`,
  'gi',
);
const client = new RegExp(
  `\\bClient:\\s${quote}([^"\\u201c\\u201d]{1,64})${quote}(?:\\s\\(Client\\sState:\\s([A-Za-z ]{1,30})\\))?`,
  'i',
);
const listener = new RegExp(
  `\\bClient:\\s${quote}([^"\\u201c\\u201d]{1,64})${quote}(?:\\sProfile:\\s${quote}([^"\\u201c\\u201d]{0,64})${quote})?(?:\\sMap-name:\\s${quote}([^"\\u201c\\u201d]{0,80})${quote})?`,
  'gi',
);
const profile = new RegExp(`\\bIPSec\\sProfile:\\s${quote}([^"\\u201c\\u201d]{0,64})${quote}`, 'i');

function readIdentity(match: readonly (string | undefined)[], from = 1): ShownSocketIdentity {
  return {
    address: address(match[from]!),
    mask: match[from + 1] ?? null,
    port: Number(match[from + 2]),
    protocol: Number(match[from + 3]),
  };
}

function socket(match: RegExpExecArray, piece: Piece): ShownCryptoSocket {
  piece.take(head);
  const local = piece.take(localIdentity);
  const remote = piece.take(remoteIdentity);
  const owner = piece.take(client);
  return {
    interface: match[1]!,
    local: address(match[2]!),
    remote: address(match[3]!),
    localIdentity: local === null ? null : readIdentity(local),
    remoteIdentity: remote === null ? null : readIdentity(remote),
    trueIdentities: piece
      .takeAll(trueIdentity)
      .map((pair) => ({ local: readIdentity(pair), remote: readIdentity(pair, 5) })),
    flags:
      piece.word(/\bFlags:\s([a-z][a-z, -]{1,60})(?=\n|\s(?:IPSec|Socket|Client)\b|$)/i)?.split(/[\s,]+/) ??
      [],
    profile: piece.word(profile),
    state: piece.word(/\bSocket\sState:\s([A-Za-z]{2,20})/i),
    client: owner?.[1] ?? null,
    clientState: owner?.[2] ?? null,
  };
}

function parse(lines: readonly string[]): ShowParsed<ShowCryptoSockets> {
  const text = new ShowText(lines, 'show crypto sockets');
  const whole = text.whole();
  const connections = whole.number(/\bNumber\sof\sCrypto\sSocket\sconnections:?\s(\d{1,9})/i);
  const list = text.text.search(/\bCrypto\sSockets\sin\sListen\sstate:/i);
  const end = list < 0 ? text.text.length : list;
  const tail = text.piece(end, text.text.length);
  tail.take(/\bCrypto\sSockets\sin\sListen\sstate:/i);
  const listening = tail
    .takeAll(listener)
    .map((match) => ({ client: match[1]!, profile: match[2] ?? null, mapName: match[3] ?? null }));
  const sockets = text
    .piece(0, end)
    .cut(head)
    .parts.map((part) => socket(part.match, part.piece));
  return {
    result: { connections, sockets, listening },
    problems: text.problems,
    unrecognised: text.unrecognised(),
  };
}

/** `show crypto sockets`: which tunnels asked for IPsec, and whether they got it. */
export const showCryptoSockets: ShowParser<ShowCryptoSockets> = {
  command: 'show crypto sockets',
  matchesCommand: commandLine('sh|ow cr|ypto so|ckets'),
  matchesShape: (lines) =>
    /Number\s+of\s+Crypto\s+Socket\s+connections|Peers\s?\(local\/remote\):|Crypto\s+Sockets\s+in\s+Listen\s+state/i.test(
      lines.join('\n'),
    ),
  parse,
};
