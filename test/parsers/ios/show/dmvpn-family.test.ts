import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recogniseShow } from '../../../../parsers/ios/show/index.ts';
import { showCryptoSession } from '../../../../parsers/ios/show/show-crypto-session.ts';
import { showCryptoSockets } from '../../../../parsers/ios/show/show-crypto-sockets.ts';
import { showDmvpn } from '../../../../parsers/ios/show/show-dmvpn.ts';

const parsers = [showDmvpn, showCryptoSession, showCryptoSockets];

const samples: [string, string][] = [
  [
    'show dmvpn',
    `Interface: Tunnel0, IPv4 NHRP Details
Type:Hub, NHRP Peers:1,
# Ent  Peer NBMA Addr Peer Tunnel Add State  UpDn Tm Attrb
----- --------------- --------------- ----- -------- -----
    1 203.0.113.7         10.20.0.7    UP 00:01:30     D`,
  ],
  [
    'show dmvpn detail',
    `Interface Tunnel0 is up/up, Addr. is 10.20.0.7, VRF ""
   Tunnel Src./Dest. addr: 203.0.113.7/192.0.2.1, Tunnel VRF ""
   Protocol/Transport: "GRE/IP", Protect "OVERLAY-PROT"
IPv4 NHS:
10.20.0.1  RE priority = 0 cluster = 0
Type:Spoke, Total NBMA Peers (v4/v6): 1
# Ent  Peer NBMA Addr Peer Tunnel Add State  UpDn Tm Attrb    Target Network
    1 192.0.2.1           10.20.0.1    UP 00:01:30     S       10.20.0.1/32
Crypto Session Details:
Interface: Tunnel0
Session: [0x0A0B0C0D]
  IKEv1 SA: local 203.0.113.7/500 remote 192.0.2.1/500 Active
          Capabilities:(none) connid:1002 lifetime:23:59:18
  Crypto Session Status: UP-ACTIVE
  fvrf: (none), Phase1_id: 192.0.2.1
  IPSEC FLOW: permit 47 host 203.0.113.7 host 192.0.2.1
        Active SAs: 2, origin: crypto map
        Inbound:  #pkts dec'ed 21 drop 0 life (KB/Sec) 4596088/3558
   Outbound SPI : 0xA1B2C3, transform : esp-aes esp-sha-hmac
    Socket State: Open
Pending DMVPN Sessions:`,
  ],
  [
    'show crypto session',
    `Crypto session current status
Interface: Tunnel0
Session status: UP-ACTIVE
Peer: 192.0.2.1 port 500
  IKEv1 SA: local 203.0.113.7/500 remote 192.0.2.1/500 Active
  IPSEC FLOW: permit 47 host 203.0.113.7 host 192.0.2.1
        Active SAs: 2, origin: crypto map`,
  ],
  [
    'show crypto sockets',
    `Number of Crypto Socket connections 1
   Tu0 Peers (local/remote): 203.0.113.7/192.0.2.1
       IPSec Profile: "OVERLAY-PROT"
       Socket State: Open`,
  ],
];

test.each(samples)('%s is recognised by its command and by its shape alone', (command, text) => {
  const canonical = command.replace(' detail', '');
  expect(recogniseShow(`R7#${command}`, [])?.command).toBe(canonical);
  expect(recogniseShow(null, text.split('\n'))?.command).toBe(canonical);
  expect(recogniseShow(null, text.replace(/\n */g, '\n\n').split('\n'))?.command).toBe(canonical);
});

test('any cut and any changed character is survived', () => {
  const at = fc.nat({ max: 1200 });
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      at,
      at,
      fc.string({ unit: 'binary', maxLength: 6 }),
      (sample, cut, flip, put) => {
        const text = sample[1].slice(0, cut);
        const lines = (text.slice(0, flip) + put + text.slice(flip + 1)).split('\n');
        for (const parser of parsers) {
          const { unrecognised } = parser.parse(lines);
          expect(unrecognised.every((line) => line >= 0 && line < lines.length)).toBe(true);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test.each([
  'Phase1_id: x ',
  'NHS: 10.0.0.1 ',
  'UP 00:00:01 ',
  '1 10.0.0.1 ',
  'Interface: Tunnel0 ',
  'Interface Tunnel0 is ',
  'IPSEC FLOW: permit 47 host 10.0.0.1 ',
  'Local TRUE ident: (1.1.1.1/1.1.1.1/0/0) ',
  '1.Peer NBMA Address: 10.0.0.1 ',
  'Protect "',
  'transform : esp-3des ',
  'a:b',
])('a hostile line of many "%s" is read in linear time', (unit) => {
  const line = unit.repeat(Math.ceil(300_000 / unit.length));
  for (const parser of parsers) {
    parser.matchesShape([line]);
    parser.parse([line]);
  }
});

const folder = new URL('../../../../../shared/seeds/', import.meta.url);

describe.runIf(existsSync(folder))('the shows of the seed document', () => {
  function read(host: string, command: string): never {
    const lines = readFileSync(new URL(readdirSync(folder)[0]!, folder), 'utf8').split('\n');
    const start = lines.findIndex((line) => line.trimEnd() === `${host}#${command}`) + 1;
    const length = lines.slice(start).findIndex((line) => /^(?:\w+#)?show |^\s*\p{Script=Han}/u.test(line));
    const output = lines.slice(start, start + length);
    const parsed = recogniseShow(`${host}#${command}`, output)!.parse(output);
    expect(parsed.unrecognised).toEqual([]);
    expect(parsed.problems).toEqual([]);
    expect(recogniseShow(null, output)?.command).toBe(command.replace(' detail', ''));
    return parsed.result as never;
  }

  test('show dmvpn detail: the outbound SPIs of both ends, the hub re-flowed', () => {
    expect(read('Spoke1', 'show dmvpn detail')).toMatchObject({
      interfaces: [{ type: 'Spoke', peerCount: 1, multipoint: false, nhs: [{ flags: ['R', 'E'] }] }],
      sessions: [
        {
          handle: '0x08D513D0',
          ikeSas: [{ connectionId: 1001, remainingSeconds: 86_358 }],
          flows: [{ outboundSpi: '0x0a259d71', inbound: { packets: 21 }, outbound: { dropped: 3 } }],
        },
      ],
    });
    expect(read('Hub', 'show dmvpn detail')).toMatchObject({
      interfaces: [
        {
          type: 'Hub',
          multipoint: true,
          transport: 'multi-GRE/IP',
          peers: [{ entries: 1, upDownSeconds: 92, attributes: ['D'], targetNetwork: '10.1.1.1/32' }],
        },
      ],
      sessions: [
        {
          interface: 'Tunnel0',
          status: 'UP-ACTIVE',
          flows: [{ outboundSpi: '0x8d538d11', transform: { encryption: '3des-cbc', hash: 'hmac-sha' } }],
        },
      ],
    });
  });

  test('show dmvpn, show crypto session detail, show crypto sockets', () => {
    expect(read('Spoke1', 'show dmvpn')).toMatchObject({
      interfaces: [{ peers: [{ state: 'UP', upDownSeconds: 39 }] }],
    });
    expect(read('Hub', 'show dmvpn')).toMatchObject({
      interfaces: [{ type: 'Hub', peers: [{ upDownSeconds: 90 }] }],
    });
    expect(read('Hub', 'show crypto session detail')).toMatchObject({
      sessions: [
        { uptimeSeconds: 107, ikeSas: [{ remainingSeconds: 86_292 }], flows: [{ inbound: { packets: 35 } }] },
      ],
    });
    expect(read('Spoke1', 'show crypto sockets')).toMatchObject({
      connections: 1,
      sockets: [{ state: 'Open', profile: 'DMVPN-IPSEC', localIdentity: { port: 0, protocol: 47 } }],
      listening: [{ mapName: 'Tunnel0-head-0' }],
    });
  });
});
