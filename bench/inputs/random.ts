import { Random as MadeRandom } from '../../test/made/random.ts';

/** The seeded numbers of the made fixtures, with bytes quick enough for gigabytes. */
export class Random extends MadeRandom {
  /** An integer from 0 to below `limit`. */
  below(limit: number): number {
    return Math.floor((this.next() / 0x1_0000_0000) * limit);
  }

  override bytes(count: number): Uint8Array {
    const bytes = new Uint8Array(Math.ceil(count / 4) * 4);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length; at += 4) view.setUint32(at, this.next());
    return bytes.subarray(0, count);
  }
}
