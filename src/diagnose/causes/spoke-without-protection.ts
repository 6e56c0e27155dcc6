import { say } from '../../language/say.ts';
import type { Cause } from '../cause.ts';
import { configurationOf, tunnelOf } from '../configurations.ts';
import { capital, endsOf, named, times } from '../ends.ts';
import { failureOf, said } from '../logs.ts';
import { opinion } from '../opinion.ts';
import { isStalled, nothingBegun, timesSent, wasSeen } from '../stall.ts';

export const spokeWithoutProtection: Cause = {
  id: 'spoke-without-protection',
  title: 'The spoke sends GRE in clear to a hub that wants IPsec',
  explain:
    'The spoke’s tunnel has no tunnel protection, so its registration leaves as GRE in clear. The hub drops it, says about once a minute that a packet was not an IPsec packet (protocol 47), and answers nothing. Neither end starts IKE. Put the same tunnel protection on the spoke.',
  assess(file) {
    if (file.attempt.crypto === 'ikev2') return null;
    if (wasSeen(file, 'MM2', 'AM2', 'QM1', 'esp-to-hub', 'registration-reply')) return null;
    const { spokeInterface } = endsOf(file);
    const own = tunnelOf(file, 'spoke');
    const other = tunnelOf(file, 'hub');
    if (own?.tunnel?.protection) return null;
    if (other && !other.tunnel?.protection) return null;
    const base = {
      domain: 'spoke',
      remedy: [
        `interface ${spokeInterface}`,
        ' tunnel protection ipsec profile <the profile that the hub uses>',
      ],
      next: say`On the spoke: show running-config interface ${spokeInterface}; on the hub: show logging | include NOT_IPSEC.`,
    } as const;
    const dropped = said(file, ['not-ipsec', 'G9'], 'hubLog').filter((placed) => {
      const protocol = failureOf(placed)?.fields['protocol'];
      return protocol === 47 || protocol === null || protocol === undefined;
    });
    const clear = file.attempt.placed.filter(({ observation: { event, medium }, sender }) => {
      if (medium !== 'wire') return false;
      return event.kind === 'nhrp-packet'
        ? event.spi === null && sender === 'spoke'
        : event.kind === 'gre-flow' && event.spi === null && event.source === file.attempt.spoke.nbma;
    });
    const answered = file.attempt.placed.some(({ observation: { event, medium } }) => {
      if (medium !== 'wire' || (event.kind !== 'nhrp-packet' && event.kind !== 'gre-flow')) return false;
      return event.spi === null && event.source !== null && event.source === file.attempt.hub.nbma;
    });
    if (answered) return null;
    const ikeSeen = wasSeen(file, 'MM1', 'AM1');
    if (own && other?.tunnel?.protection && !ikeSeen) {
      return opinion(base, {
        confidence: 'certain',
        weight: 90,
        explanation: say`${own.name} of ${named(file, 'spoke')} has no tunnel protection, while ${other.name} of the hub requires IPsec profile ${other.tunnel.protection}.`,
        evidence: [
          configurationOf(file, 'spoke')!.observation,
          configurationOf(file, 'hub')!.observation,
          ...dropped,
          ...clear,
        ],
      });
    }
    if (dropped.length > 0 && !ikeSeen) {
      return opinion(base, {
        confidence: 'certain',
        weight: 90,
        explanation: say`${capital(named(file, 'hub'))} reported ${times(dropped.length)} that GRE from ${named(file, 'spoke')} came without IPsec, and no IKE was seen.`,
        evidence: [...dropped, ...clear],
      });
    }
    if (clear.length > 0 && !ikeSeen) {
      const count = timesSent(file, 'registration-request');
      return opinion(base, {
        confidence: own || (isStalled(file) && count >= 3) ? 'likely' : 'possible',
        weight: 65,
        explanation: say`${capital(named(file, 'spoke'))} sends its registration as GRE in clear (${times(Math.max(1, count))}) and gets no answer. If the hub protects its tunnel, the spoke lacks tunnel protection.`,
        evidence: clear,
      });
    }
    // On the wire clear GRE would show; in the logs of a hub only the rate-limited complaint does.
    if (
      !nothingBegun(file) ||
      file.watches.hubWire.ike ||
      file.watches.spokeWire.ike ||
      file.watches.wire.ike
    )
      return null;
    const trigger = file
      .events('tunnel-state', 'spokeLog')
      .some(({ observation: { event } }) =>
        event.kind === 'tunnel-state'
          ? ['opening-socket', 'active-open', 'triggered'].includes(event.what)
          : false,
      );
    if (trigger || file.events('ike-milestone', 'spokeLog').length > 0) return null;
    return opinion(base, {
      confidence: 'possible',
      weight: 25,
      explanation: say`No IKE was seen from ${named(file, 'spoke')}; its tunnel may lack tunnel protection, so that it sends GRE in clear.`,
      evidence: [],
    });
  },
};
