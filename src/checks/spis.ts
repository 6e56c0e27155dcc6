/** Who says which SPI protects which direction. */

import type { ShownCryptoSession } from '../../parsers/ios/show/crypto-session.ts';
import type { ShowCryptoIpsecSa, ShownIpsecFlow } from '../../parsers/ios/show/show-crypto-ipsec-sa.ts';
import type { ShowCryptoSession } from '../../parsers/ios/show/show-crypto-session.ts';
import type { ShowDmvpn } from '../../parsers/ios/show/show-dmvpn.ts';
import { other } from '../correlate/sightings.ts';
import type { CaseFile } from '../flow/case-file.ts';
import { fact } from '../flow/facts.ts';
import type { Address, Observation, Side } from '../observation.ts';

export interface SpiSaid {
  spi: string;
  direction: 'to-hub' | 'to-spoke';
  /** Whose word it is. */
  by: Side;
  from: Observation;
}

const towards = (receiver: Side): SpiSaid['direction'] => (receiver === 'hub' ? 'to-hub' : 'to-spoke');

/** SPIs as they were negotiated: from both logs, and from quick modes on the wire where keys opened them. */
export const liveSpis = fact(({ seen }: CaseFile): readonly SpiSaid[] =>
  seen.eventsOf('ipsec-sa', 'ike-message').flatMap((placed): SpiSaid[] => {
    const { observation, column, sender } = placed;
    const { event } = observation;
    if (event.kind === 'ipsec-sa') {
      if (event.act === 'deleted' || event.direction === null || event.spi === '0x00000000') return [];
      if (column !== 'hubLog' && column !== 'spokeLog') return [];
      const own: Side = column === 'hubLog' ? 'hub' : 'spoke';
      const receiver = event.direction === 'inbound' ? own : other(own);
      return [{ spi: event.spi, direction: towards(receiver), by: own, from: observation }];
    }
    if (event.kind === 'ike-message' && event.exchange === 'quick' && sender !== null) {
      // Each end proposes the SPI that it wants to receive with (RFC 2409 section 5.5).
      return event.proposals.flatMap(({ spi }) =>
        spi === null ? [] : [{ spi, direction: towards(sender), by: sender, from: observation }],
      );
    }
    return [];
  }),
);

/** SPIs that shows print for this pair of routers. */
export const shownSpis = fact((file: CaseFile): readonly SpiSaid[] =>
  (['spoke', 'hub'] as const).flatMap((side) => [
    ...file.shown(side, 'show crypto ipsec sa').flatMap(({ observation, result }) =>
      shownFlows(file, side, result as ShowCryptoIpsecSa).flatMap(({ sas }) =>
        sas.map(
          ({ spi, direction }): SpiSaid => ({
            spi,
            direction: towards(direction === 'inbound' ? side : other(side)),
            by: side,
            from: observation,
          }),
        ),
      ),
    ),
    ...file
      .shown(side, 'show dmvpn')
      .flatMap(({ observation, result }) =>
        sessionSpis(file, side, (result as ShowDmvpn).sessions, observation),
      ),
    ...file
      .shown(side, 'show crypto session')
      .flatMap(({ observation, result }) =>
        sessionSpis(file, side, (result as ShowCryptoSession).sessions, observation),
      ),
  ]),
);

function sessionSpis(
  file: CaseFile,
  side: Side,
  sessions: readonly ShownCryptoSession[],
  from: Observation,
): SpiSaid[] {
  return sessions.flatMap(({ flows, ikeSas, peer }) =>
    flows.flatMap(({ outboundSpi }): SpiSaid[] => {
      const remote = peer ?? ikeSas[0]?.remote ?? null;
      if (outboundSpi === null || !isPeer(file, side, remote)) return [];
      return [{ spi: outboundSpi, direction: towards(other(side)), by: side, from }];
    }),
  );
}

/** The flows of an output that are with the other end of this attempt: a hub has many. */
export function shownFlows(file: CaseFile, side: Side, { flows }: ShowCryptoIpsecSa): ShownIpsecFlow[] {
  return flows.filter(({ peer }) => isPeer(file, side, peer));
}

function isPeer(file: CaseFile, side: Side, address: Address | null): boolean {
  const { nbma, addresses } = side === 'spoke' ? file.attempt.hub : file.attempt.spoke;
  if (address === null || (nbma === null && addresses.length === 0)) return true;
  return nbma === address || addresses.includes(address);
}

/** Whether what shows print belongs to the run that logs and captures saw: null when nothing tells. */
export const showsAreOfThisRun = fact((file: CaseFile): boolean | null => {
  const shown = shownSpis(file);
  if (shown.length === 0) return null;
  const live = new Set(liveSpis(file).map(({ spi }) => spi));
  for (const { observation } of file.events('esp-flow')) {
    if (observation.event.kind === 'esp-flow') live.add(observation.event.spi);
  }
  return live.size === 0 ? null : shown.some(({ spi }) => live.has(spi));
});
