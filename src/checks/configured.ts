/** What one router's configuration says of its DMVPN tunnel, with everything the tunnel refers to. */
import type {
  Configuration,
  InterfaceConfig,
  IpsecProfile,
  NhrpConfig,
  TransformSet,
  TunnelConfig,
} from '../../parsers/ios/config/configuration.ts';
import { sameSubnet } from '../../parsers/ios/config/networks.ts';
import type { CaseFile } from '../flow/case-file.ts';
import { fact } from '../flow/facts.ts';
import type { Observation, ProposalAttributes, Side } from '../observation.ts';

export interface TunnelSetup {
  configuration: Configuration;
  interface: InterfaceConfig;
  tunnel: TunnelConfig;
  nhrp: NhrpConfig | null;
  address: { address: string; mask: string } | null;
  sourceInterface: InterfaceConfig | null;
  /** Outer address; null when the source interface has none of its own in the configuration. */
  sourceAddress: string | null;
  /** Null without protection, and when the profile is not in this text. */
  profile: IpsecProfile | null;
  /** In the order of preference; sets that are not in this text are left out. */
  transformSets: TransformSet[];
}

/** Every tunnel interface of a configuration. */
export function tunnelSetups(configuration: Configuration): TunnelSetup[] {
  return configuration.interfaces.flatMap((one) =>
    one.tunnel ? [setUp(configuration, one, one.tunnel)] : [],
  );
}

function setUp(configuration: Configuration, one: InterfaceConfig, tunnel: TunnelConfig): TunnelSetup {
  const { source } = tunnel;
  const isAddress = source !== null && /^[\d.]+$|:/.test(source);
  const sourceInterface =
    configuration.interfaces.find((other) =>
      isAddress
        ? other.addresses.some(({ address }) => address === source)
        : other.name.toLowerCase() === source?.toLowerCase(),
    ) ?? null;
  const profile = configuration.ipsecProfiles.find(({ name }) => name === tunnel.protection) ?? null;
  return {
    configuration,
    interface: one,
    tunnel,
    nhrp: one.nhrp ?? one.nhrp6,
    address: one.addresses.find(({ secondary }) => !secondary) ?? null,
    sourceInterface,
    sourceAddress: isAddress
      ? source
      : (sourceInterface?.addresses.find(({ secondary }) => !secondary)?.address ?? null),
    profile,
    transformSets: (profile?.transformSets ?? []).flatMap((name) =>
      configuration.transformSets.filter((set) => set.name === name),
    ),
  };
}

/** The tunnel of a spoke: it names a destination or a server. Of a hub: it is multipoint. */
export function mainTunnel(setups: readonly TunnelSetup[], side: Side): TunnelSetup | null {
  const isSpoke = ({ tunnel, nhrp }: TunnelSetup) =>
    tunnel.destination !== null || (nhrp?.servers.length ?? 0) > 0;
  const fits = setups.filter(
    (setup) => (side === 'spoke') === isSpoke(setup) && (setup.nhrp || setup.tunnel.protection),
  );
  return fits[0] ?? setups.find(({ nhrp }) => nhrp !== null) ?? setups[0] ?? null;
}

/** The tunnels of two configurations that are meant for each other: by destination, server, network and key. */
export function tunnelsForEachOther(
  spoke: Configuration,
  hub: Configuration,
): { spoke: TunnelSetup; hub: TunnelSetup } | null {
  let best: { spoke: TunnelSetup; hub: TunnelSetup; score: number } | null = null;
  for (const one of tunnelSetups(spoke)) {
    for (const two of tunnelSetups(hub)) {
      const score = kinship(one, two);
      if (score > (best?.score ?? 0)) best = { spoke: one, hub: two, score };
    }
  }
  return best;
}

function kinship(spoke: TunnelSetup, hub: TunnelSetup): number {
  const { destination, key } = spoke.tunnel;
  const server = hub.address?.address;
  const isDestination = destination !== null && destination === hub.sourceAddress;
  const isServer = spoke.nhrp?.servers.some(({ address }) => address === server) ?? false;
  const sameNetwork =
    spoke.address !== null &&
    server !== undefined &&
    sameSubnet(spoke.address.address, server, spoke.address.mask) === true;
  // Either of the first two names the hub; the others only fit, and fit with several tunnels of one router.
  return (
    (isDestination ? 4 : 0) + (isServer ? 4 : 0) + (sameNetwork ? 2 : 0) + (key === hub.tunnel.key ? 1 : 0)
  );
}

export interface ConfiguredTunnel {
  setup: TunnelSetup | null;
  configuration: Configuration;
  from: Observation;
}

/** The configurations of one side, each with the tunnel that this attempt is about. */
export function configuredTunnels(file: CaseFile, side: Side): readonly ConfiguredTunnel[] {
  return CONFIGURED[side](file);
}

const CONFIGURED = {
  spoke: fact((file: CaseFile) => findConfigured(file, 'spoke')),
  hub: fact((file: CaseFile) => findConfigured(file, 'hub')),
};

function findConfigured(file: CaseFile, side: Side): ConfiguredTunnel[] {
  const { spoke, hub } = file.attempt;
  const own = side === 'spoke' ? spoke : hub;
  const peer = side === 'spoke' ? hub : spoke;
  return file.configured(side).map(({ observation, configuration }) => {
    const parsed = configuration as Configuration;
    const setups = tunnelSetups(parsed);
    const named = setups.find(
      ({ tunnel, address, sourceAddress }) =>
        (own.tunnel !== null && address?.address === own.tunnel) ||
        (peer.nbma !== null && tunnel.destination === peer.nbma) ||
        (own.tunnel === null && sourceAddress !== null && own.addresses.includes(sourceAddress)),
    );
    return { setup: named ?? mainTunnel(setups, side), configuration: parsed, from: observation };
  });
}

const NOTHING: ProposalAttributes = {
  protocol: 'isakmp',
  encryption: null,
  keyLength: null,
  hash: null,
  group: null,
  authentication: null,
  lifetimeSeconds: null,
  lifetimeKilobytes: null,
  encapsulation: null,
  spi: null,
};

/** The ISAKMP policies as proposals, in order of priority, with their lines. */
export function policyProposals(
  configuration: Configuration,
): { attributes: ProposalAttributes; line: number; priority: number }[] {
  return [...configuration.isakmpPolicies]
    .sort((a, b) => a.priority - b.priority)
    .map(({ encryption, keyLength, hash, group, authentication, lifetimeSeconds, line, priority }) => ({
      attributes: { ...NOTHING, encryption, keyLength, hash, group, authentication, lifetimeSeconds },
      line,
      priority,
    }));
}

/** The transform sets that a tunnel's profile offers as proposals; the group is the one of PFS. */
export function transformProposals(
  setup: TunnelSetup,
): { attributes: ProposalAttributes; line: number; name: string }[] {
  const { profile, configuration, transformSets } = setup;
  const kilobytes = profile?.lifetimeKilobytes ?? configuration.ipsec.lifetimeKilobytes;
  return transformSets.map(({ transform, mode, line, name }) => ({
    attributes: {
      ...NOTHING,
      protocol: transform.protocol,
      encryption: transform.encryption,
      keyLength: transform.keyLength,
      hash: transform.hash ?? transform.ahHash,
      group: profile?.pfs ? profile.pfsGroup : null,
      lifetimeSeconds: profile?.lifetimeSeconds ?? configuration.ipsec.lifetimeSeconds,
      lifetimeKilobytes: kilobytes === 'disable' ? null : kilobytes,
      encapsulation: mode,
    },
    line,
    name,
  }));
}
