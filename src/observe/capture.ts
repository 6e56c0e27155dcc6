import type { FlowCount } from '../../parsers/capture/flow-table.ts';
import type { CapturedFrame, ScanHandlers, ScanResult } from '../../parsers/capture/scan-result.ts';
import type { Ciphers } from '../../parsers/crypto/cipher.ts';
import type { KeyStore } from '../../parsers/crypto/keys.ts';
import type { Problem } from '../../parsers/problem.ts';
import { type Packet, routingProtocolOf } from '../../parsers/wire/packet.ts';
import type { Event, GreFlow, Instant, Observation, Side, Source } from '../observation.ts';
import { ikeMessageEvent } from './ike-message.ts';
import { NatDetection, natText } from './nat-detection.ts';
import { nhrpPacketEvent } from './nhrp-packet.ts';
import { deepest, PacketReader, type ReadPacket } from './packet-reader.ts';
import { describePacket } from './packet-text.ts';

/** Frames without a time (pcapng simple packet blocks) stand here; they are ordered by their number. */
const NO_TIME: Instant = { seconds: 0, nanoseconds: 0, precision: 1, clock: 'uptime' };
/** Most problems kept of one capture; the rest is only counted. A damaged file repeats itself. */
export const MAX_PROBLEMS = 200;
/** Most observations kept of one capture: 20 kB of memory each bring-up, so this is some 100,000 of them. */
export const MAX_OBSERVATIONS = 2_000_000;

/** Turns one capture into observations: gets its control frames, counts what is only counted. */
export class CaptureObserver {
  readonly observations: Observation[] = [];
  readonly #source: string;
  readonly #reader: PacketReader;
  readonly #nat: NatDetection | null;
  readonly #problems: Problem[] = [];
  #droppedProblems = 0;
  #droppedObservations = 0;
  readonly #greFlows = new Map<string, Observation & { event: GreFlow }>();
  readonly #authenticated = new Map<string, { right: number; wrong: number }>();
  #ordinal = 0;

  /** `ciphers`: for the NAT-D hashes, which need no keys; without them they are not judged. */
  constructor(
    source: string,
    keys: { ciphers: Ciphers; store: KeyStore } | null,
    ciphers: Ciphers | null = keys?.ciphers ?? null,
  ) {
    this.#source = source;
    this.#reader = new PacketReader(keys);
    this.#nat = ciphers === null ? null : new NatDetection(ciphers);
  }

  handlers(): ScanHandlers {
    const handlers: ScanHandlers = { onControl: (frame) => this.#take(frame) };
    if (this.#reader.wantsEsp()) {
      handlers.wantSpi = () => true;
      handlers.onEsp = (frame) => this.#take(frame);
    }
    return handlers;
  }

  /** The source and all observations, once the scan is over. */
  finish(result: ScanResult, path: string, givenSide: Side | null, format: string): Source {
    for (const flow of result.flows) this.#addFlow(flow);
    this.observations.push(...this.#greFlows.values());
    for (const datagram of this.#reader.reassembler.incomplete()) {
      this.#add(
        datagram.frame ?? 0,
        null,
        {
          kind: 'lost-fragments',
          source: datagram.source,
          destination: datagram.destination,
          protocol: datagram.protocol,
          fragments: datagram.fragments,
          bytes: datagram.bytes,
          hasFirst: datagram.hasFirst,
        },
        `${datagram.fragments} fragments of a datagram that never became whole, ${datagram.source} to ${datagram.destination}`,
      );
    }
    const counts: Record<string, number> = { ...result.counts };
    counts['nat-keepalive-flows'] = result.keepalives.length;
    return {
      id: this.#source,
      path,
      kind: 'capture',
      givenSide,
      format,
      linkTypes: result.linkTypes,
      frames: result.frames,
      bytes: result.bytes,
      encoding: null,
      language: null,
      messages: null,
      unknownMessages: null,
      unknownShapes: [],
      complete: result.complete,
      problems: [...result.problems, ...this.#allProblems()],
      first: result.first,
      last: result.last,
      counts,
    };
  }

  #allProblems(): Problem[] {
    const list = [...this.#problems];
    if (this.#droppedProblems > 0) {
      list.push({
        code: 'limit',
        layer: 'capture',
        message: `${this.#droppedProblems} more problems in frames are not listed.`,
      });
    }
    if (this.#droppedObservations > 0) {
      list.push({
        code: 'limit',
        layer: 'capture',
        message: `${this.#droppedObservations} control packets beyond the first ${MAX_OBSERVATIONS} were not analysed.`,
      });
    }
    return list;
  }

  #take(frame: CapturedFrame): void {
    const read = this.#reader.read(frame);
    for (const problem of read.packet.problems) {
      if (this.#problems.length < MAX_PROBLEMS) this.#problems.push({ ...problem, frame: frame.frame });
      else this.#droppedProblems++;
    }
    this.#observe(frame, read);
  }

  #observe(frame: CapturedFrame, read: ReadPacket): void {
    const carrier = deepest(
      read.packet,
      (p) => p.isakmp !== null || p.esp !== null || p.nhrp !== null || p.gre !== null || p.icmp !== null,
    );
    if (!carrier) return;
    const at = frame.at;
    if (carrier.isakmp && carrier.body) {
      const message = read.assembled ?? carrier.isakmp;
      // A fragment by itself is no message of an exchange; the last one stands for the whole.
      if (carrier.isakmp.payloads.some((p) => p.name === 'fragment') && !read.assembled) return;
      this.#add(frame.frame, at, ikeMessageEvent(carrier, message, carrier.body), describePacket(carrier));
      const nat = this.#nat?.judge(carrier, message);
      if (nat) this.#add(frame.frame, at, nat, natText(nat));
    } else if (carrier.esp) {
      this.#countIcv(carrier, read.authenticated);
      if (read.inner) this.#observeTunnel(frame, carrier, read.inner, carrier.esp.spi);
    } else if (carrier.nhrp || carrier.gre) {
      this.#observeTunnel(frame, carrier, carrier, null);
    } else if (carrier.icmp?.quoted) {
      this.#observeIcmp(frame, carrier);
    }
  }

  /** What is inside the tunnel: GRE in the clear, or what an ESP packet held. */
  #observeTunnel(frame: CapturedFrame, outer: Packet, inside: Packet, spi: string | null): void {
    const carrier = deepest(inside, (p) => p.nhrp !== null || p.gre !== null);
    if (!carrier) return;
    if (carrier.nhrp) {
      const event = nhrpPacketEvent(outer, carrier, carrier.nhrp, spi);
      if (event) this.#add(frame.frame, frame.at, event, describePacket(carrier));
      return;
    }
    if (!carrier.gre || outer.src === null || outer.dst === null) return;
    this.#countGre(frame, outer.src, outer.dst, carrier, spi);
  }

  #countGre(
    frame: CapturedFrame,
    source: string,
    destination: string,
    carrier: Packet,
    spi: string | null,
  ): void {
    const { key, protocol } = carrier.gre!;
    const id = `${source} ${destination} ${key} ${protocol} ${spi}`;
    const at = frame.at ?? NO_TIME;
    let flow = this.#greFlows.get(id);
    if (!flow) {
      if (this.#greFlows.size >= MAX_PROBLEMS * 100) return;
      const event: GreFlow = {
        kind: 'gre-flow',
        source,
        destination,
        key,
        protocol,
        packets: 0,
        bytes: 0,
        first: at,
        last: at,
        firstFrame: frame.frame,
        spi,
        carries: [],
      };
      flow = {
        where: { source: this.#source, frame: frame.frame },
        ordinal: this.#ordinal++,
        at: frame.at,
        medium: 'wire',
        speaker: null,
        message: null,
        event,
        text: `GRE ${source} to ${destination}${spi ? ` in ESP ${spi}` : ''}`,
      };
      this.#greFlows.set(id, flow);
    }
    flow.event.packets++;
    flow.event.bytes += frame.originalLength;
    flow.event.last = at;
    const routing = carrier.inner ? routingProtocolOf(carrier.inner) : null;
    if (routing && !flow.event.carries.includes(routing)) flow.event.carries.push(routing);
  }

  #observeIcmp(frame: CapturedFrame, carrier: Packet): void {
    const { icmp } = carrier;
    const quoted = icmp?.quoted;
    if (!icmp || !quoted || quoted.protocol === null || carrier.src === null) return;
    this.#add(
      frame.frame,
      frame.at,
      {
        kind: 'icmp-error',
        source: carrier.src,
        quotedSource: quoted.src,
        quotedDestination: quoted.dst,
        quotedProtocol: quoted.protocol,
        type: icmp.type,
        code: icmp.code,
        meaning: icmp.meaning,
        spi: quoted.spi,
        mtu: icmp.mtu,
      },
      describePacket(carrier),
    );
  }

  #countIcv(carrier: Packet, authenticated: boolean | null): void {
    if (authenticated === null || !carrier.esp) return;
    const id = `${carrier.src} ${carrier.dst} ${carrier.esp.spi}`;
    const count = this.#authenticated.get(id) ?? { right: 0, wrong: 0 };
    if (authenticated) count.right++;
    else count.wrong++;
    this.#authenticated.set(id, count);
  }

  #addFlow(flow: FlowCount): void {
    if (flow.protocol === 'nat-keepalive') return;
    const { protocol, source, destination, spi, encapsulation, packets } = flow;
    const count = this.#authenticated.get(`${source} ${destination} ${spi}`);
    this.#add(
      flow.firstFrame,
      flow.first,
      {
        kind: 'esp-flow',
        protocol,
        source,
        destination,
        spi,
        encapsulation,
        packets,
        bytes: flow.bytes,
        first: flow.first,
        last: flow.last,
        firstFrame: flow.firstFrame,
        lastFrame: flow.lastFrame,
        lowestSequence: flow.lowestSequence,
        highestSequence: flow.highestSequence,
        gaps: flow.gaps,
        repeats: flow.repeats,
        outOfOrder: flow.outOfOrder,
        authenticated: count?.right ?? null,
        rejected: count?.wrong ?? null,
        ttl: flow.ttl,
      },
      `${protocol.toUpperCase()} ${spi} ${source} to ${destination}: ${packets} packet${packets === 1 ? '' : 's'}, sequence ${flow.lowestSequence} to ${flow.highestSequence}`,
    );
  }

  #add(frame: number, at: Instant | null, event: Event, text: string): void {
    if (this.observations.length >= MAX_OBSERVATIONS) {
      this.#droppedObservations++;
      return;
    }
    this.observations.push({
      where: { source: this.#source, frame },
      ordinal: this.#ordinal++,
      at,
      medium: 'wire',
      speaker: null,
      message: null,
      event,
      text,
    });
  }
}
