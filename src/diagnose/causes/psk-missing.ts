import { COLUMNS } from '../../correlate/attempt.ts';
import type { CaseFile } from '../../flow/case-file.ts';
import { say } from '../../language/say.ts';
import type { Side } from '../../observation.ts';
import type { Cause } from '../cause.ts';
import { configurationOf, keysFor } from '../configurations.ts';
import { capital, endsOf, named, spoken } from '../ends.ts';
import { addressesOf, authenticationOf, informationalsAfter, said, sideOfLog } from '../logs.ts';
import { type Opinion, opinion } from '../opinion.ts';
import { isStalled, journey, nothingBegun, responder, sightings, waitsFor, wasSeen } from '../stall.ts';

export const pskMissing: Cause = {
  id: 'psk-missing',
  title: 'A router has no pre-shared key for its peer',
  explain:
    'No configured key covers the peer’s NBMA address: no crypto isakmp key for it, or the keyring belongs to another VRF. A spoke without a key sends no MM1 at all. A hub without one refuses MM1 as if the proposal were wrong, or stops after MM2 or MM3. The router that lacks it logs “No pre-shared key with” the address.',
  assess(file) {
    if (wasSeen(file, 'MM5', 'MM6', 'AM2', 'QM1')) return null;
    if (!waitsFor(file, 'crypto-triggered', 'MM1', 'MM2', 'MM3', 'MM4', 'AM1', 'AM2') && !nothingBegun(file))
      return null;
    const told = said(file, ['no-pre-shared-key']);
    const side = told[0] ? sideOfLog(told[0]) : null;
    if (side) {
      return state(file, side, {
        confidence: 'certain',
        weight: 90,
        explanation: say`${capital(named(file, side))} has no pre-shared key for ${spoken(peerOf(file, side))} and stops there.`,
        evidence: told,
      });
    }
    // Whoever sent MM4 has made keys of it, and the initiator looks for its own before MM1.
    if (authenticationOf(file) === 'signature' || wasSeen(file, 'MM4')) return null;
    for (const one of ['spoke', 'hub'] as const) {
      const known = configurationOf(file, one);
      const peer = addressesOf(file, one === 'hub' ? 'spoke' : 'hub')[0];
      if (!known || peer === undefined || keysFor(known.configuration, peer).length > 0) continue;
      const usesKeys = known.configuration.isakmpPolicies.some(({ authentication }) =>
        authentication?.startsWith('pre-share'),
      );
      if (!usesKeys) continue;
      return state(file, one, {
        confidence: isStalled(file) ? 'likely' : 'possible',
        weight: 75,
        explanation: say`The configuration of ${named(file, one)} has no crypto isakmp key that covers ${spoken(peer)}.`,
        evidence: [known.observation],
      });
    }
    return open(file);
  },
};

/** What the stall point alone leaves open. */
function open(file: CaseFile) {
  // Where nobody watched, nothing can be said to have stopped.
  if (COLUMNS.every((column) => !file.watches[column].ike && !file.watches[column].tunnel)) return null;
  const { initiator } = file.attempt;
  const offer = journey(file, 'MM1');
  if (offer.arrived === false) return null;
  const begun = sightings(file, 'MM1').length > 0 || wasSeen(file, 'AM1');
  const suspect: Side = begun ? (file.walk.pending?.sender ?? responder(file)) : initiator;
  const configured = configurationOf(file, suspect);
  const peer = addressesOf(file, suspect === 'hub' ? 'spoke' : 'hub')[0];
  if (configured && peer !== undefined && keysFor(configured.configuration, peer).length > 0) return null;
  if (journey(file, 'MM3').arrived === false) return null;
  const asked = file
    .events('ike-milestone', 'spokeLog')
    .some(({ observation: { event } }) => event.kind === 'ike-milestone' && event.what === 'sa-requested');
  const refused = informationalsAfter(file, 'MM1', responder(file));
  const why = !begun
    ? say`No MM1 left ${named(file, suspect)}${asked ? say` although crypto was asked for` : ''}`
    : refused.length > 0
      ? say`${capital(named(file, suspect))} refused MM1`
      : say`${capital(named(file, suspect))} did not go on`;
  return state(file, suspect, {
    confidence: 'possible',
    weight: asked && !begun ? 60 : refused.length > 0 ? 45 : 30,
    explanation: say`${why}; a router without a pre-shared key for its peer behaves like that.`,
    evidence: refused,
  });
}

function peerOf(file: CaseFile, side: Side): string {
  const { spoke, hub } = endsOf(file);
  return side === 'hub' ? spoke : hub;
}

function state(
  file: CaseFile,
  side: Side,
  rest: Pick<Opinion, 'confidence' | 'weight' | 'explanation' | 'evidence'>,
) {
  const peer = peerOf(file, side);
  const base = {
    domain: side,
    remedy: [`crypto isakmp key <the same key on both routers> address ${peer}`],
    next: say`On ${named(file, side)}: show crypto isakmp key; one line must cover ${peer}, in the VRF of the tunnel source.`,
  };
  return opinion(base, rest);
}
