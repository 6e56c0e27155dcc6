/** Whether all sources agree on the algorithms of one phase. */

import type { CaseFile } from '../flow/case-file.ts';
import { say, translate } from '../language/say.ts';
import type { ProposalAttributes } from '../observation.ts';
import {
  describeProposal,
  differences,
  FIELD_NAMES,
  isSameProposal,
  type ProposalField,
} from './algorithms.ts';
import type { CheckOutcome } from './check.ts';
import type { Said } from './proposals.ts';
import { distinct, firstOfEach, inWords, list, type Value } from './values.ts';

export interface Refusal extends Value<string> {
  /** What the refusal itself names, e.g. `encryption`. */
  mismatch: string | null;
}

/** What `values` prints of a proposal: the stage tells a refused one from an accepted one. */
const word = ({ stage, attributes }: Said) => say`${translate(stage)}: ${describeProposal(attributes)}`;

const isAlike = (a: Said, b: Said) => a.stage === b.stage && isSameProposal(a.attributes, b.attributes);

/** Compares offers, acceptances, installed SAs, shows and both configurations. */
export function judgeAgreement(
  file: CaseFile,
  phase: 1 | 2,
  said: readonly Said[],
  refusals: readonly Refusal[],
): CheckOutcome | null {
  const speaking = said.filter(
    ({ attributes }) => attributes.encryption !== null || attributes.hash !== null,
  );
  if (speaking.length === 0 && refusals.length === 0) return null;
  const values = firstOfEach([...inWords(speaking, isAlike, word), ...refusals]);
  const accepted = mostTelling(speaking.filter(({ stage }) => stage === 'accepted' || stage === 'installed'));
  if (accepted) return { values, ...judgeAccepted(accepted, speaking, phase) };
  return { values, ...judgeRefused(file, speaking, refusals, phase) };
}

type Judged = Pick<CheckOutcome, 'verdict' | 'message'>;

function judgeAccepted(accepted: Said, said: readonly Said[], phase: 1 | 2): Judged {
  const what = describeProposal(accepted.attributes);
  for (const one of said) {
    if (one.stage !== 'accepted' && one.stage !== 'installed' && one.stage !== 'shown') continue;
    const fields = differ(accepted.attributes, one.attributes);
    if (fields.length > 0) {
      return {
        verdict: 'conflict',
        message:
          fields.length === 1
            ? say`${what} was accepted, but ${describeProposal(one.attributes)} is ${translate(one.stage)}: the ${names(fields)} differs.`
            : say`${what} was accepted, but ${describeProposal(one.attributes)} is ${translate(one.stage)}: the ${names(fields)} differ.`,
      };
    }
  }
  const offers = said.filter(({ stage, complete }) => stage === 'offered' && complete);
  if (offers.length > 0 && !offers.some((one) => differ(accepted.attributes, one.attributes).length === 0)) {
    return {
      verdict: 'conflict',
      message: say`${what} was accepted, which is not among the proposals offered.`,
    };
  }
  for (const side of ['spoke', 'hub'] as const) {
    const own = said.filter((one) => one.stage === 'configured' && one.side === side);
    if (own.length > 0 && !own.some((one) => differ(accepted.attributes, one.attributes).length === 0)) {
      return {
        verdict: 'conflict',
        message: say`${what} was accepted, which the ${translate(side)}'s configuration does not have: it was changed since, or is another router's.`,
      };
    }
  }
  const stages = distinct(said.filter(({ stage }) => stage !== 'refused').map(({ stage }) => stage));
  const agree = stages.length > 1 ? say`${list(stages.map(translate))} agree` : translate(stages[0]!);
  return { verdict: 'pass', message: say`Phase ${phase} uses ${what}: ${agree}.` };
}

function judgeRefused(
  file: CaseFile,
  said: readonly Said[],
  refusals: readonly Refusal[],
  phase: 1 | 2,
): Judged {
  const configured = (side: 'spoke' | 'hub') =>
    said.filter((one) => one.stage === 'configured' && one.side === side);
  const closest = closestPair(configured('spoke'), configured('hub'));
  if (closest && closest.fields.length > 0) {
    return {
      verdict: 'fail',
      message: say`No phase ${phase} proposal is the same on both routers; the nearest differ in ${names(closest.fields)}: spoke ${describeProposal(closest.a.attributes)}, hub ${describeProposal(closest.b.attributes)}.`,
    };
  }
  const offers = said.filter(({ stage }) => stage === 'offered');
  const refused = said.filter(({ stage }) => stage === 'refused');
  if (refused.length > 0 || refusals.length > 0) {
    const { initiator } = file.attempt;
    const acceptor = initiator === 'spoke' ? 'hub' : 'spoke';
    const own = closestPair(offers, configured(acceptor));
    const told = distinct(
      [...refused, ...refusals].flatMap(({ mismatch }) => (mismatch === null ? [] : [mismatch])),
    );
    const fields = own && own.fields.length > 0 ? own.fields.map((field) => FIELD_NAMES[field]) : told;
    const what = (offers[0] ?? refused[0])?.attributes;
    if (fields.length === 0 && file.messages('no-pre-shared-key').length > 0) {
      return {
        verdict: 'unknown',
        message: say`The phase ${phase} offer was refused for want of a pre-shared key; the algorithms were not judged.`,
      };
    }
    return {
      verdict: 'fail',
      message: say`The phase ${phase} offer${what ? say` (${describeProposal(what)})` : ''} was refused${fields.length > 0 ? say` because of its ${list(fields.map(translate))}` : ''}.`,
    };
  }
  if (closest) {
    const { attributes } = closest.a;
    return {
      verdict: 'pass',
      message: say`Both configurations have ${describeProposal(attributes)} for phase ${phase}.`,
    };
  }
  const shown = said.filter(({ stage }) => stage === 'shown');
  if (shown.length > 0) {
    const other = shown.find((one) => differ(shown[0]!.attributes, one.attributes).length > 0);
    if (other) {
      return {
        verdict: 'conflict',
        message: say`Shows print ${describeProposal(shown[0]!.attributes)} and ${describeProposal(other.attributes)}.`,
      };
    }
    if (distinct(shown.map(({ side }) => side)).length > 1) {
      return { verdict: 'pass', message: say`Both routers show ${describeProposal(shown[0]!.attributes)}.` };
    }
  }
  const only = offers[0] ?? said[0]!;
  return {
    verdict: 'unknown',
    message: say`${describeProposal(only.attributes)} is ${translate(only.stage)}; no acceptance and no refusal is in sight.`,
  };
}

function closestPair(
  spoke: readonly Said[],
  hub: readonly Said[],
): { a: Said; b: Said; fields: ProposalField[] } | null {
  let closest: { a: Said; b: Said; fields: ProposalField[] } | null = null;
  for (const a of spoke) {
    for (const b of hub) {
      if (a.attributes.protocol !== b.attributes.protocol) continue;
      const fields = differences(a.attributes, b.attributes);
      if (!closest || fields.length < closest.fields.length) closest = { a, b, fields };
    }
  }
  return closest;
}

/** ESP and AH of one bundle have nothing in common to compare. */
function differ(a: ProposalAttributes, b: ProposalAttributes): ProposalField[] {
  return a.protocol === b.protocol ? differences(a, b) : [];
}

function names(fields: readonly ProposalField[]): string {
  return list(fields.map((field) => translate(FIELD_NAMES[field])));
}

/** The one that says most; the first among equals. */
function mostTelling(said: readonly Said[]): Said | null {
  const told = ({ attributes: a }: Said) =>
    [a.encryption, a.keyLength, a.hash, a.group, a.authentication].filter((field) => field !== null).length;
  return said.reduce<Said | null>(
    (best, one) => (best === null || told(one) > told(best) ? one : best),
    null,
  );
}
