/** Compares what two configurations want of phase 1 and phase 2. */

import type { IsakmpPolicy, TransformSet } from '../../parsers/ios/config/index.ts';
import { say, translate } from '../language/say.ts';

export interface PolicyComparison {
  /** One policy of each router is equal in all that must be. */
  fits: boolean;
  /** What differs in the pair that comes nearest, with both values. */
  differing: string[];
  /** A policy of the responder that the initiator could take over. */
  model: IsakmpPolicy | null;
}

const ATTRIBUTES = ['encryption', 'keyLength', 'hash', 'authentication', 'group'] as const;

/**
 * RFC 2409 section 5: a responder accepts an offer only as a whole, so one policy must be equal on both. An
 * attribute that a configuration does not reveal (null) is taken to be equal.
 */
export function comparePolicies(
  initiator: readonly IsakmpPolicy[],
  responder: readonly IsakmpPolicy[],
): PolicyComparison {
  // Without a policy IOS uses defaults that it does not print.
  if (initiator.length === 0 || responder.length === 0) return { fits: true, differing: [], model: null };
  let nearest: { differing: string[]; model: IsakmpPolicy } | null = null;
  for (const one of initiator) {
    for (const two of responder) {
      const differing = ATTRIBUTES.flatMap((name) => {
        const [a, b] = [one[name], two[name]];
        if (a === b || (name !== 'keyLength' && (a === null || b === null))) return [];
        // A key length is told only where the cipher has several.
        if (name === 'keyLength' && one.encryption !== two.encryption) return [];
        return [
          say`${translate(name === 'keyLength' ? 'key length' : name)} (${a ?? say`default`} and ${b ?? say`default`})`,
        ];
      });
      if (differing.length === 0) return { fits: true, differing: [], model: two };
      if (nearest === null || differing.length < nearest.differing.length)
        nearest = { differing, model: two };
    }
  }
  return { fits: false, differing: nearest!.differing, model: nearest!.model };
}

export interface TransformComparison {
  /** Null: the sets of one router are not known. */
  fits: boolean | null;
  spoke: string;
  hub: string;
}

/** Whether one transform set of each router is equal in cipher, key length and authenticator. */
export function compareTransforms(
  spoke: readonly TransformSet[],
  hub: readonly TransformSet[],
): TransformComparison {
  const text = (sets: readonly TransformSet[]) =>
    sets.map(({ transform }) => transform.text).join(translate(' or '));
  const fits =
    spoke.length === 0 || hub.length === 0
      ? null
      : spoke.some((one) => hub.some((two) => sameTransform(one, two)));
  return { fits, spoke: text(spoke), hub: text(hub) };
}

function sameTransform({ transform: a }: TransformSet, { transform: b }: TransformSet): boolean {
  return (
    a.encryption === b.encryption && a.keyLength === b.keyLength && a.hash === b.hash && a.ahHash === b.ahHash
  );
}
