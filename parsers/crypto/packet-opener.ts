/**
 * Opens what dissected packets hold in cipher: fills in the payloads of encrypted ISAKMP messages, gives
 * what ESP carried as a packet of its own, and says which NAT-D hash matches which end.
 */
import type { Problem } from '../problem.ts';
import type { DissectOptions } from '../wire/dissection.ts';
import { dissectPayload } from '../wire/frame.ts';
import type { IsakmpContext, IsakmpMessage, IsakmpPayload } from '../wire/isakmp/types.ts';
import { decodePayloadChain } from '../wire/isakmp.ts';
import type { Packet } from '../wire/packet.ts';
import { uint32 } from './bytes.ts';
import type { Ciphers } from './cipher.ts';
import { EspDecryptor } from './esp-decryptor.ts';
import { NullDetector } from './esp-null.ts';
import type { EspResult } from './esp-result.ts';
import { IkeDecryptor } from './ikev1-decryptor.ts';
import type { IkeDecryption } from './ikev1-session.ts';
import { emptyKeyStore, type KeyStore } from './keys.ts';
import { markNatd } from './natd-message.ts';

/** SAs without a key that are watched for NULL encryption; later ones are taken for encrypted. */
const MAX_WATCHED = 65536;

export interface OpenedPacket {
  ike: IkeDecryption | null;
  /** Null when no key fits the SPI and addresses. */
  esp: EspResult | null;
  /** The SA does not encrypt, which was found without a key; its ICV was not checked. */
  nullEncryption: boolean;
  /** What ESP carried, dissected; null when it was not opened. */
  inner: Packet | null;
}

/** One ESP packet opened, not dissected. */
export interface OpenedEsp {
  /** Null when no key fits the SPI and addresses. */
  result: EspResult | null;
  nullEncryption: boolean;
  /** What it carried, or the start of it, and its IP protocol number; null when it was not opened. */
  payload: Uint8Array | null;
  /** Length of all that it carried. */
  payloadLength: number;
  nextHeader: number | null;
}

const NOTHING: OpenedPacket = { ike: null, esp: null, nullEncryption: false, inner: null };

/** All decryption of one capture. Packets are given in the order of the capture. */
export class PacketOpener {
  readonly #ciphers: Ciphers;
  readonly #ike: IkeDecryptor;
  readonly #esp: EspDecryptor;
  readonly #watched = new Map<string, NullDetector>();
  #unwatched = 0;

  constructor(ciphers: Ciphers, store: KeyStore) {
    this.#ciphers = ciphers;
    this.#ike = new IkeDecryptor(ciphers, store);
    this.#esp = new EspDecryptor(ciphers, store);
  }

  /** Adds keys, for what passes from now on. */
  addKeys(store: KeyStore): void {
    this.#ike.addKeys(store.ike);
    this.#esp.addKeys(store.esp);
  }

  /** True when some key is for ESP packets with this SPI (unsigned). */
  hasEspKey(spi: number): boolean {
    return this.#esp.hasKey(spi);
  }

  /** Keys that follow from the given ones and what passed: phase 1 keys completed, ESP keys of quick modes. */
  derivedKeys(): KeyStore {
    return { ...emptyKeyStore(), ike: this.#ike.completedKeys(), esp: this.#ike.espKeys() };
  }

  /** True when something passed that one of the given keys is meant for. */
  get matched(): boolean {
    return this.#ike.matched || this.#esp.matched;
  }

  /** Which limits were reached, and what follows from it. */
  problems(): Problem[] {
    const problems = [...this.#ike.problems(), ...this.#esp.problems()];
    if (this.#unwatched > 0) {
      const message = `More than ${MAX_WATCHED} ESP SAs without a key: ${this.#unwatched} packets of further ones were not looked at for NULL encryption.`;
      problems.push({ code: 'limit', layer: 'esp', message });
    }
    return problems;
  }

  /**
   * Opens one packet. The payloads of an opened ISAKMP message are put into `packet.isakmp`, their offsets
   * counting from the start of the plaintext; problems are added to `packet.problems`.
   */
  open(packet: Packet, context: IsakmpContext = {}, options: DissectOptions = {}): OpenedPacket {
    const { body, isakmp } = packet;
    if (body === null) return NOTHING;
    if (isakmp !== null) return { ...NOTHING, ike: this.#openIke(packet, isakmp, body, context) };
    return packet.esp === null ? NOTHING : this.#openEsp(packet, body, options);
  }

  #openIke(
    packet: Packet,
    isakmp: IsakmpMessage,
    body: Uint8Array,
    context: IsakmpContext,
  ): IkeDecryption | null {
    markNatd(this.#ciphers, packet, isakmp, body);
    const result = this.#ike.add(body, packet.src);
    if (result === null) return null;
    if (result.state === 'wrong-key') isakmp.decrypted = false;
    if (result.plaintext !== null) {
      const { exchangeType } = isakmp;
      const chain = decodePayloadChain(result.firstPayload, result.plaintext, 0, {
        ...context,
        exchangeType,
      });
      isakmp.decrypted = true;
      isakmp.payloads = chain.payloads.map((payload) => hideLost(payload, result.lost));
      if (result.lost === 0) packet.problems.push(...chain.problems);
    }
    packet.problems.push(...result.problems);
    this.#esp.addKeys(this.#ike.takeEspKeys());
    return result;
  }

  /**
   * Opens an ESP packet, given from its SPI on; addresses are those of its IP header, as text.
   * @param enough so many bytes of what it carried will do; with fewer in `payload` than `payloadLength`,
   *   `wholePayload` gives them all
   */
  openEsp(body: Uint8Array, source: string, destination: string, enough?: number): OpenedEsp {
    const result = this.#esp.open(body, source, destination, enough);
    if (result !== null) {
      const { payload, payloadLength, nextHeader } = result;
      return { result, nullEncryption: false, payload, payloadLength, nextHeader };
    }
    const plain = this.#detector(body, destination)?.add(body) ?? null;
    return {
      result: null,
      nullEncryption: plain !== null,
      payload: plain?.payload ?? null,
      payloadLength: plain?.payload.length ?? 0,
      nextHeader: plain?.nextHeader ?? null,
    };
  }

  /** All that a packet carried which `openEsp` opened. */
  wholePayload(body: Uint8Array, source: string, destination: string, opened: OpenedEsp): Uint8Array | null {
    if (opened.result === null) return opened.payload;
    return this.#esp.payloadOf(body, source, destination, opened.result);
  }

  #openEsp(packet: Packet, body: Uint8Array, options: DissectOptions): OpenedPacket {
    const { src, dst } = packet;
    if (src === null || dst === null) return NOTHING;
    const { result, nullEncryption, payload, nextHeader } = this.openEsp(body, src, dst);
    if (result !== null) packet.problems.push(...result.problems);
    const readable = payload !== null && nextHeader !== null;
    const inner = readable
      ? dissectPayload(payload, nextHeader, { src, dst, ttl: packet.ttl }, options)
      : null;
    return { ...NOTHING, esp: result, nullEncryption, inner };
  }

  #detector(body: Uint8Array, destination: string): NullDetector | null {
    if (body.length < 4) return null;
    const id = `${uint32(body, 0)} ${destination}`;
    const known = this.#watched.get(id);
    if (known !== undefined) return known;
    if (this.#watched.size >= MAX_WATCHED) {
      this.#unwatched++;
      return null;
    }
    const detector = new NullDetector();
    this.#watched.set(id, detector);
    return detector;
  }
}

/** A payload whose bytes lie in the block that could not be read keeps its place and shows nothing. */
function hideLost(payload: IsakmpPayload, lost: number): IsakmpPayload {
  const { type, name, length, offset } = payload;
  if (offset + 4 >= lost) return payload;
  return { type, name, length, offset, bytes: length - 4, hex: '' };
}
