import { expect, test } from 'vitest';
import { correlate } from '../../src/correlate/correlate.ts';
import type { NhrpPacket, Observation, ObservationSet, Source } from '../../src/observation.ts';

const HUB = '203.0.113.1';

/**
 * Registrations as a capture on the hub's tunnel interface shows them: the link layer tells who sent a packet and nothing
 * of its receiver.
 */
function insideTheTunnel(spokes: number): ObservationSet {
  const observations: Observation[] = [];
  const add = (event: Partial<NhrpPacket>) => {
    const ordinal = observations.length;
    observations.push({
      where: { source: 'gre1.pcap', frame: ordinal + 1 },
      ordinal,
      at: { seconds: 1_762_000_000 + ordinal, nanoseconds: 0, precision: 1000, clock: 'utc' },
      medium: 'wire',
      speaker: null,
      message: null,
      event: {
        kind: 'nhrp-packet',
        act: 'passed',
        destination: null,
        fingerprint: String(ordinal),
        spi: null,
        ttl: null,
        ...event,
      } as NhrpPacket,
      text: 'NHRP',
    });
  };
  for (let n = 0; n < spokes; n++) {
    const spoke = `198.51.${n >> 8}.${n & 255}`;
    const registration = { sourceNbma: spoke, sourceProtocol: `10.0.${n >> 8}.${n & 255}`, requestId: n };
    add({ ...registration, packet: 'registration-request', source: spoke });
    add({ ...registration, packet: 'registration-reply', source: HUB, code: 0 });
  }
  const source = { id: 'gre1.pcap', kind: 'capture', givenSide: null } as Source;
  return { sources: [source], observations };
}

function timeOf(set: ObservationSet): number {
  const times = [0, 1, 2].map(() => {
    const start = performance.now();
    correlate(set);
    return performance.now() - start;
  });
  return Math.min(...times);
}

test('each request goes with the reply that names its spoke', () => {
  const { attempts } = correlate(insideTheTunnel(50));
  expect(attempts).toHaveLength(50);
  for (const { registrations } of attempts) {
    expect(registrations.map(({ request, reply }) => [request.length, reply.length])).toEqual([[1, 1]]);
  }
});

test('four times the spokes take about four times as long, not the square of it', () => {
  const [small, large] = [timeOf(insideTheTunnel(1000)), timeOf(insideTheTunnel(4000))];
  expect(large / small).toBeLessThan(11);
});
