/**
 * The scan: one pass over a capture that counts what is data and hands on what is control.
 *
 * Nearly all frames of a hub's capture are ESP. They are told apart and counted by integer reads from the
 * bytes; no object is made for them. The frames that matter (IKE, GRE in the clear, NHRP, ICMP errors,
 * fragments) go to a handler, which decodes them in full.
 */
import type { Instant } from '../instant.ts';
import { AddressTable } from './address-table.ts';
import { KIND_AH, KIND_ESP, KIND_IN_UDP, KIND_IPV6, KIND_KEEPALIVE } from './flow-record.ts';
import { FlowTable, MAX_FLOWS, type Moment, NOT_COUNTED } from './flow-table.ts';
import {
  FRAME_KINDS,
  type FrameKind,
  K_AH,
  K_ARP,
  K_ESP,
  K_ESP_IN_UDP,
  K_FRAGMENT,
  K_GRE,
  K_ICMP,
  K_ICMP_ERROR,
  K_IKE,
  K_KEEPALIVE,
  K_NHRP,
  K_OTHER_IP,
  K_OTHER_NETWORK,
  K_TCP,
  K_TOO_SHORT,
  K_UDP,
  K_UNSUPPORTED_LINK,
} from './frame-kinds.ts';
import { type CaptureInterface, type CaptureSecrets, type FrameSink, NO_TIME } from './frame-sink.ts';
import { linkTypeLabel, linkTypeName, READABLE_LINK_TYPES } from './link-types.ts';
import { ARP, findNetworkLayer, IPV4, IPV6, isVlan, type NetworkPlace, NHRP } from './network-layer.ts';
import { ProblemLog } from './problem-log.ts';
import {
  AH,
  ESP,
  ETHERNET,
  GRE,
  ICMP,
  ICMPV6,
  IKE_PORT,
  IPV6_FRAGMENT,
  MAX_EXTENSION_HEADERS,
  NAT_T_PORT,
  TCP,
  UDP,
  UNSUPPORTED,
} from './protocol-numbers.ts';
import { CaptureReader } from './reader.ts';
import type { CapturedFrame, ScanHandlers, ScanResult } from './scan-result.ts';

export type { CapturedFrame, ScanHandlers, ScanResult };

export class Scan implements FrameSink {
  readonly #handlers: ScanHandlers;
  readonly #wantSpi: ((spi: number) => boolean) | null;
  readonly #sample: number;
  /** SPIs all of whose packets `onEsp` asked for. */
  readonly #asked = new Set<number>();
  /** Some ESP packets beyond the first of each flow are asked for. */
  #picksEsp: boolean;
  readonly #log = new ProblemLog();
  readonly #reader: CaptureReader;
  readonly #flows: FlowTable;
  readonly #keepalives: FlowTable;
  readonly #addresses = new AddressTable();
  readonly #kinds = new Int32Array(FRAME_KINDS.length);
  readonly #place: NetworkPlace = { etherType: 0, offset: 0 };

  #bytes = new Uint8Array(0);
  #view: DataView = new DataView(this.#bytes.buffer);
  #source: CaptureInterface | null = null;
  #link = UNSUPPORTED;

  // The frame at hand.
  readonly #moment: Moment = { frame: 0, seconds: 0, nanoseconds: 0, precision: 1000 };
  #start = 0;
  #end = 0;
  #original = 0;
  #timed = false;
  #comment: string | null = null;
  #networkType = 0;
  #networkAt = 0;

  #anyTime = false;
  #first: Instant | null = null;
  #last: Instant | null = null;
  #backwards = 0;
  /** Packets whose IPv6 addresses found no room. */
  #droppedAddresses = 0;

  /**
   * @param handlers what to do with the frames that matter
   * @param maxFlows most flows counted, for each of ESP with AH, and NAT keepalives
   */
  constructor(handlers: ScanHandlers, maxFlows: number = MAX_FLOWS) {
    this.#handlers = handlers;
    this.#wantSpi = handlers.wantSpi ?? null;
    this.#picksEsp = this.#wantSpi !== null;
    this.#sample = handlers.onEsp === undefined ? 0 : (handlers.sampleEsp ?? 0);
    this.#flows = new FlowTable(this.#moment, maxFlows);
    this.#keepalives = new FlowTable(this.#moment, maxFlows);
    this.#reader = new CaptureReader(this, this.#log);
  }

  /** True when nothing that is pushed from now on will be read. */
  get stopped(): boolean {
    return this.#reader.stopped;
  }

  /** Frames met so far. */
  get frames(): number {
    return this.#reader.frames;
  }

  /** Takes the next bytes of the capture file; the chunk may be used again afterwards. */
  push(chunk: Uint8Array): void {
    this.#reader.push(chunk);
  }

  /** To be called once after the last chunk. */
  end(): ScanResult {
    this.#reader.end();
    this.#reportDropped();
    return this.result();
  }

  /** What was found so far; for captures that go on. */
  result(): ScanResult {
    const reader = this.#reader;
    if (this.#anyTime) this.#noteLatest();
    const counts: Partial<Record<FrameKind, number>> = {};
    FRAME_KINDS.forEach((name, kind) => {
      const count = this.#kinds[kind]! >>> 0;
      if (count > 0) counts[name] = count;
    });
    return {
      format: reader.format === 'pcap' || reader.format === 'pcapng' ? reader.format : null,
      bytes: reader.bytes,
      frames: reader.frames,
      interfaces: reader.interfaces,
      linkTypes: [...new Set(reader.interfaces.map(({ linkType }) => linkTypeLabel(linkType)))],
      complete: reader.complete,
      problems: this.#log.list(),
      first: this.#first,
      last: this.#last,
      backwards: this.#backwards,
      counts,
      flows: this.#flows.list(this.#addresses),
      keepalives: this.#keepalives.list(this.#addresses),
      comments: reader.comments,
      secrets: reader.secrets,
    };
  }

  secrets(secrets: CaptureSecrets): void {
    this.#handlers.onSecrets?.(secrets);
  }

  window(bytes: Uint8Array, view: DataView): void {
    this.#bytes = bytes as Uint8Array<ArrayBuffer>;
    this.#view = view;
  }

  capturedOn(source: CaptureInterface): void {
    if (this.#anyTime) this.#noteLatest();
    this.#source = source;
    this.#moment.precision = source.precision;
    this.#link = READABLE_LINK_TYPES.has(source.linkType) ? source.linkType : UNSUPPORTED;
  }

  frame(
    number: number,
    offset: number,
    captured: number,
    original: number,
    seconds: number,
    nanoseconds: number,
    comment: string | null,
  ): void {
    const moment = this.#moment;
    if (nanoseconds === NO_TIME) this.#timed = false;
    else {
      const before = moment.seconds;
      if (!this.#anyTime) this.#startTime(seconds, nanoseconds);
      else if (seconds < before || (seconds === before && nanoseconds < moment.nanoseconds)) {
        this.#goBack(seconds, nanoseconds);
      }
      this.#timed = true;
      moment.seconds = seconds;
      moment.nanoseconds = nanoseconds;
    }
    moment.frame = number;
    this.#start = offset;
    this.#end = offset + captured;
    this.#original = original;
    this.#comment = comment;

    if (this.#link === ETHERNET && captured >= 18) {
      const view = this.#view;
      let at = offset + 14;
      let type = view.getUint16(offset + 12);
      if (isVlan(type)) {
        type = view.getUint16(at + 2);
        at += 4;
      }
      if (type === IPV4) {
        this.#ipv4(at);
        return;
      }
    }
    this.#anyLink();
  }

  /** Any link layer but plain IPv4 in Ethernet. */
  #anyLink(): void {
    if (this.#link === UNSUPPORTED) {
      this.#kinds[K_UNSUPPORTED_LINK]!++;
      this.#reportLink();
      return;
    }
    const place = this.#place;
    if (!findNetworkLayer(this.#link, this.#bytes, this.#view, this.#start, this.#end, place)) {
      this.#kinds[K_TOO_SHORT]!++;
    } else if (place.etherType === IPV4) this.#ipv4(place.offset);
    else if (place.etherType === IPV6) this.#ipv6(place.offset);
    else if (place.etherType === ARP) {
      this.#kinds[K_ARP]!++;
      this.#networkType = ARP;
      this.#networkAt = place.offset;
      if (this.#handlers.onArp !== undefined) this.#handlers.onArp(this.#capturedFrame());
    } else if (place.etherType === NHRP) {
      this.#networkType = NHRP;
      this.#networkAt = place.offset;
      this.#control(K_NHRP);
    } else this.#kinds[K_OTHER_NETWORK]!++;
  }

  #ipv4(at: number): void {
    const bytes = this.#bytes;
    const view = this.#view;
    const end = this.#end;
    const first = at < end ? bytes[at]! : 0;
    const header = (first & 15) << 2;
    if (end - at < 20 || first >> 4 !== 4 || header < 20) {
      this.#kinds[K_TOO_SHORT]!++;
      return;
    }
    this.#networkType = IPV4;
    this.#networkAt = at;
    const total = view.getUint16(at + 2);
    const protocol = bytes[at + 9]!;
    const source = view.getInt32(at + 12);
    const destination = view.getInt32(at + 16);
    const fragment = view.getUint16(at + 6) & 0x3fff;
    const body = at + header;
    // Captures on a sender that leaves segmentation to its network card have a total length of 0.
    const length = total === 0 ? this.#original - (at - this.#start) : total;
    if (protocol === ESP && fragment === 0 && end - body >= 8 && !this.#picksEsp) {
      // The usual frame, without the detour.
      this.#kinds[K_ESP]!++;
      const packets = this.#flows.add(
        KIND_ESP,
        source,
        destination,
        view.getInt32(body),
        view.getInt32(body + 4),
        length,
        bytes[at + 8]!,
      );
      if (packets <= this.#sample) this.#offerEsp(packets, body, Math.min(end - body, length - header));
    } else if (fragment !== 0) {
      this.#fragment(
        protocol,
        body,
        (fragment & 0x1fff) === 0,
        source,
        destination,
        bytes[at + 8]!,
        length,
        0,
      );
    } else {
      this.#transport(protocol, body, source, destination, bytes[at + 8]!, length, header, 0);
    }
  }

  #ipv6(at: number): void {
    const view = this.#view;
    const bytes = this.#bytes;
    if (this.#end - at < 40 || bytes[at]! >> 4 !== 6) {
      this.#kinds[K_TOO_SHORT]!++;
      return;
    }
    this.#networkType = IPV6;
    this.#networkAt = at;
    let next = bytes[at + 6]!;
    let body = at + 40;
    let fragmented = false;
    let firstFragment = true;
    for (let headers = 0; isExtension(next); headers++) {
      if (headers === MAX_EXTENSION_HEADERS || this.#end - body < 8) {
        this.#kinds[K_TOO_SHORT]!++;
        return;
      }
      if (next === IPV6_FRAGMENT) {
        const field = view.getUint16(body + 2) & 0xfff9;
        fragmented ||= field !== 0;
        firstFragment = (field & 0xfff8) === 0;
        next = bytes[body]!;
        body += 8;
        // What follows in a later fragment is the middle of something.
        if (!firstFragment) break;
      } else {
        next = bytes[body]!;
        body += (bytes[body + 1]! + 1) * 8;
      }
    }
    const payload = view.getUint16(at + 4);
    const length = payload === 0 ? this.#original - (at - this.#start) : payload + 40;
    const limit = bytes[at + 7]!;
    if (fragmented) {
      this.#fragment(next, body, firstFragment, 0, 0, limit, length, KIND_IPV6);
    } else {
      this.#transport(next, body, 0, 0, limit, length, body - at, KIND_IPV6);
    }
  }

  /**
   * A whole IP packet.
   * @param body where the transport header begins
   * @param length of the IP packet
   * @param header length of the IP header with its options or extension headers
   * @param source as 32 bits; of no meaning for IPv6, whose addresses are read only when they are needed
   * @param family 0 for IPv4, `KIND_IPV6` for IPv6
   */
  #transport(
    protocol: number,
    body: number,
    source: number,
    destination: number,
    ttl: number,
    length: number,
    header: number,
    family: number,
  ): void {
    const have = this.#end - body;
    switch (protocol) {
      case ESP:
        if (have < 8) break;
        this.#kinds[K_ESP]!++;
        this.#offerEsp(
          this.#count(this.#flows, KIND_ESP | family, source, destination, body, length, ttl),
          body,
          Math.min(have, length - header),
        );
        return;
      case UDP:
        if (have < 8) break;
        this.#udp(body, source, destination, ttl, length, family);
        return;
      case TCP:
        this.#kinds[K_TCP]!++;
        return;
      case GRE:
        this.#control(K_GRE);
        return;
      case AH:
        if (have < 12) break;
        this.#authenticated(body, source, destination, ttl, length, family);
        return;
      case ICMP:
      case ICMPV6:
        if (have < 1) break;
        if (isIcmpError(protocol, this.#bytes[body]!)) this.#control(K_ICMP_ERROR);
        else this.#kinds[K_ICMP]!++;
        return;
      default:
        this.#kinds[K_OTHER_IP]!++;
        return;
    }
    this.#kinds[K_TOO_SHORT]!++;
  }

  #udp(body: number, source: number, destination: number, ttl: number, length: number, family: number): void {
    const view = this.#view;
    const port = ikePort(view.getUint16(body), view.getUint16(body + 2));
    if (port === 0) {
      this.#kinds[K_UDP]!++;
      return;
    }
    const have = this.#end - body;
    if (port === NAT_T_PORT) {
      const payload = view.getUint16(body + 4) - 8;
      if (payload >= 8 && have >= 16 && view.getInt32(body + 8) !== 0) {
        this.#kinds[K_ESP_IN_UDP]!++;
        const kind = KIND_ESP | KIND_IN_UDP | family;
        this.#offerEsp(
          this.#count(this.#flows, kind, source, destination, body + 8, length, ttl),
          body + 8,
          Math.min(have - 8, payload),
        );
        return;
      }
      if (payload === 1 && have >= 9 && this.#bytes[body + 8] === 0xff) {
        this.#kinds[K_KEEPALIVE]!++;
        this.#count(
          this.#keepalives,
          KIND_KEEPALIVE | KIND_IN_UDP | family,
          source,
          destination,
          -1,
          length,
          ttl,
        );
        return;
      }
    }
    this.#control(K_IKE);
  }

  /** AH, and what it protects: ESP is counted too, GRE and IKE in the clear are handed on. */
  #authenticated(
    body: number,
    source: number,
    destination: number,
    ttl: number,
    length: number,
    family: number,
  ): void {
    const bytes = this.#bytes;
    this.#count(this.#flows, KIND_AH | family, source, destination, body + 4, length, ttl);
    const next = bytes[body]!;
    const inner = body + (bytes[body + 1]! + 2) * 4;
    if (next === ESP && this.#end - inner >= 8) {
      this.#count(this.#flows, KIND_ESP | family, source, destination, inner, length, ttl);
    }
    if (next === GRE || next === UDP) this.#control(K_AH);
    else this.#kinds[K_AH]!++;
  }

  /**
   * A fragment. The first one of an ESP or AH packet has the SPI, so that the packet is counted; the rest
   * of such packets is of use only to somebody who decrypts.
   */
  #fragment(
    protocol: number,
    body: number,
    first: boolean,
    source: number,
    destination: number,
    ttl: number,
    length: number,
    family: number,
  ): void {
    const have = this.#end - body;
    const view = this.#view;
    if (protocol === ESP || protocol === AH) {
      const at = protocol === ESP ? body : body + 4;
      const kind = protocol === ESP ? KIND_ESP : KIND_AH;
      if (first && this.#end - at >= 8)
        this.#count(this.#flows, kind | family, source, destination, at, length, ttl);
      if (this.#picksEsp) this.#control(K_FRAGMENT);
      else this.#kinds[K_FRAGMENT]!++;
      return;
    }
    if (protocol === UDP && first && have >= 8) {
      const port = ikePort(view.getUint16(body), view.getUint16(body + 2));
      if (port === 0) {
        this.#kinds[K_FRAGMENT]!++;
        return;
      }
      if (port === NAT_T_PORT && have >= 16 && view.getInt32(body + 8) !== 0) {
        this.#count(this.#flows, KIND_ESP | KIND_IN_UDP | family, source, destination, body + 8, length, ttl);
      }
    }
    if (protocol === UDP || protocol === GRE) this.#control(K_FRAGMENT);
    else this.#kinds[K_FRAGMENT]!++;
  }

  /**
   * Counts a packet in a table.
   * @param at where its SPI stands, its sequence number right behind it; -1: it has none
   * @returns how many packets of its flow there were up to now; `NOT_COUNTED` when there was no room
   */
  #count(
    table: FlowTable,
    kind: number,
    source: number,
    destination: number,
    at: number,
    length: number,
    ttl: number,
  ): number {
    const view = this.#view;
    let from = source;
    let to = destination;
    if ((kind & KIND_IPV6) !== 0) {
      from = this.#addresses.intern(view, this.#networkAt + 8);
      to = this.#addresses.intern(view, this.#networkAt + 24);
      if (from < 0 || to < 0) {
        this.#droppedAddresses++;
        return NOT_COUNTED;
      }
    }
    return table.add(
      kind,
      from,
      to,
      at < 0 ? 0 : view.getInt32(at),
      at < 0 ? 0 : view.getInt32(at + 4),
      length,
      ttl,
    );
  }

  #control(kind: number): void {
    this.#kinds[kind]!++;
    if (this.#handlers.onControl !== undefined) this.#handlers.onControl(this.#capturedFrame());
  }

  /**
   * Hands on an ESP packet if it is wanted.
   * @param packets how many of its flow there were, this one included
   */
  #offerEsp(packets: number, at: number, length: number): void {
    if (this.#handlers.onEsp === undefined || (packets > this.#sample && !this.#picksEsp)) return;
    const spi = this.#view.getUint32(at);
    if (packets > this.#sample && !this.#asked.has(spi) && this.#wantSpi?.(spi) !== true) return;
    if (this.#handlers.onEsp(this.#capturedFrame(), spi, at - this.#start, length) !== true) return;
    this.#asked.add(spi);
    this.#picksEsp = true;
  }

  #capturedFrame(): CapturedFrame {
    return {
      frame: this.#moment.frame,
      at: this.#timed ? this.#instant(this.#moment.seconds, this.#moment.nanoseconds) : null,
      linkType: this.#source?.linkType ?? 0,
      interfaceId: this.#source?.id ?? 0,
      bytes: this.#bytes.subarray(this.#start, this.#end),
      originalLength: this.#original,
      comment: this.#comment,
      etherType: this.#networkType,
      networkOffset: this.#networkAt - this.#start,
    };
  }

  #instant(seconds: number, nanoseconds: number): Instant {
    return { seconds, nanoseconds, precision: this.#moment.precision, clock: 'utc' };
  }

  #startTime(seconds: number, nanoseconds: number): void {
    this.#anyTime = true;
    this.#first = this.#instant(seconds, nanoseconds);
    this.#last = this.#first;
    this.#moment.seconds = seconds;
    this.#moment.nanoseconds = nanoseconds;
  }

  /** The time has gone back: the frame before may have been the latest, this one may be the earliest. */
  #goBack(seconds: number, nanoseconds: number): void {
    this.#backwards++;
    this.#noteLatest();
    if (isBefore(seconds, nanoseconds, this.#first!)) this.#first = this.#instant(seconds, nanoseconds);
  }

  #noteLatest(): void {
    if (!isBefore(this.#moment.seconds, this.#moment.nanoseconds, this.#last!)) {
      this.#last = this.#instant(this.#moment.seconds, this.#moment.nanoseconds);
    }
  }

  #reportLink(): void {
    const linkType = this.#source?.linkType ?? 0;
    this.#log.add(`link-type-${linkType}`, () => ({
      code: 'unsupported',
      layer: 'capture',
      message: `Frame ${this.#moment.frame} has link type ${linkType} (${linkTypeName(linkType)}), which is not read. Frames of it are only counted.`,
      frame: this.#moment.frame,
    }));
  }

  #reportDropped(): void {
    const dropped = this.#flows.dropped + this.#keepalives.dropped + this.#droppedAddresses;
    if (dropped === 0) return;
    this.#log.add('flows', () => ({
      code: 'limit',
      layer: 'scan',
      message: `More flows (source, destination, SPI) than the ${this.#flows.size} that were counted: ${dropped} packets of further ones were not.`,
      have: this.#flows.size,
    }));
  }
}

function isBefore(seconds: number, nanoseconds: number, instant: Instant): boolean {
  return seconds < instant.seconds || (seconds === instant.seconds && nanoseconds < instant.nanoseconds);
}

/**
 * 500 or 4500 when the ports are those of IKE or of NAT traversal, otherwise 0. A port below 1024 on the other
 * side of 4500 belongs to another service whose client happens to have that port.
 */
function ikePort(source: number, destination: number): number {
  if (source === IKE_PORT || destination === IKE_PORT) return IKE_PORT;
  if (source === NAT_T_PORT) return destination < 1024 ? 0 : NAT_T_PORT;
  if (destination === NAT_T_PORT) return source < 1024 ? 0 : NAT_T_PORT;
  return 0;
}

/** Hop-by-hop options, routing, fragment and destination options (RFC 8200 section 4). AH is counted. */
function isExtension(header: number): boolean {
  return header === 0 || header === 43 || header === IPV6_FRAGMENT || header === 60;
}

/** ICMP destination unreachable, source quench, time exceeded, parameter problem; ICMPv6 errors are below 128. */
function isIcmpError(protocol: number, type: number): boolean {
  if (protocol === ICMP) return type === 3 || type === 4 || type === 11 || type === 12;
  return type < 128;
}
