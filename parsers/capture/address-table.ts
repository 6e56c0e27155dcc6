import { ipv6Text } from '../wire/bytes.ts';

/** Most different IPv6 addresses: two for each flow that the flow table can hold. */
export const MAX_IPV6_ADDRESSES = 262_144;

/** Longest search for an address; at half load, an honest set of addresses never needs so many steps. */
const MAX_PROBES = 256;

/** Gives each IPv6 address a number, so that a flow needs 32 bits for it as it does for an IPv4 address. */
export class AddressTable {
  #count = 0;
  /** Number + 1 of the address in a slot; 0: free. */
  #slots = new Int32Array(256);
  /** Four words for each address. */
  #words = new Int32Array(4 * 64);

  /** The number of the address at a place, or -1 when the table is full. */
  intern(view: DataView, at: number): number {
    const a = view.getInt32(at);
    const b = view.getInt32(at + 4);
    const c = view.getInt32(at + 8);
    const d = view.getInt32(at + 12);
    const mask = this.#slots.length - 1;
    let slot = hash(a, b, c, d) & mask;
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const found = this.#slots[slot]! - 1;
      if (found < 0) return this.#add(slot, a, b, c, d);
      const words = this.#words;
      const word = found * 4;
      if (words[word] === a && words[word + 1] === b && words[word + 2] === c && words[word + 3] === d) {
        return found;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  /** The address with that number, as RFC 5952 writes it. */
  text(id: number): string {
    const bytes = new Uint8Array(16);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < 4; i++) view.setInt32(4 * i, this.#words[id * 4 + i]!);
    return ipv6Text(bytes, 0);
  }

  #add(slot: number, a: number, b: number, c: number, d: number): number {
    if (this.#count === MAX_IPV6_ADDRESSES) return -1;
    const id = this.#count++;
    this.#slots[slot] = id + 1;
    if (this.#words.length < this.#count * 4) {
      const larger = new Int32Array(this.#words.length * 2);
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#words.set([a, b, c, d], id * 4);
    if (this.#count * 2 > this.#slots.length) this.#growSlots();
    return id;
  }

  #growSlots(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    const words = this.#words;
    for (let id = 0; id < this.#count; id++) {
      let slot = hash(words[id * 4]!, words[id * 4 + 1]!, words[id * 4 + 2]!, words[id * 4 + 3]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.#slots = slots;
  }
}

function hash(a: number, b: number, c: number, d: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35) ^ Math.imul(c, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 13), 0x165667b1) ^ d;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return h ^ (h >>> 15);
}
