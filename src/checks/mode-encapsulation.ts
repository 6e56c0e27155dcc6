import type { CaseFile } from '../flow/case-file.ts';
import { say, translate } from '../language/say.ts';
import type { Check, CheckOutcome } from './check.ts';
import { type Said, saidOfPhase2 } from './proposals.ts';
import { distinct, firstOfEach, inWords, list } from './values.ts';

export const modeEncapsulation: Check = {
  id: 'mode.encapsulation',
  title: 'IPsec mode agrees',
  explain:
    'Transport or tunnel mode, as offered, accepted, installed, configured on both routers and shown; behind NAT the same inside UDP. Two routers that are configured differently do not bring up an SA, often without a message. Negotiated UDP encapsulation must also be what the ESP packets on the wire have.',
  run: (file) => judge(file),
};

function judge(file: CaseFile): CheckOutcome | null {
  const told = saidOfPhase2(file).filter(
    ({ attributes, stage }) => attributes.encapsulation !== null && stage !== 'refused',
  );
  if (told.length === 0) return null;
  const flows = file
    .events('esp-flow')
    .flatMap(({ observation }) =>
      observation.event.kind === 'esp-flow'
        ? [{ encapsulation: observation.event.encapsulation, from: observation }]
        : [],
    );
  const values = firstOfEach([
    ...inWords(
      told,
      (a, b) => a.stage === b.stage && a.attributes.encapsulation === b.attributes.encapsulation,
      ({ stage, attributes }) => say`${translate(stage)}: ${String(attributes.encapsulation)}`,
    ),
    ...inWords(
      flows,
      (a, b) => a.encapsulation === b.encapsulation,
      ({ encapsulation }) => say`ESP in ${encapsulation.toUpperCase()}`,
    ),
  ]);
  return {
    values,
    ...compare(
      told,
      flows.map(({ encapsulation }) => encapsulation),
    ),
  };
}

function compare(
  told: readonly Said[],
  carried: readonly ('ip' | 'udp')[],
): Pick<CheckOutcome, 'verdict' | 'message'> {
  const configured = (side: 'spoke' | 'hub') =>
    distinct(told.filter((one) => one.stage === 'configured' && one.side === side).map(modeOf));
  const [spoke, hub] = [configured('spoke'), configured('hub')];
  const live = told.filter(({ stage }) => stage !== 'configured' && stage !== 'offered');
  const modes = distinct(live.map(modeOf));
  if (spoke.length > 0 && hub.length > 0 && !spoke.some((mode) => hub.includes(mode)) && modes.length === 0) {
    return {
      verdict: 'fail',
      message: say`The spoke is configured for ${list(spoke)} mode, the hub for ${list(hub)} mode.`,
    };
  }
  if (modes.length > 1) {
    const words = live.map(
      ({ stage, attributes }) => say`${translate(stage)} ${String(attributes.encapsulation)}`,
    );
    return { verdict: 'conflict', message: say`Sources name different modes: ${list(distinct(words))}.` };
  }
  const mode = modes[0];
  const others = distinct([...spoke, ...hub]);
  if (mode && others.length > 0 && !others.includes(mode)) {
    return {
      verdict: 'conflict',
      message: say`The SAs are in ${mode} mode, the configurations have ${list(others)} mode.`,
    };
  }
  const inUdp = live.some(({ attributes }) => attributes.encapsulation?.startsWith('udp-'));
  if (inUdp && carried.length > 0 && !carried.includes('udp')) {
    return {
      verdict: 'conflict',
      message: say`UDP encapsulation was negotiated, but ESP runs directly over IP.`,
    };
  }
  const stages = distinct(told.map(({ stage }) => stage));
  const known = mode ?? others[0] ?? modeOf(told[0]!);
  if (
    stages.length === 1 &&
    distinct(told.map(({ side }) => side)).length === 1 &&
    stages[0] !== 'accepted'
  ) {
    return {
      verdict: 'unknown',
      message: say`${known} mode is ${translate(stages[0]!)}; nothing to compare it with.`,
    };
  }
  return {
    verdict: 'pass',
    message: say`${known} mode${inUdp ? say` in UDP` : ''}: ${list(stages.map(translate))}.`,
  };
}

function modeOf({ attributes }: Said): 'transport' | 'tunnel' {
  return attributes.encapsulation!.endsWith('transport') ? 'transport' : 'tunnel';
}
