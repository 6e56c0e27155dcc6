import { describe, expect, it } from 'vitest';
import type { LinuxFact } from '../../../parsers/linux/fact.ts';
import type { NhrpdState } from '../../../parsers/linux/nhrpd-fact.ts';
import { looksLikeNhrpd } from '../../../parsers/linux/nhrpd-line.ts';
import { secretFingerprint } from '../../../parsers/wire/fingerprint.ts';
import { lab, ofKind, readLog } from './lab.ts';

function states(facts: LinuxFact[]): NhrpdState[] {
  return ofKind(facts, 'state').filter((fact): fact is NhrpdState => fact.program === 'nhrpd');
}

const scenarios = [
  'success-transport-3des',
  'success-aes',
  'plain-gre',
  'nat-traversal',
  'psk-mismatch',
  'phase2-proposal-mismatch',
  'udp500-blocked',
  'esp-dropped-spoke-to-hub',
];

describe('nhrpd’s log', () => {
  it.each(scenarios.flatMap((scenario) => [`${scenario} hub`, `${scenario} spoke1`]))(
    'knows every line of %s',
    (name) => {
      const [scenario, end] = name.split(' ');
      const { log } = readLog(lab(scenario!, `${end}-nhrpd.log`));
      expect(log.unknown.list()).toEqual([]);
      expect(log.nhrpdLines).toBeGreaterThan(100);
    },
  );

  it.each([
    ['the line before tells that it is local (type 7)', 46],
    ['nothing is told of it', 47],
  ])('takes an own address for no client in a log that begins in the middle: %s', (_, from) => {
    const lines = lab('psk-mismatch', 'hub-nhrpd.log').split('\n');
    const { facts } = readLog(lines.slice(from - 1).join('\n'));
    expect(states(facts).filter(({ what }) => what === 'cache-add')).toEqual([]);
  });

  it('knows a client without the lines that tell the own addresses', () => {
    const lines = lab('success-aes', 'hub-nhrpd.log').split('\n');
    const { facts } = readLog(lines.slice(59).join('\n'));
    expect(states(facts).find(({ what }) => what === 'cache-add')).toMatchObject({
      protocolAddress: '10.1.1.1',
    });
  });

  it('joins the two lines of a packet and what is told of a reply', () => {
    const { facts } = readLog(lab('nat-traversal', 'spoke1-nhrpd.log'));
    const packets = ofKind(facts, 'packet');
    // A reply keeps the source and destination of its request, as on the wire.
    const ends = { sourceProtocol: '10.1.1.1', destinationProtocol: '10.1.1.254' };
    const out = { ...ends, act: 'sent', packetType: 3, source: '192.168.1.1', destination: '172.16.10.1' };
    expect(packets).toMatchObject([
      { ...out, line: 60, endLine: 61 },
      { ...out, line: 63 },
      { ...out, line: 66 },
      {
        ...ends,
        act: 'received',
        packetType: 4,
        line: 68,
        source: '172.16.10.1',
        destination: '192.168.1.1',
        code: 0,
        mtu: 0,
      },
    ]);
    expect(ofKind(facts, 'nat')).toMatchObject([{ interface: 'gre1', nbma: '192.168.1.1' }]);
    expect(ofKind(facts, 'interface')).toMatchObject([{ interface: 'gre1', key: 1, nbma: '192.168.1.1' }]);
    const told = states(facts).map((fact) => [fact.what, fact.protocolAddress]);
    expect(told).toContainEqual(['nhs-up', '10.1.1.254']);
    expect(told.filter(([what]) => what === 'interface-up')).toHaveLength(1);
    expect(told.filter(([what]) => what === 'cache-add')).toEqual([['cache-add', '10.1.1.254']]);
  });

  it('reads a refused authentication with the error indication it causes', () => {
    const { facts } = readLog(lab('nhrp-auth-mismatch', 'hub-nhrpd.log'));
    const packets = ofKind(facts, 'packet');
    expect(packets[0]).toMatchObject({
      act: 'received',
      packetType: 3,
      authentication: secretFingerprint('WRONGKEY'),
    });
    expect(packets[1]).toMatchObject({ act: 'sent', packetType: 7, code: 11, destination: '172.16.1.1' });
    expect(ofKind(facts, 'failure')[0]).toMatchObject({
      what: 'nhrp-authentication-failed',
      peer: '172.16.1.1',
      fields: { code: 11, strings: 'different' },
    });
    expect(states(facts).some((fact) => fact.what === 'received-for-us')).toBe(false);
  });

  it('never keeps an authentication string, in hex or in clear', () => {
    const { facts } = readLog(lab('nhrp-auth-mismatch', 'hub-nhrpd.log'));
    const all = JSON.stringify(facts);
    expect(all).not.toMatch(/NHRPAUTH|WRONGKEY|4E48525041555448|57524F4E474B4559/i);
  });

  it('reads a refused registration and a dropped packet', () => {
    const { facts } = readLog(
      [
        '2026/01/02 03:04:05 NHRP: PACKET: Recv 198.51.100.1 -> 198.51.100.9',
        '2026/01/02 03:04:05 NHRP: Recv Registration-Reply(4) 192.0.2.1 -> 192.0.2.9',
        '2026/01/02 03:04:05 NHRP: NHS: Reg.reply received',
        '2026/01/02 03:04:05 NHRP: NHS: CIE registration: 192.0.2.9: 14',
        '2026/01/02 03:04:06 NHRP: PACKET: Recv 198.51.100.1 -> 198.51.100.9',
        '2026/01/02 03:04:06 NHRP: From 198.51.100.1: error: peer not online',
      ].join('\n'),
    );
    expect(facts).toMatchObject([
      { kind: 'packet', packetType: 4, code: 14, sourceProtocol: '192.0.2.9' },
      { kind: 'failure', what: 'registration-refused', fields: { code: 14, server: '192.0.2.1' } },
      { kind: 'failure', what: 'peer-not-online', peer: '198.51.100.1' },
    ]);
  });

  it('is told from IOS’s debug by FRR’s date or identifier', () => {
    expect(looksLikeNhrpd('2026/11/23 09:34:31 NHRP: [NE2QS-E94GN] Adding multicast entry (1.2.3.4)')).toBe(
      true,
    );
    expect(looksLikeNhrpd('Mar  1 07:08:09 gw nhrpd[3]: [NE2QS-E94GN] text')).toBe(true);
    expect(looksLikeNhrpd('*Mar  1 07:08:09.123: NHRP: Send Registration Request via Tunnel0')).toBe(false);
    expect(looksLikeNhrpd('NHRP: Send Registration Request via Tunnel0')).toBe(false);
  });
});
