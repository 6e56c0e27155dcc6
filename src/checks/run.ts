import type { CaseFile } from '../flow/case-file.ts';
import { say } from '../language/say.ts';
import type { Check, CheckOutcome } from './check.ts';
import { liveSpis, shownSpis, showsAreOfThisRun } from './spis.ts';
import { distinct, firstOfEach, list, type Value } from './values.ts';

export const run: Check = {
  id: 'run',
  title: 'Sources are of one run',
  explain:
    'Sources of one run share cookies, message IDs or SPIs. Logs and captures that have such keys and share none were taken at different times and are not compared. Shows are often collected later than the debug: then their SPIs differ without anything being wrong, and only what the configuration fixes is compared.',
  run: (file) => judge(file),
};

function judge(file: CaseFile): CheckOutcome | null {
  const own = [...file.seen.sources];
  const others = distinct(
    file.correlation.differentRuns.flatMap(({ a, b }) =>
      own.includes(a) && !own.includes(b) ? [b] : own.includes(b) && !own.includes(a) ? [a] : [],
    ),
  );
  const same = showsAreOfThisRun(file);
  if (others.length === 0 && same === null && own.length < 2) return null;
  const live = liveSpis(file);
  const shown = shownSpis(file);
  const values = firstOfEach([...live, ...shown].map(({ spi, from }): Value => ({ value: spi, from })));
  if (others.length > 0) {
    return {
      verdict: 'conflict',
      message:
        others.length === 1
          ? say`${list(others)} is of another run: no cookie, message ID or SPI is the same as here.`
          : say`${list(others)} are of another run: no cookie, message ID or SPI is the same as here.`,
      values,
    };
  }
  if (same === false) {
    const spis = (said: typeof live) => list(distinct(said.map(({ spi }) => spi)));
    const known = live.length > 0 ? say` (${spis(live)})` : '';
    return {
      verdict: 'unknown',
      message: say`The shows are of another run than logs and captures: their SPIs (${spis(shown)}) are not those negotiated here${known}.`,
      values,
    };
  }
  if (same === true)
    return { verdict: 'pass', message: say`Shows, logs and captures share their SPIs.`, values };
  return {
    verdict: 'pass',
    message: say`${own.length} sources share cookies, message IDs, SPIs or their order.`,
    values,
  };
}
