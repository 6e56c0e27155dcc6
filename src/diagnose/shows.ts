/** What the routers' `show` commands say, as the causes need it. */
import type { ShowCryptoIpsecSa } from '../../parsers/ios/show/show-crypto-ipsec-sa.ts';
import type { ShowCryptoIsakmpSa, ShownIsakmpSa } from '../../parsers/ios/show/show-crypto-isakmp-sa.ts';
import type { ShowDmvpn } from '../../parsers/ios/show/show-dmvpn.ts';
import type { ShowInterfaces } from '../../parsers/ios/show/show-interfaces.ts';
import type { ShowIpNhrpNhs } from '../../parsers/ios/show/show-ip-nhrp-nhs.ts';
import type { CaseFile } from '../flow/case-file.ts';
import type { Observation, Side } from '../observation.ts';

interface Results {
  'show crypto ipsec sa': ShowCryptoIpsecSa;
  'show crypto isakmp sa': ShowCryptoIsakmpSa;
  'show dmvpn': ShowDmvpn;
  'show interfaces': ShowInterfaces;
  'show ip nhrp nhs': ShowIpNhrpNhs;
}

/** The newest output of one command of one router. */
export function lastShow<C extends keyof Results>(
  file: CaseFile,
  side: Side,
  command: C,
): { observation: Observation; result: Results[C] } | null {
  const last = file.shown(side, command).at(-1);
  if (!last || typeof last.result !== 'object' || last.result === null) return null;
  return { observation: last.observation, result: last.result as Results[C] };
}

export interface IpsecCounters {
  encapsulated: number;
  decapsulated: number;
  replayFailed: number;
  inbound: string[];
  outbound: string[];
  observation: Observation;
}

/** Counters and SPIs of the SAs with the other router, added up over its flows. */
export function latestIpsecCounters(file: CaseFile, side: Side): IpsecCounters | null {
  const shown = lastShow(file, side, 'show crypto ipsec sa');
  if (!shown || !Array.isArray(shown.result.flows)) return null;
  const peer = file.attempt[side === 'hub' ? 'spoke' : 'hub'];
  const peers = peer.nbma === null ? peer.addresses : [peer.nbma, ...peer.addresses];
  const flows = shown.result.flows.filter(
    (flow) => peers.length === 0 || flow.peer === null || peers.includes(flow.peer),
  );
  if (flows.length === 0) return null;
  const sum = (name: 'encapsulated' | 'decapsulated' | 'replayFailed') =>
    flows.reduce((total, flow) => total + (flow.counters[name] ?? 0), 0);
  const spis = (direction: 'inbound' | 'outbound') =>
    flows.flatMap((flow) => flow.sas.filter((sa) => sa.direction === direction).map((sa) => sa.spi));
  return {
    encapsulated: sum('encapsulated'),
    decapsulated: sum('decapsulated'),
    replayFailed: sum('replayFailed'),
    inbound: spis('inbound'),
    outbound: spis('outbound'),
    observation: shown.observation,
  };
}

/** State of phase 1 that a router shows for the other, e.g. `MM_KEY_EXCH`; an SA marked deleted says nothing. */
export function isakmpState(file: CaseFile, side: Side): { state: string; observation: Observation } | null {
  const shown = lastShow(file, side, 'show crypto isakmp sa');
  const peer = file.attempt[side === 'hub' ? 'spoke' : 'hub'];
  const peers = new Set([peer.nbma, ...peer.addresses]);
  const isOfPeer = ({ source, destination, remote }: ShownIsakmpSa) =>
    peer.nbma === null || [source, destination, remote].some((address) => peers.has(address));
  const live = shown?.result.sas.find((sa) => !sa.deleted && sa.state !== null && isOfPeer(sa));
  return shown && live?.state ? { state: live.state, observation: shown.observation } : null;
}

/** State of `show dmvpn` for the hub on the spoke: `INTF`, `IKE`, `IPSEC`, `NHRP`, `UP`. */
export function dmvpnState(file: CaseFile): { state: string; observation: Observation } | null {
  const shown = lastShow(file, 'spoke', 'show dmvpn');
  for (const one of shown?.result.interfaces ?? []) {
    for (const { state } of one.peers) if (state) return { state, observation: shown!.observation };
  }
  return null;
}
