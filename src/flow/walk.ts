import { type Attempt, COLUMNS, type Column, type Crossing, type Placed } from '../correlate/attempt.ts';
import { other } from '../correlate/sightings.ts';
import { say } from '../language/say.ts';
import type { Side } from '../observation.ts';
import { judgeCrossing } from './crossing.ts';
import { isStalled } from './outcome.ts';
import type { Scene } from './seen.ts';
import { crossingsOf, type StepSightings, sightingsOfSteps } from './step-sightings.ts';
import { STEPS, type Step } from './steps.ts';

export type StepVerdict =
  | 'done'
  | 'sent'
  | 'failed'
  | 'missing'
  | 'not-visible'
  | 'not-applicable'
  | 'inferred';
export type FaultDomain = 'spoke' | 'hub' | 'path-to-hub' | 'path-to-spoke' | 'path' | 'configuration';

export interface WalkedStep {
  step: Step;
  verdict: StepVerdict;
  /** Sightings by column, in order; repeats are counted, not listed. */
  sightings: Record<Column, readonly Placed[]>;
  repeats: number;
  /** The message that did not make it, when the step is not done. */
  pending: Crossing | null;
  /** Who sends that message. */
  sender: Side;
  /** Columns of that message's chain that watched, in order, and whether each saw it. */
  chain: { column: Column; watched: boolean; seen: boolean }[];
  /** What proves a verdict that no sighting proves by itself. */
  because: string | null;
}

export interface Walk {
  steps: WalkedStep[];
  outcome: 'registered' | 'stalled' | 'cannot-tell';
  /** Number of the last step that is done or inferred; 0 when none is. */
  lastStep: number;
  /** The first step after it that a source should have shown; null when none is open. */
  pending: WalkedStep | null;
  /** The first gap in the chain of the first message that is not done. */
  gap: FaultDomain | null;
}

/** Holds an attempt against the flow. */
export function walk(scene: Scene): Walk {
  const { attempt } = scene;
  const sightings = sightingsOfSteps(scene);
  const steps = STEPS.map((step, index) => judgeStep(step, sightings[index]!, scene));
  const begun = begunUnnamed(scene);
  const unnamed = steps.find(({ step }) => step.number === begun);
  if (unnamed?.verdict === 'missing') unnamed.verdict = 'sent';
  inferBackwards(steps, attempt.crypto);
  let lastStep = 0;
  steps.forEach(({ step, verdict }, index) => {
    if (verdict === 'done' || verdict === 'inferred') lastStep = step.number;
    // What is refused inside the tunnel came through it, with crypto or without.
    else if (verdict === 'sent' && step.facility === 'nhrp' && sightings[index]?.failed)
      lastStep = Math.max(lastStep, step.number - 1);
  });
  const open = steps.filter((s) => s.step.number > lastStep && s.verdict !== 'not-applicable');
  // A step that nothing could show does not hide a later one that a source watched for in vain.
  const pending = open.find((s) => s.verdict !== 'not-visible') ?? open[0] ?? null;
  const outcome =
    pending === null ? 'registered' : isStalled(pending, scene, steps, lastStep) ? 'stalled' : 'cannot-tell';
  return {
    steps,
    outcome,
    lastStep,
    pending,
    gap: pending === null || pending === unnamed ? null : gapOf(pending),
  };
}

/**
 * The step that is at least begun by messages whose names nobody can tell, because no capture saw their exchange from
 * its first message on; 0 when there are none. Either end may have sent them, so they are nobody's sighting.
 */
function begunUnnamed({ seen }: Scene): number {
  let last = 0;
  for (const { crossing, observation } of seen.events('ike-message')) {
    const { event, medium } = observation;
    if (crossing !== null || medium !== 'wire' || event.kind !== 'ike-message') continue;
    if (event.exchange === 'quick') last = Math.max(last, numberOf('QM1'));
    else if (event.exchange === 'main' && event.encrypted) last = Math.max(last, numberOf('MM5'));
    else if (event.exchange === 'main' && event.keyExchangeLength !== null)
      last = Math.max(last, numberOf('MM3'));
  }
  return last;
}

function numberOf(crossing: Crossing): number {
  return STEPS.find(({ crossings }) => crossings.includes(crossing))!.number;
}

const NO_SIGHTINGS: WalkedStep['sightings'] = {
  spokeLog: [],
  spokeWire: [],
  hubWire: [],
  hubLog: [],
  wire: [],
};

/** @param found null when the step has no place in the attempt */
function judgeStep(step: Step, found: StepSightings | null, scene: Scene): WalkedStep {
  const walked: WalkedStep = {
    step,
    verdict: found === null ? 'not-applicable' : 'not-visible',
    sightings: found?.sightings ?? NO_SIGHTINGS,
    repeats: found?.repeats ?? 0,
    pending: null,
    sender: step.owner,
    chain: [],
    because: null,
  };
  if (found === null) return walked;
  const crossings = crossingsOf(step, scene.attempt);
  if (found.proved) {
    // What the wires saw of the message itself weighs more than what a router believes.
    const isLost =
      step.facility !== 'nhrp' &&
      crossings.some((crossing) => judgeCrossing(crossing, step.facility, scene).verdict === 'failed');
    if (!isLost) {
      walked.verdict = 'done';
      return walked;
    }
  }
  if (crossings.length === 0) {
    const watched = scene.watches[step.owner === 'hub' ? 'hubLog' : 'spokeLog'];
    walked.verdict = watched[step.facility] ? 'missing' : 'not-visible';
    return walked;
  }
  for (const crossing of crossings) {
    const judged = judgeCrossing(crossing, step.facility, scene);
    walked.verdict = judged.verdict;
    walked.sender = judged.sender;
    walked.chain = judged.chain;
    walked.because = judged.because;
    walked.pending = judged.verdict === 'done' || judged.verdict === 'inferred' ? null : crossing;
    if (walked.pending !== null) break;
  }
  // Nobody watched for the message at its receiver, and a router tells that it could do nothing with it.
  if (found.failed && (walked.verdict === 'not-visible' || walked.verdict === 'sent')) {
    walked.verdict = 'sent';
    walked.because = say`a router tells of trouble with it`;
  }
  return walked;
}

/**
 * A later step that is done proves the steps before it. One that was merely begun proves what its sender had in hand
 * by then, and ESP that passes is not among that: whoever has SAs sends into them, whether anything arrives or not.
 */
function inferBackwards(steps: WalkedStep[], crypto: Attempt['crypto']): void {
  let proved = false;
  let begunLater = false;
  for (let i = steps.length - 1; i >= 0; i--) {
    const walked = steps[i]!;
    if (walked.verdict === 'done' || walked.verdict === 'inferred') proved = true;
    else if (walked.verdict !== 'not-applicable') {
      // Without any sign of crypto nobody knows whether its steps were needed.
      if (walked.step.crypto && crypto === 'unknown' && (proved || begunLater)) {
        walked.verdict = 'not-visible';
        continue;
      }
      const begun =
        walked.verdict === 'sent' ||
        walked.verdict === 'failed' ||
        COLUMNS.some((column) => walked.sightings[column].length > 0);
      const neededToBegin = walked.step.facility !== 'esp' && walked.verdict !== 'failed';
      if (proved || (begunLater && neededToBegin)) {
        walked.verdict = 'inferred';
        walked.pending = null;
        walked.because ??= say`a later step needs it`;
      } else if (begun) {
        // The sender of this message has all that comes before it, as far as it knows.
        begunLater = true;
      }
    }
  }
}

/** The first gap in the chain of sightings is the fault domain; null when the sources leave it open. */
function gapOf(pending: WalkedStep): FaultDomain | null {
  const { chain, sender } = pending;
  if (chain.length === 0) return pending.verdict === 'not-visible' ? null : pending.step.owner;
  const receiver = other(sender);
  let lastSeen = -1;
  for (let i = 0; i < chain.length; i++) if (chain[i]!.seen) lastSeen = i;
  const gap = chain.findIndex((link, index) => index > lastSeen && link.watched);
  if (lastSeen < 0) return gap === 0 || gap === 1 ? sender : null;
  if (gap < 0) return null;
  if (lastSeen === 0 && gap === 1) return sender;
  if (gap === 3 && lastSeen === 2) return receiver;
  return receiver === 'hub' ? 'path-to-hub' : 'path-to-spoke';
}
