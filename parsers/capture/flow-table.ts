import type { Instant } from '../instant.ts';
import { ipv4TextOf } from '../wire/bytes.ts';
import { spiText } from '../wire/hex.ts';
import type { AddressTable } from './address-table.ts';
import {
  BYTES,
  DESTINATION,
  FIRST_FRAME,
  FIRST_NANOSECONDS,
  FIRST_SECONDS,
  FLOATS,
  GAPS,
  HIGHEST,
  KIND,
  KIND_AH,
  KIND_ESP,
  KIND_IN_UDP,
  KIND_IPV6,
  KIND_PROTOCOL,
  LAST_FRAME,
  LAST_NANOSECONDS,
  LAST_SECONDS,
  LOWEST,
  MAX_PROBES,
  OUT_OF_ORDER,
  PACKETS,
  PRECISION,
  RARE_WORDS,
  REPEATS,
  SEEN_HIGH,
  SEEN_LOW,
  SOURCE,
  SPI,
  TTL,
  TURN,
  WORDS,
} from './flow-record.ts';

/**
 * Most flows of one capture. A hub of 50,000 spokes has 100,000 SPIs; the table then takes 13 MB, and a
 * flood of random SPIs cannot make it larger.
 */
export const MAX_FLOWS = 131_072;

/** Greater than any number of packets that somebody asks for. */
export const NOT_COUNTED = 0x7fffffff;

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

/** Which frame is counted and when it was captured; the scan keeps one of these up to date. */
export interface Moment {
  frame: number;
  seconds: number;
  nanoseconds: number;
  /** Of the time stamp, in nanoseconds. */
  precision: number;
}

/**
 * Counts packets per (kind, source, destination, SPI). An index with open addressing points into dense records
 * of about 100 bytes; nothing is allocated per packet.
 */
export class FlowTable {
  /** Packets that were not counted because the table was full. */
  dropped = 0;

  readonly #moment: Moment;
  readonly #limit: number;
  #count = 0;
  /** Number + 1 of the record in a slot; 0: free. */
  #slots = new Int32Array(4096);
  #words = new Int32Array(256 * WORDS);
  #floats = new Float64Array(this.#words.buffer);
  #rare = new Int32Array(256 * RARE_WORDS);
  #rareFloats = new Float64Array(this.#rare.buffer);

  /**
   * @param moment read whenever a packet is counted
   * @param limit most flows
   */
  constructor(moment: Moment, limit: number = MAX_FLOWS) {
    this.#moment = moment;
    this.#limit = limit;
  }

  get size(): number {
    return this.#count;
  }

  /**
   * Counts one packet. Addresses, SPI and sequence number are the 32 bits as a signed number.
   * @param length of the IP packet in bytes
   * @returns how many packets of its flow there were up to now; `NOT_COUNTED` when there was no room
   */
  add(
    kind: number,
    source: number,
    destination: number,
    spi: number,
    sequence: number,
    length: number,
    ttl: number,
  ): number {
    const slots = this.#slots;
    const words = this.#words;
    const mask = slots.length - 1;
    let slot = hash(kind, source, destination, spi) & mask;
    let word = -1;
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const found = slots[slot]!;
      if (found === 0) {
        if (this.#count === this.#limit) break;
        this.#start(slot, kind, source, destination, spi, sequence, length, ttl);
        return 1;
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
      return NOT_COUNTED;
    }
    const moment = this.#moment;
    const float = word >> 1;
    const floats = this.#floats;
    const packets = words[word + PACKETS]! + 1;
    words[word + PACKETS] = packets;
    words[word + LAST_FRAME] = moment.frame;
    words[word + LAST_NANOSECONDS] = moment.nanoseconds;
    floats[float + BYTES] = floats[float + BYTES]! + length;
    floats[float + LAST_SECONDS] = moment.seconds;

    if (sequence === ((words[word + HIGHEST]! + 1) | 0) && sequence !== 0) words[word + HIGHEST] = sequence;
    else this.#unexpected(word, sequence >>> 0);
    return packets;
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
    const rare = this.#rare;
    const at = (word / WORDS) * RARE_WORDS;
    const highest = words[word + HIGHEST]! >>> 0;
    this.#shiftSeen(at, highest - (rare[at + TURN]! >>> 0), true);
    rare[at + TURN] = highest;
    if (sequence > highest) {
      const step = sequence - highest;
      words[word + HIGHEST] = sequence;
      rare[at + TURN] = sequence;
      rare[at + GAPS]! += step - 1;
      this.#shiftSeen(at, 1, true);
      this.#shiftSeen(at, step - 1, false);
      return;
    }
    const age = highest - sequence;
    if (age === 0) {
      rare[at + REPEATS]!++;
      return;
    }
    const seen = age <= 64 && this.#testAndSetSeen(at, age - 1);
    const lowest = rare[at + LOWEST]! >>> 0;
    if (sequence < lowest) {
      rare[at + LOWEST] = sequence;
      rare[at + GAPS]! += lowest - sequence - 1;
      rare[at + OUT_OF_ORDER]!++;
    } else if (seen || rare[at + GAPS] === 0) {
      // Without a gap every number in between was seen, also those that have left the window.
      rare[at + REPEATS]!++;
    } else {
      rare[at + OUT_OF_ORDER]!++;
      if (age <= 64) rare[at + GAPS]!--;
    }
  }

  /** Moves the window up by some numbers, which were all seen or all not seen. */
  #shiftSeen(at: number, step: number, seen: boolean): void {
    const rare = this.#rare;
    const fill = seen ? -1 : 0;
    let low = rare[at + SEEN_LOW]!;
    let high = rare[at + SEEN_HIGH]!;
    if (step >= 64) {
      low = fill;
      high = fill;
    } else {
      if (step >= 32) {
        high = low;
        low = fill;
      }
      const rest = step & 31;
      if (rest > 0) {
        high = (high << rest) | (low >>> (32 - rest));
        low = (low << rest) | (fill >>> (32 - rest));
      }
    }
    rare[at + SEEN_LOW] = low;
    rare[at + SEEN_HIGH] = high;
  }

  #testAndSetSeen(at: number, bit: number): boolean {
    const place = at + (bit < 32 ? SEEN_LOW : SEEN_HIGH);
    const mask = 1 << (bit & 31);
    const seen = (this.#rare[place]! & mask) !== 0;
    this.#rare[place]! |= mask;
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
  ): void {
    const id = this.#count++;
    this.#slots[slot] = id + 1;
    if (this.#words.length < this.#count * WORDS) this.#growRecords();
    const moment = this.#moment;
    const words = this.#words;
    const word = id * WORDS;
    words[word + SPI] = spi;
    words[word + SOURCE] = source;
    words[word + DESTINATION] = destination;
    words[word + KIND] = kind;
    words[word + PACKETS] = 1;
    words[word + HIGHEST] = sequence;
    words[word + LAST_FRAME] = moment.frame;
    words[word + LAST_NANOSECONDS] = moment.nanoseconds;
    this.#floats[id * FLOATS + BYTES] = length;
    this.#floats[id * FLOATS + LAST_SECONDS] = moment.seconds;
    const rare = this.#rare;
    const at = id * RARE_WORDS;
    rare[at + FIRST_FRAME] = moment.frame;
    rare[at + FIRST_NANOSECONDS] = moment.nanoseconds;
    rare[at + LOWEST] = sequence;
    rare[at + TURN] = sequence;
    rare[at + TTL] = ttl;
    rare[at + PRECISION] = moment.precision;
    this.#rareFloats[at / 2 + FIRST_SECONDS] = moment.seconds;
    if (this.#count * 8 > this.#slots.length) this.#growSlots();
  }

  #growRecords(): void {
    const words = new Int32Array(this.#words.length * 2);
    words.set(this.#words);
    this.#words = words;
    this.#floats = new Float64Array(words.buffer);
    const rare = new Int32Array(this.#rare.length * 2);
    rare.set(this.#rare);
    this.#rare = rare;
    this.#rareFloats = new Float64Array(rare.buffer);
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
    const words = this.#words;
    const floats = this.#floats;
    const rare = this.#rare;
    const word = id * WORDS;
    const float = id * FLOATS;
    const at = id * RARE_WORDS;
    const kind = words[word + KIND]!;
    const protocol = kind & KIND_PROTOCOL;
    const isIpv6 = (kind & KIND_IPV6) !== 0;
    const source = words[word + SOURCE]!;
    const destination = words[word + DESTINATION]!;
    const precision = rare[at + PRECISION]!;
    const firstSeconds = this.#rareFloats[at / 2 + FIRST_SECONDS]!;
    return {
      protocol: protocol === KIND_ESP ? 'esp' : protocol === KIND_AH ? 'ah' : 'nat-keepalive',
      encapsulation: (kind & KIND_IN_UDP) !== 0 ? 'udp' : 'ip',
      source: isIpv6 ? addresses.text(source) : ipv4TextOf(source),
      destination: isIpv6 ? addresses.text(destination) : ipv4TextOf(destination),
      spi: spiText(words[word + SPI]!),
      packets: words[word + PACKETS]! >>> 0,
      bytes: floats[float + BYTES]!,
      first: utc(firstSeconds, rare[at + FIRST_NANOSECONDS]!, precision),
      last: utc(floats[float + LAST_SECONDS]!, words[word + LAST_NANOSECONDS]!, precision),
      firstFrame: rare[at + FIRST_FRAME]! >>> 0,
      lastFrame: words[word + LAST_FRAME]! >>> 0,
      lowestSequence: rare[at + LOWEST]! >>> 0,
      highestSequence: words[word + HIGHEST]! >>> 0,
      gaps: rare[at + GAPS]! >>> 0,
      repeats: rare[at + REPEATS]! >>> 0,
      outOfOrder: rare[at + OUT_OF_ORDER]! >>> 0,
      ttl: rare[at + TTL]!,
    };
  }
}

function utc(seconds: number, nanoseconds: number, precision: number): Instant {
  return { seconds, nanoseconds, precision, clock: 'utc' };
}

function hash(kind: number, source: number, destination: number, spi: number): number {
  let h =
    Math.imul(spi, 0x9e3779b1) ^ Math.imul(source + kind, 0x85ebca6b) ^ Math.imul(destination, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x27d4eb2f);
  return h ^ (h >>> 13);
}
