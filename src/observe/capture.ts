import type { FlowCount } from '../../parsers/capture/flow-table.ts';
import type { CapturedFrame, ScanHandlers, ScanResult } from '../../parsers/capture/scan-result.ts';
import type { Ciphers } from '../../parsers/crypto/cipher.ts';
import type { KeyStore } from '../../parsers/crypto/keys.ts';
import { keysOfSecrets } from '../../parsers/crypto/recognise.ts';
import type { Problem } from '../../parsers/problem.ts';
import { type Packet, routingProtocolOf } from '../../parsers/wire/packet.ts';
import type { Event, Instant, Observation, Side, Source } from '../observation.ts';
import { ClockJumps } from './clock-jumps.ts';
import { ESP_SAMPLE, EspPackets } from './esp-packets.ts';
import { GreFlows } from './gre-flows.ts';
import { HalfOpenExchanges } from './half-open.ts';
import { ikeMessageEvent } from './ike-message.ts';
import { KeyNotes } from './key-notes.ts';
import { MAX_OBSERVATIONS } from './limits.ts';
import { lostFragments } from './lost-fragments.ts';
import { NatDetection, natText } from './nat-detection.ts';
import { nhrpPacketEvent } from './nhrp-packet.ts';
import { deepest, PacketReader, type ReadPacket } from './packet-reader.ts';
import { describePacket } from './packet-text.ts';
import { PairLimit } from './pair-limit.ts';

/** Most problems kept of one capture; the rest is only counted. A damaged file repeats itself. */
export const MAX_PROBLEMS = 200;

/**
 * The format of a capture, or why nothing of it can be judged: it is none, it is damaged before its first frame
 * (which is not the silence of one that holds no frames), or all its frames are of link layers that are not read.
 */
export function usableFormat(
  result: ScanResult,
): { format: 'pcap' | 'pcapng'; problem: null } | { format: null; problem: Problem } {
  const { format, problems, counts, linkTypes } = result;
  if (format === null || (result.frames === 0 && !result.complete)) {
    const message = 'This is no capture file.';
    return { format: null, problem: problems[0] ?? { code: 'wrong-format', layer: 'capture', message } };
  }
  const unsupported = counts['unsupported-link'] ?? 0;
  if (unsupported === 0 || unsupported < result.frames) return { format, problem: null };
  const told = problems.find(({ code }) => code === 'unsupported');
  const message = `Its link layer (${linkTypes.join(', ')}) is not read.`;
  return { format: null, problem: told ?? { code: 'unsupported', layer: 'capture', message } };
}

/** Turns one capture into observations: gets its control frames, counts what is only counted. */
export class CaptureObserver {
  readonly observations: Observation[] = [];
  readonly #source: string;
  readonly #reader: PacketReader;
  readonly #nat: NatDetection | null;
  readonly #problems: Problem[] = [];
  #droppedProblems = 0;
  #droppedObservations = 0;
  readonly #greFlows: GreFlows;
  readonly #clockJumps = new ClockJumps();
  readonly #keyNotes = new KeyNotes();
  readonly #esp: EspPackets;
  readonly #halfOpen = new HalfOpenExchanges();
  readonly #pairs = new PairLimit();
  readonly #given: number;
  #ordinal = 0;

  /**
   * @param crypto ciphers, with the keys that were given; without it nothing encrypted is opened, ESP NULL is not
   *   found and NAT-D hashes are not judged
   * @param nat shared by the captures of one run, which have one budget for its searches
   */
  constructor(
    source: string,
    crypto: { ciphers: Ciphers; store: KeyStore } | null,
    nat: NatDetection | null = crypto && new NatDetection(crypto.ciphers),
  ) {
    this.#source = source;
    this.#reader = new PacketReader(crypto);
    this.#given = crypto === null ? 0 : crypto.store.esp.length + crypto.store.ike.length;
    this.#nat = nat;
    this.#greFlows = new GreFlows((event, frame) => {
      const within = event.spi === null ? '' : ` in ESP ${event.spi}`;
      this.#add(frame.frame, frame.at, event, `GRE ${event.source} to ${event.destination}${within}`);
    });
    this.#esp = new EspPackets(this.#reader, this.#keyNotes, this.#greFlows, {
      onInner: (frame, outer, inner, spi) => this.#observeTunnel(frame, outer, inner, spi),
      onProblem: (problem, frame) => this.#keepProblem(problem, frame),
    });
  }

  handlers(): ScanHandlers {
    const handlers: ScanHandlers = {
      onControl: (frame) => this.#take(frame),
      sampleEsp: ESP_SAMPLE,
      onEsp: (frame, spi, offset, length) => this.#esp.take(frame, spi, offset, length),
      onSecrets: ({ type, bytes }) => this.#reader.addKeys(keysOfSecrets(type, bytes)),
    };
    if (this.#reader.wantsEsp()) handlers.wantSpi = (spi) => this.#reader.hasEspKey(spi);
    return handlers;
  }

  /** The source and all observations, once the scan is over. */
  finish(result: ScanResult, path: string, givenSide: Side | null, format: string): Source {
    for (const flow of result.flows) this.#addFlow(flow);
    for (const datagram of this.#reader.reassembler.incomplete()) {
      const lost = lostFragments(datagram, result);
      if (lost === null) continue;
      const text = `${lost.fragments} fragments of a datagram that never became whole, ${lost.source} to ${lost.destination}`;
      this.#add(datagram.frame ?? 0, null, lost, text);
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
      complete: result.complete && !result.counts['unsupported-link'],
      problems: [
        ...result.problems,
        ...this.#reader.problems(),
        ...this.#esp.problems(),
        ...(this.#nat?.takeProblems() ?? []),
        ...this.#keyNotes.problems(this.#given, this.#reader.matchedKeys || this.#esp.metKey),
        ...this.#halfOpen.problems(),
        ...this.#pairs.problems(),
        ...this.#allProblems(),
      ],
      first: result.first,
      last: result.last,
      counts,
    };
  }

  #allProblems(): Problem[] {
    const list = [...this.#problems];
    const jumps = this.#clockJumps.problem();
    if (jumps !== null) list.unshift(jumps);
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
    this.#clockJumps.take(frame.frame, frame.at);
    const read = this.#reader.read(frame);
    for (const problem of read.packet.problems) this.#keepProblem(problem, frame.frame);
    this.#observe(frame, read);
  }

  #keepProblem(problem: Problem, frame: number): void {
    // Wrong keys are said once per SA.
    if (problem.code === 'wrong-key') return;
    if (this.#problems.length < MAX_PROBLEMS) this.#problems.push({ ...problem, frame });
    else this.#droppedProblems++;
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
      if (read.ike?.state === 'wrong-key') {
        const { initiatorCookie, responderCookie } = message;
        this.#keyNotes.noteIke(`${initiatorCookie}/${responderCookie}`, frame.frame);
      }
      const event = ikeMessageEvent(carrier, message, carrier.body);
      const observed = [this.#observation(frame.frame, at, event, describePacket(carrier))];
      const nat = this.#nat?.judge(carrier, message);
      if (nat) observed.push(this.#observation(frame.frame, at, nat, natText(nat)));
      for (const observation of this.#halfOpen.take(event, observed)) this.#keep(observation);
    } else if (carrier.esp) {
      this.#noteEsp(frame, carrier, read);
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
      if (!this.#pairs.admits(outer.src, outer.dst)) return;
      const event = nhrpPacketEvent(outer, carrier, carrier.nhrp, spi);
      if (event) this.#add(frame.frame, frame.at, event, describePacket(carrier));
      return;
    }
    if (!carrier.gre || outer.src === null || outer.dst === null) return;
    const routing = carrier.inner ? routingProtocolOf(carrier.inner) : null;
    const { key, protocol } = carrier.gre;
    this.#greFlows.count(frame, outer.src, outer.dst, key, protocol, spi, routing);
  }

  #observeIcmp(frame: CapturedFrame, carrier: Packet): void {
    const { icmp } = carrier;
    const quoted = icmp?.quoted;
    if (!icmp || !quoted || quoted.protocol === null || carrier.src === null) return;
    if (!this.#pairs.admits(quoted.src, quoted.dst)) return;
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

  /** An ESP packet that came whole out of fragments. */
  #noteEsp(frame: CapturedFrame, { src, dst, esp }: Packet, read: ReadPacket): void {
    if (read.esp === null || src === null || dst === null || !esp) return;
    const id = KeyNotes.idOf(src, dst, esp.spi);
    this.#keyNotes.noteEsp(id, read.esp, frame.frame);
  }

  #addFlow(flow: FlowCount): void {
    if (flow.protocol === 'nat-keepalive') return;
    const { protocol, source, destination, spi, encapsulation, packets } = flow;
    const count = this.#keyNotes.authenticated(KeyNotes.idOf(source, destination, spi));
    const open = this.#esp.isNull(Number(spi)) ? ', not encrypted (ESP NULL)' : '';
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
      `${protocol.toUpperCase()} ${spi} ${source} to ${destination}: ${packets} packet${packets === 1 ? '' : 's'}, sequence ${flow.lowestSequence} to ${flow.highestSequence}${open}`,
    );
  }

  #add(frame: number, at: Instant | null, event: Event, text: string): void {
    this.#keep(this.#observation(frame, at, event, text));
  }

  #keep(observation: Observation): void {
    if (this.observations.length < MAX_OBSERVATIONS) this.observations.push(observation);
    else this.#droppedObservations++;
  }

  #observation(frame: number, at: Instant | null, event: Event, text: string): Observation {
    // Reading a character makes one piece of a text that was put together from many, each of which takes memory.
    text.charCodeAt(0);
    return {
      where: { source: this.#source, frame },
      ordinal: this.#ordinal++,
      at,
      medium: 'wire',
      speaker: null,
      message: null,
      event,
      text,
    };
  }
}
