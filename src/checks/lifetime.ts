/** Whether all sources agree on a lifetime. */
import { say, translate } from '../language/say.ts';
import type { CheckOutcome } from './check.ts';
import type { Said, Stage } from './proposals.ts';
import { distinct, greatest, inWords, least, list } from './values.ts';

export type LifetimeField = 'lifetimeSeconds' | 'lifetimeKilobytes';

interface Told {
  stage: Stage;
  life: number;
  side: Said['side'];
  messageId: number | null;
  from: Said['from'];
}

const WORDS: Readonly<Record<Stage, string>> = {
  offered: 'offered',
  accepted: 'accepted',
  refused: 'refused',
  installed: 'installed',
  configured: 'configured',
  shown: 'left',
};

/**
 * Compares offered, accepted, installed, configured and remaining lifetimes. The responder may answer with
 * less than was offered, a router may install less than was accepted (IOS varies the kilobytes on purpose),
 * and what is left is always less: only more than was negotiated is wrong.
 */
export function judgeLifetime(
  said: readonly Said[],
  field: LifetimeField,
  unit: 'seconds' | 'kilobytes',
): CheckOutcome | null {
  const told = said.flatMap(({ stage, attributes, side, messageId, from }): Told[] => {
    const life = attributes[field];
    return life === null || stage === 'refused' ? [] : [{ stage, life, side, messageId, from }];
  });
  if (told.length === 0) return null;
  const values = inWords(
    told,
    (a, b) => a.stage === b.stage && a.life === b.life,
    ({ stage, life }) => say`${translate(WORDS[stage])}: ${life} ${translate(unit)}`,
  );
  return { values, ...judge(told, unit) };
}

function judge(told: readonly Told[], unit: string): Pick<CheckOutcome, 'verdict' | 'message'> {
  const of = (stage: Stage) => told.filter((one) => one.stage === stage);
  const disagreement = byExchange(of('accepted')).find((lives) => lives.length > 1);
  if (disagreement) {
    return {
      verdict: 'conflict',
      message: say`One exchange is said to have accepted ${list(disagreement)} ${translate(unit)}.`,
    };
  }
  const negotiated = of('accepted').length > 0 ? of('accepted') : of('offered');
  const configured = distinct(of('configured').map(({ life }) => life));
  const basis = negotiated.length > 0 ? negotiated.map(({ life }) => life) : configured;
  const most = greatest(basis);
  if (basis.length > 0) {
    const source = negotiated.length > 0 ? translate('negotiated') : translate('configured');
    for (const stage of ['installed', 'shown'] as const) {
      const above = of(stage).find(({ life }) => life > most);
      if (above) {
        return {
          verdict: 'fail',
          message: say`${above.life} ${translate(unit)} are ${translate(WORDS[stage])}, more than the ${most} ${source}.`,
        };
      }
    }
  }
  const offered = of('offered').map(({ life }) => life);
  const accepted = of('accepted').map(({ life }) => life);
  if (offered.length > 0 && accepted.length > 0 && greatest(accepted) > greatest(offered)) {
    return {
      verdict: 'fail',
      message: say`${greatest(accepted)} ${translate(unit)} were accepted, more than the ${greatest(offered)} offered.`,
    };
  }
  if (accepted.length > 0 && configured.length > 0 && least(accepted) > greatest(configured)) {
    return {
      verdict: 'conflict',
      message: say`${list(distinct(accepted))} ${translate(unit)} were accepted; the configurations have ${list(configured)}.`,
    };
  }
  return passOrUnknown(told, most, configured, unit);
}

function passOrUnknown(
  told: readonly Told[],
  most: number,
  configured: readonly number[],
  unit: string,
): Pick<CheckOutcome, 'verdict' | 'message'> {
  const sides = distinct(told.map(({ side }) => side));
  const stages = distinct(told.map(({ stage }) => stage));
  const isAccepted = stages.includes('accepted');
  if (!isAccepted && stages.length === 1 && sides.length < 2) {
    const { life, stage } = told[0]!;
    return {
      verdict: 'unknown',
      message: say`${life} ${translate(unit)} ${translate(WORDS[stage])}; nothing to compare it with.`,
    };
  }
  if (!Number.isFinite(most)) {
    return {
      verdict: 'unknown',
      message: say`Only what is left of the lifetime is known, not what was negotiated.`,
    };
  }
  const shorter =
    configured.length > 1 ? say` The routers are configured for ${list(configured)}; the shorter holds.` : '';
  const agree =
    stages.length > 1
      ? say`${list(stages.map((stage) => translate(WORDS[stage])))} agree`
      : translate(WORDS[stages[0]!]);
  return { verdict: 'pass', message: say`${most} ${translate(unit)}: ${agree}.${shorter}` };
}

/** Distinct values for each exchange: a rekey may negotiate another. */
function byExchange(told: readonly Told[]): number[][] {
  const lives = new Map<number | null, Set<number>>();
  for (const { life, messageId } of told) {
    const known = lives.get(messageId);
    if (known) known.add(life);
    else lives.set(messageId, new Set([life]));
  }
  return [...lives.values()].map((set) => [...set]);
}
