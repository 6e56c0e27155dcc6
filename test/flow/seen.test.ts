import { describe, expect, it } from 'vitest';
import type { Placed } from '../../src/correlate/attempt.ts';
import { type Facts, fact } from '../../src/flow/facts.ts';
import { Seen } from '../../src/flow/seen.ts';
import type { Observation } from '../../src/observation.ts';

let ordinal = 0;

function placed(event: object, rest: Partial<Placed> & { message?: string; source?: string } = {}): Placed {
  const { message = null, source = 'log', ...place } = rest;
  const observation = { where: { source }, ordinal: ordinal++, message, event } as unknown as Observation;
  return { observation, column: 'hubLog', crossing: null, sender: null, repeat: false, ...place };
}

const refused = placed({ kind: 'failure', what: 'proposal-refused' }, { message: 'F8' });
const offered = placed({ kind: 'ike-message' }, { crossing: 'MM1', column: 'hubWire', source: 'capture' });
const told = placed({ kind: 'notify' }, { message: 'A3' });
const missing = placed({ kind: 'failure', what: 'no-pre-shared-key' });
const again = placed({ kind: 'ike-message' }, { crossing: 'MM1', column: 'hubWire', source: 'capture' });
const all = [refused, offered, told, missing, again];

describe('what was seen of an attempt', () => {
  const seen = new Seen(all);

  it('is found by name of the failure and by id of the message, in causal order', () => {
    expect(seen.named(['no-pre-shared-key', 'A3', 'proposal-refused', 'F8'])).toEqual([
      refused,
      told,
      missing,
    ]);
    expect(seen.named(['A3'])).toEqual([told]);
    expect(seen.named(['none'])).toEqual([]);
  });

  it('is found by event kind, one or several in causal order', () => {
    expect(seen.events('failure')).toEqual([refused, missing]);
    expect(seen.eventsOf('ike-message', 'failure')).toEqual([refused, offered, missing, again]);
    expect(seen.eventsOf('esp-flow', 'notify')).toEqual([told]);
  });

  it('is found by message of the flow and by column', () => {
    expect(seen.crossings).toEqual([offered, again]);
    expect(seen.sightings('MM1')).toEqual([offered, again]);
    expect(seen.in('hubLog')).toEqual([refused, told, missing]);
    expect([...seen.sources]).toEqual(['log', 'capture']);
  });

  it('tells what stands after what', () => {
    expect(seen.endsAfter(seen.sightings('MM1'), missing)).toBe(true);
    expect(seen.endsAfter(seen.sightings('MM1'), again)).toBe(false);
    expect(seen.endsAfter([], refused)).toBe(false);
    expect(all.map((one) => seen.positionOf(one))).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('a fact', () => {
  it('is found once for each attempt, also when it is nothing', () => {
    let asked = 0;
    const nothing = fact((_: { facts: Facts }) => {
      asked++;
      return null;
    });
    const [one, two] = [{ facts: [] }, { facts: [] }];
    nothing(one);
    nothing(one);
    nothing(two);
    expect(asked).toBe(2);
  });
});
