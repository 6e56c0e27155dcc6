import { sameSubnet } from '../../parsers/ios/config/networks.ts';
import { tunnelSetups } from '../checks/configured.ts';
import { isPrivate } from '../correlate/addresses.ts';
import { say, translate } from '../language/say.ts';
import {
  at,
  atTunnel,
  bothOf,
  error,
  type Hit,
  note,
  type PairRule,
  type RouterRule,
  warning,
} from './rule.ts';

export const tunnelInterface: RouterRule = {
  id: 'tunnel-interface',
  title: 'There is a tunnel interface, and it is on',
  run(router) {
    const { setup, side, from } = router;
    if (setup === null)
      return [error(say`The ${translate(side)}'s configuration has no tunnel interface.`, from)];
    const hits: Hit[] = [];
    const { name, shutdown, addressFrom } = setup.interface;
    if (shutdown) hits.push(error(say`The ${translate(side)}'s ${name} is shut down.`, atTunnel(router)));
    if (setup.address === null && addressFrom === null && setup.interface.ipv6Addresses.length === 0) {
      hits.push(error(say`The ${translate(side)}'s ${name} has no address.`, atTunnel(router)));
    }
    return hits;
  },
};

export const tunnelSource: RouterRule = {
  id: 'tunnel-source',
  title: 'The tunnel source is an interface that is up and has an address',
  run(router) {
    const { setup, side } = router;
    if (setup === null) return [];
    const { source } = setup.tunnel;
    const { name } = setup.interface;
    if (source === null)
      return [error(say`The ${translate(side)}'s ${name} has no tunnel source.`, atTunnel(router))];
    const outside = setup.sourceInterface;
    if (outside === null) {
      return [
        note(
          say`The ${translate(side)}'s tunnel source ${source} is not in this configuration.`,
          atTunnel(router, 'tunnel source'),
        ),
      ];
    }
    const here = at(router, outside.line, `interface ${outside.name}`);
    if (outside.shutdown)
      return [error(say`The ${translate(side)}'s tunnel source ${outside.name} is shut down.`, here)];
    if (
      outside.addresses.length === 0 &&
      outside.ipv6Addresses.length === 0 &&
      outside.addressFrom === null
    ) {
      return [error(say`The ${translate(side)}'s tunnel source ${outside.name} has no address.`, here)];
    }
    return [];
  },
};

export const hubMode: PairRule = {
  id: 'tunnel-mode',
  title: "The hub's tunnel is multipoint, the spoke's has a destination",
  run({ spoke, hub }) {
    const hits: Hit[] = [];
    if (hub.setup && !hub.setup.tunnel.mode.includes('multipoint')) {
      hits.push(
        error(
          say`The hub's tunnel is in mode ${hub.setup.tunnel.mode}; a hub needs tunnel mode gre multipoint.`,
          atTunnel(hub, 'tunnel mode'),
        ),
      );
    }
    if (
      spoke.setup &&
      spoke.setup.tunnel.destination === null &&
      !spoke.setup.tunnel.mode.includes('multipoint')
    ) {
      hits.push(
        error(say`The spoke's tunnel is point to point and has no tunnel destination.`, atTunnel(spoke)),
      );
    }
    return hits;
  },
};

export const tunnelDestination: PairRule = {
  id: 'tunnel-destination',
  title: "The spoke's tunnel destination is the hub's NBMA address",
  run({ spoke, hub }) {
    const destination = spoke.setup?.tunnel.destination;
    const nbma = hub.setup?.sourceAddress;
    if (!destination || !nbma || !/^[\d.]+$|:/.test(destination) || destination === nbma) return [];
    const places = [atTunnel(spoke, 'tunnel destination'), atTunnel(hub, 'tunnel source')];
    return [wrongAddress(say`The spoke's tunnel destination is ${destination}`, nbma, destination, places)];
  },
};

/** A private address on the hub with a public one on the spoke may be a static NAT in front of the hub. */
export function wrongAddress(what: string, nbma: string, used: string, places: Hit['at']): Hit {
  const message = say`${what}, the hub's tunnel source is ${nbma}`;
  return isPrivate(nbma) && !isPrivate(used)
    ? note(say`${message}: right only if a NAT in front of the hub translates it.`, ...places)
    : error(say`${message}.`, ...places);
}

export const tunnelNetwork: PairRule = {
  id: 'tunnel-network',
  title: 'Both tunnel addresses are in one network',
  run({ spoke, hub }) {
    const [one, two] = [spoke.setup?.address, hub.setup?.address];
    if (!one || !two) return [];
    const places = [atTunnel(spoke, 'ip address'), atTunnel(hub, 'ip address')];
    if (one.address === two.address)
      return [error(say`Both tunnels have the address ${one.address}.`, ...places)];
    const texts = say`${one.address} ${one.mask} on the spoke, ${two.address} ${two.mask} on the hub`;
    if (
      sameSubnet(one.address, two.address, one.mask) === false ||
      sameSubnet(one.address, two.address, two.mask) === false
    ) {
      return [error(say`The tunnel addresses are in different networks: ${texts}.`, ...places)];
    }
    return one.mask === two.mask ? [] : [warning(say`The tunnel masks differ: ${texts}.`, ...places)];
  },
};

export const tunnelKey: PairRule = {
  id: 'tunnel-key',
  title: 'The tunnel keys are the same',
  run(pair) {
    const [spoke, hub] = bothOf(pair).map(({ setup }) => setup?.tunnel);
    if (!spoke || !hub || spoke.key === hub.key) return [];
    const name = (key: number | null) => (key === null ? say`no key` : say`key ${key}`);
    return [
      error(
        say`The spoke's tunnel has ${name(spoke.key)}, the hub's ${name(hub.key)}: their packets are dropped without a message.`,
        atTunnel(pair.spoke, 'tunnel key'),
        atTunnel(pair.hub, 'tunnel key'),
      ),
    ];
  },
};

export const sharedProtection: RouterRule = {
  id: 'shared-protection',
  title: 'Tunnels with one source share their protection',
  run(router) {
    const { setup, configuration, side } = router;
    if (!setup?.tunnel.protection || setup.tunnel.source === null) return [];
    const others = tunnelSetups(configuration).filter(
      ({ interface: { name }, tunnel }) =>
        name !== setup.interface.name &&
        tunnel.protection !== null &&
        tunnel.source?.toLowerCase() === setup.tunnel.source?.toLowerCase() &&
        tunnel.destination === setup.tunnel.destination,
    );
    const bare = [setup, ...others].filter(({ tunnel }) => !tunnel.shared);
    if (others.length === 0 || bare.length === 0) return [];
    return [
      warning(
        say`Tunnels of the ${translate(side)} with one source protect without "shared": only one of them comes up.`,
        ...bare.map((one) =>
          at(router, one.interface.line, `interface ${one.interface.name}: tunnel protection`),
        ),
      ),
    ];
  },
};
