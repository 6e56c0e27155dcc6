import { describe, expect, test } from 'vitest';
import { showIpNhrp } from '../../../../parsers/ios/show/show-ip-nhrp.ts';

const parse = (text: string) => showIpNhrp.parse(text.split('\n'));

describe('show ip nhrp', () => {
  test('12.x: mask instead of prefix length, tunnel in words, no comma before expire', () => {
    const { result, unrecognised } =
      parse(`10.20.0.2 255.255.255.255, tunnel 100 created 0:00:43 expire 1:59:16
     Type: dynamic Flags: authoritative
     NBMA address: 192.0.2.2
10.20.0.9 255.255.255.255, Tunnel0 created 0:10:03 expire 1:49:56
     Type: static Flags: authoritative
     NBMA address: 192.0.2.9`);
    expect(unrecognised).toEqual([]);
    expect(result).toMatchObject({
      brief: false,
      entries: [
        {
          target: '10.20.0.2',
          prefixLength: 32,
          nextHop: null,
          interface: 'Tunnel100',
          createdSeconds: 43,
          expiresSeconds: 7156,
          type: 'dynamic',
          flags: ['authoritative'],
          nbma: '192.0.2.2',
        },
        { interface: 'Tunnel0', type: 'static', nbma: '192.0.2.9' },
      ],
    });
  });

  test('12.4 to 15: two-line heads, never expire, empty flags, no socket, group, claimed address', () => {
    const text = `10.20.0.1/32 via 10.20.0.1
   Tunnel0 created 3w5d, never expire
   Type: static, Flags:
   NBMA address: 192.0.2.1
10.20.0.7/32 via 10.20.0.7, Tunnel0 created 1d02h, expire 01:30:02
   Type: dynamic, Flags: unique registered used nhop
   NBMA address: 203.0.113.7
    (Claimed NBMA address: 10.99.7.7)
   NHRP group: GOLD
10.20.0.8/32, Tunnel0 created 00:00:07, expire 00:02:57
   Type: incomplete, Flags: negative
   Cache hits: 4
192.168.7.0/24 via 10.20.0.7
   Tunnel0 created 00:00:05, expire 00:02:24
   Type: dynamic, Flags: router rib local
   NBMA address: 203.0.113.7
    (no-socket)
   Requester: 10.20.0.9 Request ID: 55`;
    const { result, unrecognised } = parse(text);
    expect(unrecognised).toEqual([]);
    expect(result.entries).toMatchObject([
      {
        target: '10.20.0.1',
        createdSeconds: 26 * 86_400,
        expiresSeconds: null,
        neverExpires: true,
        flags: [],
      },
      {
        nextHop: '10.20.0.7',
        createdSeconds: 93_600,
        expiresSeconds: 5402,
        flags: ['unique', 'registered', 'used', 'nhop'],
        nbma: '203.0.113.7',
        claimedNbma: '10.99.7.7',
        group: 'GOLD',
        noSocket: false,
      },
      { target: '10.20.0.8', type: 'incomplete', flags: ['negative'], nbma: null, cacheHits: 4 },
      {
        target: '192.168.7.0',
        prefixLength: 24,
        flags: ['router', 'rib', 'local'],
        noSocket: true,
        requesters: [{ address: '10.20.0.9', requestId: 55 }],
      },
    ]);
    expect(parse(text.replace(/\s+/g, ' ')).result).toEqual(result);
    expect(parse(text.replace(/\n */g, '\n\n')).result).toEqual(result);
  });

  test('IOS-XE 17: bfd flag, preference, group, VRF, metadata block', () => {
    const { result, unrecognised } = parse(`10.20.0.7/32 (VPN BLUE) via 10.20.0.7
   Tunnel0 created 00:12:04, expire 00:09:55
   Type: dynamic, Flags: registered nhop bfd
   NBMA address: 203.0.113.7
   Group: SILVER
   Preference: 255
   Metadata Exchange Framework:
   Type State`);
    expect(unrecognised).toEqual([]);
    expect(result.entries).toMatchObject([
      {
        vrf: 'BLUE',
        flags: ['registered', 'nhop', 'bfd'],
        group: 'SILVER',
        preference: 255,
        expiresSeconds: 595,
      },
    ]);
  });

  test('brief with two rows for each entry, starred note and legend', () => {
    const { result, unrecognised } =
      parse(`****************************************************************************
NOTE: Link-Local, No-socket and Incomplete entries are not displayed
****************************************************************************
Legend: Type --> S - Static, D - Dynamic
        Flags --> u - unique, r - registered, e - temporary, c - claimed
        a - authoritative, t - route
============================================================================

Intf     NextHop Address                                    NBMA Address
         Target Network                              T/Flag
-------- ------------------------------------------- ------ ----------------
Tu1      10.20.0.2                                          192.0.2.2
         10.20.0.2/32                                D/ur
Tu1      10.20.0.1                                          192.0.2.1
         10.20.0.1/32                                S/`);
    expect(unrecognised).toEqual([]);
    expect(result.brief).toBe(true);
    expect(result.entries).toMatchObject([
      {
        interface: 'Tu1',
        nextHop: '10.20.0.2',
        nbma: '192.0.2.2',
        target: '10.20.0.2',
        prefixLength: 32,
        type: 'dynamic',
        flags: ['u', 'r'],
      },
      { target: '10.20.0.1', type: 'static', flags: [] },
    ]);
  });

  test('brief with one row for each entry', () => {
    const { result, unrecognised } =
      parse(`   Target             Via             NBMA            Mode   Intfc   Claimed
     10.20.0.2/32 10.20.0.2    192.0.2.2   dynamic  Tu1     <   >
     10.20.0.3/32 10.20.0.3    192.0.2.3   static   Tu1     < 10.9.9.3 >`);
    expect(unrecognised).toEqual([]);
    expect(result.entries).toMatchObject([
      { target: '10.20.0.2', nbma: '192.0.2.2', type: 'dynamic', interface: 'Tu1', claimedNbma: null },
      { target: '10.20.0.3', nbma: '192.0.2.3', type: 'static', claimedNbma: '10.9.9.3' },
    ]);
  });

  test('commands that are others', () => {
    for (const line of ['show ip nhrp', 'sh ip nhrp br', 'R1#show ip nhrp dynamic', 'show ip nhrp detail']) {
      expect(showIpNhrp.matchesCommand(line), line).toBe(true);
    }
    for (const line of ['show ip nhrp nhs', 'sh ip nhr traffic', 'show ip nhrp multicast', 'show ip route']) {
      expect(showIpNhrp.matchesCommand(line), line).toBe(false);
    }
  });
});
