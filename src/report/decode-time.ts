import type { Instant } from '../../parsers/instant.ts';
import { formatInstant } from '../evidence.ts';

const SECOND = 1_000_000_000;

/** Times as `formatInstant` writes them; of frames in the same second only the fraction is made anew. */
export class TimeText {
  #seconds: number | null = null;
  #precision = 0;
  #second = '';
  #digits = 0;

  of(at: Instant | null): string | null {
    if (at === null || at.clock !== 'utc') return formatInstant(at);
    if (at.seconds !== this.#seconds || at.precision !== this.#precision) {
      const whole = formatInstant({ ...at, precision: SECOND });
      const full = formatInstant(at);
      if (whole === null || full === null) return null;
      this.#seconds = at.seconds;
      this.#precision = at.precision;
      this.#second = whole.slice(0, -1);
      this.#digits = Math.max(0, full.length - whole.length - 1);
    }
    if (this.#digits === 0) return `${this.#second}Z`;
    return `${this.#second}.${String(at.nanoseconds).padStart(9, '0').slice(0, this.#digits)}Z`;
  }
}
