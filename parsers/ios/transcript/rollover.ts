import type { Instant } from '../../instant.ts';

/** Stamps without a year stand in the year 2000: every year counts 366 days, so that December and January touch. */
const YEAR_SECONDS = 366 * 86_400;

/** A step back this large is the turn of the year; a smaller one is a late line or a clock that was set. */
const HALF_YEAR = YEAR_SECONDS / 2;

/** From the first days of a year to the last of one: a line that arrives late. A shorter step is a gap in the log. */
const LATE_STEP = 300 * 86_400;

/**
 * Keeps the stamps of one log in order over the turn of the year. IOS prints no year by default: after
 * `Dec 31 23:59:59` comes `Jan  1 00:00:00`. Each turn adds one year of 366 days; a line that arrives late, from
 * before the turn, gets the year it belongs to. Instants of other clocks pass unchanged.
 */
export class YearRollover {
  #years = 0;
  #last: number | null = null;

  /** Turns of the year seen so far. */
  get years(): number {
    return this.#years;
  }

  place(at: Instant): Instant {
    if (at.clock !== 'no-year') return at;
    const step = this.#last === null ? 0 : at.seconds - this.#last;
    let years = this.#years;
    if (step < -HALF_YEAR) years = ++this.#years;
    // From January into December of the year before: a late line. The year stays where it is.
    else if (step > LATE_STEP && years > 0) years--;
    if (years === this.#years) this.#last = at.seconds;
    return years === 0 ? at : { ...at, seconds: at.seconds + years * YEAR_SECONDS };
  }
}
