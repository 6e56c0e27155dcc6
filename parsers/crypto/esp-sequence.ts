/** Sequence numbers of one SA that were seen (RFC 4303 section 3.4.3). */

/**
 * Numbers remembered behind the highest one. Wider than any router's window (IOS: 64 to 1024), because a
 * capture may hold the packets in another order than they arrived; 512 bytes per SA.
 */
export const REPLAY_WINDOW = 4096;

export class ReplayWindow {
  readonly #seen = new Uint8Array(REPLAY_WINDOW / 8);
  #highest = -1;

  /**
   * Notes a sequence number (up to 2^53); false when it was noted before. A number behind the window
   * counts as new: nothing is known of it.
   */
  add(sequence: number): boolean {
    if (this.#highest < 0) this.#highest = sequence;
    if (sequence > this.#highest) this.#advance(sequence);
    if (sequence <= this.#highest - REPLAY_WINDOW) return true;
    const slot = sequence % REPLAY_WINDOW;
    const mask = 1 << (slot & 7);
    const before = this.#seen[slot >> 3]!;
    this.#seen[slot >> 3] = before | mask;
    return (before & mask) === 0;
  }

  #advance(sequence: number): void {
    if (sequence - this.#highest >= REPLAY_WINDOW) this.#seen.fill(0);
    else {
      for (let number = this.#highest + 1; number <= sequence; number++) {
        const slot = number % REPLAY_WINDOW;
        this.#seen[slot >> 3] = this.#seen[slot >> 3]! & ~(1 << (slot & 7));
      }
    }
    this.#highest = sequence;
  }
}
