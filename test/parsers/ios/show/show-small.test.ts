import { describe, expect, test } from 'vitest';
import { showClock } from '../../../../parsers/ios/show/show-clock.ts';
import { showDebugging } from '../../../../parsers/ios/show/show-debugging.ts';
import { showInterfaces } from '../../../../parsers/ios/show/show-interfaces.ts';
import { showIpNhrpTraffic } from '../../../../parsers/ios/show/show-ip-nhrp-traffic.ts';
import { showVersion } from '../../../../parsers/ios/show/show-version.ts';

const lines = (text: string) => text.split('\n');

describe('show ip nhrp traffic', () => {
  const text = `Tunnel10: Max-send limit:10000Pkts/10Sec, Usage:3%
   Sent: Total 541
         3 Resolution Request  0 Resolution Reply  530 Registration Request
         0 Registration Reply  2 Purge Request  1 Purge Reply
         5 Error Indication  0 Traffic Indication  0 Redirect Suppress
   Rcvd: Total 12
         3 Resolution Request  0 Resolution Reply  0 Registration Request
         6 Registration Reply  2 Purge Request  1 Purge Reply
         0 Error Indication  0 Traffic Indication  0 Redirect Suppress`;

  test('limit, usage and every counter of both directions', () => {
    const { result, unrecognised } = showIpNhrpTraffic.parse(lines(text));
    expect(unrecognised).toEqual([]);
    expect(result.interfaces).toEqual([
      {
        interface: 'Tunnel10',
        maxSend: { packets: 10000, seconds: 10 },
        usagePercent: 3,
        sent: {
          total: 541,
          resolutionRequest: 3,
          resolutionReply: 0,
          registrationRequest: 530,
          registrationReply: 0,
          purgeRequest: 2,
          purgeReply: 1,
          errorIndication: 5,
          trafficIndication: 0,
          redirectSuppress: 0,
        },
        received: {
          total: 12,
          resolutionRequest: 3,
          resolutionReply: 0,
          registrationRequest: 0,
          registrationReply: 6,
          purgeRequest: 2,
          purgeReply: 1,
          errorIndication: 0,
          trafficIndication: 0,
          redirectSuppress: 0,
        },
        forwarded: null,
      },
    ]);
  });

  test('detail: global statistics first, forwarded packets, one line', () => {
    const detail = `Global statistics:\n Sent: Total 1\n 1 Registration Reply\n ${text}\n Fwd: Total 9\n 9 Resolution Request`;
    const { result } = showIpNhrpTraffic.parse([detail.replace(/\s+/g, ' ')]);
    expect(
      result.interfaces.map((one) => [one.interface, one.sent?.total, one.forwarded?.resolutionRequest]),
    ).toEqual([
      [null, 1, undefined],
      ['Tunnel10', 541, 9],
    ]);
  });
});

describe('show debugging', () => {
  test('items, sections and conditions', () => {
    const { result, unrecognised } = showDebugging.parse(
      lines(`NHRP:
  NHRP protocol debugging is on
  NHRP activity debugging is on

Cryptographic Subsystem:
  Crypto ISAKMP debugging is on
Crypto conditional debug is enabled!
Condition 1: interface Tu0 (1 flags triggered)`),
    );
    expect(unrecognised).toEqual([]);
    expect(result).toEqual({
      on: ['NHRP protocol', 'NHRP activity', 'Crypto ISAKMP'],
      sections: ['NHRP', 'Cryptographic Subsystem'],
      conditions: ['Crypto conditional debug is enabled!', 'Condition 1: interface Tu0 (1 flags triggered)'],
    });
    expect(showDebugging.matchesCommand('R1#show debug')).toBe(true);
  });
});

describe('show version', () => {
  test('IOS 15', () => {
    const { result } = showVersion.parse(
      lines(`Cisco IOS Software, C2900 Software (C2900-UNIVERSALK9-M), Version 15.7(3)M2, RELEASE SOFTWARE (fc2)
Technical Support: http://www.cisco.com/techsupport
ROM: System Bootstrap, Version 15.0(1r)M16, RELEASE SOFTWARE (fc1)

branch-7 uptime is 3 weeks, 5 days, 2 hours, 1 minute
Cisco CISCO2911/K9 (revision 1.0) with 483328K/40960K bytes of memory.`),
    );
    expect(result).toEqual({
      family: 'IOS',
      release: '15.7(3)M2',
      model: 'CISCO2911/K9',
      hostname: 'branch-7',
    });
  });

  test('IOS-XE 17', () => {
    const { result } = showVersion.parse(
      lines(`Cisco IOS XE Software, Version 17.09.04a
Cisco IOS Software [Cupertino], Virtual XE Software (X86_64_LINUX_IOSD-UNIVERSALK9-M), Version 17.9.4a, RELEASE SOFTWARE (fc3)
hub-9 uptime is 2 minutes
cisco C8000V (VXE) processor (revision VXE) with 2028465K/3075K bytes of memory.`),
    );
    expect(result).toEqual({ family: 'IOS-XE', release: '17.09.04a', model: 'C8000V', hostname: 'hub-9' });
  });
});

describe('show clock', () => {
  test('a clock that was never set, and one with a source', () => {
    const { result } = showClock.parse(['*10:22:33.123 UTC Mon Mar 1 2021']);
    expect(result).toEqual({
      at: { seconds: 1_614_594_153, nanoseconds: 123_000_000, precision: 1_000_000, clock: 'utc' },
      mark: '*',
      zone: 'UTC',
      source: null,
    });
    const detail = showClock.parse(['08:00:01 CET Tue Jan 2 2024', 'Time source is NTP']);
    expect(detail.result).toMatchObject({ mark: null, zone: 'CET', source: 'NTP', at: { clock: 'local' } });
    expect(showClock.parse(['10:22:33 UTC Mon Feb 30 2021']).result.at).toBeNull();
  });
});

describe('show interfaces', () => {
  test('brief table', () => {
    const { result, unrecognised } = showInterfaces.parse(
      lines(`Interface                  IP-Address      OK? Method Status                Protocol
GigabitEthernet0/0         198.51.100.7    YES NVRAM  up                    up
GigabitEthernet0/1         unassigned      YES NVRAM  administratively down down
Tunnel0                    10.20.0.7       YES manual up                    down`),
    );
    expect(unrecognised).toEqual([]);
    expect(result.interfaces).toEqual([
      { name: 'GigabitEthernet0/0', status: 'up', protocol: 'up', address: '198.51.100.7' },
      { name: 'GigabitEthernet0/1', status: 'administratively down', protocol: 'down', address: null },
      { name: 'Tunnel0', status: 'up', protocol: 'down', address: '10.20.0.7' },
    ]);
  });

  test('long form of one tunnel', () => {
    const { result } = showInterfaces.parse(
      lines(`Tunnel0 is administratively down, line protocol is down (disabled)
  Hardware is Tunnel
  Internet address is 10.20.0.7/24
  MTU 17916 bytes, BW 100 Kbit/sec, DLY 50000 usec,`),
    );
    expect(result.interfaces).toEqual([
      { name: 'Tunnel0', status: 'administratively down', protocol: 'down', address: '10.20.0.7' },
    ]);
  });
});
