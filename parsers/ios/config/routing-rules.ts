import type { Configuration, RoutingProcess, StaticRoute } from './configuration.ts';
import { interfaceName } from './interface-rules.ts';
import { findOrAdd } from './lookup.ts';
import { wildcardOf } from './networks.ts';
import { type Rule, rule, type Section, section } from './section.ts';

/** One process, and the list it stands in: an address family with its own AS or VRF is a process of its own. */
interface RoutingTarget {
  process: RoutingProcess;
  all: RoutingProcess[];
}

interface AfInterface {
  process: RoutingProcess;
  name: string;
}

function blankProcess(protocol: RoutingProcess['protocol'], id: string, line: number): RoutingProcess {
  return {
    protocol,
    id,
    autonomousSystem: null,
    line,
    vrf: null,
    routerId: null,
    networks: [],
    passiveDefault: false,
    passive: [],
    active: [],
    neighbors: [],
    listenRanges: [],
    splitHorizonOff: [],
    nextHopSelfOff: [],
    redistribute: [],
  };
}

const afInterfaceRules: readonly Rule<AfInterface>[] = [
  rule(
    /^passive-interface$/i,
    ({ process, name }) => {
      if (name === 'default') process.passiveDefault = true;
      else process.passive.push(name);
    },
    ({ process, name }) => {
      process.active.push(name);
    },
  ),
  rule(
    /^split-horizon$/i,
    () => undefined,
    ({ process, name }) => {
      process.splitHorizonOff.push(name);
    },
  ),
  rule(
    /^next-hop-self(?: .{0,40})?$/i,
    () => undefined,
    ({ process, name }) => {
      process.nextHopSelfOff.push(name);
    },
  ),
];

const afInterfaceKnown =
  /^(?:add-paths|authentication|bandwidth-percent|bfd|dampening|hello-interval|hold-time|shutdown|summary-address|exit-af-interface)\b/i;

/** Address families open a process of their own unless they only name the one process there is. */
function family(target: RoutingTarget, text: string, line: number): Section | undefined {
  const vrf = /\bvrf (\S{1,64})/i.exec(text)?.[1] ?? null;
  const number = /\bautonomous-system (\d{1,10})/i.exec(text)?.[1];
  const { process } = target;
  if (vrf === null && (number === undefined || process.autonomousSystem === null)) {
    if (number !== undefined) process.autonomousSystem = Number(number);
    return routing(process, target.all);
  }
  const own = blankProcess(process.protocol, process.id, line);
  own.vrf = vrf;
  own.autonomousSystem = number === undefined ? null : Number(number);
  target.all.push(own);
  return routing(own, target.all);
}

const rules: readonly Rule<RoutingTarget>[] = [
  rule(
    /^network (\d[\d.]{6,14})(?: mask (\d[\d.]{6,14})| (\d[\d.]{6,14}))?(?: area (\S{1,15}))?(?: route-map \S{1,80}| backdoor)?$/i,
    ({ process }, [, address, mask, wildcard, area]) => {
      process.networks.push({
        address: address!,
        wildcard: wildcard ?? (mask === undefined ? null : wildcardOf(mask)),
        area: area ?? null,
      });
    },
  ),
  rule(
    /^passive-interface (default|\S.{0,40})$/i,
    ({ process }, match) => {
      if (match[1]!.toLowerCase() === 'default') process.passiveDefault = true;
      else process.passive.push(interfaceName(match[1]!));
    },
    ({ process }, match) => {
      process.active.push(interfaceName(match[1]!));
    },
  ),
  rule(/^neighbor (\S{1,64}) remote-as (\d{1,10})$/i, ({ process }, match) => {
    neighbor(process, match[1]!).remoteAs = Number(match[2]);
  }),
  rule(/^neighbor (\S{1,64}) peer-group(?: (\S{1,64}))?$/i, ({ process }, match) => {
    neighbor(process, match[1]!).peerGroup = match[2] ?? null;
  }),
  rule(/^neighbor (\d[\d.]{6,14})(?: Tunnel ?\d{1,10}|(?: \S{1,40}){0,4})?$/i, ({ process }, match) => {
    neighbor(process, match[1]!);
  }),
  rule(/^bgp listen range (\S{1,45})(?: peer-group \S{1,64})?$/i, ({ process }, match) => {
    process.listenRanges.push(match[1]!.toLowerCase());
  }),
  rule(/^(?:bgp |eigrp )?router-id (\S{1,45})$/i, ({ process }, match) => {
    process.routerId = match[1]!;
  }),
  rule(/^redistribute (\S.{0,120})$/i, ({ process }, match) => {
    process.redistribute.push(match[1]!);
  }),
  rule(/^address-family (\S.{0,120})$/i, (target, match, { line }) => family(target, match[1]!, line)),
  rule(/^af-interface (default|\S.{0,40})$/i, ({ process }, match) =>
    section({ process, name: interfaceName(match[1]!) }, afInterfaceRules, afInterfaceKnown),
  ),
];

/** A neighbour by address or group name, made when it is not there yet. */
function neighbor(process: RoutingProcess, name: string) {
  const address = name.toLowerCase();
  return findOrAdd(process.neighbors, address, () => ({ address, remoteAs: null, peerGroup: null }));
}

const known =
  /^(?:aggregate-address|area|auto-cost|auto-summary|bfd|bgp|capability|default|default-information|default-metric|description|discard-route|distance|distribute-list|domain-tag|eigrp|exit-address-family|exit-af-topology|flash-update-threshold|input-queue|ispf|log-adjacency-changes|log-neighbor-changes|max-lsa|max-metric|maximum-paths|metric|mpls|neighbor|network [\da-f:]{2,45}\/\d|nsf|nsr|offset-list|output-delay|prefix-suppression|process-min-time|queue-depth|route-reflector|shutdown|snmp|soft-reconfiguration|summary-address|summary-metric|synchronization|table-map|timers|topology|traffic-share|validate-update-source|variance|version [12]$|no)\b/i;

function routing(process: RoutingProcess, all: RoutingProcess[]): Section {
  return section({ process, all }, rules, known);
}

const protocols = { eigrp: 'eigrp', ospf: 'ospf', ospfv3: 'ospf', bgp: 'bgp', rip: 'rip' } as const;

/** Global commands `router …` and `ip route`. */
export const routingRules: readonly Rule<Configuration>[] = [
  rule(
    /^router (eigrp|ospfv3|ospf|bgp|rip)(?: ([\w.-]{1,64}))?(?: vrf (\S{1,64}))?$/i,
    (configuration, match, { line }) => {
      const protocol = protocols[match[1]!.toLowerCase() as keyof typeof protocols];
      const process = blankProcess(protocol, match[2] ?? '', line);
      process.vrf = match[3] ?? null;
      if (protocol === 'eigrp' && /^\d+$/.test(process.id)) process.autonomousSystem = Number(process.id);
      configuration.routing.push(process);
      return routing(process, configuration.routing);
    },
  ),
  rule(
    /^ip route (?:vrf (\S{1,64}) )?(\d[\d.]{6,14}) (\d[\d.]{6,14})(?: ([A-Za-z][\w/.:-]{0,40}(?: \d[\d/.]{0,10}(?=$| \d{1,3}\.))?))?(?: (\d{1,3}(?:\.\d{1,3}){3}|dhcp))?(?: global)?(?: (\d{1,3}))?((?: (?:name|tag|track|permanent|multicast)\b.{0,80})?)$/i,
    (configuration, [, vrf, destination, mask, via, hop, distance], { line }) => {
      const dhcp = via?.toLowerCase() === 'dhcp';
      const route: StaticRoute = {
        line,
        vrf: vrf ?? null,
        destination: destination!,
        mask: mask!,
        interface: via === undefined || dhcp ? null : interfaceName(via),
        nextHop: dhcp ? 'dhcp' : (hop?.toLowerCase() ?? null),
        distance: distance === undefined ? null : Number(distance),
      };
      configuration.staticRoutes.push(route);
    },
  ),
];
