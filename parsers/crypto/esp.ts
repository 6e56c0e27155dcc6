/**
 * ESP (RFC 4303) with a key: the ICV is checked, and only what it vouches for is decrypted and shown.
 */
import type { Problem } from '../problem.ts';
import { type EspAuthenticator, type EspCipher, espAuthenticator, espCipher } from './algorithms.ts';
import { concat, equalAt, fromUint32, spiText, uint32 } from './bytes.ts';
import type { Ciphers, Decryptor, Mac } from './cipher.ts';
import { type EspResult, failed, NEXT_HEADER_IPV4, NEXT_HEADER_IPV6, problem } from './esp-result.ts';
import { ReplayWindow } from './esp-sequence.ts';
import { isKnownNextHeader, isMonotonicPadding } from './esp-trailer.ts';
import type { EspKey } from './keys.ts';

/** SPI and sequence number. */
const HEADER_LENGTH = 8;
/** Pad length and next header. */
const TRAILER_LENGTH = 2;

/** How much of a payload of which only the ends were decrypted is in one piece: all but the last block. */
function kept(text: Uint8Array, block: number, payloadEnd: number): number {
  return Math.min(text.length - block, payloadEnd);
}

/** One direction of an IPsec SA with its key. Packets are given in the order of the capture. */
export class EspSa {
  readonly key: EspKey;
  /** Packets whose ICV was right and wrong. */
  accepted = 0;
  rejected = 0;
  readonly #ciphers: Ciphers;
  readonly #cipher: EspCipher;
  readonly #authenticator: EspAuthenticator;
  readonly #icvLength: number;
  readonly #decryptor: Decryptor | null;
  readonly #mac: Mac | null;
  readonly #window = new ReplayWindow();
  readonly #unsupported: string | null;
  /** Null until the first packet with a right ICV decides, when the key file does not tell. */
  #extended: boolean | null;
  #high: number;
  #last = 0;
  /** Packets with a right ICV that were an ESP plaintext, and were none. */
  #plain = 0;
  #garbled = 0;
  /** Room for the ends of a packet. */
  #ends = new Uint8Array(0);

  constructor(ciphers: Ciphers, key: EspKey) {
    this.key = key;
    this.#ciphers = ciphers;
    this.#cipher = espCipher(key.cipher);
    this.#authenticator = espAuthenticator(key.authenticator);
    this.#icvLength = this.#cipher.icvLength + this.#authenticator.icvLength;
    this.#extended = key.extendedSequence;
    this.#high = key.sequenceHigh;
    const { hash } = this.#authenticator;
    const hashMissing = hash !== null && !ciphers.hashes.has(hash);
    this.#mac = hash === null || hashMissing ? null : ciphers.createMac(hash, key.authenticationKey);
    const cbc = key.cipher === 'des-cbc' || key.cipher === '3des-cbc' || key.cipher === 'aes-cbc';
    this.#decryptor = cbc ? ciphers.createDecryptor(key.cipher as 'aes-cbc', key.cipherKey) : null;
    const keyFits = this.#cipher.keyLengths.includes(key.cipherKey.length);
    if (hashMissing) this.#unsupported = key.authenticator;
    else this.#unsupported = !keyFits || (cbc && this.#decryptor === null) ? key.cipher : null;
  }

  /**
   * Checks and decrypts one packet, given from its SPI to the end of the ICV (the IP or UDP payload).
   * @param enough so many bytes of the payload will do, if leaving out the rest saves work; `payload` is then cut.
   *   The ICV is checked over the whole packet all the same.
   */
  open(packet: Uint8Array, enough: number = Number.POSITIVE_INFINITY): EspResult {
    const sequence = uint32(packet, 4);
    const textLength = packet.length - HEADER_LENGTH - this.#icvLength - this.#cipher.ivLength;
    if (textLength < TRAILER_LENGTH) return this.#tooShort(packet, sequence);
    if (this.#unsupported !== null) {
      const message = `${this.#unsupported} with this key is not available`;
      return failed(this.key, 'unreadable', sequence, null, problem('unsupported', message));
    }
    if (textLength % this.#cipher.block !== 0 && this.#cipher.kind === 'cbc') {
      return this.#cutBlock(packet, sequence, textLength);
    }
    return this.#cipher.kind === 'gcm'
      ? this.#openGcm(packet, sequence)
      : this.#openMac(packet, sequence, enough);
  }

  /** The whole payload of a packet that `open` opened and cut; null when it was not opened. */
  payloadOf(packet: Uint8Array, { payload, payloadLength }: EspResult): Uint8Array | null {
    if (payload === null || payload.length === payloadLength) return payload;
    return this.#decrypt(packet, packet.length - this.#icvLength)?.subarray(0, payloadLength) ?? null;
  }

  #tooShort(packet: Uint8Array, sequence: number): EspResult {
    const need = HEADER_LENGTH + this.#cipher.ivLength + TRAILER_LENGTH + this.#icvLength;
    const message = 'the packet ends before its ICV';
    return failed(
      this.key,
      'unreadable',
      sequence,
      null,
      problem('truncated', message, { need, have: packet.length }),
    );
  }

  #cutBlock(packet: Uint8Array, sequence: number, textLength: number): EspResult {
    const { block } = this.#cipher;
    const message =
      'the ciphertext is no whole number of cipher blocks: it was cut, or the key is of another SA';
    const need = packet.length + block - (textLength % block);
    return failed(
      this.key,
      'unreadable',
      sequence,
      null,
      problem('truncated', message, { need, have: packet.length }),
    );
  }

  /** Upper halves of the sequence number to try, likeliest first; null stands for 32-bit numbers. */
  #highs(sequence: number): (number | null)[] {
    if (this.#extended === false) return [null];
    const wrapped = sequence < this.#last && this.#last - sequence > 0x80000000;
    const likely = wrapped ? [this.#high + 1, this.#high] : [this.#high, this.#high + 1];
    const late = sequence > this.#last && sequence - this.#last > 0x80000000 && this.#high > 0;
    if (late) likely.push(this.#high - 1);
    return this.#extended === null ? [null, ...likely] : likely;
  }

  #openMac(packet: Uint8Array, sequence: number, enough: number): EspResult {
    const end = packet.length - this.#icvLength;
    let high: number | null = null;
    if (this.#mac !== null) {
      const right = this.#checkIcv(this.#mac, packet, end, sequence);
      if (right === undefined) return this.#reject(sequence);
      high = right;
      this.#accept(sequence, high);
    }
    const ends = this.#mac === null ? null : this.#decryptEnds(packet, end, enough);
    const text = ends ?? this.#decrypt(packet, end);
    if (text === null) {
      return failed(
        this.key,
        'unreadable',
        sequence,
        null,
        problem('unsupported', 'the cipher refused the packet'),
      );
    }
    const left = ends === null ? 0 : end - HEADER_LENGTH - this.#cipher.ivLength - ends.length;
    return this.#read(packet, text, sequence, high, this.#mac === null ? null : true, left);
  }

  /** The upper half of the sequence number under which the ICV is right, null without one; undefined: none. */
  #checkIcv(mac: Mac, packet: Uint8Array, end: number, sequence: number): number | null | undefined {
    const body = packet.subarray(0, end);
    // Bulk traffic takes this way: one HMAC, and nothing allocated for the choice.
    if (this.#extended === false) {
      return equalAt(packet, end, mac.compute(body), this.#icvLength) ? null : undefined;
    }
    return this.#highs(sequence).find((high) => {
      const value = high === null ? mac.compute(body) : mac.compute(body, fromUint32(high));
      return equalAt(packet, end, value, this.#icvLength);
    });
  }

  #openGcm(packet: Uint8Array, sequence: number): EspResult {
    const end = packet.length - this.#icvLength;
    const keyEnd = this.key.cipherKey.length - 4;
    const nonce = concat(this.key.cipherKey.subarray(keyEnd), packet.subarray(8, 16));
    const aesKey = this.key.cipherKey.subarray(0, keyEnd);
    for (const high of this.#highs(sequence)) {
      const associated =
        high === null
          ? packet.subarray(0, HEADER_LENGTH)
          : concat(packet.subarray(0, 4), fromUint32(high), packet.subarray(4, 8));
      const text = this.#ciphers.aesGcm(
        aesKey,
        nonce,
        associated,
        packet.subarray(16, end),
        packet.subarray(end),
      );
      if (text === null) continue;
      this.#accept(sequence, high);
      return this.#read(packet, text, sequence, high, true);
    }
    return this.#reject(sequence);
  }

  #accept(sequence: number, high: number | null): void {
    this.accepted += 1;
    this.#extended = high !== null;
    if (high !== null) this.#high = high;
    this.#last = sequence;
  }

  #reject(sequence: number): EspResult {
    this.rejected += 1;
    // A key that opened other packets of the SA is right, so this packet was changed or is a forgery.
    const found =
      this.accepted > 0
        ? problem('bad-checksum', 'the ICV does not agree with the packet: it was changed on its way')
        : problem(
            'wrong-key',
            'the ICV does not agree: the key is not that of this SA, or the packet was changed',
          );
    return failed(this.key, 'rejected', sequence, false, found);
  }

  #decrypt(packet: Uint8Array, end: number): Uint8Array | null {
    switch (this.#cipher.kind) {
      case 'null':
        return packet.subarray(HEADER_LENGTH, end);
      case 'cbc':
        return this.#decryptor?.decrypt(packet.subarray(HEADER_LENGTH, end)) ?? null;
      default: {
        const keyEnd = this.key.cipherKey.length - 4;
        // RFC 3686 section 4: nonce, IV, and a block counter that starts at 1.
        const counter = concat(this.key.cipherKey.subarray(keyEnd), packet.subarray(8, 16), fromUint32(1));
        return this.#ciphers.aesCtr(
          this.key.cipherKey.subarray(0, keyEnd),
          counter,
          packet.subarray(16, end),
        );
      }
    }
  }

  /**
   * The first blocks and the last one: in CBC each block needs only the ciphertext before it. Null when the
   * packet is not so long that this would spare anything.
   */
  #decryptEnds(packet: Uint8Array, end: number, enough: number): Uint8Array | null {
    const { block, ivLength, kind } = this.#cipher;
    const head = HEADER_LENGTH + ivLength + Math.ceil(enough / block) * block;
    if (kind !== 'cbc' || this.#decryptor === null || head + 3 * block >= end) return null;
    const length = head - HEADER_LENGTH;
    if (this.#ends.length !== length + 2 * block) this.#ends = new Uint8Array(length + 2 * block);
    const ends = this.#ends;
    ends.set(packet.subarray(HEADER_LENGTH, head));
    ends.set(packet.subarray(end - 2 * block, end), length);
    const text = this.#decryptor.decrypt(ends);
    // The block between the two parts was decrypted with the wrong one before it.
    text.copyWithin(text.length - 2 * block, text.length - block);
    return text.subarray(0, text.length - block);
  }

  /** @param left bytes that were left out in front of the last block of `text` */
  #read(
    packet: Uint8Array,
    text: Uint8Array,
    sequence: number,
    high: number | null,
    authenticated: boolean | null,
    left = 0,
  ): EspResult {
    const padLength = text[text.length - 2]!;
    const nextHeader = text[text.length - 1]!;
    const payloadEnd = text.length + left - TRAILER_LENGTH - padLength;
    if (authenticated === null) {
      const plausible =
        payloadEnd >= 0 && isKnownNextHeader(nextHeader) && isMonotonicPadding(text, payloadEnd, padLength);
      if (!plausible) return this.#implausible(sequence);
    }
    if (authenticated === true && !this.#isPlaintext(text, left, padLength, nextHeader)) {
      const message =
        'the ICV agrees, but what the encryption key gives is no ESP plaintext: that key is wrong';
      return failed(this.key, 'wrong-key', sequence, true, problem('wrong-key', message));
    }
    const problems: Problem[] = [];
    if (payloadEnd < 0) {
      const more = {
        need: padLength + TRAILER_LENGTH,
        have: text.length + left,
        lengthFrom: 'esp.pad-length',
      };
      problems.push(problem('bad-length', 'the padding is longer than the packet', more));
    }
    const replayed = authenticated === true && !this.#window.add(sequence + (high ?? 0) * 0x100000000);
    if (replayed) {
      const message = `sequence number ${sequence} of ${spiText(uint32(packet, 0))} was used before: a replay, or a packet captured twice`;
      problems.push(problem('bad-value', message, { offset: 4 }));
    }
    const tunnel = nextHeader === NEXT_HEADER_IPV4 || nextHeader === NEXT_HEADER_IPV6;
    return {
      key: this.key,
      state: 'open',
      sequence,
      sequenceHigh: high,
      authenticated,
      replayed,
      nextHeader,
      mode: tunnel ? 'tunnel' : 'transport',
      payload:
        payloadEnd < 0
          ? null
          : text.subarray(0, left === 0 ? payloadEnd : kept(text, this.#cipher.block, payloadEnd)),
      payloadLength: Math.max(payloadEnd, 0),
      padLength,
      problems,
    };
  }

  /**
   * False when the cipher's key is wrong although the ICV's is right. One packet may be damaged by its sender, so
   * it takes as many that are no plaintext as are.
   */
  #isPlaintext(text: Uint8Array, left: number, padLength: number, nextHeader: number): boolean {
    const end = text.length - TRAILER_LENGTH;
    const there = Math.min(padLength, left === 0 ? end : this.#cipher.block - TRAILER_LENGTH);
    let monotonic = true;
    for (let i = 0; i < there; i++) if (text[end - 1 - i] !== ((padLength - i) & 0xff)) monotonic = false;
    const tooLong = end + left < padLength;
    // Padding that counts up is proof enough for a protocol that nobody knows.
    const fits = tooLong
      ? isKnownNextHeader(nextHeader)
      : monotonic && (padLength > 0 || isKnownNextHeader(nextHeader));
    if (fits && !tooLong) this.#plain += 1;
    else if (!fits) this.#garbled += 1;
    return this.#garbled === 0 || (fits && this.#plain > this.#garbled) || this.#plain > 2 * this.#garbled;
  }

  #implausible(sequence: number): EspResult {
    const message = 'what the key gives is no ESP plaintext: the key is not that of this SA';
    return failed(this.key, 'wrong-key', sequence, null, problem('wrong-key', message));
  }
}
