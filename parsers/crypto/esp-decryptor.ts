/** All ESP of one capture: gives each packet to the SA of its SPI and addresses. */
import { uint32 } from './bytes.ts';
import type { Ciphers } from './cipher.ts';
import { type EspResult, EspSa } from './esp.ts';
import { EspKeyIndex } from './key-match.ts';
import type { EspKey, KeyStore } from './keys.ts';

/** Flows kept at once; the one that began first is forgotten. A hub with 10,000 spokes has 20,000 SAs. */
const MAX_FLOWS = 65536;
/** Keys tried on one flow: every wildcard line of a table is a candidate. */
const MAX_CANDIDATES = 256;

interface Flow {
  /** SAs with the keys that may fit; only one after its first packet opened. */
  candidates: EspSa[];
  chosen: EspSa | null;
}

export class EspDecryptor {
  readonly #ciphers: Ciphers;
  readonly #keys: EspKeyIndex;
  readonly #flows = new Map<string, Flow>();
  readonly #withoutKey = new Set<string>();

  constructor(ciphers: Ciphers, store: KeyStore) {
    this.#ciphers = ciphers;
    this.#keys = new EspKeyIndex(store.esp);
  }

  /** Adds keys found on the way, such as those of quick modes that were decrypted. */
  addKeys(keys: EspKey[]): void {
    this.#keys.add(keys);
    this.#withoutKey.clear();
  }

  /**
   * Checks and decrypts one packet, from its SPI on; addresses are those of the IP header it came in, as
   * text. Null when no key fits its SPI and addresses. Packets are given in the order of the capture.
   */
  open(packet: Uint8Array, source: string, destination: string): EspResult | null {
    if (packet.length < 8 || this.#keys.size === 0) return null;
    const spi = uint32(packet, 0);
    const id = `${spi} ${destination} ${source}`;
    const flow = this.#flows.get(id) ?? this.#start(id, spi, source, destination);
    if (flow === null) return null;
    if (flow.chosen !== null) return flow.chosen.open(packet);
    return this.#choose(flow, packet);
  }

  #start(id: string, spi: number, source: string, destination: string): Flow | null {
    if (this.#withoutKey.has(id)) return null;
    const keys = this.#keys.find(spi, destination, source).slice(0, MAX_CANDIDATES);
    if (keys.length === 0) {
      if (this.#withoutKey.size >= MAX_FLOWS) this.#withoutKey.clear();
      this.#withoutKey.add(id);
      return null;
    }
    const flow: Flow = { candidates: keys.map((key) => new EspSa(this.#ciphers, key)), chosen: null };
    this.#flows.set(id, flow);
    const [oldest] = this.#flows.keys();
    if (this.#flows.size > MAX_FLOWS && oldest !== undefined) this.#flows.delete(oldest);
    return flow;
  }

  #choose(flow: Flow, packet: Uint8Array): EspResult | null {
    let first: EspResult | null = null;
    for (const sa of flow.candidates) {
      const result = sa.open(packet);
      if (result.state === 'open') {
        // Without an ICV the next packet may show that another key was meant.
        if (result.authenticated === true || flow.candidates.length === 1) flow.chosen = sa;
        return result;
      }
      first ??= result;
    }
    return first;
  }
}
