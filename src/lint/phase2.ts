import { describeProposal, differences, FIELD_NAMES } from '../checks/algorithms.ts';
import { transformProposals } from '../checks/configured.ts';
import { list } from '../checks/values.ts';
import { say, translate } from '../language/say.ts';
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
  type RouterRule,
  warning,
} from './rule.ts';

export const protection: PairRule = {
  id: 'tunnel-protection',
  title: 'Both tunnels are encrypted, or neither is',
  run(pair) {
    if (pair.spoke.setup === null || pair.hub.setup === null) return [];
    const bare = bothOf(pair).filter((router) => !isProtected(router));
    if (bare.length === 1) {
      const [router] = bare;
      const other = router!.side === 'spoke' ? pair.hub : pair.spoke;
      return [
        error(
          say`The ${translate(router!.side)}'s tunnel has no tunnel protection, the ${translate(other.side)}'s has: its GRE in the clear is dropped.`,
          atTunnel(router!),
          atTunnel(other, 'tunnel protection'),
        ),
      ];
    }
    if (bare.length === 2)
      return [note(say`Neither tunnel is encrypted.`, ...bare.map((router) => atTunnel(router)))];
    return [];
  },
};

export const ipsecProfile: RouterRule = {
  id: 'ipsec-profile',
  title: 'The tunnel protection leads to transform sets',
  run(router) {
    const { setup, side, configuration } = router;
    if (!setup || !isProtected(router)) return [];
    const name = setup.tunnel.protection!;
    if (setup.profile === null) {
      return [
        error(
          say`The ${translate(side)}'s tunnel protection names the IPsec profile ${name}, which is not configured.`,
          atTunnel(router, 'tunnel protection'),
        ),
      ];
    }
    const here = at(router, setup.profile.line, `crypto ipsec profile ${name}`);
    const wanted = setup.profile.transformSets;
    const missing = wanted.filter((set) => !configuration.transformSets.some((one) => one.name === set));
    if (missing.length > 0) {
      return [
        error(
          say`The ${translate(side)}'s IPsec profile ${name} names the transform set ${list(missing)}, which is not configured.`,
          here,
        ),
      ];
    }
    return wanted.length === 0
      ? [warning(say`The ${translate(side)}'s IPsec profile ${name} names no transform set.`, here)]
      : [];
  },
};

export const transformSet: PairRule = {
  id: 'transform-set',
  title: 'One transform set is the same on both routers',
  run(pair) {
    const best = closest(pair);
    if (!best || (best.fields.length === 0 && best.sameMode)) return [];
    const places = [atSet(pair.spoke, best.a), atSet(pair.hub, best.b)];
    const texts = say`spoke ${describeProposal(best.a.attributes)}, hub ${describeProposal(best.b.attributes)}`;
    if (best.fields.length > 0) {
      return [
        error(
          say`No transform set is the same on both routers; the nearest differ in ${list(best.fields)}: ${texts}.`,
          ...places,
        ),
      ];
    }
    return [
      error(
        say`The transform sets are in different modes: spoke ${String(best.a.attributes.encapsulation)}, hub ${String(best.b.attributes.encapsulation)}. Use mode transport on both.`,
        ...places,
      ),
    ];
  },
};

type Transform = ReturnType<typeof transformProposals>[number];

function closest({ spoke, hub }: Pair) {
  if (!spoke.setup || !hub.setup) return null;
  let best: { a: Transform; b: Transform; fields: string[]; sameMode: boolean } | null = null;
  for (const a of transformProposals(spoke.setup)) {
    for (const b of transformProposals(hub.setup)) {
      // PFS has a rule of its own; a cipher without authenticator differs from one with.
      const one = { ...a.attributes, group: null, hash: a.attributes.hash ?? 'none' };
      const two = { ...b.attributes, group: null, hash: b.attributes.hash ?? 'none' };
      const fields: string[] = differences(one, two).map((field) => translate(FIELD_NAMES[field]));
      if (one.protocol !== two.protocol) fields.push(translate('protocol'));
      const sameMode = one.encapsulation === two.encapsulation;
      const rank = fields.length * 2 + (sameMode ? 0 : 1);
      if (!best || rank < best.fields.length * 2 + (best.sameMode ? 0 : 1)) best = { a, b, fields, sameMode };
    }
  }
  return best;
}

function atSet(router: Router, { line, name }: Transform) {
  return at(router, line, `crypto ipsec transform-set ${name}`);
}

export const pfs: PairRule = {
  id: 'pfs',
  title: 'Perfect forward secrecy is the same on both routers',
  run({ spoke, hub }): Hit[] {
    const [one, two] = [spoke.setup?.profile, hub.setup?.profile];
    if (!one || !two) return [];
    const name = ({ pfs, pfsGroup }: { pfs: boolean; pfsGroup: number | null }) =>
      pfs
        ? pfsGroup === null
          ? say`PFS with group by default`
          : say`PFS with group ${pfsGroup}`
        : say`no PFS`;
    const places = [
      at(spoke, one.line, `crypto ipsec profile ${one.name}`),
      at(hub, two.line, `crypto ipsec profile ${two.name}`),
    ];
    const message = say`The spoke offers ${name(one)}, the hub is set to ${name(two)}`;
    if (two.pfs && (!one.pfs || differ(one.pfsGroup, two.pfsGroup)))
      return [error(say`${message} and refuses.`, ...places)];
    // The hub takes what the spoke offers, but when it renews the SAs itself, the spoke refuses.
    if (one.pfs && !two.pfs)
      return [warning(say`${message}: rekeying from the hub will be refused.`, ...places)];
    return [];
  },
};

function differ(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && a !== b;
}

export const ipsecLifetime: PairRule = {
  id: 'ipsec-lifetime',
  title: 'IPsec lifetimes',
  run({ spoke, hub }) {
    if (!isProtected(spoke) || !isProtected(hub)) return [];
    const life = ({ setup, configuration }: Router) =>
      setup?.profile?.lifetimeSeconds ?? configuration.ipsec.lifetimeSeconds;
    return life(spoke) === life(hub)
      ? []
      : [
          note(
            say`The IPsec lifetimes differ (${life(spoke)} and ${life(hub)} seconds); the shorter one holds.`,
            atTunnel(spoke),
            atTunnel(hub),
          ),
        ];
  },
};
