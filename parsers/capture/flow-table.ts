import type { Instant } from '../instant.ts';
import { ipv4Text, spiText } from '../wire/bytes.ts';
import type { AddressTable } from './address-table.ts';

/**
 * Most flows of one capture. A hub of 50,000 spokes has 100,000 SPIs; the table then takes 13 MB, and a
 * flood of random SPIs cannot make it larger.
 */
export const MAX_FLOWS = 131_072;

/** Longest search for a flow; at half load, an honest set of SPIs never needs so many steps. */
const MAX_PROBES = 256;

/** What a flow consists of: bits of its kind. */
export const KIND_ESP = 1;
export const KIND_AH = 2;
export const KIND_KEEPALIVE = 3;
const KIND_PROTOCOL = 3;
/** Set when the packets are in UDP (RFC 3948). */
export const KIND_IN_UDP = 4;
/** Set when the addresses are numbers of the address table rather than IPv4 addresses. */
export const KIND_IPV6 = 8;

/** All packets of one SPI, or all NAT keepalives, from one address to another. */
export interface FlowCount {
  protocol: 'esp' | 'ah' | 'nat-keepalive';
  encapsulation: 'ip' | 'udp';
  source: string;
  destination: string;
  /** `0x` + 8 digits; of no meaning for keepalives. */
  spi: string;
  packets: number;
  /** Lengths of the IP packets, IP headers included. */
  bytes: number;
  /** Times of the first and the last packet in the order of the file. */
  first: Instant;
  last: Instant;
  firstFrame: number;
  lastFrame: number;
  lowestSequence: number;
  highestSequence: number;
  /** Numbers between the lowest and the highest that were never seen. */
  gaps: number;
  /** Packets whose number was seen before. */
  repeats: number;
  /** Packets whose number is lower than one seen before, and was not seen itself. */
  outOfOrder: number;
  /** Time to live or hop limit of the first packet. */
  ttl: number;
}

// One flow is a record of 24 words of 32 bits; three pairs of them hold a float64.
const WORDS = 24;
const SPI = 0;
const SOURCE = 1;
const DESTINATION = 2;
const KIND = 3;
const PACKETS = 4;
const FIRST_FRAME = 5;
const LAST_FRAME = 6;
const FIRST_NANOSECONDS = 7;
const LAST_NANOSECONDS = 8;
const LOWEST = 9;
const HIGHEST = 10;
const GAPS = 11;
const REPEATS = 12;
const OUT_OF_ORDER = 13;
const TTL = 14;
const PRECISION = 15;
/** Which of the 64 numbers below the highest were seen: bit n stands for highest - 1 - n. */
const SEEN_LOW = 16;
const SEEN_HIGH = 17;
// In float64 units:
const FLOATS = WORDS / 2;
const BYTES = 9;
const FIRST_SECONDS = 10;
const LAST_SECONDS = 11;

/**
 * Counts packets per (kind, source, destination, SPI). An index with open addressing points into dense records
 * of 96 bytes; nothing is allocated per packet.
 */
export class FlowTable {
  /** Packets that were not counted because the table was full. */
  dropped = 0;

  readonly #limit: number;
  #count = 0;
  /** Number + 1 of the record in a slot; 0: free. */
  #slots = new Int32Array(1024);
  #words = new Int32Array(256 * WORDS);
  #floats = new Float64Array(this.#words.buffer);

  constructor(limit: number = MAX_FLOWS) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#count;
  }

  /**
   * Counts one packet. Addresses, SPI and sequence number are the 32 bits as a signed number.
   * @param length of the IP packet in bytes
   * @param precision of the time stamp in nanoseconds
   */
  add(
    kind: number,
    source: number,
    destination: number,
    spi: number,
    sequence: number,
    length: number,
    ttl: number,
    frame: number,
    seconds: number,
    nanoseconds: number,
    precision: number,
  ): void {
    const slots = this.#slots;
    const words = this.#words;
    const mask = slots.length - 1;
    let slot = hash(kind, source, destination, spi) & mask;
    let word = -1;
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const found = slots[slot]!;
      if (found === 0) {
        if (this.#count === this.#limit) break;
        this.#start(slot, kind, source, destination, spi, sequence, length, ttl, frame);
        this.#startTime(seconds, nanoseconds, precision);
        return;
      }
      const candidate = (found - 1) * WORDS;
      if (
        words[candidate] === spi &&
        words[candidate + SOURCE] === source &&
        words[candidate + DESTINATION] === destination &&
        words[candidate + KIND] === kind
      ) {
        word = candidate;
        break;
      }
      slot = (slot + 1) & mask;
    }
    if (word < 0) {
      this.dropped++;
      return;
    }
    words[word + PACKETS]!++;
    words[word + LAST_FRAME] = frame;
    words[word + LAST_NANOSECONDS] = nanoseconds;
    const float = word >> 1;
    const floats = this.#floats;
    floats[float + BYTES]! += length;
    floats[float + LAST_SECONDS] = seconds;

    if (sequence === ((words[word + HIGHEST]! + 1) | 0) && sequence !== 0) {
      const low = words[word + SEEN_LOW]!;
      words[word + HIGHEST] = sequence;
      words[word + SEEN_HIGH] = (words[word + SEEN_HIGH]! << 1) | (low >>> 31);
      words[word + SEEN_LOW] = (low << 1) | 1;
    } else {
      this.#unexpected(word, sequence >>> 0);
    }
  }

  /** The flows in the order in which they were first seen. */
  list(addresses: AddressTable): FlowCount[] {
    const flows: FlowCount[] = [];
    for (let id = 0; id < this.#count; id++) flows.push(this.#flow(id, addresses));
    return flows;
  }

  /** A sequence number that is not the next one. The window is that of a receiver (RFC 4303 section 3.4.3). */
  #unexpected(word: number, sequence: number): void {
    const words = this.#words;
    const highest = words[word + HIGHEST]! >>> 0;
    if (sequence > highest) {
      const step = sequence - highest;
      words[word + HIGHEST] = sequence;
      words[word + GAPS]! += step - 1;
      this.#shiftSeen(word, step);
      return;
    }
    const age = highest - sequence;
    if (age === 0) {
      words[word + REPEATS]!++;
      return;
    }
    const seen = age <= 64 && this.#testAndSetSeen(word, age - 1);
    const lowest = words[word + LOWEST]! >>> 0;
    if (sequence < lowest) {
      words[word + LOWEST] = sequence;
      words[word + GAPS]! += lowest - sequence - 1;
      words[word + OUT_OF_ORDER]!++;
    } else if (seen || words[word + GAPS] === 0) {
      // Without a gap every number in between was seen, also those that have left the window.
      words[word + REPEATS]!++;
    } else {
      words[word + OUT_OF_ORDER]!++;
      if (age <= 64) words[word + GAPS]!--;
    }
  }

  #shiftSeen(word: number, step: number): void {
    const words = this.#words;
    let low = words[word + SEEN_LOW]!;
    let high = words[word + SEEN_HIGH]!;
    if (step > 64) {
      low = 0;
      high = 0;
    } else {
      if (step >= 32) {
        high = low;
        low = 0;
      }
      const rest = step & 31;
      if (step === 64) high = 0;
      else if (rest > 0) {
        high = (high << rest) | (low >>> (32 - rest));
        low <<= rest;
      }
      // The number that was the highest until now.
      if (step <= 32) low |= 1 << (step - 1);
      else high |= 1 << (step - 33);
    }
    words[word + SEEN_LOW] = low;
    words[word + SEEN_HIGH] = high;
  }

  #testAndSetSeen(word: number, bit: number): boolean {
    const place = word + (bit < 32 ? SEEN_LOW : SEEN_HIGH);
    const mask = 1 << (bit & 31);
    const seen = (this.#words[place]! & mask) !== 0;
    this.#words[place]! |= mask;
    return seen;
  }

  #start(
    slot: number,
    kind: number,
    source: number,
    destination: number,
    spi: number,
    sequence: number,
    length: number,
    ttl: number,
    frame: number,
  ): void {
    const id = this.#count++;
    this.#slots[slot] = id + 1;
    if (this.#words.length < this.#count * WORDS) {
      const larger = new Int32Array(this.#words.length * 2);
      larger.set(this.#words);
      this.#words = larger;
      this.#floats = new Float64Array(larger.buffer);
    }
    const words = this.#words;
    const word = id * WORDS;
    words[word + SPI] = spi;
    words[word + SOURCE] = source;
    words[word + DESTINATION] = destination;
    words[word + KIND] = kind;
    words[word + PACKETS] = 1;
    words[word + FIRST_FRAME] = frame;
    words[word + LAST_FRAME] = frame;
    words[word + LOWEST] = sequence;
    words[word + HIGHEST] = sequence;
    words[word + TTL] = ttl;
    this.#floats[id * FLOATS + BYTES] = length;
    if (this.#count * 2 > this.#slots.length) this.#growSlots();
  }

  #startTime(seconds: number, nanoseconds: number, precision: number): void {
    const id = this.#count - 1;
    this.#words[id * WORDS + FIRST_NANOSECONDS] = nanoseconds;
    this.#words[id * WORDS + LAST_NANOSECONDS] = nanoseconds;
    this.#words[id * WORDS + PRECISION] = precision;
    this.#floats[id * FLOATS + FIRST_SECONDS] = seconds;
    this.#floats[id * FLOATS + LAST_SECONDS] = seconds;
  }

  #growSlots(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    const words = this.#words;
    for (let id = 0; id < this.#count; id++) {
      const word = id * WORDS;
      let slot =
        hash(words[word + KIND]!, words[word + SOURCE]!, words[word + DESTINATION]!, words[word]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.#slots = slots;
  }

  #flow(id: number, addresses: AddressTable): FlowCount {
    const words = this.#words.subarray(id * WORDS, (id + 1) * WORDS);
    const floats = this.#floats.subarray(id * FLOATS, (id + 1) * FLOATS);
    const kind = words[KIND]!;
    const protocol = kind & KIND_PROTOCOL;
    const precision = words[PRECISION]!;
    const addressText = (value: number) => ((kind & KIND_IPV6) !== 0 ? addresses.text(value) : ipv4Of(value));
    const instant = (seconds: number, nanoseconds: number): Instant => ({
      seconds,
      nanoseconds,
      precision,
      clock: 'utc',
    });
    return {
      protocol: protocol === KIND_ESP ? 'esp' : protocol === KIND_AH ? 'ah' : 'nat-keepalive',
      encapsulation: (kind & KIND_IN_UDP) !== 0 ? 'udp' : 'ip',
      source: addressText(words[SOURCE]!),
      destination: addressText(words[DESTINATION]!),
      spi: spiText(words[SPI]!),
      packets: words[PACKETS]! >>> 0,
      bytes: floats[BYTES]!,
      first: instant(floats[FIRST_SECONDS]!, words[FIRST_NANOSECONDS]!),
      last: instant(floats[LAST_SECONDS]!, words[LAST_NANOSECONDS]!),
      firstFrame: words[FIRST_FRAME]! >>> 0,
      lastFrame: words[LAST_FRAME]! >>> 0,
      lowestSequence: words[LOWEST]! >>> 0,
      highestSequence: words[HIGHEST]! >>> 0,
      gaps: words[GAPS]! >>> 0,
      repeats: words[REPEATS]! >>> 0,
      outOfOrder: words[OUT_OF_ORDER]! >>> 0,
      ttl: words[TTL]!,
    };
  }
}

function hash(kind: number, source: number, destination: number, spi: number): number {
  let h =
    Math.imul(spi, 0x9e3779b1) ^ Math.imul(source + kind, 0x85ebca6b) ^ Math.imul(destination, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x27d4eb2f);
  return h ^ (h >>> 13);
}

function ipv4Of(address: number): string {
  return ipv4Text(Uint8Array.of(address >>> 24, address >>> 16, address >>> 8, address), 0);
}
