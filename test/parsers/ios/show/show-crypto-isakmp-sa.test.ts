import { describe, expect, test } from 'vitest';
import { showCryptoIsakmpSa } from '../../../../parsers/ios/show/show-crypto-isakmp-sa.ts';

const parse = (text: string) => showCryptoIsakmpSa.parse(text.split('\n'));

describe('show crypto isakmp sa', () => {
  test('12.x: no banner, a slot, no status', () => {
    const { result, unrecognised } = parse(`dst             src             state          conn-id slot
192.0.2.1       198.51.100.7    QM_IDLE              3    0
192.0.2.1       198.51.100.9    MM_NO_STATE          0    0`);
    expect(unrecognised).toEqual([]);
    expect(result.detail).toBe(false);
    expect(result.sas).toMatchObject([
      {
        destination: '192.0.2.1',
        source: '198.51.100.7',
        state: 'QM_IDLE',
        connectionId: 3,
        slot: 0,
        status: null,
      },
      { source: '198.51.100.9', state: 'MM_NO_STATE', connectionId: 0, slot: 0, deleted: false },
    ]);
  });

  test('12.4: slot and status, a deleted SA', () => {
    const { result, unrecognised } = parse(`IPv4 Crypto ISAKMP SA
dst             src             state          conn-id slot status
192.0.2.1       198.51.100.7    QM_IDLE           1001    0 ACTIVE
192.0.2.1       198.51.100.7    MM_NO_STATE       1000    0 ACTIVE (deleted)

IPv6 Crypto ISAKMP SA
`);
    expect(unrecognised).toEqual([]);
    expect(result.sas.map((sa) => [sa.state, sa.connectionId, sa.slot, sa.status, sa.deleted])).toEqual([
      ['QM_IDLE', 1001, 0, 'ACTIVE', false],
      ['MM_NO_STATE', 1000, 0, 'ACTIVE', true],
    ]);
  });

  test('15.x and IOS-XE: no slot, standby, and IPv6 rows without a header', () => {
    const text = `IPv4 Crypto ISAKMP SA
dst             src             state          conn-id status
192.0.2.1       198.51.100.7    MM_KEY_EXCH       1005 ACTIVE
192.0.2.1       198.51.100.8    QM_IDLE           1004 STDBY

IPv6 Crypto ISAKMP SA

 dst: 2001:DB8:1::1
 src: 2001:DB8:2::7
 state: QM_IDLE         conn-id:   1006 status: ACTIVE`;
    const expected = [
      { family: 'ipv4', state: 'MM_KEY_EXCH', connectionId: 1005, slot: null, status: 'ACTIVE' },
      { family: 'ipv4', state: 'QM_IDLE', connectionId: 1004, status: 'STDBY' },
      {
        family: 'ipv6',
        destination: '2001:db8:1::1',
        source: '2001:db8:2::7',
        state: 'QM_IDLE',
        connectionId: 1006,
      },
    ];
    expect(parse(text).result.sas).toMatchObject(expected);
    expect(parse(text).unrecognised).toEqual([]);
    expect(parse(text.replace(/\s+/g, ' ')).result.sas).toMatchObject(expected);
  });

  test('detail: re-flowed legend, VRF column filled and empty, capabilities, engine ????', () => {
    const { result, unrecognised } =
      parse(`Codes: C - IKE configuration mode, D - Dead Peer Detection K - Keepalives, N - NAT-traversal
T - cTCP encapsulation, X - IKE Extended Authentication
psk - Preshared key, rsig - RSA signature
renc - RSA encryption IPv4 Crypto ISAKMP SA

C-id  Local           Remote          I-VRF  Status Encr Hash   Auth DH Lifetime Cap.

1013  198.51.100.7    192.0.2.1       BLUE   ACTIVE aes  sha384 psk  14 23:47:45 DN
       Engine-id:Conn-id =  SW:13

1014  198.51.100.7    192.0.2.2              ACTIVE 3des md5    rsig 2  1d02h
       Engine-id:Conn-id =  SW:14 (deleted)

0     198.51.100.7    192.0.2.3              ACTIVE                     0
       Engine-id:Conn-id =  ????

IPv6 Crypto ISAKMP SA
`);
    expect(result.detail).toBe(true);
    expect(result.sas).toMatchObject([
      {
        connectionId: 1013,
        local: '198.51.100.7',
        remote: '192.0.2.1',
        vrf: 'BLUE',
        status: 'ACTIVE',
        encryption: 'aes-cbc',
        keyLength: null,
        hash: 'sha384',
        authentication: 'pre-shared-key',
        group: 14,
        remainingSeconds: 23 * 3600 + 47 * 60 + 45,
        capabilities: ['D', 'N'],
        engine: 'SW:13',
        state: null,
      },
      {
        connectionId: 1014,
        encryption: '3des-cbc',
        authentication: 'rsa-signature',
        vrf: null,
        group: 2,
        remainingSeconds: 93_600,
        capabilities: [],
        engine: 'SW:14',
      },
      { connectionId: 0, encryption: null, hash: null, group: null, remainingSeconds: null, engine: '????' },
    ]);
    expect(result.sas[1]!.deleted).toBe(true);
    expect(unrecognised).toEqual([]);
  });

  test('an empty table, and commands', () => {
    expect(parse('There are no ISAKMP SAs').result.sas).toEqual([]);
    expect(showCryptoIsakmpSa.matchesCommand('Hub-9>sh cry isa sa')).toBe(true);
    expect(showCryptoIsakmpSa.matchesCommand('show crypto isakmp policy')).toBe(false);
    expect(showCryptoIsakmpSa.matchesShape(['dst   src   state  conn-id status'])).toBe(true);
  });
});
