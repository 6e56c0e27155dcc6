import { describe, expect, it } from 'vitest';
import type { Attempt, Correlation } from '../../src/correlate/attempt.ts';
import { States } from '../../src/flow/states.ts';
import type { Observation } from '../../src/observation.ts';

function shown(text: string, nbma: string | null): Observation {
  const event = { kind: 'shown', command: 'show dmvpn', result: text };
  return { event, speaker: { side: null, host: null, nbma }, text } as unknown as Observation;
}

const attempt = (nbma: string | null, addresses: string[] = []) =>
  ({ spoke: { nbma, addresses } }) as unknown as Attempt;

function texts(states: States, one: Attempt, side: 'spoke' | 'hub' = 'spoke'): unknown[] {
  return (states.of(one, side).shown.get('show dmvpn') ?? []).map(({ result }) => result);
}

describe('shows of spokes', () => {
  const spokes = [shown('a1', 'a'), shown('nobody’s', null), shown('b', 'b'), shown('a2', 'a')];
  const correlation = (attempts: Attempt[]) =>
    ({ attempts, states: { spoke: spokes, hub: [shown('h', 'h')], unknown: [] } }) as unknown as Correlation;

  it('belong to the attempts of their own spoke, oldest first; what is nobody’s to all', () => {
    const attempts = [attempt('a'), attempt('x', ['b', 'a']), attempt(null)];
    const states = new States(correlation(attempts));
    expect(attempts.map((one) => texts(states, one))).toEqual([
      ['a1', 'nobody’s', 'a2'],
      ['a1', 'nobody’s', 'b', 'a2'],
      ['nobody’s'],
    ]);
    expect(texts(states, attempts[0]!, 'hub')).toEqual(['h']);
  });

  it('all belong to an attempt that is alone', () => {
    const alone = attempt('a');
    expect(texts(new States(correlation([alone])), alone)).toEqual(['a1', 'nobody’s', 'b', 'a2']);
  });
});
