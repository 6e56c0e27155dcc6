import type { CapturedFrame } from '../../parsers/capture/scan-result.ts';
import type { Ciphers } from '../../parsers/crypto/cipher.ts';
import { EspSa } from '../../parsers/crypto/esp.ts';
import { IkeDecryptor } from '../../parsers/crypto/ikev1-decryptor.ts';
import type { IkeDecryption } from '../../parsers/crypto/ikev1-session.ts';
import { findEspKeys } from '../../parsers/crypto/key-match.ts';
import type { KeyStore } from '../../parsers/crypto/keys.ts';
import { Reassembler } from '../../parsers/wire/fragments.ts';
import { dissectFrame, dissectPayload } from '../../parsers/wire/frame.ts';
import {
  decodeIsakmp,
  decodePayloadChain,
  FragmentReassembler,
  fragmentOf,
  type IsakmpMessage,
} from '../../parsers/wire/isakmp.ts';
import type { Packet } from '../../parsers/wire/packet.ts';

/** Cookie pairs whose vendor IDs are remembered; the oldest is forgotten, and numbers are then told by shape. */
const MAX_COOKIES = 65_536;
/** ESP SAs with keys that are open at once. */
const MAX_SAS = 65_536;

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
}

/** Reads the frames of one capture in order, keeping what later frames need to be understood. */
export class PacketReader {
  readonly reassembler = new Reassembler();
  readonly #ikeFragments = new FragmentReassembler();
  readonly #vendorIds = new Map<string, string[]>();
  readonly #ciphers: Ciphers | null;
  readonly #keys: KeyStore | null;
  readonly #ikeDecryptor: IkeDecryptor | null;
  readonly #sas = new Map<string, EspSa[]>();
  #derivedKeys = 0;

  constructor(keys: { ciphers: Ciphers; store: KeyStore } | null) {
    this.#ciphers = keys?.ciphers ?? null;
    this.#keys = keys ? { ...keys.store, esp: [...keys.store.esp] } : null;
    this.#ikeDecryptor = keys ? new IkeDecryptor(keys.ciphers, keys.store) : null;
  }

  /** Whether packets of this SPI could be opened. */
  wantsSpi(): boolean {
    return this.#keys !== null && (this.#keys.esp.length > 0 || this.#keys.ike.length > 0);
  }

  read({ bytes, linkType, at, frame }: CapturedFrame): ReadPacket {
    const packet = dissectFrame(bytes, linkType, {
      reassembler: this.reassembler,
      at,
      frame,
      isakmpContext: (initiatorCookie) => this.#contextOf({ initiatorCookie }),
    });
    const read: ReadPacket = { packet, ike: null, assembled: null, inner: null, authenticated: null };
    const outermost = deepest(packet, (p) => p.isakmp !== null || p.esp !== null) ?? packet;
    if (outermost.isakmp && outermost.body)
      this.#readIke(read, outermost, outermost.isakmp, outermost.body, frame);
    else if (outermost.esp && outermost.body) this.#readEsp(read, outermost, frame);
    return read;
  }

  #contextOf({ initiatorCookie }: { initiatorCookie: string }): { vendorIds: readonly string[] } {
    return { vendorIds: this.#vendorIds.get(initiatorCookie) ?? [] };
  }

  #rememberVendorIds(message: IsakmpMessage): void {
    const cookie = message.initiatorCookie;
    for (const payload of message.payloads) {
      if (payload.name !== 'vendor-id' || !('vendor' in payload) || payload.vendor === null) continue;
      let known = this.#vendorIds.get(cookie);
      if (!known) {
        if (this.#vendorIds.size >= MAX_COOKIES) this.#vendorIds.delete(this.#vendorIds.keys().next().value!);
        known = [];
        this.#vendorIds.set(cookie, known);
      }
      if (!known.includes(payload.vendor)) known.push(payload.vendor);
    }
  }

  #readIke(read: ReadPacket, packet: Packet, message: IsakmpMessage, body: Uint8Array, frame: number): void {
    let whole = body;
    let target = message;
    this.#rememberVendorIds(message);
    if (fragmentOf(message)) {
      const sender = `${packet.src} ${packet.srcPort}`;
      const assembled = this.#ikeFragments.add(sender, message, body, packet.problems);
      if (!assembled) return;
      const decoded = decodeIsakmp(assembled, 0, assembled.length, packet.problems, this.#contextOf(message));
      if (!decoded) return;
      this.#rememberVendorIds(decoded);
      whole = assembled;
      target = decoded;
      read.assembled = decoded;
    }
    const decryption = this.#ikeDecryptor?.add(whole, packet.src) ?? null;
    if (!decryption || decryption.state === 'clear' || decryption.state === 'no-key') return;
    read.ike = decryption;
    for (const problem of decryption.problems) packet.problems.push({ ...problem, frame });
    target.decrypted = decryption.state === 'open';
    if (decryption.plaintext === null) return;
    const chain = decodePayloadChain(decryption.firstPayload, decryption.plaintext, 0, {
      exchangeType: target.exchangeType,
      ...this.#contextOf(target),
    });
    target.payloads = chain.payloads;
  }

  #readEsp(read: ReadPacket, packet: Packet, frame: number): void {
    if (!this.#keys || !this.#ciphers || !packet.esp || !packet.body) return;
    this.#learnDerivedKeys();
    const spi = Number.parseInt(packet.esp.spi.slice(2), 16);
    const sas = this.#sasFor(spi, packet.dst ?? '', packet.src ?? '');
    for (const sa of sas) {
      const result = sa.open(packet.body);
      if (result.state === 'open' && result.payload !== null && result.nextHeader !== null) {
        read.authenticated = result.authenticated;
        for (const problem of result.problems) packet.problems.push({ ...problem, frame });
        read.inner = dissectPayload(
          result.payload,
          result.nextHeader,
          { src: packet.src, dst: packet.dst, ttl: packet.ttl },
          { frame },
        );
        packet.problems.push(...read.inner.problems);
        return;
      }
      if (sa === sas.at(-1)) {
        read.authenticated = result.authenticated;
        for (const problem of result.problems) packet.problems.push({ ...problem, frame });
      }
    }
  }

  #sasFor(spi: number, destination: string, source: string): EspSa[] {
    const id = `${spi} ${destination} ${source}`;
    let sas = this.#sas.get(id);
    if (!sas) {
      if (this.#sas.size >= MAX_SAS) this.#sas.delete(this.#sas.keys().next().value!);
      sas = findEspKeys(this.#keys!, spi, destination, source).map((key) => new EspSa(this.#ciphers!, key));
      this.#sas.set(id, sas);
    }
    return sas;
  }

  /** Quick modes that SKEYID_d opened give ESP keys as they pass. */
  #learnDerivedKeys(): void {
    const derived = this.#ikeDecryptor!.espKeys();
    if (derived.length === this.#derivedKeys) return;
    this.#keys!.esp.push(...derived.slice(this.#derivedKeys));
    this.#derivedKeys = derived.length;
    this.#sas.clear();
  }
}

/** The first packet from the outside in that satisfies the test. */
export function deepest(packet: Packet, test: (packet: Packet) => boolean): Packet | null {
  for (let p: Packet | null = packet; p !== null; p = p.inner) if (test(p)) return p;
  return null;
}
