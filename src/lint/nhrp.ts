import type { NextHopServer } from '../../parsers/ios/config/index.ts';
import { routingOverTunnels } from '../../parsers/ios/config/index.ts';
import { list } from '../checks/values.ts';
import { say, translate } from '../language/say.ts';
import {
  at,
  atTunnel,
  bothOf,
  error,
  type Hit,
  note,
  type PairRule,
  type Router,
  type RouterRule,
  warning,
} from './rule.ts';
import { wrongAddress } from './tunnel.ts';

export const networkId: RouterRule = {
  id: 'nhrp-network-id',
  title: 'NHRP is on',
  run(router) {
    const { setup, side } = router;
    if (!setup || setup.nhrp?.networkId != null) return [];
    return [
      error(
        say`The ${translate(side)}'s ${setup.interface.name} has no ip nhrp network-id: NHRP is off there.`,
        atTunnel(router),
      ),
    ];
  },
};

export const nhrpAuthentication: PairRule = {
  id: 'nhrp-authentication',
  title: 'The NHRP authentication strings are the same',
  run(pair) {
    const [spoke, hub] = bothOf(pair).map(({ setup }) => setup?.nhrp);
    if (!spoke || !hub) return [];
    const [one, two] = [spoke.authentication, hub.authentication];
    const places = bothOf(pair).map((router) => atTunnel(router, 'ip nhrp authentication'));
    if (one === null && two === null) return [];
    if (one === null || two === null) {
      return [
        error(
          say`Only the ${translate(one === null ? 'hub' : 'spoke')} has an NHRP authentication string.`,
          ...places,
        ),
      ];
    }
    if (one.fingerprint === null || two.fingerprint === null) {
      return [note(say`The NHRP authentication strings are encrypted and cannot be compared.`, ...places)];
    }
    return one.fingerprint === two.fingerprint
      ? []
      : [error(say`The NHRP authentication strings of the two routers differ.`, ...places)];
  },
};

const isAddress = ({ address }: NextHopServer): boolean => address !== 'dynamic';

export const nextHopServer: PairRule = {
  id: 'nhrp-nhs',
  title: "The spoke's next hop server is the hub's tunnel address",
  run({ spoke, hub }) {
    const { setup } = spoke;
    if (!setup) return [];
    const servers = setup.nhrp?.servers ?? [];
    if (servers.length === 0) {
      return [error(say`The spoke has no ip nhrp nhs: it registers nowhere.`, atTunnel(spoke))];
    }
    const address = hub.setup?.address?.address;
    const named = servers.filter(isAddress);
    if (!address || named.length === 0 || named.some((server) => server.address === address)) return [];
    return [
      error(
        say`The spoke registers with ${list(named.map((server) => server.address))}; the hub's tunnel address is ${address}.`,
        ...named.map(({ line }) => at(spoke, line, 'ip nhrp nhs')),
        atTunnel(hub, 'ip address'),
      ),
    ];
  },
};

export const nhrpMap: PairRule = {
  id: 'nhrp-map',
  title: "The spoke maps the server to the hub's NBMA address",
  run({ spoke, hub }) {
    const nhrp = spoke.setup?.nhrp;
    if (!spoke.setup || !nhrp) return [];
    const nbma = hub.setup?.sourceAddress ?? null;
    const hubTunnel = hub.setup?.address?.address ?? null;
    return nhrp.servers.filter(isAddress).flatMap((server): Hit[] => {
      // Other servers are other hubs, which these two configurations do not show.
      if (hubTunnel !== null && server.address !== hubTunnel) return [];
      const map = nhrp.maps.find(({ protocol }) => protocol === server.address);
      const mapped = server.nbma ?? map?.nbma ?? null;
      if (mapped === null) return [unmapped(spoke, server)];
      if (nbma === null || mapped === nbma || !/^[\d.]+$|:/.test(mapped)) return [];
      const here = at(spoke, server.nbma ? server.line : (map?.line ?? server.line), 'ip nhrp map');
      return [
        wrongAddress(say`The spoke maps ${server.address} to ${mapped}`, nbma, mapped, [
          here,
          atTunnel(hub, 'tunnel source'),
        ]),
      ];
    });
  },
};

function unmapped(spoke: Router, server: NextHopServer): Hit {
  const here = at(spoke, server.line, 'ip nhrp nhs');
  const message = say`The spoke has no ip nhrp map for its server ${server.address}`;
  return spoke.setup?.tunnel.destination
    ? warning(say`${message}; only the tunnel destination tells the way.`, here)
    : error(say`${message}: it does not know where to send the registration.`, here);
}

/** Protocols whose hellos are multicast. */
const MULTICAST = new Set(['eigrp', 'ospf', 'rip']);

export const multicastMap: PairRule = {
  id: 'nhrp-multicast',
  title: 'Multicast of the routing protocol finds its way',
  run(pair) {
    const hits: Hit[] = [];
    const { spoke, hub } = pair;
    const routes = (router: Router) =>
      routingOverTunnels(router.configuration).find(
        (one) =>
          one.interface === router.setup?.interface.name && MULTICAST.has(one.protocol) && !one.passive,
      );
    const onHub = routes(hub);
    if (onHub && hub.setup?.nhrp && !hub.setup.nhrp.multicast.includes('dynamic')) {
      hits.push(
        warning(
          say`The hub has no ip nhrp map multicast dynamic: its ${onHub.protocol.toUpperCase()} hellos reach no spoke.`,
          atTunnel(hub),
        ),
      );
    }
    const onSpoke = routes(spoke);
    const nhrp = spoke.setup?.nhrp;
    const reaches = nhrp && (nhrp.multicast.length > 0 || nhrp.servers.some(({ multicast }) => multicast));
    // A point-to-point tunnel sends multicast to its destination without any map.
    if (onSpoke && spoke.setup?.tunnel.mode.includes('multipoint') && !reaches) {
      hits.push(
        warning(
          say`The spoke's multipoint tunnel has no ip nhrp map multicast: its ${onSpoke.protocol.toUpperCase()} hellos reach no hub.`,
          atTunnel(spoke),
        ),
      );
    }
    return hits;
  },
};

export const registrationTimes: RouterRule = {
  id: 'nhrp-holdtime',
  title: 'Registrations are renewed before they expire',
  run(router) {
    const nhrp = router.setup?.nhrp;
    if (!nhrp?.holdtime || !nhrp.registrationTimeout || nhrp.registrationTimeout < nhrp.holdtime) return [];
    return [
      error(
        say`The ${translate(router.side)} registers every ${nhrp.registrationTimeout} seconds for only ${nhrp.holdtime}: the entry expires in between.`,
        atTunnel(router, 'ip nhrp registration timeout'),
      ),
    ];
  },
};
