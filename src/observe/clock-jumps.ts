/** Tells of a capture whose time runs backwards, which makes all that is said about order and waiting doubtful. */
import type { Instant, Problem } from '../observation.ts';

/** Frames of several interfaces or processors are written in another order than they came, by milliseconds. */
const TOLERATED_SECONDS = 1;

export class ClockJumps {
  #latest = Number.NEGATIVE_INFINITY;
  #jumps = 0;
  #first: { frame: number; seconds: number } | null = null;

  /** Takes the time of the next frame. */
  take(frame: number, at: Instant | null): void {
    if (at === null) return;
    const back = this.#latest - at.seconds;
    if (back > TOLERATED_SECONDS) {
      this.#jumps++;
      this.#first ??= { frame, seconds: back };
    }
    this.#latest = at.seconds;
  }

  /** What is to be said of it; null when time went on as it should. */
  problem(): Problem | null {
    if (this.#first === null) return null;
    const { frame, seconds } = this.#first;
    const message = `Time runs backwards ${this.#jumps} time(s), first at frame ${frame}, by ${seconds} s: the clock was set while it captured, or files were joined out of order.`;
    return { code: 'bad-value', layer: 'capture', message, frame };
  }
}
