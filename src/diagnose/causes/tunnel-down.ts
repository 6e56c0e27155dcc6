import { say } from '../../language/say.ts';
import type { Cause } from '../cause.ts';
import { configurationOf, sourceInterfaceOf, tunnelOf } from '../configurations.ts';
import { capital, endsOf, named } from '../ends.ts';
import { opinion } from '../opinion.ts';
import { dmvpnState, lastShow } from '../shows.ts';
import { isStalled, nothingBegun } from '../stall.ts';

export const tunnelDown: Cause = {
  id: 'tunnel-down',
  title: 'The tunnel interface is down',
  explain:
    'The spoke’s tunnel interface, or the interface that it uses as its source, is down or shut. Nothing is sent: no IKE, no GRE. The log has no message that the tunnel comes up, or one that it went down; show dmvpn says INTF. Bring both interfaces up and check that tunnel source names an interface with an address.',
  assess(file) {
    if (!nothingBegun(file)) return null;
    const { spokeInterface } = endsOf(file);
    const states = file
      .events('tunnel-state', 'spokeLog')
      .filter(({ observation: { event } }) =>
        event.kind === 'tunnel-state' ? ['up', 'down', 'coming-up'].includes(event.what) : false,
      );
    const last = states.at(-1)?.observation;
    const remedy = [
      `interface ${spokeInterface}`,
      ' tunnel source <interface with the NBMA address>',
      ' no shutdown',
    ];
    const next = say`On the spoke: show interfaces ${spokeInterface} and show ip interface brief; both must say up/up.`;
    const base = { weight: 50, domain: 'spoke', remedy, next } as const;
    const shut = [tunnelOf(file, 'spoke'), sourceInterfaceOf(file, 'spoke')].find((one) => one?.shutdown);
    const shown = lastShow(file, 'spoke', 'show interfaces');
    const dead = shown?.result.interfaces.find(
      (one) =>
        (one.name === spokeInterface || one.name === sourceInterfaceOf(file, 'spoke')?.name) &&
        (one.status !== 'up' || one.protocol !== 'up'),
    );
    const state = dmvpnState(file);
    if (shut) {
      return opinion(base, {
        confidence: 'certain',
        explanation: say`${capital(named(file, 'spoke'))} has ${shut.name} shut down by configuration, so it sends nothing.`,
        evidence: [configurationOf(file, 'spoke')!.observation],
      });
    }
    if (dead && shown) {
      return opinion(base, {
        confidence: 'certain',
        explanation: say`${dead.name} of ${named(file, 'spoke')} is ${dead.status}, line protocol ${dead.protocol}: the tunnel cannot send.`,
        evidence: [shown.observation],
      });
    }
    if (last?.event.kind === 'tunnel-state' && last.event.what === 'down') {
      return opinion(base, {
        confidence: isStalled(file) ? 'certain' : 'likely',
        explanation: say`The last that ${named(file, 'spoke')} says of ${spokeInterface} is that it went down, and it has sent nothing since.`,
        evidence: [last],
      });
    }
    if (state?.state === 'INTF') {
      return opinion(base, {
        confidence: 'certain',
        explanation: say`show dmvpn on ${named(file, 'spoke')} says INTF: the tunnel interface is down.`,
        evidence: [state.observation],
      });
    }
    const up =
      last !== undefined ||
      file.walk.steps.some(({ step, verdict }) => step.number === 1 && verdict === 'done');
    if (up) return null;
    const watched = file.watches.spokeLog.tunnel || file.watches.spokeWire.ike;
    return opinion(base, {
      confidence: 'possible',
      weight: watched ? 50 : 30,
      explanation: say`Nothing was seen from ${named(file, 'spoke')}; its tunnel interface, or the tunnel’s source interface, may be down.`,
      evidence: [],
    });
  },
};
