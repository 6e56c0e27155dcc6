/** Outputs of `show` commands of a hub and a spoke, as a terminal has them. */
import type { MadeCase } from '../case.ts';
import { nthWorld } from './scenes.ts';
import { world } from './world.ts';

interface Ends {
  own: string;
  peer: string;
}

const prompted = (host: string, command: string, lines: readonly string[]): string[] => [
  `${host}#${command}`,
  ...lines,
  '',
];

/** Rows of phase 1: the spoke is the initiator, which this output calls the source. */
const isakmpSas = (rows: readonly [destination: string, source: string, state: string][]): string[] => [
  'IPv4 Crypto ISAKMP SA',
  'dst             src             state          conn-id status',
  ...rows.map(
    ([destination, source, state], index) =>
      `${destination.padEnd(15)} ${source.padEnd(15)} ${state.padEnd(14)}    ${1001 + index} ACTIVE`,
  ),
  '',
  'IPv6 Crypto ISAKMP SA',
];

const sa = (direction: string, spi: string): string[] => [
  `     ${direction} esp sas:`,
  `      spi: ${spi}(${Number(spi)})`,
  '        transform: esp-aes esp-sha-hmac ,',
  '        in use settings ={Transport, }',
  '        sa timing: remaining key lifetime (k/sec): (4607999/3400)',
  '        Status: ACTIVE(ACTIVE)',
  '',
];

function ipsecSa(
  ends: Ends,
  spis: [inbound: string, outbound: string],
  counters: [number, number],
): string[] {
  const { own, peer } = ends;
  const [encaps, decaps] = counters;
  return [
    '',
    'interface: Tunnel20',
    `    Crypto map tag: Tunnel20-head-0, local addr ${own}`,
    '',
    '   protected vrf: (none)',
    `   local  ident (addr/mask/prot/port): (${own}/255.255.255.255/47/0)`,
    `   remote ident (addr/mask/prot/port): (${peer}/255.255.255.255/47/0)`,
    `   current_peer ${peer} port 500`,
    `    #pkts encaps: ${encaps}, #pkts encrypt: ${encaps}, #pkts digest: ${encaps}`,
    `    #pkts decaps: ${decaps}, #pkts decrypt: ${decaps}, #pkts verify: ${decaps}`,
    '',
    `     local crypto endpt.: ${own}, remote crypto endpt.: ${peer}`,
    `     current outbound spi: ${spis[1]}(${Number(spis[1])})`,
    '',
    ...sa('inbound', spis[0]),
    ...sa('outbound', spis[1]),
  ];
}

function dmvpn(
  type: 'Hub' | 'Spoke',
  rows: readonly [nbma: string, tunnel: string, state: string, attribute: string][],
) {
  return [
    'Interface: Tunnel20, IPv4 NHRP Details ',
    `Type:${type}, NHRP Peers:${rows.length}, `,
    '',
    ' # Ent  Peer NBMA Addr Peer Tunnel Add State  UpDn Tm Attrb',
    ' ----- --------------- --------------- ----- -------- -----',
    ...rows.map(
      ([nbma, tunnel, state, attribute]) =>
        `     1 ${nbma.padEnd(15)} ${tunnel.padStart(15)} ${state.padStart(5)} 00:03:12 ${attribute.padStart(5)}`,
    ),
  ];
}

/** No log and no capture: what the routers show of a tunnel that does not come up, and a hub with spokes in every state. */
export function showsFixture(): MadeCase {
  const { hub } = world();
  const spokes = [1, 2, 3].map((index) => nthWorld(index).spoke);
  const [first, second, third] = spokes;
  const text = (lines: readonly string[]) => new TextEncoder().encode(`${lines.join('\n')}\n`);
  const spis: [string, string] = ['0x51A2B3C4', '0x6D7E8F90'];
  const toHub = { own: first!.nbma, peer: hub.nbma };
  const toSpoke = { own: hub.nbma, peer: first!.nbma };
  const idle = isakmpSas([[hub.nbma, first!.nbma, 'QM_IDLE']]);
  const spoke = [
    ...prompted(first!.host, 'show dmvpn', dmvpn('Spoke', [[hub.nbma, hub.tunnel, 'NHRP', 'S']])),
    ...prompted(first!.host, 'show crypto isakmp sa', idle),
    ...prompted(first!.host, 'show crypto ipsec sa', ipsecSa(toHub, spis, [24, 0])),
    ...prompted(first!.host, 'show ip nhrp nhs detail', [
      'Legend: E=Expecting replies, R=Responding, W=Waiting, D=Dynamic',
      'Tunnel20:',
      `${hub.tunnel}   E  priority = 0 cluster = 0  req-sent 12  req-failed 0  repl-recv 0`,
    ]),
  ];
  const hubWith = (counters: [number, number]) => [
    ...prompted(hub.host, 'show crypto isakmp sa', idle),
    ...prompted(hub.host, 'show crypto ipsec sa', ipsecSa(toSpoke, [spis[1], spis[0]], counters)),
    ...prompted(hub.host, 'show dmvpn', dmvpn('Hub', [])),
  ];
  const many = [
    ...prompted(
      hub.host,
      'show dmvpn',
      dmvpn('Hub', [
        [first!.nbma, first!.tunnel, 'UP', 'D'],
        [second!.nbma, second!.tunnel, 'UP', 'D'],
      ]),
    ),
    ...prompted(
      hub.host,
      'show crypto isakmp sa',
      isakmpSas([
        [hub.nbma, first!.nbma, 'QM_IDLE'],
        [hub.nbma, second!.nbma, 'QM_IDLE'],
        [hub.nbma, third!.nbma, 'MM_KEY_EXCH'],
      ]),
    ),
  ];
  const pair = { spoke: { nbma: first!.nbma }, hub: { nbma: hub.nbma }, outcome: 'cannot-tell' };
  const read = (attempts: unknown) => ({ exitCode: 0, unreadable: [], report: { attempts } });
  const up = (one: typeof first) => ({
    spoke: { nbma: one!.nbma, tunnel: one!.tunnel },
    outcome: 'cannot-tell',
    stalledAfter: 12,
    causes: [],
  });
  return {
    name: 'shows-alone',
    title: 'Nothing but show outputs of a hub and a spoke',
    topology: {
      hub: { nbma: hub.nbma, tunnel: hub.tunnel },
      spokes: spokes.map(({ nbma, tunnel }) => ({ nbma, tunnel })),
    },
    brokenOnPurpose:
      'unanswered: the hub gets the registration and sends nothing; esp-lost: ESP does not reach the hub',
    happened: 'Nobody had a debug on or took a capture; the outputs are of one moment.',
    files: {
      'spoke.txt': text(spoke),
      'hub-unanswered.txt': text(hubWith([0, 24])),
      'hub-esp-lost.txt': text(hubWith([24, 0])),
      'hub-of-many.txt': text(many),
    },
    runs: {
      unanswered: { inputs: [{ path: 'hub-unanswered.txt' }, { path: 'spoke.txt' }] },
      'esp-lost': { inputs: [{ path: 'hub-esp-lost.txt' }, { path: 'spoke.txt' }] },
      many: { inputs: [{ path: 'hub-of-many.txt' }] },
    },
    expected: {
      unanswered: read([
        { ...pair, stalledAfter: 11, causes: { $contains: [{ id: 'nhrp-auth-mismatch' }] } },
      ]),
      'esp-lost': read([{ ...pair, causes: { $contains: [{ id: 'esp-blocked', confidence: 'likely' }] } }]),
      many: read([
        up(first),
        up(second),
        {
          spoke: { nbma: third!.nbma },
          outcome: 'cannot-tell',
          stalledAfter: 5,
          causes: { $contains: [{ id: 'psk-mismatch', confidence: 'possible' }] },
        },
      ]),
    },
  };
}
