import { neutralise } from '../style.ts';

/** Scripts whose characters take about twice the width of a Latin letter. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** Text on one line that takes at most `room` times the width of a Latin letter; what is cut ends in `…`. */
export function clipText(text: string, room: number): string {
  let used = 0;
  let clipped = '';
  for (const character of neutralise(text).replace(/\s+/g, ' ')) {
    used += WIDE.test(character) ? 2 : 1;
    if (used > room) return `${clipped.trimEnd()}…`;
    clipped += character;
  }
  return clipped;
}
