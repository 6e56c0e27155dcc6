import { BoundedMap } from '../../parsers/bounded-map.ts';
import type { CapturedFrame } from '../../parsers/capture/scan-result.ts';
import type { Ciphers } from '../../parsers/crypto/cipher.ts';
import type { EspResult } from '../../parsers/crypto/esp-result.ts';
import type { IkeDecryption } from '../../parsers/crypto/ikev1-session.ts';
import { emptyKeyStore, type KeyStore } from '../../parsers/crypto/keys.ts';
import { type OpenedEsp, PacketOpener } from '../../parsers/crypto/packet-opener.ts';
import type { Problem } from '../../parsers/problem.ts';
import { Reassembler } from '../../parsers/wire/fragments.ts';
import { dissectFrame } from '../../parsers/wire/frame.ts';
import {
  decodeIsakmp,
  FragmentReassembler,
  fragmentOf,
  type IsakmpContext,
  type IsakmpMessage,
} from '../../parsers/wire/isakmp.ts';
import type { Packet } from '../../parsers/wire/packet.ts';

/** Cookie pairs whose vendor IDs are remembered; the oldest is forgotten, and numbers are then told by shape. */
const MAX_COOKIES = 65_536;

/** A frame with everything inside it that could be read. */
export interface ReadPacket {
  packet: Packet;
  /** What decrypting an IKE message gave; null when no keys were given. */
  ike: IkeDecryption | null;
  /** The ISAKMP message that its last Cisco fragment completed. */
  assembled: IsakmpMessage | null;
  /** What was inside an ESP packet; null when it was not opened. */
  inner: Packet | null;
  /** ESP: whether its ICV was right; null without keys. */
  authenticated: boolean | null;
  /** ESP: it was opened, or could not be although there is a key. */
  esp: EspResult | null;
  /** The ESP SA does not encrypt, which was found without keys. */
  nullEncryption: boolean;
}

const NOTHING_ANNOUNCED: IsakmpContext = {};

const UNOPENED: OpenedEsp = {
  result: null,
  nullEncryption: false,
  payload: null,
  payloadLength: 0,
  nextHeader: null,
};

/** Reads the frames of one capture in order, keeping what later frames need to be understood. */
export class PacketReader {
  readonly reassembler = new Reassembler();
  readonly #ikeFragments = new FragmentReassembler();
  readonly #vendorIds = new BoundedMap<string, string[]>(MAX_COOKIES);
  #hasKeys: boolean;
  readonly #opener: PacketOpener | null;
  readonly #contextOf = (initiatorCookie: string): IsakmpContext => {
    const vendorIds = this.#vendorIds.get(initiatorCookie);
    return vendorIds === undefined ? NOTHING_ANNOUNCED : { vendorIds };
  };

  constructor(keys: { ciphers: Ciphers; store: KeyStore } | null) {
    this.#hasKeys = keys !== null && keys.store.esp.length + keys.store.ike.length > 0;
    this.#opener = keys ? new PacketOpener(keys.ciphers, keys.store) : null;
  }

  /** Adds keys that the capture itself carries, for what follows. */
  addKeys(store: KeyStore): void {
    this.#opener?.addKeys(store);
    this.#hasKeys ||= this.#opener !== null && store.esp.length + store.ike.length > 0;
  }

  /** Keys that follow from the given ones and what passed so far. */
  derivedKeys(): KeyStore {
    return this.#opener?.derivedKeys() ?? emptyKeyStore();
  }

  /** True when some key is for ESP packets with this SPI (unsigned). */
  hasEspKey(spi: number): boolean {
    return this.#opener?.hasEspKey(spi) ?? false;
  }

  /** True when something passed that one of the keys is meant for. */
  get matchedKeys(): boolean {
    return this.#opener?.matched ?? false;
  }

  /**
   * Opens an ESP packet without dissecting what is in it; addresses are those of its IP header.
   * @param enough so many bytes of what is in it will do; `wholePayload` gives the rest
   */
  openEsp(body: Uint8Array, source: string, destination: string, enough: number): OpenedEsp {
    return this.#opener?.openEsp(body, source, destination, enough) ?? UNOPENED;
  }

  /** All that was in a packet which `openEsp` opened. */
  wholePayload(body: Uint8Array, source: string, destination: string, opened: OpenedEsp): Uint8Array | null {
    return this.#opener?.wholePayload(body, source, destination, opened) ?? null;
  }

  /** Which limits were reached in what was read so far, and what follows from it. */
  problems(): Problem[] {
    const problems = this.#opener?.problems() ?? [];
    const { forgotten } = this.#vendorIds;
    if (forgotten > 0) {
      const message = `More than ${MAX_COOKIES} IKE exchanges named vendors: those of the first ${forgotten} were forgotten, and private numbers in their later messages have no names.`;
      problems.push({ code: 'limit', layer: 'isakmp', message });
    }
    return problems;
  }

  /** Whether ESP packets could be opened. */
  wantsEsp(): boolean {
    return this.#hasKeys;
  }

  read({
    bytes,
    linkType,
    at,
    frame,
  }: Pick<CapturedFrame, 'bytes' | 'linkType' | 'at' | 'frame'>): ReadPacket {
    const packet = dissectFrame(bytes, linkType, {
      reassembler: this.reassembler,
      at,
      frame,
      isakmpContext: this.#contextOf,
    });
    const read: ReadPacket = {
      packet,
      ike: null,
      assembled: null,
      inner: null,
      authenticated: null,
      esp: null,
      nullEncryption: false,
    };
    const carrier = deepest(packet, (p) => p.isakmp !== null || p.esp !== null);
    if (!carrier) return read;
    const before = carrier.problems.length;
    if (carrier.isakmp && carrier.body) this.#readIke(read, carrier, carrier.isakmp, carrier.body);
    else this.#readEsp(read, carrier, frame);
    for (const problem of carrier.problems.slice(before)) problem.frame ??= frame;
    return read;
  }

  #readIke(read: ReadPacket, carrier: Packet, message: IsakmpMessage, body: Uint8Array): void {
    this.#rememberVendorIds(message);
    let whole = carrier;
    if (fragmentOf(message)) {
      const sender = `${carrier.src} ${carrier.srcPort}`;
      const assembled = this.#ikeFragments.add(sender, message, body, carrier.problems);
      if (!assembled) return;
      const decoded = decodeIsakmp(
        assembled,
        0,
        assembled.length,
        carrier.problems,
        this.#contextOf(message.initiatorCookie),
      );
      if (!decoded) return;
      this.#rememberVendorIds(decoded);
      read.assembled = decoded;
      whole = { ...carrier, isakmp: decoded, body: assembled };
    }
    read.ike = this.#opener?.open(whole, this.#contextOf(message.initiatorCookie)).ike ?? null;
  }

  #readEsp(read: ReadPacket, carrier: Packet, frame: number): void {
    const opened = this.#opener?.open(carrier, {}, { frame });
    if (!opened) return;
    read.esp = opened.esp;
    read.authenticated = opened.esp?.authenticated ?? null;
    read.nullEncryption = opened.nullEncryption;
    read.inner = opened.inner;
    if (opened.inner) read.packet.problems.push(...opened.inner.problems);
  }

  #rememberVendorIds(message: IsakmpMessage): void {
    const cookie = message.initiatorCookie;
    for (const payload of message.payloads) {
      if (payload.name !== 'vendor-id' || !('vendor' in payload) || payload.vendor === null) continue;
      let known = this.#vendorIds.get(cookie);
      if (!known) {
        known = [];
        this.#vendorIds.set(cookie, known);
      }
      if (!known.includes(payload.vendor)) known.push(payload.vendor);
    }
  }
}

/** The first packet from the outside in that satisfies the test. */
export function deepest(packet: Packet, test: (packet: Packet) => boolean): Packet | null {
  for (let p: Packet | null = packet; p !== null; p = p.inner) if (test(p)) return p;
  return null;
}
