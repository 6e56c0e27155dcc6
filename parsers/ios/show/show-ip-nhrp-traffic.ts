import { commandLine } from './command.ts';
import type { ShowParsed, ShowParser } from './show-parser.ts';
import { type Piece, ShowText } from './show-text.ts';
import { INTERFACE } from './values.ts';

/** Packets of each kind, counted since the last clear. */
export interface NhrpCounts {
  total: number | null;
  resolutionRequest: number | null;
  resolutionReply: number | null;
  registrationRequest: number | null;
  registrationReply: number | null;
  purgeRequest: number | null;
  purgeReply: number | null;
  errorIndication: number | null;
  trafficIndication: number | null;
  redirectSuppress: number | null;
}

export interface NhrpTraffic {
  /** Null for the global statistics of the detailed form. */
  interface: string | null;
  maxSend: { packets: number; seconds: number } | null;
  usagePercent: number | null;
  sent: NhrpCounts | null;
  received: NhrpCounts | null;
  forwarded: NhrpCounts | null;
}

const sectionHead = new RegExp(
  `(?:^|\\s)(?:(${INTERFACE}):(?=\\sMax-send|\\sSent|\\sRcvd)|(Global\\sstatistics):?)`,
  'gi',
);
const directionHead = /\b(Sent|Rcvd|Fwd|Forwarded):\s?(?:Total:?\s(\d{1,15}))?/gi;
const labels: Record<string, keyof NhrpCounts> = {
  'resolution request': 'resolutionRequest',
  'resolution reply': 'resolutionReply',
  'registration request': 'registrationRequest',
  'registration reply': 'registrationReply',
  'purge request': 'purgeRequest',
  'purge reply': 'purgeReply',
  'error indication': 'errorIndication',
  'traffic indication': 'trafficIndication',
  'redirect suppress': 'redirectSuppress',
};

function counts(total: string | undefined, piece: Piece): NhrpCounts {
  piece.take(directionHead);
  const result: NhrpCounts = {
    total: total === undefined ? null : Number(total),
    resolutionRequest: null,
    resolutionReply: null,
    registrationRequest: null,
    registrationReply: null,
    purgeRequest: null,
    purgeReply: null,
    errorIndication: null,
    trafficIndication: null,
    redirectSuppress: null,
  };
  for (const [, number, label] of piece.takeAll(
    /\b(\d{1,15})\s((?:Resolution|Registration|Purge)\s(?:Request|Reply)|(?:Error|Traffic)\sIndication|Redirect\sSuppress)\b/gi,
  )) {
    result[labels[label!.toLowerCase().replace(/\s/g, ' ')]!] = Number(number);
  }
  return result;
}

function traffic(name: string | null, piece: Piece): NhrpTraffic {
  const limit = piece.take(/Max-send\slimit:\s?(\d{1,10})\s?Pkts\/(\d{1,10})\s?Sec,?/i);
  const result: NhrpTraffic = {
    interface: name,
    maxSend: limit === null ? null : { packets: Number(limit[1]), seconds: Number(limit[2]) },
    usagePercent: piece.number(/Usage:\s?(\d{1,3})%/i),
    sent: null,
    received: null,
    forwarded: null,
  };
  for (const { match, piece: part } of piece.cut(directionHead).parts) {
    const direction = match[1]!.toLowerCase();
    const read = counts(match[2], part);
    if (direction === 'sent') result.sent = read;
    else if (direction === 'rcvd') result.received = read;
    else result.forwarded = read;
  }
  return result;
}

function parse(lines: readonly string[]): ShowParsed<{ interfaces: NhrpTraffic[] }> {
  const text = new ShowText(lines, 'show ip nhrp traffic');
  const { before, parts } = text.whole().cut(sectionHead);
  const interfaces = parts.map(({ match, piece }) => {
    piece.take(sectionHead);
    return traffic(match[1] ?? null, piece);
  });
  if (parts.length === 0 && /\b(?:Sent|Rcvd):/i.test(before.text)) interfaces.push(traffic(null, before));
  return { result: { interfaces }, problems: text.problems, unrecognised: text.unrecognised() };
}

/** `show ip nhrp traffic [detail]`. */
export const showIpNhrpTraffic: ShowParser<{ interfaces: NhrpTraffic[] }> = {
  command: 'show ip nhrp traffic',
  matchesCommand: commandLine('sh|ow ip nh|rp t|raffic'),
  matchesShape: (lines) => {
    const text = lines.join('\n');
    return /Max-send\s+limit:/i.test(text) || /\d\s+Registration\s+Reply\b[\s\d]+Purge\s+Request/i.test(text);
  },
  parse,
};
