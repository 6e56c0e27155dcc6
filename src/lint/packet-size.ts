import { routingOverTunnels } from '../../parsers/ios/config/index.ts';
import { say, translate } from '../language/say.ts';
import { atTunnel, bothOf, isProtected, note, type PairRule, type RouterRule, warning } from './rule.ts';

/** Cisco's usual value: GRE and ESP in any form then fit into 1500 bytes. */
const ADVISED_MTU = 1400;
/** IPv4 and TCP headers without options. */
const TCP_HEADERS = 40;

export const tunnelMtu: RouterRule = {
  id: 'tunnel-mtu',
  title: 'Packets fit into the encrypted tunnel',
  run(router) {
    const { setup, side } = router;
    if (!setup || !isProtected(router)) return [];
    const { ipMtu, adjustMss } = setup.interface;
    const here = atTunnel(router, 'ip mtu');
    const hits = [];
    if (ipMtu === null)
      hits.push(
        note(
          say`The ${translate(side)}'s tunnel has no ip mtu; ${ADVISED_MTU} leaves room for GRE and ESP.`,
          here,
        ),
      );
    else if (ipMtu > ADVISED_MTU)
      hits.push(
        note(
          say`The ${translate(side)}'s ip mtu ${ipMtu} may not leave room for GRE and ESP; ${ADVISED_MTU} does.`,
          here,
        ),
      );
    const most = (ipMtu ?? ADVISED_MTU) - TCP_HEADERS;
    if (adjustMss === null)
      hits.push(
        note(
          say`The ${translate(side)}'s tunnel has no ip tcp adjust-mss; ${most} keeps TCP from fragmenting.`,
          here,
        ),
      );
    else if (adjustMss > most)
      hits.push(
        note(
          say`The ${translate(side)}'s ip tcp adjust-mss ${adjustMss} is above ${most}: TCP will fragment.`,
          here,
        ),
      );
    return hits;
  },
};

export const mtuMatch: PairRule = {
  id: 'mtu-mismatch',
  title: 'Both tunnels have the same MTU',
  run(pair) {
    const [spoke, hub] = bothOf(pair).map(({ setup }) => setup?.interface.ipMtu ?? null);
    if (spoke === hub) return [];
    const ospf = bothOf(pair).some(({ configuration, setup }) =>
      routingOverTunnels(configuration).some(
        ({ protocol, interface: name }) =>
          protocol === 'ospf' && name === setup?.interface.name && !setup.interface.routing.ospfMtuIgnore,
      ),
    );
    const name = (value: number | null | undefined) => (value == null ? translate('none') : String(value));
    const message = say`ip mtu is ${name(spoke)} on the spoke and ${name(hub)} on the hub`;
    const places = bothOf(pair).map((router) => atTunnel(router, 'ip mtu'));
    return [
      ospf
        ? warning(say`${message}: OSPF does not form an adjacency.`, ...places)
        : note(say`${message}.`, ...places),
    ];
  },
};
