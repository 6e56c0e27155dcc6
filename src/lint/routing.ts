import { routingOverTunnels } from '../../parsers/ios/config/index.ts';
import { classfulWildcard, inNetwork } from '../../parsers/ios/config/networks.ts';
import { say, translate } from '../language/say.ts';
import { at, atTunnel, type Hit, type RouterRule, warning } from './rule.ts';

export const recursiveRouting: RouterRule = {
  id: 'recursive-routing',
  title: 'The way to the other end does not lead through the tunnel itself',
  run(router): Hit[] {
    const { setup, configuration, side } = router;
    const outside = setup?.sourceAddress;
    if (!setup || !outside) return [];
    const over = routingOverTunnels(configuration).filter((one) => one.interface === setup.interface.name);
    return configuration.routing.flatMap((process) => {
      if (!over.some((one) => one.protocol === process.protocol && one.id === process.id)) return [];
      // A front-door VRF keeps the outside out of the overlay's routing table.
      if (setup.tunnel.vrf !== null && setup.tunnel.vrf !== setup.interface.vrf) return [];
      const covering = process.networks.find(
        ({ address, wildcard }) =>
          inNetwork(outside, address, wildcard ?? classfulWildcard(address)) === true,
      );
      if (!covering) return [];
      const name = `${process.protocol.toUpperCase()} ${process.id}`.trim();
      return [
        warning(
          say`${name} of the ${translate(side)} runs over the tunnel and advertises its outside network (${outside}): the far end may learn it through the tunnel, which then goes down.`,
          at(router, process.line, `router ${process.protocol} ${process.id}`.trim()),
          atTunnel(router, 'tunnel source'),
        ),
      ];
    });
  },
};
