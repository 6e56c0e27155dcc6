import type { Piece } from './show-text.ts';

/** Packets counted per pair of identities. Null: this form of the command does not print it. */
export type IpsecCounters = Record<CounterName, number | null>;

/** Names of the counters with what IOS prints before the number; a colon, `(send)` or `(rcv)` may follow. */
const labels = {
  encapsulated: 'pkts encaps',
  encrypted: 'pkts encrypt',
  digested: 'pkts digest',
  decapsulated: 'pkts decaps',
  decrypted: 'pkts decrypt',
  verified: 'pkts verify',
  compressed: 'pkts compressed',
  decompressed: 'pkts decompressed',
  notCompressed: 'pkts not compressed',
  compressionFailed: 'pkts compr. failed',
  notDecompressed: 'pkts not decompressed',
  decompressionFailed: 'pkts decompress failed',
  sendErrors: 'send errors',
  receiveErrors: 'recv errors',
  noSaSent: 'pkts no sa (send)',
  invalidSaReceived: 'pkts invalid sa (rcv)',
  encapsulationFailed: 'pkts encaps failed (send)',
  decapsulationFailed: 'pkts decaps failed (rcv)',
  invalidProtocol: 'pkts invalid prot (recv)',
  verifyFailed: 'pkts verify failed',
  invalidIdentity: 'pkts invalid identity (recv)',
  invalidLength: 'pkts invalid len (rcv)',
  replayRolloverSent: 'pkts replay rollover (send)',
  replayRolloverReceived: 'pkts replay rollover (rcv)',
  replayFailed: 'pkts replay failed (rcv)',
  taggedSent: 'pkts tagged (send)',
  untaggedReceived: 'pkts untagged (rcv)',
  notTagged: 'pkts not tagged (send)',
  notUntagged: 'pkts not untagged (rcv)',
  internalErrorSent: 'pkts internal err (send)',
  internalErrorReceived: 'pkts internal err (recv)',
} as const;

export type CounterName = keyof typeof labels;

const byLabel = new Map<string, CounterName>(
  Object.entries(labels).map(([name, label]) => [label, name as CounterName]),
);

/** Takes `#pkts encaps: 24, …` in any order and with any of the colons that releases print or forget. */
export function takeCounters(piece: Piece): IpsecCounters {
  const counters = Object.fromEntries(Object.keys(labels).map((name) => [name, null])) as IpsecCounters;
  for (const { index, 0: whole, 1: label, 2: value } of piece.text.matchAll(
    /#([a-z][a-z.\s]{2,40}[a-z.])(?:\s\((?:send|rcv|recv)\))?:?\s(\d{1,15})\b,?/gi,
  )) {
    const printed = /\((?:send|rcv|recv)\)/i.exec(whole)?.[0].toLowerCase();
    const name = byLabel.get(
      `${label!.toLowerCase().replace(/\s/g, ' ')}${printed === undefined ? '' : ` ${printed}`}`,
    );
    if (name === undefined) continue;
    counters[name] = Number(value);
    piece.owner.take(piece.start + index, piece.start + index + whole.length);
  }
  return counters;
}
