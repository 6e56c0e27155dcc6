/** Which ESP key belongs to a packet: SPI and address patterns as Wireshark's `esp_sa` table writes them. */
import { spiText } from './bytes.ts';
import type { EspKey, KeyStore } from './keys.ts';

const ZERO = 0x30;
/** A dot, counted from the digit zero. */
const DOT = 0x2e - ZERO;

/** 128 bits of an IPv6 address as eight groups; null when the text is none. Zones and IPv4 tails are not read. */
function ipv6Groups(text: string): number[] | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [head = '', tail] = halves;
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...left, ...Array<string>(Math.max(missing, 0)).fill('0'), ...right];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return groups.map((group) => Number.parseInt(group, 16));
}

/** By the characters: this runs for every message with NAT-D payloads, and a regular expression shows there. */
function ipv4Groups(text: string): number[] | null {
  const octets: number[] = [];
  let octet = 0;
  let digits = 0;
  for (let i = 0; i <= text.length; i++) {
    const digit = i === text.length ? DOT : text.charCodeAt(i) - ZERO;
    if (digit >= 0 && digit <= 9) {
      octet = 10 * octet + digit;
      digits++;
      continue;
    }
    if (digit !== DOT || digits === 0 || digits > 3 || octet > 255) return null;
    octets.push(octet);
    octet = 0;
    digits = 0;
  }
  return octets.length === 4 ? octets : null;
}

/** An address as 4 or 16 bytes; null when the text is none. */
export function addressBytes(text: string): Uint8Array | null {
  const octets = ipv4Groups(text);
  if (octets !== null) return new Uint8Array(octets);
  const groups = ipv6Groups(text);
  return groups === null ? null : new Uint8Array(groups.flatMap((group) => [group >> 8, group & 0xff]));
}

/** The address as a string of bits. */
function bits(text: string): string | null {
  const groups = ipv4Groups(text);
  if (groups !== null) return groups.map((octet) => octet.toString(2).padStart(8, '0')).join('');
  return (
    ipv6Groups(text)
      ?.map((group) => group.toString(2).padStart(16, '0'))
      .join('') ?? null
  );
}

/**
 * True when `address` fits `pattern`: empty or `*` for any, an address, `address/bits`, or an IPv4
 * address with `*` in place of octets.
 */
export function addressMatches(pattern: string, address: string): boolean {
  if (pattern === '' || pattern === '*' || pattern === address) return true;
  const slash = pattern.indexOf('/');
  if (slash >= 0) {
    const length = Number(pattern.slice(slash + 1));
    const prefix = bits(pattern.slice(0, slash));
    const whole = bits(address);
    if (prefix === null || whole === null || prefix.length !== whole.length) return false;
    return whole.slice(0, length) === prefix.slice(0, length);
  }
  if (pattern.includes('*')) {
    const wanted = pattern.split('.');
    const octets = address.split('.');
    return wanted.length === octets.length && wanted.every((part, i) => part === '*' || part === octets[i]);
  }
  const wanted = bits(pattern);
  return wanted !== null && wanted === bits(address);
}

/** True when `spi` fits `pattern`: `*`, a decimal number, or `0x…` with `*` in place of any digit. */
export function spiMatches(pattern: string, spi: number): boolean {
  if (pattern === '' || pattern === '*') return true;
  if (/^\d+$/.test(pattern)) return Number(pattern) === spi >>> 0;
  const digits = pattern.toLowerCase().replace(/^0x/, '').padStart(8, '0');
  const have = spiText(spi).slice(2);
  for (let i = 0; i < 8; i++) if (digits[i] !== '*' && digits[i] !== have[i]) return false;
  return digits.length === 8;
}

function isExact(pattern: string): boolean {
  return pattern !== '' && !pattern.includes('*') && !pattern.includes('/');
}

/** How much of the packet's identity a key names: the more, the earlier it is tried. */
function specificity(key: EspKey): number {
  return 4 * Number(isExact(key.spi)) + 2 * Number(isExact(key.destination)) + Number(isExact(key.source));
}

/** The number that an exact SPI pattern stands for. */
function spiNumber(pattern: string): number {
  return /^\d+$/.test(pattern) ? Number(pattern) : Number.parseInt(pattern.replace(/^0x/i, ''), 16);
}

/** ESP keys by SPI: a hub's key file has one line for each of its thousands of SAs. */
export class EspKeyIndex {
  size = 0;
  readonly #bySpi = new Map<number, EspKey[]>();
  readonly #wild: EspKey[] = [];

  constructor(keys: EspKey[] = []) {
    this.add(keys);
  }

  add(keys: EspKey[]): void {
    for (const key of keys) {
      this.size += 1;
      if (!isExact(key.spi)) {
        this.#wild.push(key);
        continue;
      }
      const spi = spiNumber(key.spi);
      const same = this.#bySpi.get(spi);
      if (same === undefined) this.#bySpi.set(spi, [key]);
      else same.push(key);
    }
  }

  /** True when some key is for this SPI, whatever the addresses. */
  has(spi: number): boolean {
    return this.#bySpi.has(spi >>> 0) || this.#wild.some((key) => spiMatches(key.spi, spi));
  }

  /**
   * Keys for a packet, the most specific first. A key whose SPI is exact is offered even when its
   * addresses do not fit, last: behind NAT each end writes down addresses that the capture never shows.
   */
  find(spi: number, destination: string, source: string): EspKey[] {
    const family = destination.includes(':') ? 6 : 4;
    const exact = this.#bySpi.get(spi >>> 0) ?? [];
    const wild = this.#wild.filter((key) => spiMatches(key.spi, spi));
    const found = [...exact, ...wild].filter((key) => (key.family ?? family) === family);
    const fits = (key: EspKey): boolean =>
      addressMatches(key.destination, destination) && addressMatches(key.source, source);
    const near = found.filter(fits).sort((a, b) => specificity(b) - specificity(a));
    return [...near, ...found.filter((key) => isExact(key.spi) && !fits(key))];
  }
}

/** Keys of a store for one packet, as `EspKeyIndex.find` orders them. Addresses as text. */
export function findEspKeys(store: KeyStore, spi: number, destination: string, source: string): EspKey[] {
  return new EspKeyIndex(store.esp).find(spi, destination, source);
}
