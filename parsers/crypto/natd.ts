/**
 * NAT-D payloads (RFC 3947 section 3.2, and the drafts before it): hashes of addresses and ports as the
 * sender knew them. Recomputed from what is on the wire they tell, without any key, who is behind a NAT.
 */
import { concat, equal } from './bytes.ts';
import { type Ciphers, HASH_LENGTH, type HashName } from './cipher.ts';

/** One message with NAT-D payloads: main mode's third or fourth, aggressive mode's second or third. */
export interface NatdMessage {
  initiatorCookie: Uint8Array;
  responderCookie: Uint8Array;
  /** Hash that phase 1 agreed on; null when the capture misses it, then the length of the hashes tells it. */
  hash: HashName | null;
  /** Hashes in the order of the payloads: first the receiver's address, then the sender's own. */
  hashes: Uint8Array[];
  /** Outer addresses as 4 or 16 bytes, and UDP ports, where the capture was taken. */
  source: Uint8Array;
  sourcePort: number;
  destination: Uint8Array;
  destinationPort: number;
}

export interface Endpoint {
  /** 4 or 16 bytes. */
  address: Uint8Array;
  port: number;
}

/** What one message says about one end. */
export interface NatdSide {
  /** `same`: the sender knew this end by the address on the wire. `translated`: it did not. `unknown`: no hash. */
  verdict: 'same' | 'translated' | 'unknown';
  /** The address and port that the sender knew this end by; null when the search did not find it. */
  believed: Endpoint | null;
}

export interface NatdVerdict {
  hash: HashName | null;
  /** The sender of the message. Translated: it is behind a NAT between itself and the capture. */
  sender: NatdSide;
  /** The receiver. Translated: it is behind a NAT between the capture and itself. */
  receiver: NatdSide;
  /** Hashes computed in the search. */
  searched: number;
}

/**
 * Hashes that one search may compute. Enough for 192.168.0.0/16 and the usual hosts of 172.16.0.0/12 and
 * 10.0.0.0/8 on one port (115,000), a tenth of a second; all private addresses would be 18 million.
 */
export const NATD_SEARCH_BUDGET = 120_000;

const BY_LENGTH: ReadonlyMap<number, HashName> = new Map([
  [16, 'md5'],
  [20, 'sha1'],
  [32, 'sha256'],
  [48, 'sha384'],
  [64, 'sha512'],
]);

/** The hash algorithm whose values have this many bytes. */
export function hashOfLength(bytes: number): HashName | null {
  return BY_LENGTH.get(bytes) ?? null;
}

/** HASH(CKY-I | CKY-R | IP | Port). */
export function natdHash(
  ciphers: Ciphers,
  hash: HashName,
  initiatorCookie: Uint8Array,
  responderCookie: Uint8Array,
  endpoint: Endpoint,
): Uint8Array {
  const port = Uint8Array.of(endpoint.port >> 8, endpoint.port & 0xff);
  return ciphers.hash(hash, initiatorCookie, responderCookie, endpoint.address, port);
}

/** Hosts tried in every /24 of the large private ranges: where routers and first hosts are. */
const USUAL_HOSTS = [1, 2, 254] as const;

/** Private addresses (RFC 1918) in the order they are tried. */
function* privateAddresses(): Generator<[number, number, number, number]> {
  for (let net = 0; net < 256; net++) for (let host = 0; host < 256; host++) yield [192, 168, net, host];
  for (let net = 16; net < 32; net++) {
    for (let sub = 0; sub < 256; sub++) for (const host of USUAL_HOSTS) yield [172, net, sub, host];
  }
  for (let net = 0; net < 256; net++) {
    for (let sub = 0; sub < 48; sub++) for (const host of USUAL_HOSTS) yield [10, net, sub, host];
  }
}

/** Looks for the endpoint behind a hash that fits nothing on the wire. */
class Search {
  count = 0;
  readonly #ciphers: Ciphers;
  readonly #hash: HashName;
  readonly #cookies: Uint8Array;
  readonly #wanted: Uint8Array[];

  constructor(ciphers: Ciphers, hash: HashName, message: NatdMessage, wanted: Uint8Array[]) {
    this.#ciphers = ciphers;
    this.#hash = hash;
    this.#cookies = concat(message.initiatorCookie, message.responderCookie);
    this.#wanted = wanted;
  }

  #fits(input: Uint8Array): boolean {
    this.count += 1;
    const value = this.#ciphers.hash(this.#hash, input);
    return this.#wanted.some((hash) => equal(hash, value));
  }

  /** Named candidates first, each with every port; then the private ranges with the likeliest port. */
  run(candidates: Uint8Array[], ports: number[], budget: number): Endpoint | null {
    for (const address of candidates) {
      for (const port of ports) {
        if (this.count >= budget) return null;
        const input = concat(this.#cookies, address, Uint8Array.of(port >> 8, port & 0xff));
        if (this.#fits(input)) return { address, port };
      }
    }
    const [port] = ports;
    if (port === undefined) return null;
    const input = concat(this.#cookies, new Uint8Array(4), Uint8Array.of(port >> 8, port & 0xff));
    const at = this.#cookies.length;
    for (const octets of privateAddresses()) {
      if (this.count >= budget) return null;
      input.set(octets, at);
      if (this.#fits(input)) return { address: Uint8Array.from(octets), port };
    }
    return null;
  }
}

function distinctPorts(...ports: number[]): number[] {
  return [...new Set(ports)];
}

/**
 * Recomputes the hashes of one message. `candidates` are addresses known from elsewhere (identities, logs,
 * configurations, ARP); they and the private ranges are tried where a hash does not fit, until `budget`
 * hashes are spent; a budget of 0 searches nothing.
 */
export function judgeNatd(
  ciphers: Ciphers,
  message: NatdMessage,
  candidates: Uint8Array[] = [],
  budget = NATD_SEARCH_BUDGET,
): NatdVerdict {
  const [first, ...others] = message.hashes;
  const hash = message.hash ?? hashOfLength(first?.length ?? 0);
  const unknown: NatdSide = { verdict: 'unknown', believed: null };
  if (hash === null || !ciphers.hashes.has(hash) || first?.length !== HASH_LENGTH[hash]) {
    return { hash, sender: unknown, receiver: unknown, searched: 0 };
  }
  let searched = 0;
  const side = (wanted: Uint8Array[], onWire: Endpoint, ports: number[]): NatdSide => {
    if (wanted.length === 0) return unknown;
    const value = natdHash(ciphers, hash, message.initiatorCookie, message.responderCookie, onWire);
    if (wanted.some((known) => equal(known, value))) return { verdict: 'same', believed: onWire };
    const search = new Search(ciphers, hash, message, wanted);
    // The address may be right and only the port translated.
    const believed = search.run([onWire.address, ...candidates], ports, budget - searched);
    searched += search.count;
    return { verdict: 'translated', believed };
  };
  const source = { address: message.source, port: message.sourcePort };
  const destination = { address: message.destination, port: message.destinationPort };
  // The sender believes in its own port, the well-known one even when the NAT changed it.
  const sender = side(others, source, distinctPorts(500, 4500, message.sourcePort));
  const receiver = side([first], destination, distinctPorts(message.destinationPort, 500, 4500));
  return { hash, sender, receiver, searched };
}

/** Who of the two is behind a NAT, from the messages of both: null when the hashes do not tell. */
export interface NatSides {
  initiatorBehindNat: boolean | null;
  responderBehindNat: boolean | null;
  /** Address and port that each end has on its own side of the NAT, where it was found. */
  initiator: Endpoint | null;
  responder: Endpoint | null;
}

function behind(own: NatdSide | null, peer: NatdSide | null): boolean | null {
  const verdicts = [own?.verdict, peer?.verdict];
  if (verdicts.includes('translated')) return true;
  return verdicts.includes('same') ? false : null;
}

/**
 * Joins the verdicts on the initiator's and the responder's message. An end is behind a NAT when its own
 * hash or the peer's hash of it does not fit: which of the two shows it depends on which side of the NAT
 * the capture was taken. What an end believed of itself stands in its own message.
 */
export function joinNatd(fromInitiator: NatdVerdict | null, fromResponder: NatdVerdict | null): NatSides {
  return {
    initiatorBehindNat: behind(fromInitiator?.sender ?? null, fromResponder?.receiver ?? null),
    responderBehindNat: behind(fromResponder?.sender ?? null, fromInitiator?.receiver ?? null),
    initiator: fromInitiator?.sender.believed ?? null,
    responder: fromResponder?.sender.believed ?? null,
  };
}
