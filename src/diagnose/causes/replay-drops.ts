import { say } from '../../language/say.ts';
import type { Cause } from '../cause.ts';
import { capital, named, times } from '../ends.ts';
import { said, sideOfLog } from '../logs.ts';
import { opinion } from '../opinion.ts';
import { latestIpsecCounters } from '../shows.ts';
import { waitsInTunnel } from '../stall.ts';
import { espFlows } from '../tunnel-traffic.ts';

/** The default replay window of IOS in packets. */
const WINDOW = 64;

export const replayDrops: Cause = {
  id: 'replay-drops',
  title: 'ESP is dropped by the replay check',
  explain:
    'ESP packets come out of order by more than the replay window (64 packets by default) or twice, and the receiver drops them: PKT_REPLAY_ERR. Usually QoS after encryption reorders them, or the path duplicates packets. Use a larger window and mark and queue before encryption.',
  assess(file) {
    if (!waitsInTunnel(file)) return null;
    const told = said(file, ['replay', 'G10']);
    const counted = (['spoke', 'hub'] as const).flatMap((side) => {
      const counters = latestIpsecCounters(file, side);
      return counters && counters.replayFailed > 0 ? [{ side, counters }] : [];
    });
    const flows = espFlows(file).filter(
      ({ flow }) => flow.outOfOrder + flow.repeats > Math.max(WINDOW, flow.packets / 4),
    );
    const base = {
      domain: 'path',
      remedy: [
        'crypto ipsec security-association replay window-size 1024',
        'interface <tunnel>',
        ' qos pre-classify',
      ],
      next: say`On both routers: show crypto ipsec sa detail | include replay; the failed counter must not grow.`,
    } as const;
    if (told.length > 0) {
      const side = sideOfLog(told[0]!);
      return opinion(base, {
        confidence: told.length > 1 ? 'likely' : 'possible',
        weight: 75,
        explanation: say`${capital(side ? named(file, side) : say`a router`)} dropped ESP ${times(told.length)} because its replay check failed.`,
        evidence: told,
      });
    }
    if (counted.length > 0) {
      const { side, counters } = counted[0]!;
      return opinion(base, {
        confidence: 'likely',
        weight: 70,
        explanation: say`${capital(named(file, side))} counts ${counters.replayFailed} packets that failed the replay check.`,
        evidence: counted.map((one) => one.counters.observation),
      });
    }
    if (flows.length === 0) return null;
    const { flow } = flows[0]!;
    return opinion(base, {
      confidence: 'possible',
      weight: 50,
      explanation: say`Of ${flow.packets} ESP packets from ${flow.source} (SPI ${flow.spi}) ${flow.outOfOrder} came out of order and ${flow.repeats} twice: more than the replay window allows.`,
      evidence: flows.map(({ observation }) => observation),
    });
  },
};
