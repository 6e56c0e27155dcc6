/**
 * Reassembly of IPv4 (RFC 791 section 3.2) and IPv6 (RFC 8200 section 4.5) fragments, bounded in count,
 * bytes and time. Fragments that overlap spoil their datagram, as RFC 5722 asks: which of two copies a
 * receiver would have believed cannot be known. An exact copy of a fragment is harmless and ignored.
 */
import type { Instant } from '../instant.ts';
import type { Problem } from '../problem.ts';
import { u16 } from './bytes.ts';
import { IP_PROTOCOL } from './registry/ip-protocols.ts';

/** Datagrams under way at once: far more than IKE on a hub needs, few enough to search for nothing. */
export const MAX_DATAGRAMS = 256;
/** Bytes kept for all of them: a bound on memory that a capture cannot raise. */
export const MAX_KEPT_BYTES = 4 * 1024 * 1024;
/** Fragments of one datagram: 64 KiB in pieces of 512 bytes, smaller than any real link makes. */
export const MAX_FRAGMENTS = 128;
/** No IP datagram is longer. */
export const MAX_DATAGRAM_BYTES = 65_535;
/** What common receivers allow (RFC 1122 section 3.3.2 asks for 60 to 120 s, Linux takes 30). */
export const REASSEMBLY_SECONDS = 60;

/** One fragment as a frame carried it. */
export interface Fragment {
  source: string;
  destination: string;
  /** IP protocol number of the datagram. */
  protocol: number;
  identification: number;
  /** How many tunnels the fragment was found in: inner and outer addresses are different worlds. */
  depth: number;
  /** In bytes. */
  offset: number;
  more: boolean;
  /** The fragment's payload; copied when it is kept. */
  bytes: Uint8Array;
  at: Instant | null;
  frame: number | null;
}

export type Reassembly =
  /** All of it is there. */
  | { state: 'complete'; bytes: Uint8Array; fragments: number }
  /** Fragments are still missing. */
  | { state: 'waiting' }
  /** This fragment or its datagram is not acceptable; a problem says why. */
  | { state: 'refused' };

/** A datagram of which fragments are missing. */
export interface IncompleteDatagram {
  source: string;
  destination: string;
  protocol: number;
  identification: number;
  /** Frame and time of its first fragment that was seen. */
  frame: number | null;
  at: Instant | null;
  fragments: number;
  bytes: number;
  /** True when the first fragment is among them. */
  hasFirst: boolean;
  /** UDP ports, when it is UDP and the first fragment is there. */
  srcPort: number | null;
  dstPort: number | null;
}

interface Piece {
  offset: number;
  bytes: Uint8Array;
}

interface Datagram {
  first: Fragment;
  pieces: Piece[];
  bytes: number;
  /** Known from the last fragment. */
  total: number | null;
  /** Fragments overlapped or disagreed: nothing of it is kept, and later ones are refused too. */
  spoiled: boolean;
}

/** Puts the fragments of one capture together; one instance serves one capture. */
export class Reassembler {
  #datagrams = new Map<string, Datagram>();
  #keptBytes = 0;

  /** Takes one fragment; adds problems for what it refuses and for older datagrams that it gives up. */
  add(fragment: Fragment, problems: Problem[]): Reassembly {
    this.#expire(fragment.at, problems);
    const length = fragment.bytes.length;
    const wrong = wrongLength(fragment);
    if (wrong !== null) {
      problems.push(problem('bad-length', wrong, fragment.frame));
      return { state: 'refused' };
    }
    const key = keyOf(fragment);
    const datagram = this.#datagrams.get(key) ?? this.#open(key, fragment, problems);
    if (datagram.spoiled) return { state: 'refused' };
    const copy = datagram.pieces.find((piece) => piece.offset === fragment.offset);
    if (copy !== undefined && sameBytes(copy.bytes, fragment.bytes)) return { state: 'waiting' };
    const conflict = conflictOf(datagram, fragment);
    if (conflict !== null) {
      this.#spoil(datagram);
      problems.push(problem('bad-value', conflict, fragment.frame));
      return { state: 'refused' };
    }
    if (datagram.pieces.length === MAX_FRAGMENTS) {
      this.#spoil(datagram);
      problems.push(problem('limit', `more than ${MAX_FRAGMENTS} fragments in one datagram`, fragment.frame));
      return { state: 'refused' };
    }
    datagram.pieces.push({ offset: fragment.offset, bytes: new Uint8Array(fragment.bytes) });
    datagram.bytes += length;
    this.#keptBytes += length;
    if (!fragment.more) datagram.total = fragment.offset + length;
    if (datagram.bytes === datagram.total) return this.#complete(key, datagram);
    this.#shrink(key, problems);
    return { state: 'waiting' };
  }

  /** What is still waiting for fragments, in the order of their first fragments. */
  incomplete(): IncompleteDatagram[] {
    return [...this.#datagrams.values()]
      .filter((datagram) => !datagram.spoiled)
      .map(({ first, pieces, bytes }) => ({
        source: first.source,
        destination: first.destination,
        protocol: first.protocol,
        identification: first.identification,
        frame: first.frame,
        at: first.at,
        fragments: pieces.length,
        bytes,
        hasFirst: pieces.some((piece) => piece.offset === 0),
        ...portsOf(
          first.protocol,
          pieces.find((piece) => piece.offset === 0),
        ),
      }));
  }

  #open(key: string, first: Fragment, problems: Problem[]): Datagram {
    if (this.#datagrams.size >= MAX_DATAGRAMS) {
      this.#giveUpOldest(`more than ${MAX_DATAGRAMS} fragmented datagrams at once`, problems);
    }
    // Only the addresses of the first fragment are needed later: its bytes must not keep a buffer alive.
    const datagram: Datagram = {
      first: { ...first, bytes: new Uint8Array(0) },
      pieces: [],
      bytes: 0,
      total: null,
      spoiled: false,
    };
    this.#datagrams.set(key, datagram);
    return datagram;
  }

  #complete(key: string, datagram: Datagram): Reassembly {
    const bytes = new Uint8Array(datagram.bytes);
    for (const piece of datagram.pieces) bytes.set(piece.bytes, piece.offset);
    this.#datagrams.delete(key);
    this.#keptBytes -= datagram.bytes;
    return { state: 'complete', bytes, fragments: datagram.pieces.length };
  }

  #spoil(datagram: Datagram): void {
    this.#keptBytes -= datagram.bytes;
    datagram.spoiled = true;
    datagram.pieces = [];
    datagram.bytes = 0;
  }

  /** Gives up the oldest datagrams, but never the one that was just added to, until the rest fits. */
  #shrink(current: string, problems: Problem[]): void {
    while (this.#keptBytes > MAX_KEPT_BYTES) {
      const oldest = [...this.#datagrams.keys()].find((key) => key !== current);
      if (oldest === undefined) return;
      this.#giveUp(oldest, `more than ${MAX_KEPT_BYTES} bytes of fragments`, problems);
    }
  }

  #giveUpOldest(reason: string, problems: Problem[]): void {
    const [oldest] = this.#datagrams.keys();
    if (oldest !== undefined) this.#giveUp(oldest, reason, problems);
  }

  #giveUp(key: string, reason: string, problems: Problem[]): void {
    const datagram = this.#datagrams.get(key);
    if (datagram === undefined) return;
    this.#datagrams.delete(key);
    this.#keptBytes -= datagram.bytes;
    if (datagram.spoiled) return;
    const { source, destination } = datagram.first;
    const message = `${reason}: gave up the fragments of one datagram from ${source} to ${destination}`;
    problems.push(problem('limit', message, datagram.first.frame));
  }

  #expire(now: Instant | null, problems: Problem[]): void {
    if (now === null) return;
    for (const [key, { first }] of this.#datagrams) {
      if (first.at === null || now.seconds - first.at.seconds <= REASSEMBLY_SECONDS) return;
      this.#giveUp(key, `not complete after ${REASSEMBLY_SECONDS} s`, problems);
    }
  }
}

function portsOf(protocol: number, piece: Piece | undefined) {
  const known = protocol === IP_PROTOCOL.udp && piece !== undefined && piece.bytes.length >= 4;
  if (!known) return { srcPort: null, dstPort: null };
  return { srcPort: u16(piece.bytes, 0), dstPort: u16(piece.bytes, 2) };
}

function problem(code: Problem['code'], message: string, frame: number | null): Problem {
  return { code, layer: 'fragment', message, ...(frame === null ? {} : { frame }) };
}

function keyOf({ source, destination, protocol, identification, depth }: Fragment): string {
  return `${depth} ${source} ${destination} ${protocol} ${identification}`;
}

function wrongLength({ offset, more, bytes }: Fragment): string | null {
  if (offset + bytes.length > MAX_DATAGRAM_BYTES) {
    return `a fragment ends at ${offset + bytes.length}, behind the largest datagram`;
  }
  if (more && bytes.length % 8 !== 0)
    return `a fragment that is not the last has ${bytes.length} bytes, not 8n`;
  return more && bytes.length === 0 ? 'a fragment that is not the last is empty' : null;
}

/** Why a fragment cannot belong to the same datagram as those before; null when it can. */
function conflictOf(datagram: Datagram, { offset, more, bytes }: Fragment): string | null {
  const end = offset + bytes.length;
  const overlaps = datagram.pieces.some(
    (piece) => offset < piece.offset + piece.bytes.length && piece.offset < end,
  );
  if (overlaps) return 'fragments overlap; the datagram was given up';
  if (datagram.total !== null && (end > datagram.total || !more)) {
    return 'a fragment lies behind the last one; the datagram was given up';
  }
  const reaches = datagram.pieces.some((piece) => piece.offset + piece.bytes.length > end);
  return !more && reaches ? 'the last fragment ends before another one; the datagram was given up' : null;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
