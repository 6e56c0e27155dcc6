import type { CapturedFrame } from '../../parsers/capture/scan-result.ts';
import { couldBeNull } from '../../parsers/crypto/esp-null.ts';
import type { OpenedEsp } from '../../parsers/crypto/packet-opener.ts';
import type { Problem } from '../../parsers/problem.ts';
import { ipv4TextOf, ipv6Text } from '../../parsers/wire/bytes.ts';
import { dissectPayload } from '../../parsers/wire/frame.ts';
import { spiText } from '../../parsers/wire/hex.ts';
import type { Packet } from '../../parsers/wire/packet.ts';
import type { GreFlows } from './gre-flows.ts';
import { KeyNotes } from './key-notes.ts';
import type { PacketReader } from './packet-reader.ts';
import { PEEK_BYTES, peekGre } from './peek-gre.ts';

/**
 * Packets at the start of each ESP flow that are looked at without a key. What travels in a tunnel shows that it
 * is not encrypted with its first packet; a few more are for captures that begin with something rare.
 */
export const ESP_SAMPLE = 8;

/** SPIs of cut packets that are named; as many as a large hub has spokes. */
const MAX_CUT = 65_536;

const IPV4 = 0x0800;
const GRE = 47;

/** Stands for an address that is none of IPv4: those are signed numbers of 32 bits. */
const NO_IPV4 = -(2 ** 32);

/** The SA of a packet. */
interface Sa {
  /** Unsigned. */
  spi: number;
  source: string;
  destination: string;
  /** IPv4 addresses as signed numbers. */
  from: number;
  to: number;
  spiText: string;
  /** Its name in the notes. */
  id: string;
}

/** What is done with what ESP packets hold. */
export interface EspHandlers {
  /** The tunnel's packet, dissected; `outer` has the addresses of the ESP packet. */
  onInner(frame: CapturedFrame, outer: Packet, inner: Packet, spi: string): void;
  onProblem(problem: Problem, frame: number): void;
}

/**
 * Opens the ESP packets that the scan hands on. Bulk traffic takes a short way: it is decrypted, checked and
 * counted without being dissected.
 */
export class EspPackets {
  /** True when a packet passed that one of the keys is meant for, opened or not. */
  metKey = false;

  readonly #reader: PacketReader;
  readonly #notes: KeyNotes;
  readonly #greFlows: GreFlows;
  readonly #handlers: EspHandlers;
  readonly #null = new Set<number>();
  readonly #cut = new Set<number>();
  #cutUnnamed = 0;
  #last: Sa = { spi: -1, source: '', destination: '', from: NO_IPV4, to: NO_IPV4, spiText: '', id: '' };

  constructor(reader: PacketReader, notes: KeyNotes, greFlows: GreFlows, handlers: EspHandlers) {
    this.#reader = reader;
    this.#notes = notes;
    this.#greFlows = greFlows;
    this.#handlers = handlers;
  }

  /** True when the flow of this SPI was found not to encrypt. */
  isNull(spi: number): boolean {
    return this.#null.has(spi);
  }

  /** Takes a packet as `ScanHandlers.onEsp` gives it. Answers true when all packets of its SPI are wanted. */
  take(frame: CapturedFrame, spi: number, offset: number, length: number): boolean {
    const body = frame.bytes.subarray(offset, offset + length);
    const hasKey = this.#reader.hasEspKey(spi);
    if (!hasKey && !this.#null.has(spi) && !couldBeNull(body)) return false;
    this.metKey ||= hasKey;
    if (isCut(frame, offset)) {
      this.#noteCut(spi, frame.frame);
      return false;
    }
    const { source, destination } = this.#ends(frame, spi);
    const opened = this.#reader.openEsp(body, source, destination, PEEK_BYTES);
    const { result, nullEncryption } = opened;
    if (result !== null) {
      this.#notes.noteEsp(this.#last.id, result, frame.frame);
      for (const problem of result.problems) this.#handlers.onProblem(problem, frame.frame);
    }
    if (nullEncryption) this.#null.add(spi);
    if (opened.payload !== null) this.#inside(frame, body, opened);
    return result !== null || nullEncryption;
  }

  /** Which limit was reached, and what follows from it. */
  problems(): Problem[] {
    if (this.#cutUnnamed === 0) return [];
    const message = `${this.#cutUnnamed} packets of further ESP SAs than ${MAX_CUT} were cut by the capture (snap length) and cannot be opened.`;
    return [{ code: 'limit', layer: 'esp', message }];
  }

  #inside(frame: CapturedFrame, body: Uint8Array, opened: OpenedEsp): void {
    const { source, destination, spiText } = this.#last;
    const { payload, payloadLength, nextHeader } = opened;
    const plain = nextHeader === GRE ? peekGre(payload!, payloadLength) : null;
    if (plain !== null) {
      this.#greFlows.count(frame, source, destination, plain.key, IPV4, spiText, null);
      return;
    }
    const whole = this.#reader.wholePayload(body, source, destination, opened);
    if (whole === null || nextHeader === null) return;
    const { networkOffset, bytes, etherType } = frame;
    const ttl = bytes[networkOffset + (etherType === IPV4 ? 8 : 7)] ?? null;
    const inner = dissectPayload(
      whole,
      nextHeader,
      { src: source, dst: destination, ttl },
      { frame: frame.frame },
    );
    for (const problem of inner.problems) this.#handlers.onProblem(problem, frame.frame);
    this.#handlers.onInner(frame, inner, inner, spiText);
  }

  /** Addresses of the packet, and what names its SA; kept for the next packet, which mostly is of the same one. */
  #ends({ bytes, networkOffset, etherType }: CapturedFrame, spi: number): Sa {
    const isIpv4 = etherType === IPV4;
    const at = networkOffset + (isIpv4 ? 12 : 8);
    const last = this.#last;
    if (isIpv4) {
      const from = ipv4Number(bytes, at);
      const to = ipv4Number(bytes, at + 4);
      if (last.spi === spi && last.from === from && last.to === to) return last;
      return this.#begin(spi, ipv4TextOf(from), ipv4TextOf(to), from, to);
    }
    const source = ipv6Text(bytes, at);
    const destination = ipv6Text(bytes, at + 16);
    if (last.spi === spi && last.source === source && last.destination === destination) return last;
    return this.#begin(spi, source, destination, NO_IPV4, NO_IPV4);
  }

  #begin(spi: number, source: string, destination: string, from: number, to: number): Sa {
    const text = spiText(spi);
    const id = KeyNotes.idOf(source, destination, text);
    this.#last = { spi, source, destination, from, to, spiText: text, id };
    return this.#last;
  }

  /** A packet that the capture cut cannot be checked: its ICV is missing. Said once per SPI. */
  #noteCut(spi: number, frame: number): void {
    if (this.#cut.has(spi)) return;
    if (this.#cut.size >= MAX_CUT) {
      this.#cutUnnamed++;
      return;
    }
    this.#cut.add(spi);
    const message = `packets of ESP ${spiText(spi)} were cut by the capture (snap length) and cannot be opened`;
    this.#handlers.onProblem({ code: 'truncated', layer: 'esp', message }, frame);
  }
}

function ipv4Number(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
}

/** True when the capture does not hold all of the IP packet. */
function isCut({ bytes, networkOffset, etherType, originalLength }: CapturedFrame, offset: number): boolean {
  if (bytes.length >= originalLength) return false;
  const at = networkOffset + (etherType === IPV4 ? 2 : 4);
  const claimed = (bytes[at]! << 8) | bytes[at + 1]!;
  if (claimed === 0) return true;
  const end = networkOffset + claimed + (etherType === IPV4 ? 0 : 40);
  return end > bytes.length || offset > end;
}
