import type { Ciphers } from '../../parsers/crypto/cipher.ts';
import { addressBytes } from '../../parsers/crypto/key-match.ts';
import { type Endpoint, judgeNatd, NATD_SEARCH_BUDGET, type NatdSide } from '../../parsers/crypto/natd.ts';
import type { Problem } from '../../parsers/problem.ts';
import type { IsakmpMessage } from '../../parsers/wire/isakmp.ts';
import type { Packet } from '../../parsers/wire/packet.ts';
import type { NatVerdict } from '../observation.ts';

/** Hashes that the searches of one run may compute in all: ten whole searches, about a second. */
const MAX_SEARCHED = 10 * NATD_SEARCH_BUDGET;
/** Private addresses that were found and are tried first for the next message. */
const MAX_FOUND = 64;
const NO_COOKIE = '0000000000000000';

/** Recomputes the NAT-D hashes (RFC 3947 section 3.2) of the captures of one run. */
export class NatDetection {
  readonly #ciphers: Ciphers;
  readonly #found: Uint8Array[] = [];
  #budget = MAX_SEARCHED;
  /** Messages whose private addresses were not searched for to the end. */
  #unsearched = 0;

  constructor(ciphers: Ciphers) {
    this.#ciphers = ciphers;
  }

  /** What the hashes of one message say of its two ends; null when it has none, or none that can be judged. */
  judge({ src, dst, srcPort, dstPort }: Packet, message: IsakmpMessage): NatVerdict | null {
    const hashes = message.payloads.flatMap((p) =>
      p.name === 'nat-d' && 'hash' in p ? [hexBytes(p.hash)] : [],
    );
    if (hashes.length < 2 || message.responderCookie === NO_COOKIE || message.ikev2 !== null) return null;
    if (src === null || dst === null || srcPort === null || dstPort === null) return null;
    const source = addressBytes(src);
    const destination = addressBytes(dst);
    if (source === null || destination === null) return null;
    const verdict = judgeNatd(
      this.#ciphers,
      {
        initiatorCookie: hexBytes(message.initiatorCookie),
        responderCookie: hexBytes(message.responderCookie),
        hash: null,
        hashes,
        source,
        sourcePort: srcPort,
        destination,
        destinationPort: dstPort,
      },
      this.#found,
      Math.min(NATD_SEARCH_BUDGET, this.#budget),
    );
    this.#budget -= verdict.searched;
    const { sender, receiver } = verdict;
    if (
      this.#budget <= 0 &&
      [sender, receiver].some((side) => side.verdict !== 'unknown' && side.believed === null)
    )
      this.#unsearched++;
    if (sender.verdict === 'unknown' && receiver.verdict === 'unknown') return null;
    this.#remember(sender);
    this.#remember(receiver);
    const self = sender.verdict === 'translated';
    const peer = receiver.verdict === 'translated';
    return {
      kind: 'nat-verdict',
      verdict: self && peer ? 'both-inside' : self ? 'self-inside' : peer ? 'peer-inside' : 'none',
      connectionId: null,
      source: src,
      destination: dst,
      sourceTranslated: translated(sender),
      destinationTranslated: translated(receiver),
      sourceBelieved: self ? endpointText(sender.believed) : null,
      destinationBelieved: peer ? endpointText(receiver.believed) : null,
    };
  }

  /** What was left out since this was last asked. */
  takeProblems(): Problem[] {
    const count = this.#unsearched;
    this.#unsearched = 0;
    if (count === 0) return [];
    const message = `${MAX_SEARCHED} addresses were tried for those behind a NAT; what ${count} more messages with NAT-D hashes hide was not searched for.`;
    return [{ code: 'limit', layer: 'isakmp', message }];
  }

  #remember({ verdict, believed }: NatdSide): void {
    if (verdict !== 'translated' || believed === null || this.#found.length >= MAX_FOUND) return;
    const text = believed.address.join('.');
    if (!this.#found.some((address) => address.join('.') === text)) this.#found.push(believed.address);
  }
}

/** One line for a person. */
export function natText(verdict: NatVerdict): string {
  const { source, destination, sourceTranslated, destinationTranslated } = verdict;
  const believed = (text: string | null | undefined) => (text ? ` (it is ${text} there)` : '');
  const ends = [
    sourceTranslated ? `the sender ${source} is behind NAT${believed(verdict.sourceBelieved)}` : null,
    destinationTranslated ? `the receiver ${destination} is known to the sender by another address` : null,
  ].filter((text) => text !== null);
  if (ends.length === 0) return `NAT-D hashes fit ${source} and ${destination} as they are on the wire`;
  return `NAT-D hashes: ${ends.join('; ')}`;
}

function translated({ verdict }: NatdSide): boolean | null {
  return verdict === 'unknown' ? null : verdict === 'translated';
}

function endpointText(endpoint: Endpoint | null): string | null {
  // IPv6 is not searched for: an address found is IPv4, or the one on the wire with another port.
  return endpoint?.address.length === 4 ? `${endpoint.address.join('.')}:${endpoint.port}` : null;
}

/** Bytes of hexadecimal digits as the decoders write them. */
function hexBytes(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length >> 1);
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = (digitOf(hex.charCodeAt(2 * at)) << 4) | digitOf(hex.charCodeAt(2 * at + 1));
  }
  return bytes;
}

/** `0` to `9` are 0x30 to 0x39, `a` to `f` are 0x61 to 0x66. */
function digitOf(character: number): number {
  return (character & 15) + (character > 0x39 ? 9 : 0);
}
