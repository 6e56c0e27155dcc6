import { filter, type Probe } from '../../parsers/ios/config/index.ts';
import { other } from '../correlate/sightings.ts';
import { say, translate } from '../language/say.ts';
import {
  at,
  bothOf,
  error,
  type Hit,
  isProtected,
  note,
  type Pair,
  type PairRule,
  type Router,
  warning,
} from './rule.ts';

interface Traffic {
  name: string;
  probe: Pick<Probe, 'protocol' | 'sourcePort' | 'destinationPort'>;
  /** Nothing works without it; else it is for NAT only. */
  always: boolean;
}

const ENCRYPTED: readonly Traffic[] = [
  { name: 'UDP 500 (IKE)', probe: { protocol: 'udp', sourcePort: 500, destinationPort: 500 }, always: true },
  {
    name: 'IP protocol 50 (ESP)',
    probe: { protocol: 'esp', sourcePort: null, destinationPort: null },
    always: true,
  },
  {
    name: 'UDP 4500 (NAT traversal)',
    probe: { protocol: 'udp', sourcePort: 4500, destinationPort: 4500 },
    always: false,
  },
];
const CLEAR: readonly Traffic[] = [
  {
    name: 'IP protocol 47 (GRE)',
    probe: { protocol: 'gre', sourcePort: null, destinationPort: null },
    always: true,
  },
];

export const accessLists: PairRule = {
  id: 'access-list',
  title: 'The access lists on the outside let the tunnel through',
  run: (pair) => bothOf(pair).flatMap((router) => judge(router, pair)),
};

/** Only what comes in counts: IOS does not hold its own packets against an outgoing list. */
function judge(router: Router, pair: Pair): Hit[] {
  const { setup, configuration, side } = router;
  const outside = setup?.sourceInterface;
  if (!setup || !outside?.accessGroupIn) return [];
  const name = outside.accessGroupIn;
  const accessList = configuration.accessLists.find((one) => one.name === name);
  const here = at(router, outside.line, `interface ${outside.name}: ip access-group ${name} in`);
  if (!accessList) {
    return [
      note(
        say`The access list ${name} on the ${translate(side)}'s ${outside.name} is not in this configuration.`,
        here,
      ),
    ];
  }
  const source = pair[other(side)].setup?.sourceAddress ?? null;
  return (isProtected(router) ? ENCRYPTED : CLEAR).flatMap(({ name: traffic, probe, always }) => {
    const { verdict, entry } = filter(accessList, { ...probe, source, destination: setup.sourceAddress });
    if (verdict !== 'deny') return [];
    const line = entry?.line ?? accessList.line;
    const dropped = source ? say`${translate(traffic)} from ${source}` : translate(traffic);
    const message = entry
      ? say`The access list ${name} on the ${translate(side)}'s ${outside.name} drops ${dropped}`
      : say`The access list ${name} on the ${translate(side)}'s ${outside.name} drops ${dropped} (by the deny at its end)`;
    const places = [at(router, line, `ip access-list ${name}`), here];
    return [
      always
        ? error(say`${message}.`, ...places)
        : warning(say`${message}: a peer behind NAT cannot come up.`, ...places),
    ];
  });
}
