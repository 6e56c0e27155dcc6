/**
 * A point in time on the clock of the source that printed it.
 *
 * Two integers, never a float: `seconds` since 1970-01-01T00:00:00 of that clock and `nanoseconds`
 * (0 to 999,999,999) in it.
 */
export interface Instant {
  seconds: number;
  nanoseconds: number;
  /** Width of the last digit that was printed, in nanoseconds: the true time lies in [t, t + precision). */
  precision: number;
  /**
   * What the clock counts. `utc`: capture files and stamps with a UTC zone. `local`: a wall clock of a zone
   * that is not known. `no-year`: a wall clock without a year, placed in the leap year 2000. `uptime`:
   * seconds since the router started.
   */
  clock: 'utc' | 'local' | 'no-year' | 'uptime';
}
