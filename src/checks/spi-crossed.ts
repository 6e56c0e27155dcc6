import type { CaseFile } from '../flow/case-file.ts';
import { say, translate } from '../language/say.ts';
import type { Check, CheckOutcome } from './check.ts';
import { liveSpis, type SpiSaid, shownSpis, showsAreOfThisRun } from './spis.ts';
import { distinct, firstOfEach, list, type Value } from './values.ts';

const DIRECTIONS = ['to-hub', 'to-spoke'] as const;

export const spiCrossed: Check = {
  id: 'spi.crossed',
  title: 'SPIs cross',
  explain:
    "The SPI with which the hub receives is the one with which the spoke sends, and the other way round. Compared are both logs, quick modes that keys opened, and the shows of both routers; a show is compared with a log only when both are of one run. SPIs that do not cross mean that one router still uses SAs which the other has forgotten: packets are dropped as 'invalid SPI' until both are cleared.",
  run: (file) => cross(file),
};

function cross(file: CaseFile): CheckOutcome | null {
  const live = liveSpis(file);
  const shown = shownSpis(file);
  if (live.length + shown.length === 0) return null;
  const values = firstOfEach([...live, ...shown].map(toValue));
  // Logs and captures of one attempt are of one run; shows may be of another.
  const groups = showsAreOfThisRun(file) === true ? [[...live, ...shown]] : [live, shown];
  const crossed: string[] = [];
  for (const group of groups) {
    for (const direction of DIRECTIONS) {
      const said = group.filter((one) => one.direction === direction);
      const hub = spisOf(said, 'hub');
      const spoke = spisOf(said, 'spoke');
      if (hub.length === 0 || spoke.length === 0) continue;
      const common = hub.filter((spi) => spoke.includes(spi));
      // A rekey leaves more SPIs on one side than on the other; one in common shows that they cross.
      if (common.length === 0) {
        const [receiver, sender] = direction === 'to-hub' ? ['hub', 'spoke'] : ['spoke', 'hub'];
        const [into, out] = direction === 'to-hub' ? [hub, spoke] : [spoke, hub];
        return {
          verdict: 'fail',
          message: say`The ${translate(receiver)} receives with ${list(into)}, the ${translate(sender)} sends with ${list(out)}.`,
          values,
        };
      }
      for (const spi of common) crossed.push(spi);
    }
  }
  if (crossed.length > 0) {
    return { verdict: 'pass', message: say`${list(distinct(crossed))} stand on both routers.`, values };
  }
  const only = distinct([...live, ...shown].map(({ by }) => by));
  return {
    verdict: 'unknown',
    message:
      only.length === 1
        ? say`Only the ${translate(only[0]!)} tells its SPIs.`
        : say`What the two routers tell is of different runs.`,
    values,
  };
}

function toValue({ spi, direction, from }: SpiSaid): Value {
  return { value: `${spi} ${translate(direction)}`, from };
}

function spisOf(said: readonly SpiSaid[], side: SpiSaid['by']): string[] {
  return distinct(said.filter(({ by }) => by === side).map(({ spi }) => spi));
}
