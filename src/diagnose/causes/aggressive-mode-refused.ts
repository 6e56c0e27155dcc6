import type { Placed } from '../../correlate/attempt.ts';
import { say } from '../../language/say.ts';
import type { Cause } from '../cause.ts';
import { capital, named, times } from '../ends.ts';
import { informationalsAfter, said } from '../logs.ts';
import { opinion } from '../opinion.ts';
import { isStalled, journey, responder, sightings, timesSent, wasSeen } from '../stall.ts';

export const aggressiveModeRefused: Cause = {
  id: 'aggressive-mode-refused',
  title: 'Aggressive mode is refused',
  explain:
    'The initiator opens phase 1 in aggressive mode (exchange type 4) and the other router has it disabled: it answers nothing, or a notification, and logs IKMP_AG_MODE_DISABLED. The debug line “Can not start Aggressive mode, trying Main mode” is something else and harmless. Let the initiator use main mode: no crypto isakmp profile with initiate mode aggressive, no key for a host name.',
  assess(file) {
    if (wasSeen(file, 'AM2', 'MM2')) return null;
    const told = said(file, ['aggressive-mode-disabled', 'F14']);
    const offers = sightings(file, 'AM1');
    if (offers.length === 0 && told.length === 0) return null;
    const notified = informationalsAfter(file, 'AM1', responder(file));
    const { arrived } = journey(file, 'AM1');
    const confidence =
      told.length > 0
        ? 'certain'
        : isStalled(file) && (notified.length > 0 || arrived === true)
          ? 'likely'
          : 'possible';
    const count = timesSent(file, 'AM1');
    return opinion({
      confidence,
      weight: 65,
      domain: 'configuration',
      explanation:
        told.length > 0
          ? say`Aggressive mode was tried between ${named(file, 'spoke')} and ${named(file, 'hub')}, and ${routerOf(told[0]!)} has it disabled.`
          : say`${capital(named(file, 'spoke'))} offered aggressive mode ${times(count)} and ${notified.length > 0 ? say`got a notification instead of AM2` : say`got no AM2`}; the hub may have aggressive mode disabled.`,
      remedy: [
        'crypto isakmp profile <name>',
        ' no initiate mode aggressive',
        'crypto isakmp key <key> address <hub NBMA address>',
      ],
      next: say`On the hub: show running-config | include aggressive-mode, and debug crypto isakmp during the next attempt.`,
      evidence: [...told, ...notified, ...offers],
    });
  },
};

function routerOf({ observation: { speaker } }: Placed): string {
  if (speaker?.side == null) return say`a router`;
  return speaker.side === 'hub' ? say`the hub` : say`the spoke`;
}
