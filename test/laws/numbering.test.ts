import { describe, expect, it } from 'vitest';
import { numberMessages } from '../../src/correlate/numbering.ts';
import type { Observation } from '../../src/index.ts';
import { analyses, observed } from './evidence.ts';

/** The IKE messages of each capture of an analysis, in their order. */
const CAPTURES = await Promise.all(
  analyses().map(async ({ name, inputs, keys }) => {
    const sets = await observed(inputs, keys);
    const captures = sets
      .map(({ observations }) => observations.filter(isMessage))
      .filter((messages) => messages.length > 0);
    return { name, captures };
  }),
);

function isMessage({ medium, event }: Observation): boolean {
  return medium === 'wire' && event.kind === 'ike-message';
}

/** Every way in which one of the captures begins later than it does. */
function* begunLater(captures: readonly (readonly Observation[])[]): Generator<{
  later: readonly Observation[];
  others: readonly (readonly Observation[])[];
}> {
  for (const capture of captures) {
    const others = captures.filter((other) => other !== capture);
    for (let missed = 1; missed < capture.length; missed++) yield { later: capture.slice(missed), others };
  }
}

describe('a capture that begins later gives no message another name', () => {
  it.each(CAPTURES.filter(({ captures }) => captures.length > 0))('$name', ({ captures }) => {
    const whole = numberMessages(captures);
    const misnamed: string[] = [];
    for (const { later } of begunLater(captures)) {
      const alone = numberMessages([later]);
      for (const message of later) {
        const [is, was] = [alone.get(message)!.name, whole.get(message)!.name];
        if (is !== null && is !== was) misnamed.push(`${later.length} left: ${was} became ${is}`);
      }
    }
    expect(misnamed).toEqual([]);
  });
});

describe('beside a capture of the whole exchange, a capture that begins later keeps the names of all its messages', () => {
  it.each(CAPTURES.filter(({ captures }) => captures.length > 1))('$name', ({ captures }) => {
    const whole = numberMessages(captures);
    const elsewhere = (message: Observation, others: readonly (readonly Observation[])[]) =>
      others.flat().some(({ event }) => fingerprintOf(event) === fingerprintOf(message.event));
    for (const { later, others } of begunLater(captures)) {
      const together = numberMessages([...others, later]);
      const seenTwice = later.filter((message) => elsewhere(message, others));
      expect(seenTwice.map((message) => together.get(message)!.name)).toEqual(
        seenTwice.map((message) => whole.get(message)!.name),
      );
    }
  });
});

function fingerprintOf(event: Observation['event']): string | null {
  return event.kind === 'ike-message' ? event.fingerprint : null;
}
