import type { EspResult } from '../../parsers/crypto/esp-result.ts';
import type { Problem } from '../../parsers/problem.ts';

/** SAs of which something is kept: more than a hub of 50,000 spokes has. */
const MAX_SAS = 131_072;
/** SAs with a wrong key that are named; the rest is only counted. */
const MAX_NAMED = 50;

interface EspCount {
  /** Packets whose ICV was right and wrong. */
  right: number;
  wrong: number;
  /** What the cipher's key gave was no plaintext. */
  garbled: number;
  /** First packet that did not open. */
  frame: number;
}

/** Keeps, per SA, whether the keys given for it are right, so that a wrong one is said once and not per packet. */
export class KeyNotes {
  readonly #esp = new Map<string, EspCount>();
  #uncounted = 0;
  readonly #ike = new Map<string, { messages: number; frame: number }>();

  /** Name of a flow in these notes. */
  static idOf(source: string, destination: string, spi: string): string {
    return `${spi} (${source} to ${destination})`;
  }

  /** Notes an ESP packet for which there was a key. */
  noteEsp(id: string, { authenticated, state }: EspResult, frame: number): void {
    let count = this.#esp.get(id);
    if (count === undefined) {
      if (this.#esp.size >= MAX_SAS) {
        this.#uncounted++;
        return;
      }
      count = { right: 0, wrong: 0, garbled: 0, frame: 0 };
      this.#esp.set(id, count);
    }
    if (authenticated === true) count.right++;
    else if (authenticated === false) count.wrong++;
    if (state === 'wrong-key') count.garbled++;
    if (count.frame === 0 && (authenticated === false || state === 'wrong-key')) count.frame = frame;
  }

  /** Notes an IKE message that no given key opens. */
  noteIke(cookies: string, frame: number): void {
    const count = this.#ike.get(cookies);
    if (count !== undefined) count.messages++;
    else if (this.#ike.size < MAX_SAS) this.#ike.set(cookies, { messages: 1, frame });
    else this.#uncounted++;
  }

  /**
   * Packets whose ICV was right and wrong; null when no key was given, or the SA has no ICV. What opened to no
   * plaintext is neither: nobody could see what was in it.
   */
  authenticated(id: string): { right: number; wrong: number } | null {
    const count = this.#esp.get(id);
    if (count === undefined || count.right + count.wrong === 0) return null;
    return { right: Math.max(0, count.right - count.garbled), wrong: count.wrong };
  }

  /**
   * What is to be said of the keys once the capture is over.
   * @param given keys that were given for all captures
   * @param matched one of them was meant for something that passed
   */
  problems(given: number, matched: boolean): Problem[] {
    const problems: Problem[] = [];
    if (given > 0 && !matched) {
      problems.push({
        code: 'wrong-key',
        layer: 'keys',
        message: `No packet matched the keys: none of the ${given} given names an IKE cookie or an SPI of this capture.`,
      });
    }
    for (const [cookies, { messages, frame }] of this.#ike) {
      problems.push({
        code: 'wrong-key',
        layer: 'keys',
        frame,
        message: `No given key opens ${messages === 1 ? '1 message' : `${messages} messages`} of the IKE SA ${cookies}, from frame ${frame} on: they are of another SA, or the ends have different keys.`,
      });
    }
    for (const [id, { right, wrong, garbled, frame }] of this.#esp) {
      const tell = (message: string) => problems.push({ code: 'wrong-key', layer: 'keys', frame, message });
      if (wrong > 0 && right === 0) {
        tell(
          `The key given for ESP ${id} is not that of the SA: the ICV of none of ${packets(wrong)} agrees. Nothing in them was believed.`,
        );
      }
      if (garbled > 0) {
        tell(
          `The encryption key given for ESP ${id} is wrong: what it makes of ${packets(garbled)} is no ESP plaintext. Nothing of that is shown.`,
        );
      }
    }
    const told = problems.slice(0, MAX_NAMED);
    const limit = (message: string) => told.push({ code: 'limit', layer: 'keys', message });
    if (problems.length > MAX_NAMED) limit(`Keys of ${problems.length - MAX_NAMED} more SAs are wrong.`);
    if (this.#uncounted > 0) {
      limit(
        `More than ${MAX_SAS} SAs have keys: whether those of further ones are right was not counted (${packets(this.#uncounted)}).`,
      );
    }
    return told;
  }
}

function packets(count: number): string {
  return count === 1 ? '1 packet' : `${count} packets`;
}
