import { say } from '../../language/say.ts';
import type { Cause } from '../cause.ts';
import { capital, named, times } from '../ends.ts';
import { failureOf, said, sideOfLog } from '../logs.ts';
import { opinion } from '../opinion.ts';
import { latestIpsecCounters } from '../shows.ts';
import { isStalled, waitsInTunnel } from '../stall.ts';
import { espFlows } from '../tunnel-traffic.ts';

export const invalidSpi: Cause = {
  id: 'invalid-spi',
  title: 'The routers use SAs that the other does not have',
  explain:
    'One router sends ESP with an SPI that the other does not know, because one end lost its SAs (reload, clear, half-finished rekey). The receiver logs RECVD_PKT_INV_SPI again and again; a single one at a rekey is harmless. The SPIs of show crypto ipsec sa do not cross. Clear the SAs on both; use DPD and invalid-SPI recovery so that it heals itself.',
  assess(file) {
    const told = said(file, ['invalid-spi']);
    // Notifications alone show no step, and this one is told when SAs were there before.
    const isAllThatIsKnown = file.walk.lastStep === 0 && told.length > 1;
    if (!isAllThatIsKnown && !waitsInTunnel(file) && file.walk.lastStep < 9) return null;
    const base = {
      remedy: [
        'crypto isakmp invalid-spi-recovery',
        'crypto isakmp keepalive 10 periodic',
        say`Then on both: clear crypto sa`,
      ],
      next: say`On both routers: show crypto ipsec sa; the inbound SPI of one must be the outbound SPI of the other.`,
    } as const;
    const spoke = latestIpsecCounters(file, 'spoke');
    const hub = latestIpsecCounters(file, 'hub');
    const crossed =
      spoke && hub && spoke.inbound.length > 0 && hub.outbound.length > 0
        ? spoke.inbound.some((spi) => hub.outbound.includes(spi)) ||
          spoke.outbound.some((spi) => hub.inbound.includes(spi))
        : null;
    // One message at a rekey is normal; it needs a second, or SAs that do not cross.
    if (told.length > 1 || (told.length === 1 && crossed === false)) {
      const spis = [
        ...new Set(told.map((placed) => failureOf(placed)?.fields['spi']).filter((spi) => spi != null)),
      ];
      const side = sideOfLog(told[0]!);
      return opinion(base, {
        confidence: isStalled(file) && crossed !== true && !isAllThatIsKnown ? 'certain' : 'likely',
        weight: 80,
        domain: side,
        explanation: say`${capital(side ? named(file, side) : say`a router`)} reported ${times(told.length)} that ESP arrived with an SPI that it does not have (${spis.slice(0, 3).join(', ')}).`,
        evidence: told,
      });
    }
    const known = new Set(
      file.attempt.quickModes.flatMap((mode) =>
        [mode.spiToHub, mode.spiToSpoke].filter((spi) => spi !== null),
      ),
    );
    const complete = file.attempt.quickModes.some(
      (mode) => mode.spiToHub !== null && mode.spiToSpoke !== null,
    );
    const foreign = complete
      ? espFlows(file).filter(({ flow }) => flow.protocol === 'esp' && !known.has(flow.spi))
      : [];
    if (foreign.length > 0) {
      return opinion(base, {
        confidence: isStalled(file) ? 'likely' : 'possible',
        weight: 65,
        domain: null,
        explanation: say`ESP from ${foreign[0]!.flow.source} carries SPI ${foreign[0]!.flow.spi}, which no negotiation in sight made.`,
        evidence: foreign.map(({ observation }) => observation),
      });
    }
    if (crossed === false) {
      return opinion(base, {
        confidence: 'possible',
        weight: 55,
        domain: null,
        explanation: say`The SPIs that the two routers show do not cross: each sends with SAs that the other does not have, unless the two outputs are of different times.`,
        evidence: [spoke!.observation, hub!.observation],
      });
    }
    return null;
  },
};
