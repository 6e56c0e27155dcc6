import { commandLine } from './command.ts';
import type { ShowParsed, ShowParser } from './show-parser.ts';
import { type Piece, ShowText } from './show-text.ts';
import { ADDRESS, address, DURATION, INTERFACE, parseDuration, words } from './values.ts';

/** One entry of the NHRP cache. Null: this form of the command does not print it. */
export interface ShownNhrpEntry {
  /** The protocol (tunnel) address and its prefix length. */
  target: string;
  prefixLength: number | null;
  nextHop: string | null;
  vrf: string | null;
  /** As printed, e.g. `Tunnel0`; short (`Tu0`) in the brief form. */
  interface: string | null;
  createdSeconds: number | null;
  /** Seconds until the entry expires; null when it never does or the form does not tell. */
  expiresSeconds: number | null;
  neverExpires: boolean;
  type: 'static' | 'dynamic' | 'incomplete' | null;
  /** E.g. `unique`, `registered`, `used`, `nhop`, `local`, `implicit`. */
  flags: string[];
  nbma: string | null;
  /** The address that a peer behind NAT gave itself. */
  claimedNbma: string | null;
  noSocket: boolean;
  group: string | null;
  preference: number | null;
  cacheHits: number | null;
  requesters: { address: string; requestId: number }[];
}

export interface ShowIpNhrp {
  brief: boolean;
  entries: ShownNhrpEntry[];
}

const entryHead = new RegExp(
  [
    `(?<![\\d.:/])(${ADDRESS})(?:/(\\d{1,3})|\\s(\\d{1,3}(?:\\.\\d{1,3}){3})(?=,))?`,
    `(?:\\s?\\(VPN\\s?([^)]{1,40})\\)|\\s?\\(vrf\\s([^)]{1,40})\\))?`,
    `(?:\\svia\\s(${ADDRESS}))?,?`,
    `\\s(?:(tunnel\\s\\d{1,10})|(${INTERFACE}))\\screated\\s(${DURATION}),?\\s(?:expires?\\s(${DURATION})|(never\\sexpires?))`,
  ].join(''),
  'gi',
);
const flagWords =
  /Flags:\s?((?:authoritative|implicit|unique|registered|used|nhop|rib|nho|router|local|nat|negative|bfd|temporary|static|dynamic|cache|lower-pref|no-socket)(?:[\s,]+(?:authoritative|implicit|unique|registered|used|nhop|rib|nho|router|local|nat|negative|bfd|temporary|lower-pref|no-socket)\b){0,12})?/i;
const typeWord = /Type:\s(static|dynamic|incomplete),?/i;
const nbma = new RegExp(`NBMA\\saddress:\\s(${ADDRESS}|[\\da-f.]{14,60})`, 'i');
const claimed = new RegExp(`\\(?Claimed\\sNBMA\\saddress:\\s(${ADDRESS})\\)?`, 'i');
const requester = new RegExp(`Requester:\\s(${ADDRESS})\\sRequest\\sID:\\s(\\d{1,10})`, 'gi');

function maskLength(mask: string): number | null {
  const value = mask.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const bits = value.toString(2).padStart(32, '0');
  return /^1*0*$/.test(bits) && bits.length === 32 ? bits.lastIndexOf('1') + 1 : null;
}

function prefix(length: string | undefined, mask: string | undefined): number | null {
  if (length !== undefined) return Number(length);
  return mask === undefined ? null : maskLength(mask);
}

function entry(match: RegExpExecArray, piece: Piece): ShownNhrpEntry {
  piece.take(entryHead);
  const [, target, length, mask, vpn, vrf, via, oldTunnel, name, created, expire, never] = match;
  const type = piece.word(typeWord)?.toLowerCase() as ShownNhrpEntry['type'];
  const claimedAddress = piece.word(claimed);
  const address_ = piece.word(nbma);
  const entry: ShownNhrpEntry = {
    target: address(target!),
    prefixLength: prefix(length, mask),
    nextHop: via === undefined ? null : address(via),
    vrf: vpn ?? vrf ?? null,
    interface: name ?? oldTunnel?.replace(/tunnel\s/i, 'Tunnel') ?? null,
    createdSeconds: parseDuration(created!),
    expiresSeconds: expire === undefined ? null : parseDuration(expire),
    neverExpires: never !== undefined || expire?.toLowerCase() === 'never',
    type: type ?? null,
    flags: words(piece.word(flagWords)?.toLowerCase() ?? ''),
    nbma: address_ === null ? null : address(address_),
    claimedNbma: claimedAddress === null ? null : address(claimedAddress),
    noSocket: piece.take(/\(no-socket\)/i) !== null,
    group: piece.word(/(?:NHRP\s)?Group:\s([^\s,]{1,64})/i),
    preference: piece.number(/Preference:\s(\d{1,10})/i),
    cacheHits: piece.number(/Cache\shits:\s(\d{1,10})/i),
    requesters: piece
      .takeAll(requester)
      .map(([, from, id]) => ({ address: address(from!), requestId: Number(id) })),
  };
  // IOS-XE 17 adds these blocks; nothing in them concerns the way from a registration to its reply.
  piece.takeAll(/Metadata\sExchange\sFramework:?(?:\sType\sState)?|\bMEF\b[^\n]{0,80}/gi);
  piece.takeAll(/\b(?:MPLS|SGT|CTS)\s(?:Label|Tag|Capability):?[^\n]{0,60}/gi);
  piece.takeAll(/\(VPN\s[^)]{1,40}\)|Interest(?:ed)?\s(?:node|Nodes):?[^\n]{0,60}/gi);
  return entry;
}

const briefLegend =
  /^(?:\*{2,}.{0,200}|.{0,20}NOTE:.{0,200}|.{0,10}(?:Intf|Target)\s.{0,80}|.{0,6}(?:T|Type|Flags?|Legend)\s?[:=-].{0,160}|[a-z]\s-\s[a-z].{0,160})$/gim;
const briefTwoRows = new RegExp(
  `\\b(${INTERFACE})\\s(${ADDRESS})\\s(${ADDRESS})\\s(${ADDRESS})(?:/(\\d{1,3}))?\\s([SDI])(?:/([a-z]{0,12}))?(?=\\s|$)`,
  'gi',
);
const briefOneRow = new RegExp(
  `(${ADDRESS})/(\\d{1,3})\\s(${ADDRESS})\\s(${ADDRESS}|incomplete)\\s(static|dynamic|incomplete)\\s(${INTERFACE})\\s<\\s?(${ADDRESS})?\\s?>`,
  'gi',
);

const emptyEntry: Omit<ShownNhrpEntry, 'target'> = {
  prefixLength: null,
  nextHop: null,
  vrf: null,
  interface: null,
  createdSeconds: null,
  expiresSeconds: null,
  neverExpires: false,
  type: null,
  flags: [],
  nbma: null,
  claimedNbma: null,
  noSocket: false,
  group: null,
  preference: null,
  cacheHits: null,
  requesters: [],
};

const typeLetters = { S: 'static', D: 'dynamic', I: 'incomplete' } as const;

function briefEntries(whole: Piece): ShownNhrpEntry[] {
  const twoRows = whole.takeAll(briefTwoRows).map((match): ShownNhrpEntry => {
    const [, name, nextHop, nbmaAddress, target, length, type, flags] = match;
    return {
      ...emptyEntry,
      target: address(target!),
      prefixLength: prefix(length, undefined),
      nextHop: address(nextHop!),
      interface: name!,
      nbma: address(nbmaAddress!),
      type: typeLetters[type!.toUpperCase() as keyof typeof typeLetters],
      flags: [...(flags ?? '')],
    };
  });
  const oneRow = whole.takeAll(briefOneRow).map((match): ShownNhrpEntry => {
    const [, target, length, nextHop, nbmaAddress, type, name, claimedAddress] = match;
    return {
      ...emptyEntry,
      target: address(target!),
      prefixLength: Number(length),
      nextHop: address(nextHop!),
      interface: name!,
      nbma: /incomplete/i.test(nbmaAddress!) ? null : address(nbmaAddress!),
      claimedNbma: claimedAddress === undefined ? null : address(claimedAddress),
      type: type!.toLowerCase() as ShownNhrpEntry['type'],
    };
  });
  return [...twoRows, ...oneRow];
}

function parse(lines: readonly string[]): ShowParsed<ShowIpNhrp> {
  const text = new ShowText(lines, 'show ip nhrp');
  const whole = text.whole();
  const full = whole.cut(entryHead).parts.map(({ match, piece }) => entry(match, piece));
  const brief = full.length === 0 ? briefEntries(whole) : [];
  const isBrief = full.length === 0 && (brief.length > 0 || briefHeading.test(text.text));
  if (isBrief) whole.takeAll(briefLegend);
  return {
    result: { brief: isBrief, entries: [...full, ...brief] },
    problems: text.problems,
    unrecognised: text.unrecognised(),
  };
}

const briefHeading = /Target\s+Via\s+NBMA|Intf\s+NextHop\s+Address/i;

/**
 * `show ip nhrp [brief|detail|dynamic|static|…]`: one-line heads (12.x), two-line heads (12.4 to 17), the
 * brief form with one row per entry and with two.
 */
export const showIpNhrp: ShowParser<ShowIpNhrp> = {
  command: 'show ip nhrp',
  matchesCommand: commandLine('sh|ow ip nh|rp', [
    'nhs',
    't|raffic',
    'g|roup-map',
    'm|ulticast',
    'su|mmary',
    'r|edirect',
    'i|nterest',
    'st|atistics',
  ]),
  matchesShape: (lines) => {
    const text = lines.join('\n');
    return (
      (/\bcreated\s+\S{1,20},?\s+(?:never\s+)?expire/i.test(text) && /NBMA\s+address:|Type:\s/i.test(text)) ||
      briefHeading.test(text)
    );
  },
  parse,
};
