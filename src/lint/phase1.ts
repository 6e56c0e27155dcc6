import type { IsakmpKey } from '../../parsers/ios/config/index.ts';
import { inNetwork, wildcardOf } from '../../parsers/ios/config/networks.ts';
import { authenticationName, describeProposal, differences, FIELD_NAMES } from '../checks/algorithms.ts';
import { policyProposals } from '../checks/configured.ts';
import { list } from '../checks/values.ts';
import { say, translate } from '../language/say.ts';
import type { Address } from '../observation.ts';
import {
  at,
  atTunnel,
  bothOf,
  error,
  type Hit,
  isProtected,
  note,
  type Pair,
  type PairRule,
  type Router,
  usesIkev2,
  warning,
} from './rule.ts';

type Policy = ReturnType<typeof policyProposals>[number];

/** Phase 1 is IKEv1's matter on both routers. */
const isIkev1 = (pair: Pair): boolean =>
  bothOf(pair).every((router) => isProtected(router) && !usesIkev2(router));

export const ikeVersion: PairRule = {
  id: 'ike-version',
  title: 'Both routers use the same version of IKE',
  run({ spoke, hub }) {
    if (!isProtected(spoke) || !isProtected(hub)) return [];
    const two = [spoke, hub].filter(usesIkev2);
    if (two.length === 2)
      return [
        note(
          say`Both routers use IKEv2, whose proposals and keys are not judged here.`,
          ...two.map((r) => atProfile(r)),
        ),
      ];
    if (two.length === 0) return [];
    return [
      error(
        say`Only the ${translate(two[0]!.side)}'s IPsec profile uses IKEv2; the other router answers IKEv1.`,
        atProfile(spoke),
        atProfile(hub),
      ),
    ];
  },
};

function atProfile(router: Router) {
  const profile = router.setup?.profile;
  return profile ? at(router, profile.line, `crypto ipsec profile ${profile.name}`) : atTunnel(router);
}

export const isakmpEnabled: PairRule = {
  id: 'isakmp-disabled',
  title: 'ISAKMP is on',
  run: (pair) =>
    isIkev1(pair)
      ? bothOf(pair)
          .filter(({ configuration }) => !configuration.isakmp.enabled)
          .map((router) =>
            error(
              say`ISAKMP is turned off on the ${translate(router.side)} (no crypto isakmp enable).`,
              router.from,
            ),
          )
      : [],
};

export const isakmpPolicy: PairRule = {
  id: 'isakmp-policy',
  title: 'One ISAKMP policy is the same on both routers',
  run(pair) {
    if (!isIkev1(pair)) return [];
    const spoke = policyProposals(pair.spoke.configuration);
    const hub = policyProposals(pair.hub.configuration);
    if (spoke.length === 0 || hub.length === 0) return defaults(pair, spoke, hub);
    const all = spoke.flatMap((a) =>
      hub.map((b) => ({ a, b, fields: differences(a.attributes, b.attributes) })),
    );
    const best = all.reduce((one, two) => (two.fields.length < one.fields.length ? two : one));
    const places = [atPolicy(pair.spoke, best.a), atPolicy(pair.hub, best.b)];
    if (best.fields.length > 0) {
      const names = list(best.fields.map((field) => translate(FIELD_NAMES[field])));
      return [
        error(
          say`No ISAKMP policy is the same on both routers; the nearest differ in ${names}: spoke ${describeProposal(best.a.attributes)}, hub ${describeProposal(best.b.attributes)}.`,
          ...places,
        ),
      ];
    }
    const [one, two] = [best.a.attributes.lifetimeSeconds, best.b.attributes.lifetimeSeconds];
    return one !== null && two !== null && one !== two
      ? [
          note(
            say`The lifetimes of the common ISAKMP policy differ (${one} and ${two} seconds); the shorter one holds.`,
            ...places,
          ),
        ]
      : [];
  },
};

function defaults(pair: Pair, spoke: readonly Policy[], hub: readonly Policy[]): Hit[] {
  if (spoke.length === 0 && hub.length === 0) {
    return [
      warning(
        say`Neither router has an ISAKMP policy: both fall back to what their release has built in.`,
        pair.spoke.from,
        pair.hub.from,
      ),
    ];
  }
  const without = spoke.length === 0 ? pair.spoke : pair.hub;
  return [
    warning(
      say`The ${translate(without.side)} has no ISAKMP policy: only its release's built-in ones could match.`,
      without.from,
    ),
  ];
}

function atPolicy(router: Router, { line, priority }: Policy) {
  return at(router, line, `crypto isakmp policy ${priority}`);
}

export const preSharedKey: PairRule = {
  id: 'pre-shared-key',
  title: 'Both routers have the same key for each other',
  run(pair) {
    if (!isIkev1(pair) || !usesKeys(pair)) return [];
    const own = keyFor(pair.spoke, pair.hub.setup?.sourceAddress ?? null);
    const peers = keyFor(pair.hub, pair.spoke.setup?.sourceAddress ?? null);
    const missing = [missingKey(pair.spoke, own, pair.hub), missingKey(pair.hub, peers, pair.spoke)].filter(
      (hit) => hit !== null,
    );
    if (missing.length > 0 || own === null || peers === null) return missing;
    const places = [atKey(pair.spoke, own), atKey(pair.hub, peers)];
    const [one, two] = [own.secret.fingerprint, peers.secret.fingerprint];
    if (one === null || two === null) {
      return [
        note(say`The pre-shared keys are encrypted in the configurations and cannot be compared.`, ...places),
      ];
    }
    return one === two ? [] : [error(say`The pre-shared keys of the two routers differ.`, ...places)];
  },
};

/** Certificates need no key: any policy of both with pre-shared keys does. */
function usesKeys({ spoke, hub }: Pair): boolean {
  const wants = ({ configuration }: Router) =>
    configuration.isakmpPolicies.length === 0 ||
    configuration.isakmpPolicies.some(
      ({ authentication }) =>
        authentication === null || authenticationName(authentication) === 'pre-shared-key',
    );
  return wants(spoke) && wants(hub);
}

function missingKey(router: Router, key: IsakmpKey | null, peer: Router): Hit | null {
  if (key !== null) return null;
  const address = peer.setup?.sourceAddress;
  // A key for some addresses may cover a peer whose address is not in its configuration.
  if (!address && keysOf(router).length > 0) return null;
  const vrf = router.setup?.tunnel.vrf;
  const of = address ?? say`the ${translate(peer.side)}`;
  return error(
    vrf
      ? say`The ${translate(router.side)} has no pre-shared key for ${of} in VRF ${vrf}.`
      : say`The ${translate(router.side)} has no pre-shared key for ${of}.`,
    ...(keysOf(router)[0] ? [atKey(router, keysOf(router)[0]!)] : [router.from]),
  );
}

/** The keys in force for the tunnel's outer addresses: those of its VRF, or those that a profile names. */
function keysOf({ configuration, setup }: Router): IsakmpKey[] {
  const vrf = setup?.tunnel.vrf ?? null;
  const profiles = configuration.isakmpProfiles.filter(
    ({ name }) => name === setup?.tunnel.isakmpProfile || name === setup?.profile?.isakmpProfile,
  );
  const named = new Set(profiles.flatMap(({ keyrings }) => keyrings));
  const rings = configuration.keyrings.filter(
    (ring) => named.has(ring.name) || (named.size === 0 && ring.vrf === vrf),
  );
  return [
    ...rings.flatMap(({ keys }) => keys),
    ...(vrf === null && named.size === 0 ? configuration.isakmpKeys : []),
  ];
}

/** The most specific key that covers an address; null when none does. */
function keyFor(router: Router, address: Address | null): IsakmpKey | null {
  const covering = keysOf(router).filter((key) => covers(key, address));
  const width = ({ mask }: IsakmpKey) => (mask === null ? '255.255.255.255' : mask);
  return covering.sort((a, b) => compareMasks(width(b), width(a)))[0] ?? null;
}

function covers(key: IsakmpKey, address: Address | null): boolean {
  if (key.wildcard) return true;
  if (key.address === null || address === null) return false;
  if (key.address === address) return true;
  return key.mask !== null && inNetwork(address, key.address, wildcardOf(key.mask)) === true;
}

function compareMasks(a: string, b: string): number {
  const value = (mask: string) => mask.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return value(a) - value(b) || 0;
}

function atKey(router: Router, { line, address, hostname }: IsakmpKey) {
  return at(router, line, `crypto isakmp key *** address ${address ?? hostname ?? ''}`);
}
