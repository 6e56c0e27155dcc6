/** What becomes of one ESP packet (RFC 4303) that is checked and decrypted. */
import type { Problem, ProblemCode } from '../problem.ts';
import type { EspKey } from './keys.ts';

/** IP protocol numbers inside ESP that this program reads on. */
export const NEXT_HEADER_IPV4 = 4;
export const NEXT_HEADER_IPV6 = 41;

export interface EspResult {
  /** The key that was used. */
  key: EspKey;
  /** `open`: read. `rejected`: the ICV is wrong. `wrong-key`: no ICV, and the plaintext is none. `unreadable`: too short or not supported. */
  state: 'open' | 'rejected' | 'wrong-key' | 'unreadable';
  sequence: number;
  /** Upper half of the sequence number; null without extended sequence numbers. */
  sequenceHigh: number | null;
  /** Whether the ICV is right; null when the SA has none or its algorithm is not known. */
  authenticated: boolean | null;
  /** The packet was seen before on this SA. */
  replayed: boolean;
  /** IP protocol number of the payload: 47 is GRE in transport mode, 4 and 41 are tunnel mode. */
  nextHeader: number | null;
  mode: 'transport' | 'tunnel' | null;
  /** Plaintext without trailer, or its start; may share memory with the next result of the same SA. */
  payload: Uint8Array | null;
  /** Length of the whole plaintext without trailer. */
  payloadLength: number;
  padLength: number | null;
  problems: Problem[];
}

/** A packet that was not opened, and why. */
export function failed(
  key: EspKey,
  state: 'rejected' | 'wrong-key' | 'unreadable',
  sequence: number,
  authenticated: boolean | null,
  problem: Problem,
): EspResult {
  return {
    key,
    state,
    sequence,
    sequenceHigh: null,
    authenticated,
    replayed: false,
    nextHeader: null,
    mode: null,
    payload: null,
    payloadLength: 0,
    padLength: null,
    problems: [problem],
  };
}

/** A problem of the ESP layer. */
export function problem(code: ProblemCode, message: string, more: Partial<Problem> = {}): Problem {
  return { code, layer: 'esp', message, ...more };
}
