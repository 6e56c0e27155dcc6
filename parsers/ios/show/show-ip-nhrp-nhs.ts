import { commandLine } from './command.ts';
import type { ShowParsed, ShowParser } from './show-parser.ts';
import { type Piece, ShowText } from './show-text.ts';
import { ADDRESS, address, DURATION, INTERFACE, parseDuration } from './values.ts';

/** One next hop server of a spoke. Null: this form of the command does not print it. */
export interface ShownNhs {
  interface: string | null;
  /** The server's tunnel address. */
  address: string;
  nbma: string | null;
  /** E: expecting replies, R: responding, W: waiting, D: dynamic. */
  flags: string[];
  priority: number | null;
  cluster: number | null;
  requestsSent: number | null;
  requestsFailed: number | null;
  repliesReceived: number | null;
  /** How long ago the last reply came. */
  lastReplySeconds: number | null;
  currentRequestId: number | null;
  protectionRequested: boolean | null;
}

/** A registration that waits for its reply. */
export interface PendingRegistration {
  requestId: number;
  /** Seconds between retransmissions. */
  retransmitInterval: number | null;
  nhs: string;
  expired: boolean;
  interface: string | null;
}

export interface ShowIpNhrpNhs {
  detail: boolean;
  servers: ShownNhs[];
  pending: PendingRegistration[];
}

const legend = /(?:Legend:\s)?\b[ERWD]\s?=\s?(?:Expecting\sreplies|Responding|Waiting|Dynamic),?/gi;
const interfaceHead = new RegExp(`(?:^|\\s)(Tunnel[\\d/.]{1,12}|${INTERFACE}):(?=\\s|$)`, 'g');
const serverHead = new RegExp(
  `(?<![\\w.:]|Address:\\s|NHS\\s)(${ADDRESS})(?:\\s([ERWD]{1,4}))?(?=\\s(?:NBMA\\sAddress:|priority\\s?=|req-sent)|\\s?$|\\s(?:${ADDRESS})\\b|\\sPending)`,
  'gi',
);
const nbma = new RegExp(`NBMA\\sAddress:\\s(${ADDRESS})`, 'i');
const reply = new RegExp(`repl-recv\\s(\\d{1,10})(?:\\s\\((${DURATION})(?:\\sago)?\\))?`, 'i');
const pendingRow = new RegExp(
  `(?:Registration\\sRequest:\\s)?Reqid\\s(\\d{1,10}),\\sRet\\s(\\d{1,6})\\s{1,2}NHS\\s(${ADDRESS})(\\sexpired)?(?:\\s\\((${INTERFACE})\\))?`,
  'gi',
);

function server(match: RegExpExecArray, piece: Piece, name: string | null): ShownNhs {
  piece.take(serverHead);
  const nbmaAddress = piece.word(nbma);
  const replies = piece.take(reply);
  return {
    interface: name,
    address: address(match[1]!),
    nbma: nbmaAddress === null ? null : address(nbmaAddress),
    flags: [...(match[2]?.toUpperCase() ?? '')],
    priority: piece.number(/priority\s?=\s?(\d{1,10})/i),
    cluster: piece.number(/cluster\s?=\s?(\d{1,10})/i),
    requestsSent: piece.number(/req-sent\s(\d{1,10})/i),
    requestsFailed: piece.number(/req-failed\s(\d{1,10})/i),
    repliesReceived: replies === null ? null : Number(replies[1]),
    lastReplySeconds: replies?.[2] === undefined ? null : parseDuration(replies[2]),
    currentRequestId: piece.number(/Current\sRequest\sID:\s(\d{1,10})/i),
    protectionRequested: protection(piece.word(/Protection\sSocket\sRequested:\s(TRUE|FALSE)/i)),
  };
}

function protection(word: string | null): boolean | null {
  return word === null ? null : word.toUpperCase() === 'TRUE';
}

function parse(lines: readonly string[]): ShowParsed<ShowIpNhrpNhs> {
  const text = new ShowText(lines, 'show ip nhrp nhs');
  const whole = text.whole();
  whole.takeAll(legend);
  whole.takeAll(/Pending\sRegistration\sRequests:/gi);
  const pending = whole.takeAll(pendingRow).map(
    ([, id, interval, nhs, expired, name]): PendingRegistration => ({
      requestId: Number(id),
      retransmitInterval: Number(interval),
      nhs: address(nhs!),
      expired: expired !== undefined,
      interface: name ?? null,
    }),
  );
  const list = text.text.search(/Pending\sRegistration\sRequests:|(?:Registration\sRequest:\s)?Reqid\s\d/i);
  const listed = text.piece(0, list < 0 ? text.text.length : list);
  const { before, parts } = listed.cut(interfaceHead);
  const sections = [
    { name: null, piece: before },
    ...parts.map(({ match, piece }) => ({ name: match[1]!, piece })),
  ];
  const servers = sections.flatMap(({ name, piece }) => {
    if (name !== null) piece.take(interfaceHead);
    return piece.cut(serverHead).parts.map((one) => server(one.match, one.piece, name));
  });
  const detail = servers.some((one) => one.requestsSent !== null) || pending.length > 0;
  return { result: { detail, servers, pending }, problems: text.problems, unrecognised: text.unrecognised() };
}

/** `show ip nhrp nhs [detail]`, which some headings call `show ip nhs`. */
export const showIpNhrpNhs: ShowParser<ShowIpNhrpNhs> = {
  command: 'show ip nhrp nhs',
  matchesCommand: commandLine('sh|ow ip nh|rp nhs, sh|ow ip nhs'),
  matchesShape: (lines) => {
    const text = lines.join('\n');
    return (
      !/#\s*Ent\b/i.test(text) &&
      /E\s?=\s?Expecting\s+replies|\breq-sent\s+\d|\bpriority\s?=\s?\d+\s+cluster\s?=/i.test(text)
    );
  },
  parse,
};
