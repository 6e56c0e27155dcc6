import type { CaseFile } from '../flow/case-file.ts';
import { say, translate } from '../language/say.ts';
import type { Observation, Side } from '../observation.ts';
import type { Check, CheckOutcome } from './check.ts';
import { configuredTunnels } from './configured.ts';
import { sideOfColumn } from './proposals.ts';
import { cite, distinct, inWords, list } from './values.ts';

export const greKey: Check = {
  id: 'gre.key',
  title: 'Tunnel keys are the same',
  explain:
    'The key in the GRE header of either direction, and "tunnel key" in both configurations. A packet with another key, or with none, belongs to no tunnel of the receiver and vanishes without a message. Inside IPsec the header is seen with keys only.',
  run: (file) => judge(file),
};

interface Word {
  side: Side;
  key: number | null;
  how: 'packet' | 'configured';
  from: Observation;
}

function judge(file: CaseFile): CheckOutcome | null {
  const words = [...packets(file), ...configured(file)];
  if (words.length === 0) return null;
  const values = inWords(
    words,
    (a, b) => a.key === b.key,
    ({ key }) => key ?? say`no key`,
  );
  const of = (side: Side, how?: Word['how']) =>
    distinct(words.filter((word) => word.side === side && (!how || word.how === how)).map(({ key }) => key));
  const name = (keys: readonly (number | null)[]) => list(keys.map((key) => key ?? say`no key`));
  for (const side of ['spoke', 'hub'] as const) {
    const [sent, set] = [of(side, 'packet'), of(side, 'configured')];
    if (sent.length > 0 && set.length > 0 && !sent.some((key) => set.includes(key))) {
      return {
        verdict: 'conflict',
        message: say`The ${translate(side)} sends ${name(sent)} and is configured for ${name(set)}.`,
        values,
      };
    }
  }
  const [spoke, hub] = [of('spoke'), of('hub')];
  if (spoke.length > 0 && hub.length > 0) {
    const common = spoke.filter((key) => hub.includes(key));
    return common.length > 0
      ? {
          verdict: 'pass',
          message: say`Both ends use ${common[0] === null ? say`no key` : say`key ${name(common)}`}.`,
          values,
        }
      : { verdict: 'fail', message: say`The spoke uses ${name(spoke)}, the hub ${name(hub)}.`, values };
  }
  const [known, side] = spoke.length > 0 ? [spoke, 'spoke'] : [hub, 'hub'];
  return {
    verdict: 'unknown',
    message: say`The ${translate(side)} uses ${name(known)}; the other end's key is not in sight.`,
    values,
  };
}

function packets(file: CaseFile): Word[] {
  return file.seen.eventsOf('nhrp-packet', 'gre-flow').flatMap(({ observation }): Word[] => {
    const { event } = observation;
    if (observation.medium !== 'wire' || (event.kind !== 'nhrp-packet' && event.kind !== 'gre-flow'))
      return [];
    const key = event.kind === 'nhrp-packet' ? event.greKey : event.key;
    const side = (['spoke', 'hub'] as const).find(
      (one) => event.source !== null && file.attempt[one].addresses.includes(event.source),
    );
    return side ? [{ side, key, how: 'packet', from: observation }] : [];
  });
}

/** From configurations, and from a Linux router's log that names its interface's key. */
function configured(file: CaseFile): Word[] {
  const logged = file.events('remark').flatMap((placed): Word[] => {
    const { event } = placed.observation;
    const side = sideOfColumn(placed);
    const key = event.kind === 'remark' ? event.fields['tunnelKey'] : undefined;
    if (side === null || typeof key !== 'number') return [];
    return [{ side, key, how: 'configured', from: placed.observation }];
  });
  const written = (['spoke', 'hub'] as const).flatMap((side) =>
    configuredTunnels(file, side).flatMap(({ setup, from }): Word[] =>
      setup
        ? [
            {
              side,
              key: setup.tunnel.key,
              how: 'configured',
              from: cite(from, setup.interface.line, `interface ${setup.interface.name}: tunnel key`),
            },
          ]
        : [],
    ),
  );
  return [...logged, ...written];
}
