/** All ESP of one capture: gives each packet to the SA of its SPI and addresses. */
import { BoundedMap } from '../bounded-map.ts';
import type { Problem } from '../problem.ts';
import { uint32 } from './bytes.ts';
import type { Ciphers } from './cipher.ts';
import { EspSa } from './esp.ts';
import type { EspResult } from './esp-result.ts';
import { EspKeyIndex } from './key-match.ts';
import type { EspKey, KeyStore } from './keys.ts';

/** SPIs kept at once; the one that began first is forgotten. A hub with 10,000 spokes has 20,000 SAs. */
const MAX_FLOWS = 65536;
/** Flows with the same SPI: chance makes two, only a forged capture makes more than a few. */
const MAX_SAME_SPI = 64;
/** Keys tried on one flow: every wildcard line of a table is a candidate. */
const MAX_CANDIDATES = 256;

interface Flow {
  source: string;
  destination: string;
  /** SAs with the keys that may fit; only one after its first packet opened. */
  candidates: EspSa[];
  chosen: EspSa | null;
}

export class EspDecryptor {
  readonly #ciphers: Ciphers;
  readonly #keys: EspKeyIndex;
  /** True when a packet passed that one of the keys is meant for. */
  matched = false;
  /** By SPI; two hosts may have chosen the same one. A flow without candidates has no key. */
  readonly #flows = new BoundedMap<number, Flow[]>(MAX_FLOWS);
  #forgottenOfSpi = 0;
  #untried = 0;

  constructor(ciphers: Ciphers, store: KeyStore) {
    this.#ciphers = ciphers;
    this.#keys = new EspKeyIndex(store.esp);
  }

  /** Adds keys found on the way, such as those of quick modes that were decrypted. */
  addKeys(keys: EspKey[]): void {
    if (keys.length === 0) return;
    this.#keys.add(keys);
    this.#flows.forEach((flows, spi) => {
      this.#flows.set(
        spi,
        flows.filter((flow) => flow.candidates.length > 0),
      );
    });
  }

  /** True when some key is for this SPI (unsigned), whatever the addresses. */
  hasKey(spi: number): boolean {
    return this.#keys.size > 0 && this.#keys.has(spi);
  }

  /**
   * Checks and decrypts one packet, from its SPI on; addresses are those of the IP header it came in, as
   * text. Null when no key fits its SPI and addresses. Packets are given in the order of the capture.
   * `enough`: see `EspSa.open`.
   */
  open(packet: Uint8Array, source: string, destination: string, enough?: number): EspResult | null {
    if (packet.length < 8 || this.#keys.size === 0) return null;
    const spi = uint32(packet, 0);
    const flow = this.#find(spi, source, destination) ?? this.#start(spi, source, destination);
    if (flow.chosen !== null) return flow.chosen.open(packet, enough);
    return this.#choose(flow, packet);
  }

  /** The whole payload of a packet that was opened and cut. */
  payloadOf(packet: Uint8Array, source: string, destination: string, result: EspResult): Uint8Array | null {
    const flow = this.#find(uint32(packet, 0), source, destination);
    return flow?.chosen?.payloadOf(packet, result) ?? result.payload;
  }

  /** Which limits were reached, and what follows from it. */
  problems(): Problem[] {
    const limits: [number, string][] = [
      [
        this.#flows.forgotten,
        `More than ${MAX_FLOWS} SPIs: ${this.#flows.forgotten} times the one that began first was begun anew.`,
      ],
      [
        this.#forgottenOfSpi,
        `More than ${MAX_SAME_SPI} pairs of hosts use the same SPI: ${this.#forgottenOfSpi} times the one that began first was begun anew.`,
      ],
      [
        this.#untried,
        `More than ${MAX_CANDIDATES} keys fit one SA: ${this.#untried} of them were not tried. Give fewer keys, or name SPIs and addresses in them.`,
      ],
    ];
    return limits.flatMap(([count, message]): Problem[] =>
      count > 0 ? [{ code: 'limit', layer: 'esp', message }] : [],
    );
  }

  #find(spi: number, source: string, destination: string): Flow | null {
    const flows = this.#flows.get(spi);
    if (flows === undefined) return null;
    for (const flow of flows) {
      if (flow.source === source && flow.destination === destination) return flow;
    }
    return null;
  }

  #start(spi: number, source: string, destination: string): Flow {
    const keys = this.#keys.find(spi, destination, source);
    this.#untried = Math.max(this.#untried, keys.length - MAX_CANDIDATES);
    const candidates = keys.slice(0, MAX_CANDIDATES).map((key) => new EspSa(this.#ciphers, key));
    this.matched ||= candidates.length > 0;
    const flow: Flow = { source, destination, candidates, chosen: null };
    const flows = this.#flows.get(spi) ?? [];
    if (flows.length >= MAX_SAME_SPI) {
      flows.shift();
      this.#forgottenOfSpi++;
    }
    flows.push(flow);
    this.#flows.set(spi, flows);
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
