import { attemptsOfSpi } from '../correlate/lookup.ts';
import { compareInstants } from '../correlate/time.ts';
import type { CaseFile } from '../flow/case-file.ts';
import { say, translate } from '../language/say.ts';
import type { EspFlow, Instant, Observation } from '../observation.ts';
import type { Check, CheckOutcome } from './check.ts';
import { liveSpis, shownSpis, showsAreOfThisRun } from './spis.ts';
import { distinct, firstOfEach, list, type Value } from './values.ts';

export const spiOnWire: Check = {
  id: 'spi.on-wire',
  title: 'ESP carries the negotiated SPIs',
  explain:
    'Every ESP packet carries the SPI that its receiver chose in quick mode. Compared are the ESP headers of the captures with the SPIs of logs, of quick modes that keys opened, and of shows of the same run. ESP with an SPI that no negotiation in sight made belongs to an older SA, or the receiver drops it as invalid.',
  run: (file) => judge(file),
};

interface Flow {
  event: EspFlow;
  direction: 'to-hub' | 'to-spoke' | null;
  from: Observation;
}

function judge(file: CaseFile): CheckOutcome | null {
  const flows = file.events('esp-flow').flatMap(({ observation, crossing }): Flow[] => {
    const { event } = observation;
    if (event.kind !== 'esp-flow') return [];
    const direction = crossing === 'esp-to-hub' ? 'to-hub' : crossing === 'esp-to-spoke' ? 'to-spoke' : null;
    return [{ event, direction, from: observation }];
  });
  if (flows.length === 0) return null;
  const said = [...liveSpis(file), ...(showsAreOfThisRun(file) === true ? shownSpis(file) : [])];
  const values = firstOfEach([
    ...said.map(({ spi, direction, from }): Value => ({ value: `${spi} ${translate(direction)}`, from })),
    ...flows.map(({ event, from }): Value => ({ value: event.spi, from })),
  ]);
  const seen = list(distinct(flows.map(({ event }) => event.spi)));
  if (said.length === 0) {
    return {
      verdict: 'unknown',
      message: say`ESP with ${seen} is seen; which SPIs were negotiated needs keys or a log.`,
      values,
    };
  }
  const strangers = flows.filter(
    ({ event, direction }) =>
      !said.some((one) => one.spi === event.spi && (direction === null || one.direction === direction)),
  );
  const swapped = strangers.filter(({ event }) => said.some(({ spi }) => spi === event.spi));
  if (swapped.length > 0) {
    return {
      verdict: 'fail',
      message: say`ESP with ${list(distinct(swapped.map(({ event }) => event.spi)))} runs against the direction it was negotiated for.`,
      values,
    };
  }
  // Without a direction named by anybody, a flow of that direction cannot be a stranger.
  const judged = strangers.filter(
    ({ direction }) => direction === null || said.some((one) => one.direction === direction),
  );
  if (judged.length === 0 && strangers.length === 0) {
    return { verdict: 'pass', message: say`ESP runs with the negotiated ${seen}.`, values };
  }
  const spis = list(distinct(strangers.map(({ event }) => event.spi)));
  if (judged.every((flow) => explained(file, flow))) {
    return {
      verdict: flows.length > strangers.length ? 'pass' : 'unknown',
      message: say`ESP with ${spis} belongs to SAs whose negotiation is not in sight.`,
      values,
    };
  }
  return {
    verdict: 'fail',
    message: say`ESP with ${spis} is sent, an SPI that no negotiation in sight made.`,
    values,
  };
}

/** SAs of an earlier run, of another attempt, or of a quick mode that could not be read. */
function explained(file: CaseFile, { event }: Flow): boolean {
  const { attempt, correlation } = file;
  if (attempt.quickModes.some(({ spiToHub, spiToSpoke }) => spiToHub === null || spiToSpoke === null))
    return true;
  const begin = firstQuickMode(file);
  if (begin === null || (begin.clock === event.first.clock && compareInstants(event.first, begin) < 0))
    return true;
  return attemptsOfSpi(correlation, event.spi).some((other) => other !== attempt);
}

function firstQuickMode(file: CaseFile): Instant | null {
  const first = file.seen.crossings.find(({ crossing }) => crossing === 'QM1' || crossing === 'QM2');
  return first?.observation.at ?? null;
}
