/** Features of DMVPN Phase 1 and the IOS releases that brought them. */
import type { Configuration } from '../../parsers/ios/config/index.ts';
import type { TunnelSetup } from '../checks/configured.ts';
import { say, translate } from '../language/say.ts';
import { atTunnel, type Hit, note, type RouterRule } from './rule.ts';

/** `15.1(4)M4` as numbers and train; `12.4` has no maintenance number. */
export interface Release {
  major: number;
  minor: number;
  maintenance: number | null;
  /** Letters behind the brackets, e.g. `T`, `M`, `XNE`, `SXF`; empty for the main line. */
  train: string;
}

export function readRelease(text: string): Release | null {
  const match = /^(\d{1,2})\.(\d{1,3})(?:\((\d{1,3})[a-z]?\)([A-Z]{0,4}))?/i.exec(text.trim());
  if (!match) return null;
  return {
    major: Number(match[1]),
    minor: Number(match[2]),
    maintenance: match[3] === undefined ? null : Number(match[3]),
    train: (match[4] ?? '').toUpperCase(),
  };
}

interface Feature {
  name: string;
  since: string;
  uses(configuration: Configuration, setup: TunnelSetup): boolean;
}

const FEATURES: readonly Feature[] = [
  {
    name: 'ISAKMP with certificates as DMVPN uses it',
    since: '12.2(18)SXF5',
    uses: ({ isakmpPolicies }) =>
      isakmpPolicies.some(({ authentication }) => authentication === 'rsa-signature'),
  },
  {
    name: 'tunnel protection on the ASR 1000',
    since: '12.2(33)XNE',
    uses: (_, { tunnel }) => tunnel.protection !== null,
  },
  {
    name: 'a VRF inside the tunnel (iVRF)',
    since: '12.3(7)T',
    uses: (_, setup) => setup.interface.vrf !== null,
  },
  {
    name: 'a VRF outside the tunnel (fVRF)',
    since: '12.3(11)T',
    uses: (_, { tunnel }) => tunnel.vrf !== null,
  },
  {
    name: 'debug conditions of DMVPN',
    since: '12.4(9)T',
    uses: ({ conditions }) => conditions.some((line) => /dmvpn|nhrp/i.test(line)),
  },
  { name: 'shared tunnel protection', since: '12.4(15)T', uses: (_, { tunnel }) => tunnel.shared },
  {
    name: 'IPv6 over DMVPN',
    since: '12.4(20)T',
    uses: (_, setup) => setup.interface.nhrp6 !== null || setup.interface.ipv6Addresses.length > 0,
  },
  {
    name: 'tunnel health monitoring (if-state nhrp)',
    since: '15.0(1)M',
    uses: (_, { tunnel }) => tunnel.stateFromNhrp,
  },
];

export const newerFeatures: RouterRule = {
  id: 'release',
  title: 'Features that the stated release does not have',
  run(router) {
    const { configuration, setup, side } = router;
    const release = router.release === null ? null : readRelease(router.release);
    if (!setup || !release) return [];
    return FEATURES.flatMap(({ name, since, uses }): Hit[] => {
      if (!uses(configuration, setup)) return [];
      const has = hasFeature(release, readRelease(since)!);
      if (has === true) return [];
      const doubt =
        has === null
          ? say`came with ${since}; release ${router.release!} does not tell whether it has it`
          : say`came with ${since}, after the stated release ${router.release!}`;
      return [note(say`The ${translate(side)} uses ${translate(name)}, which ${doubt}.`, atTunnel(router))];
    });
  },
};

/** T, S and X trains branch off: a feature of one is only in later releases of the same, and in later versions. */
function hasFeature(release: Release, since: Release): boolean | null {
  // A train of special platforms (XN, SX) says nothing about other trains of its version or older ones.
  const special = since.train.length > 1;
  if (special && family(release.train) !== family(since.train)) return true;
  if (release.major !== since.major) return release.major > since.major;
  if (release.minor !== since.minor) return release.minor > since.minor;
  if (release.maintenance === null || since.maintenance === null) return null;
  if (family(release.train) !== family(since.train)) {
    // The main line of a version takes fixes only; what its T train brought comes with the next version.
    return since.train === 'T' && release.train === '' ? false : null;
  }
  if (release.maintenance !== since.maintenance) return release.maintenance > since.maintenance;
  return release.train >= since.train;
}

/** `XNE` and `XND` are of one train, `SXF` and `SXH` too. */
function family(train: string): string {
  return train.length > 1 ? train.slice(0, 2) : train;
}
