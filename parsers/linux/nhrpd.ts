/**
 * The lines of FRR's nhrpd with `debug nhrp all`. A packet sent is two lines (`Send
 * Registration-Request(3) …`, then `PACKET: Send …` with the outer addresses), one received the same two in
 * the other order; what follows a reply (`NHS: CIE registration: …`) belongs to it.
 */
import { secretFingerprint } from '../wire/fingerprint.ts';
import type { LinuxFact } from './fact.ts';
import type { Hold, Slot } from './hold.ts';
import type { NhrpdPacket } from './nhrpd-fact.ts';
import type { NhrpdLine } from './nhrpd-line.ts';
import { type NhrpdContext, newContext, nhrpdRows } from './nhrpd-rows.ts';
import type { ShapeCounter } from './shapes.ts';

const outer = /^PACKET: (Send|Recv) ([\w.:()?%-]{2,45}) -> ([\w.:()?%-]{2,45})$/;
const inner =
  /^(Send|Recv|Fwd) [A-Z][A-Za-z-]{1,40}\((\d{1,3})\) ([\w.:()?%-]{2,45}) -> ([\w.:()?%-]{2,45})$/;
/** RFC 2332 section 5.2: resolution, registration and purge reply. */
const replies = new Set([2, 4, 6]);

/** Sentences of no matter for a bring-up. */
const ofNoMatter =
  /^(?:VICI: |vici_reconnect: |if-route-|if-add: |if-addr-|if-up: |if-down: |if-delete: |Netlink: |Zebra |Cleaning up |Deleting |Deleted interface|Exiting\.\.\.|Done\.|Terminating|nhrp_|NHS: (?:Reg\.reply received|Flush timer|CIE |Register)|cache[: (]|Processing |Parsing and replying|\S{1,16}: (?:GRE: |gre interface |IPv[46] address changed|NBMA address changed|New |NHRP )|Adding |Configured |Peer |VRF |No cache|Proto is |c->cur|Shortcut|\[Lua|Rule |routing|Route|Failed to|libyang|EOF|Loaded|Updat)/;

/** Reads the lines of one nhrpd; facts go into the queue that the whole log shares. */
export class NhrpdReader {
  readonly #hold: Hold<LinuxFact>;
  readonly #unknown: ShapeCounter;
  /** Outer addresses of a received packet whose NHRP line comes next. */
  #arriving: { source: string; destination: string } | null = null;
  #open: { slot: Slot<LinuxFact>; fact: NhrpdPacket } | null = null;
  readonly #context: NhrpdContext = newContext();

  constructor(hold: Hold<LinuxFact>, unknown: ShapeCounter) {
    this.#hold = hold;
    this.#unknown = unknown;
  }

  read(line: NhrpdLine, number: number): void {
    const outside = outer.exec(line.text);
    if (outside) {
      this.#readOuter(outside[1]!, outside[2]!, outside[3]!, number);
      return;
    }
    const inside = inner.exec(line.text);
    if (inside) {
      this.#readInner(inside, line, number);
      return;
    }
    this.#arriving = null;
    if (this.#complete(line, number)) return;
    for (const row of nhrpdRows) {
      const match = row.pattern.exec(line.text);
      if (!match) continue;
      const base = {
        program: 'nhrpd' as const,
        line: number,
        endLine: number,
        at: line.header.at,
        host: line.header.host,
      };
      for (const fact of row.apply(match, base, this.#context)) this.#hold.add(fact);
      return;
    }
    if (!ofNoMatter.test(line.text)) this.#unknown.add(line.text, number);
  }

  #readOuter(act: string, from: string, to: string, number: number): void {
    if (act === 'Recv') {
      this.#close();
      this.#arriving = { source: from, destination: to };
      return;
    }
    const open = this.#open;
    if (open?.fact.act !== 'sent' || open.fact.source !== null || open.slot.gone) return;
    open.fact.source = from;
    open.fact.destination = to;
    open.fact.endLine = number;
  }

  #readInner(match: RegExpExecArray, line: NhrpdLine, number: number): void {
    this.#close();
    const packetType = Number(match[2]);
    // nhrpd prints the direction a packet travels; a reply's fields stand the other way round.
    const swapped = replies.has(packetType);
    const received = match[1] === 'Recv';
    const fact: NhrpdPacket = {
      program: 'nhrpd',
      line: received && this.#arriving ? number - 1 : number,
      endLine: number,
      at: line.header.at,
      host: line.header.host,
      kind: 'packet',
      act: received ? 'received' : 'sent',
      packetType,
      sourceProtocol: swapped ? match[4]! : match[3]!,
      destinationProtocol: swapped ? match[3]! : match[4]!,
      source: received ? (this.#arriving?.source ?? null) : null,
      destination: received ? (this.#arriving?.destination ?? null) : null,
      code: null,
      mtu: null,
      authentication: null,
    };
    this.#arriving = null;
    if (received && packetType === 4) this.#context.server = fact.destinationProtocol;
    this.#open = { slot: this.#hold.add(fact, 1), fact };
  }

  /** Lines that tell more of the packet before them; true when nothing else is in them. */
  #complete(line: NhrpdLine, number: number): boolean {
    const open = this.#open;
    if (!open || open.slot.gone) return false;
    const { fact } = open;
    const strings = /^Processing Authentication Extension for \([0-9A-F]{0,256}:([0-9A-F]{0,256})\|/.exec(
      line.text,
    );
    if (strings && fact.act === 'received') {
      fact.authentication = secretFingerprint(textOf(strings[1]!));
      fact.endLine = number;
      return false;
    }
    const code = /^NHS: CIE registration: [\w.:()?%-]{2,45}: (\d{1,3})$/.exec(line.text);
    if (code && fact.packetType === 4) {
      fact.code = Number(code[1]);
      fact.endLine = number;
      return false;
    }
    const mtu = /^NHS: CIE MTU: (\d{1,5})$/.exec(line.text);
    if (mtu && fact.packetType === 4) {
      fact.mtu = Number(mtu[1]);
      fact.endLine = number;
      this.#close();
      return true;
    }
    if (/^From [\w.:()?%-]{2,45}: error: authentication failure$/.test(line.text) && fact.act === 'sent') {
      // RFC 2332 section 5.2.7: the indication that has just left carries the error that this line names.
      if (fact.packetType === 7) fact.code = 11;
      fact.endLine = number;
      this.#close();
    }
    return false;
  }

  #close(): void {
    if (this.#open) this.#open.slot.waits--;
    this.#open = null;
  }
}

function textOf(hex: string): string {
  let text = '';
  for (let at = 0; at + 1 < hex.length; at += 2)
    text += String.fromCharCode(Number.parseInt(hex.slice(at, at + 2), 16));
  return text;
}
