/** Time stamps of pcapng interfaces: 64-bit counts of a unit that each interface chooses. */

const TWO_32 = 4_294_967_296;
const TWO_16 = 65_536;

/**
 * Turns the time stamps of one interface into seconds and nanoseconds, exactly.
 * The result of `convert` is left in two fields so that nothing is allocated per frame.
 */
export class InterfaceClock {
  /** Result of the last `convert`: seconds since 1970-01-01T00:00:00 UTC. */
  seconds = 0;
  /** Result of the last `convert`: 0 to 999,999,999. */
  nanoseconds = 0;
  /** Width of one unit in nanoseconds, rounded up, at least 1. */
  readonly precision: number;

  readonly #offset: number;
  /** Units per second when that is a power of ten up to 10^9, the usual case; otherwise 0. */
  readonly #ticksPerSecond: number;
  readonly #nanosecondsPerTick: number;
  readonly #exactTicksPerSecond: bigint;

  /**
   * @param resolution the byte of option if_tsresol: 10 to the minus this power, or 2 to the minus the lower
   *   seven bits if the highest bit is set (6 when the option is absent: microseconds)
   * @param offset seconds to be added, option if_tsoffset
   */
  constructor(resolution: number, offset: number) {
    this.#offset = offset;
    const binary = (resolution & 0x80) !== 0;
    const power = resolution & 0x7f;
    this.#exactTicksPerSecond = (binary ? 2n : 10n) ** BigInt(power);
    this.#ticksPerSecond = !binary && power <= 9 ? 10 ** power : 0;
    this.#nanosecondsPerTick = this.#ticksPerSecond === 0 ? 0 : 1_000_000_000 / this.#ticksPerSecond;
    this.precision = Math.max(1, Math.ceil(1e9 / (binary ? 2 : 10) ** power));
  }

  /** Converts a time stamp given as the upper and the lower 32 bits, unsigned. */
  convert(high: number, low: number): void {
    const perSecond = this.#ticksPerSecond;
    if (perSecond === 0) {
      this.#convertExactly(high, low);
      return;
    }
    let seconds: number;
    let ticks: number;
    if (high < 0x200000) {
      ticks = high * TWO_32 + low;
      seconds = Math.floor(ticks / perSecond);
      ticks -= seconds * perSecond;
    } else {
      // Long division in steps of 32, 16 and 16 bits: no intermediate value passes 2^53.
      let quotient = Math.floor(high / perSecond);
      seconds = quotient * TWO_32;
      ticks = (high - quotient * perSecond) * TWO_16 + (low >>> 16);
      quotient = Math.floor(ticks / perSecond);
      seconds += quotient * TWO_16;
      ticks = (ticks - quotient * perSecond) * TWO_16 + (low & 0xffff);
      quotient = Math.floor(ticks / perSecond);
      seconds += quotient;
      ticks -= quotient * perSecond;
    }
    this.seconds = seconds + this.#offset;
    this.nanoseconds = ticks * this.#nanosecondsPerTick;
  }

  #convertExactly(high: number, low: number): void {
    const ticks = (BigInt(high) << 32n) | BigInt(low);
    const perSecond = this.#exactTicksPerSecond;
    this.seconds = Number(ticks / perSecond) + this.#offset;
    this.nanoseconds = Number(((ticks % perSecond) * 1_000_000_000n) / perSecond);
  }
}
