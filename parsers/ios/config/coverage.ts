import type { Configuration, InterfaceConfig, RoutingProcess } from './configuration.ts';
import { classfulWildcard, inNetwork, sameSubnet } from './networks.ts';

/** Whether one routing process runs over one tunnel. */
export interface Coverage {
  protocol: RoutingProcess['protocol'];
  id: string;
  interface: string;
  /** What makes it run there: a `network` statement, a neighbour, a command on the interface. */
  by: string;
  /** Passive: the network is advertised, but no adjacency forms. */
  passive: boolean;
}

/** Which routing processes run over which tunnels, and so where an adjacency can be expected. */
export function routingOverTunnels(configuration: Configuration): Coverage[] {
  const found: Coverage[] = [];
  for (const tunnel of configuration.interfaces) {
    if (tunnel.tunnel === null) continue;
    for (const process of configuration.routing) {
      if (process.vrf !== tunnel.vrf) continue;
      const by = reason(process, tunnel);
      if (by === null) continue;
      found.push({
        protocol: process.protocol,
        id: process.id,
        interface: tunnel.name,
        by,
        passive: isPassive(process, tunnel.name),
      });
    }
  }
  return found;
}

function isPassive(process: RoutingProcess, name: string): boolean {
  if (process.protocol === 'bgp') return false;
  if (process.active.includes(name)) return false;
  return process.passiveDefault || process.passive.includes(name);
}

function reason(process: RoutingProcess, tunnel: InterfaceConfig): string | null {
  const address = tunnel.addresses.find((one) => !one.secondary);
  const { ospf } = tunnel.routing;
  if (process.protocol === 'ospf' && ospf?.process === process.id)
    return `ip ospf ${ospf.process} area ${ospf.area}`;
  if (address === undefined) return null;
  if (process.protocol === 'bgp') return bgpReason(process, address);
  for (const network of process.networks) {
    const wildcard = network.wildcard ?? classfulWildcard(network.address);
    if (inNetwork(address.address, network.address, wildcard) !== true) continue;
    const area = network.area === null ? '' : ` area ${network.area}`;
    return `network ${network.address}${network.wildcard === null ? '' : ` ${network.wildcard}`}${area}`;
  }
  return null;
}

/** BGP needs a neighbour in the tunnel's network, or a range to listen to that overlaps with it. */
function bgpReason(process: RoutingProcess, own: { address: string; mask: string }): string | null {
  const near = process.neighbors.find((one) => sameSubnet(one.address, own.address, own.mask) === true);
  if (near !== undefined) return `neighbor ${near.address}`;
  const range = process.listenRanges.find(
    (one) => sameSubnet(one.split('/')[0]!, own.address, own.mask) === true,
  );
  return range === undefined ? null : `bgp listen range ${range}`;
}
