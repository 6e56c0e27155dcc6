import type { Problem } from '../../problem.ts';
import { u16 } from '../bytes.ts';
import { hex } from '../hex.ts';
import { report, reportShort } from './problems.ts';
import type { FragmentPayload, IsakmpMessage, IsakmpPayload, PayloadBase } from './types.ts';

/** Fragment ID, fragment number and flags, before the data. */
export const FRAGMENT_HEADER = 4;
const FLAG_LAST = 0x01;

/** Fragment payload of Cisco's IKE fragmentation: a piece of a whole ISAKMP message, header included. */
export function decodeFragment(
  base: PayloadBase,
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
): FragmentPayload {
  const short = end - start < FRAGMENT_HEADER;
  if (short) reportShort(problems, base.name, start, FRAGMENT_HEADER, end - start);
  const from = short ? start : start + FRAGMENT_HEADER;
  return {
    type: base.type,
    name: 'fragment',
    length: base.length,
    offset: base.offset,
    fragmentId: short ? 0 : u16(bytes, start),
    fragmentNumber: short ? 0 : bytes[start + 2]!,
    last: !short && (bytes[start + 3]! & FLAG_LAST) !== 0,
    bytes: end - from,
    hex: hex(bytes, from, end),
  };
}

/** Messages that may wait for fragments at once; a hub with this many half-received is under attack. */
export const MAX_PENDING_MESSAGES = 256;
/** Bytes of one reassembled message: what one UDP datagram could have carried. */
export const MAX_REASSEMBLED_BYTES = 65_535;

interface Pending {
  pieces: Map<number, Uint8Array>;
  bytes: number;
  /** Number of the last fragment, once seen. */
  last: number | null;
}

/**
 * Puts fragmented ISAKMP messages together again. Bounded: the oldest unfinished message is given up
 * when too many wait, and a message that grows beyond a datagram is dropped.
 */
export class FragmentReassembler {
  readonly #pending = new Map<string, Pending>();

  /**
   * Takes the fragment that a message carries and answers with the whole message when it is complete,
   * else with null.
   *
   * @param sender who sent it (address and port), so that both directions stay apart
   * @param bytes the bytes that `message` was decoded from
   */
  add(sender: string, message: IsakmpMessage, bytes: Uint8Array, problems: Problem[]): Uint8Array | null {
    const fragment = fragmentOf(message);
    if (fragment === null || fragment.fragmentNumber === 0) return null;
    const key = `${sender} ${message.initiatorCookie}${message.responderCookie} ${fragment.fragmentId}`;
    const pending = this.#entry(key, problems, fragment.offset);
    const start = fragment.offset + 4 + FRAGMENT_HEADER;
    const piece = new Uint8Array(bytes.subarray(start, start + fragment.bytes));
    if (!pending.pieces.has(fragment.fragmentNumber)) {
      pending.pieces.set(fragment.fragmentNumber, piece);
      pending.bytes += piece.length;
    } else if (!sameBytes(pending.pieces.get(fragment.fragmentNumber)!, piece)) {
      report(
        problems,
        'bad-value',
        `Fragment ${fragment.fragmentNumber} came twice with different bytes; the first is kept.`,
        start,
      );
    }
    if (fragment.last) pending.last ??= fragment.fragmentNumber;
    if (pending.bytes > MAX_REASSEMBLED_BYTES) {
      this.#pending.delete(key);
      report(
        problems,
        'limit',
        `A fragmented message exceeds ${MAX_REASSEMBLED_BYTES} bytes; it is dropped.`,
        start,
      );
      return null;
    }
    const whole = joined(pending);
    if (whole !== null) this.#pending.delete(key);
    return whole;
  }

  /** Messages that still wait for fragments. */
  get pending(): number {
    return this.#pending.size;
  }

  #entry(key: string, problems: Problem[], offset: number): Pending {
    const known = this.#pending.get(key);
    if (known !== undefined) return known;
    if (this.#pending.size >= MAX_PENDING_MESSAGES) {
      const oldest = this.#pending.keys().next().value!;
      this.#pending.delete(oldest);
      report(
        problems,
        'limit',
        `More than ${MAX_PENDING_MESSAGES} messages wait for fragments; the oldest is given up.`,
        offset,
      );
    }
    const pending: Pending = { pieces: new Map(), bytes: 0, last: null };
    this.#pending.set(key, pending);
    return pending;
  }
}

function joined(pending: Pending): Uint8Array | null {
  if (pending.last === null || pending.pieces.size < pending.last) return null;
  for (let number = 1; number <= pending.last; number++) if (!pending.pieces.has(number)) return null;
  const whole = new Uint8Array(pending.bytes);
  let at = 0;
  for (let number = 1; number <= pending.last; number++) {
    const piece = pending.pieces.get(number)!;
    whole.set(piece, at);
    at += piece.length;
  }
  return whole.subarray(0, at);
}

/** The fragment that a message carries, or null. */
export function fragmentOf(message: IsakmpMessage): FragmentPayload | null {
  const first: IsakmpPayload | undefined = message.payloads[0];
  return first !== undefined && first.name === 'fragment' ? (first as FragmentPayload) : null;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
