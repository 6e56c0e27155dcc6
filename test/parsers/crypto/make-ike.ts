/** Makes IKEv1 exchanges with node:crypto, independently of the code under test. */
import { createCipheriv, createHash, createHmac } from 'node:crypto';

export interface MadeSuite {
  /** RFC 2409 appendix A numbers. */
  encryption: 1 | 5 | 7;
  keyLength: number;
  hashNumber: number;
  hash: string;
  preSharedKey?: string;
}

export interface MadeExchange {
  sender: string;
  message: Uint8Array;
  /** Plaintext without padding; null in clear. */
  plaintext: Buffer | null;
}

export const INITIATOR_COOKIE = '0102030405060708';
export const RESPONDER_COOKIE = '1112131415161718';
const QUICK_ID = 0xfedcba98;

function fill(length: number, seed: number): Buffer {
  return createHash('sha512').update(`${seed}`).digest().subarray(0, Math.min(length, 64)).length === length
    ? createHash('sha512').update(`${seed}`).digest().subarray(0, length)
    : Buffer.concat([fill(64, seed), fill(length - 64, seed + 1000)]);
}

/** Type and body of a payload. */
type Part = [number, Buffer];

function chain(parts: Part[]): Buffer {
  return Buffer.concat(
    parts.map(([, body], i) => {
      const header = Buffer.alloc(4);
      header[0] = parts[i + 1]?.[0] ?? 0;
      header.writeUInt16BE(4 + body.length, 2);
      return Buffer.concat([header, body]);
    }),
  );
}

function message(
  first: number,
  exchange: number,
  flags: number,
  id: number,
  body: Buffer,
  responder = RESPONDER_COOKIE,
): Uint8Array {
  const header = Buffer.alloc(28);
  Buffer.from(INITIATOR_COOKIE + responder, 'hex').copy(header);
  header.set([first, 0x10, exchange, flags], 16);
  header.writeUInt32BE(id, 20);
  header.writeUInt32BE(28 + body.length, 24);
  return new Uint8Array(Buffer.concat([header, body]));
}

function attribute(type: number, value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt16BE(0x8000 | type, 0);
  bytes.writeUInt16BE(value, 2);
  return bytes;
}

/** Body of an SA payload with one proposal of one transform. */
function saBody(protocol: number, spi: Buffer, transformId: number, attributes: Buffer): Buffer {
  const transform = Buffer.concat([
    Buffer.from([0, 0, 0, 8 + attributes.length, 1, transformId, 0, 0]),
    attributes,
  ]);
  const proposalLength = 8 + spi.length + transform.length;
  const proposal = Buffer.concat([
    Buffer.from([0, 0, 0, proposalLength, 1, protocol, spi.length, 1]),
    spi,
    transform,
  ]);
  return Buffer.concat([Buffer.from([0, 0, 0, 1, 0, 0, 0, 1]), proposal]);
}

/** One IKE SA of our own making: messages, keys, and how to encrypt more of them. */
export class MadeSa {
  readonly sharedSecret = fill(128, 3);
  readonly skeyid: Buffer;
  readonly skeyidD: Buffer;
  readonly skeyidA: Buffer;
  readonly skeyidE: Buffer;
  readonly encryptionKey: Buffer;
  readonly firstIv: Buffer;
  readonly #suite: MadeSuite;
  readonly #block: number;
  readonly #kei = fill(128, 1);
  readonly #ker = fill(128, 2);
  readonly #ni = fill(20, 4);
  readonly #nr = fill(24, 5);
  readonly #cookies = Buffer.from(INITIATOR_COOKIE + RESPONDER_COOKIE, 'hex');
  readonly #offer: Buffer;
  #phase1Block: Buffer;

  constructor(suite: MadeSuite) {
    this.#suite = suite;
    this.#block = suite.encryption === 7 ? 16 : 8;
    const size = suite.encryption === 7 ? [attribute(14, 8 * suite.keyLength)] : [];
    const attributes = [
      attribute(1, suite.encryption),
      ...size,
      attribute(2, suite.hashNumber),
      attribute(3, 1),
    ];
    this.#offer = saBody(1, Buffer.alloc(0), 1, Buffer.concat(attributes));
    const psk = Buffer.from(suite.preSharedKey ?? 'lab secret');
    this.skeyid = this.prf(psk, this.#ni, this.#nr);
    const tail = (n: number): Buffer => Buffer.concat([this.sharedSecret, this.#cookies, Buffer.from([n])]);
    this.skeyidD = this.prf(this.skeyid, tail(0));
    this.skeyidA = this.prf(this.skeyid, this.skeyidD, tail(1));
    this.skeyidE = this.prf(this.skeyid, this.skeyidA, tail(2));
    let material = this.skeyidE;
    if (material.length < suite.keyLength) {
      const k1 = this.prf(this.skeyidE, Buffer.from([0]));
      const k2 = this.prf(this.skeyidE, k1);
      material = Buffer.concat([k1, k2, this.prf(this.skeyidE, k2)]);
    }
    this.encryptionKey = material.subarray(0, suite.keyLength);
    this.firstIv = createHash(suite.hash)
      .update(this.#kei)
      .update(this.#ker)
      .digest()
      .subarray(0, this.#block);
    this.#phase1Block = this.firstIv;
  }

  prf(key: Buffer, ...parts: Buffer[]): Buffer {
    return createHmac(this.#suite.hash, key).update(Buffer.concat(parts)).digest();
  }

  encrypt(iv: Buffer, plaintext: Buffer): Buffer {
    const key = this.encryptionKey;
    const name = this.#suite.encryption === 7 ? `aes-${8 * key.length}-cbc` : 'des-ede3-cbc';
    const full = this.#suite.encryption === 1 ? Buffer.concat([key, key, key]) : key;
    const padding = (this.#block - (plaintext.length % this.#block)) % this.#block;
    const cipher = createCipheriv(name, full, iv).setAutoPadding(false);
    return cipher.update(Buffer.concat([plaintext, Buffer.alloc(padding)]));
  }

  /** Encrypts a chain of messages of one exchange, one after the other. */
  exchange(type: number, id: number, parts: { sender: string; parts: Part[] }[]): MadeExchange[] {
    const idBytes = Buffer.alloc(4);
    idBytes.writeUInt32BE(id);
    const hash = createHash(this.#suite.hash).update(this.#phase1Block).update(idBytes).digest();
    let iv = id === 0 ? this.#phase1Block : hash.subarray(0, this.#block);
    return parts.map((made) => {
      const plaintext = chain(made.parts);
      const ciphertext = this.encrypt(iv, plaintext);
      iv = ciphertext.subarray(-this.#block);
      if (id === 0) this.#phase1Block = iv;
      return { sender: made.sender, message: message(made.parts[0]![0], type, 1, id, ciphertext), plaintext };
    });
  }

  #identity(address: number): Buffer {
    return Buffer.from([1, 17, 1, 244, 10, 0, 0, address]);
  }

  #hash(side: 'I' | 'R'): Buffer {
    const kes = side === 'I' ? [this.#kei, this.#ker] : [this.#ker, this.#kei];
    const halves = [this.#cookies.subarray(0, 8), this.#cookies.subarray(8)];
    if (side === 'R') halves.reverse();
    return this.prf(this.skeyid, ...kes, ...halves, this.#offer, this.#identity(side === 'I' ? 1 : 2));
  }

  mainMode(): MadeExchange[] {
    const clear = (sender: string, parts: Part[], responder?: string): MadeExchange => ({
      sender,
      message: message(parts[0]![0], 2, 0, 0, chain(parts), responder),
      plaintext: null,
    });
    return [
      clear('i', [[1, this.#offer]], '0000000000000000'),
      clear('r', [[1, this.#offer]]),
      clear('i', [
        [4, this.#kei],
        [10, this.#ni],
      ]),
      clear('r', [
        [4, this.#ker],
        [10, this.#nr],
      ]),
      ...this.exchange(2, 0, [
        {
          sender: 'i',
          parts: [
            [5, this.#identity(1)],
            [8, this.#hash('I')],
          ],
        },
        {
          sender: 'r',
          parts: [
            [5, this.#identity(2)],
            [8, this.#hash('R')],
          ],
        },
      ]),
    ];
  }

  aggressiveMode(): MadeExchange[] {
    const first: Part[] = [
      [1, this.#offer],
      [4, this.#kei],
      [10, this.#ni],
      [5, this.#identity(1)],
    ];
    const second: Part[] = [
      [1, this.#offer],
      [4, this.#ker],
      [10, this.#nr],
      [5, this.#identity(2)],
      [8, this.#hash('R')],
    ];
    return [
      { sender: 'i', message: message(1, 4, 0, 0, chain(first), '0000000000000000'), plaintext: null },
      { sender: 'r', message: message(1, 4, 0, 0, chain(second)), plaintext: null },
      ...this.exchange(4, 0, [{ sender: 'i', parts: [[8, this.#hash('I')]] }]),
    ];
  }

  /** Quick mode about ESP with AES-128 and SHA-1: SPIs 0x0000a001 (initiator's) and 0x0000b001. */
  quickMode(id = QUICK_ID): MadeExchange[] {
    const idBytes = Buffer.alloc(4);
    idBytes.writeUInt32BE(id);
    const attributes = Buffer.concat([attribute(4, 2), attribute(5, 2), attribute(6, 128)]);
    const sa = (spi: string): Buffer => saBody(3, Buffer.from(spi, 'hex'), 12, attributes);
    const [ni, nr] = [fill(20, 6), fill(20, 7)];
    const rest = (spi: string, nonce: Buffer): Part[] => [
      [1, sa(spi)],
      [10, nonce],
      [5, this.#identity(1)],
      [5, this.#identity(2)],
    ];
    const [offer, reply] = [rest('0000a001', ni), rest('0000b001', nr)];
    return this.exchange(32, id, [
      { sender: 'i', parts: [[8, this.prf(this.skeyidA, idBytes, chain(offer))], ...offer] },
      { sender: 'r', parts: [[8, this.prf(this.skeyidA, idBytes, ni, chain(reply))], ...reply] },
      { sender: 'i', parts: [[8, this.prf(this.skeyidA, Buffer.from([0]), idBytes, ni, nr)]] },
    ]);
  }

  /** An informational or transaction exchange of one message. */
  single(type: 5 | 6, id: number, part: Part): MadeExchange[] {
    const idBytes = Buffer.alloc(4);
    idBytes.writeUInt32BE(id);
    const hash = this.prf(this.skeyidA, idBytes, chain([part]));
    return this.exchange(type, id, [{ sender: 'i', parts: [[8, hash], part] }]);
  }
}
