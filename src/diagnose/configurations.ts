/** The two routers' configurations as the causes need them. */
import {
  type Configuration,
  filter,
  type InterfaceConfig,
  type IpsecProfile,
  type IsakmpKey,
  type Probe,
  type TransformSet,
} from '../../parsers/ios/config/index.ts';
import { inNetwork, wildcardOf } from '../../parsers/ios/config/networks.ts';
import type { CaseFile } from '../flow/case-file.ts';
import { fact } from '../flow/facts.ts';
import type { Observation, Side } from '../observation.ts';

/** The newest configuration of one router with the observation that carries it. */
export function configurationOf(
  file: CaseFile,
  side: Side,
): { observation: Observation; configuration: Configuration } | null {
  const last = file.configured(side).at(-1);
  return last && isConfiguration(last.configuration)
    ? { observation: last.observation, configuration: last.configuration }
    : null;
}

/** Both configurations, or null when one is missing. */
export function bothConfigurations(
  file: CaseFile,
): { spoke: Configuration; hub: Configuration; evidence: Observation[] } | null {
  const spoke = configurationOf(file, 'spoke');
  const hub = configurationOf(file, 'hub');
  if (!spoke || !hub) return null;
  return {
    spoke: spoke.configuration,
    hub: hub.configuration,
    evidence: [spoke.observation, hub.observation],
  };
}

/** A record read from a file may hold anything. */
function isConfiguration(value: unknown): value is Configuration {
  return typeof value === 'object' && value !== null && 'interfaces' in value && 'isakmpPolicies' in value;
}

/** The tunnel interface of this attempt; null without a configuration, or when several could be meant. */
export function tunnelOf(file: CaseFile, side: Side): InterfaceConfig | null {
  return TUNNELS[side](file);
}

const TUNNELS = {
  spoke: fact((file: CaseFile) => findTunnel(file, 'spoke')),
  hub: fact((file: CaseFile) => findTunnel(file, 'hub')),
};

function findTunnel(file: CaseFile, side: Side): InterfaceConfig | null {
  const configuration = configurationOf(file, side)?.configuration;
  if (!configuration) return null;
  const tunnels = configuration.interfaces.filter((one) => one.tunnel !== null);
  if (tunnels.length <= 1) return tunnels[0] ?? null;
  const { tunnel } = file.attempt[side];
  const { nbma } = file.attempt.hub;
  return (
    tunnels.find((one) => tunnel !== null && one.addresses.some(({ address }) => address === tunnel)) ??
    tunnels.find((one) => side === 'spoke' && nbma !== null && reaches(one, nbma)) ??
    single(tunnels.filter((one) => one.nhrp !== null || one.tunnel!.mode.includes('multipoint')))
  );
}

function reaches({ tunnel, nhrp }: InterfaceConfig, hubNbma: string): boolean {
  return (
    tunnel?.destination === hubNbma ||
    (nhrp?.maps.some(({ nbma }) => nbma === hubNbma) ?? false) ||
    (nhrp?.servers.some(({ nbma }) => nbma === hubNbma) ?? false)
  );
}

function single<T>(list: readonly T[]): T | null {
  return list.length === 1 ? list[0]! : null;
}

/** The outer interface of the tunnel. */
export function sourceInterfaceOf(file: CaseFile, side: Side): InterfaceConfig | null {
  const configuration = configurationOf(file, side)?.configuration;
  const source = tunnelOf(file, side)?.tunnel?.source;
  if (!configuration || !source) return null;
  return (
    configuration.interfaces.find(
      (one) =>
        one.name.toLowerCase() === source.toLowerCase() ||
        one.addresses.some(({ address }) => address === source),
    ) ?? null
  );
}

/** The IPsec profile that protects the tunnel. */
export function profileOf(file: CaseFile, side: Side): IpsecProfile | null {
  const name = tunnelOf(file, side)?.tunnel?.protection;
  if (!name) return null;
  return configurationOf(file, side)?.configuration.ipsecProfiles.find((one) => one.name === name) ?? null;
}

export function transformSetsOf(file: CaseFile, side: Side): TransformSet[] {
  const names = profileOf(file, side)?.transformSets ?? [];
  const sets = configurationOf(file, side)?.configuration.transformSets ?? [];
  return names.flatMap((name) => sets.filter((one) => one.name === name));
}

/** The pre-shared keys that cover a peer: global ones and those of keyrings. */
export function keysFor(configuration: Configuration, peer: string): IsakmpKey[] {
  const all = [...configuration.isakmpKeys, ...configuration.keyrings.flatMap((keyring) => keyring.keys)];
  const covering = all.filter((key) => covers(key, peer));
  // The longest mask wins, as in IOS; a wildcard comes last.
  return covering.sort((a, b) => Number(a.wildcard) - Number(b.wildcard));
}

function covers(key: IsakmpKey, peer: string): boolean {
  if (key.wildcard || key.address === peer) return true;
  if (key.address === null || key.mask === null) return false;
  const wildcard = wildcardOf(key.mask);
  return wildcard !== null && inNetwork(peer, key.address, wildcard) === true;
}

/** An access list on a router's outer interface that denies packets which come to it. */
export interface Denial {
  side: Side;
  list: string;
  interface: string;
  observation: Observation;
}

/** The receiver's inbound access list, if its configuration shows that it denies what `sender` sends. */
export function deniedByConfiguration(
  file: CaseFile,
  sender: Side,
  protocol: 'udp' | 'esp' | 'gre',
  port: number | null = null,
): Denial | null {
  const side: Side = sender === 'spoke' ? 'hub' : 'spoke';
  const probe: Probe = {
    protocol,
    source: file.attempt[sender].nbma,
    destination: file.attempt[side].nbma,
    sourcePort: port,
    destinationPort: port,
  };
  const known = configurationOf(file, side);
  const outer = sourceInterfaceOf(file, side);
  const name = outer?.accessGroupIn;
  if (!known || !outer || !name) return null;
  const list = known.configuration.accessLists.find((one) => one.name === name);
  if (!list || filter(list, probe).verdict !== 'deny') return null;
  return { side, list: name, interface: outer.name, observation: known.observation };
}
