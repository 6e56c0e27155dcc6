import { describe, expect, test } from 'vitest';
import { showCryptoIpsecSa } from '../../../../parsers/ios/show/show-crypto-ipsec-sa.ts';

const parse = (text: string) => showCryptoIpsecSa.parse(text.split('\n'));

const short12 = `
interface: Tunnel0
    Crypto map tag: Tunnel0-head-0, local addr 198.51.100.7

   protected vrf: (none)
   local  ident (addr/mask/prot/port): (198.51.100.7/255.255.255.255/47/0)
   remote ident (addr/mask/prot/port): (192.0.2.1/255.255.255.255/47/0)
   current_peer 192.0.2.1 port 500
     PERMIT, flags={origin_is_acl,}
    #pkts encaps: 118, #pkts encrypt: 118, #pkts digest: 118
    #pkts decaps: 0, #pkts decrypt: 0, #pkts verify: 0
    #pkts compressed: 0, #pkts decompressed: 0
    #pkts not compressed: 0, #pkts compr. failed: 0
    #pkts not decompressed: 0, #pkts decompress failed: 0
    #send errors 14, #recv errors 2

     local crypto endpt.: 198.51.100.7, remote crypto endpt.: 192.0.2.1
     path mtu 1500, ip mtu 1500, ip mtu idb FastEthernet0/0
     current outbound spi: 0x3F2A01(4139521)

     inbound esp sas:
      spi: 0xC0FFEE01(3237998081)
        transform: esp-aes 256 esp-sha-hmac ,
        in use settings ={Transport UDP-Encaps, }
        conn id: 2003, flow_id: SW:3, crypto map: Tunnel0-head-0
        sa timing: remaining key lifetime (k/sec): (4411111/2710)
        IV size: 16 bytes
        replay detection support: Y
        Status: ACTIVE

     inbound ah sas:

     inbound pcp sas:

     outbound esp sas:
      spi: 0x3F2A01(4139521)
        transform: esp-aes 256 esp-sha-hmac ,
        in use settings ={Transport UDP-Encaps, }
        conn id: 2004, flow_id: SW:4, crypto map: Tunnel0-head-0
        sa timing: remaining key lifetime (k/sec): (4411100/2709)
        IV size: 16 bytes
        replay detection support: Y
        Status: ACTIVE

     outbound ah sas:

     outbound pcp sas:
`;

const xe = `
interface: Tunnel100
    Crypto map tag: Tunnel100-head-0, local addr 203.0.113.9

   protected vrf: BLUE
   local  ident (addr/mask/prot/port): (203.0.113.9/255.255.255.255/47/0)
   remote ident (addr/mask/prot/port): (203.0.113.77/255.255.255.255/47/0)
   current_peer 203.0.113.77 port 4500
     PERMIT, flags={origin_is_acl,ipsec_sa_request_sent}
    #pkts encaps: 5, #pkts encrypt: 5, #pkts digest: 5
    #pkts decaps: 6, #pkts decrypt: 6, #pkts verify: 6
    #pkts no sa (send) 1, #pkts invalid sa (rcv) 4
    ##pkts replay failed (rcv): 17
    #pkts internal err (send): 0, #pkts internal err (recv) 0

     local crypto endpt.: 203.0.113.9, remote crypto endpt.: 203.0.113.77
     plaintext mtu 1458, path mtu 1500, ip mtu 1500, ip mtu idb GigabitEthernet0/0/1
     current outbound spi: 0x0(0)
     PFS (Y/N): Y, DH group: group14, PQC Key Exchange: none

     inbound esp sas:
      spi: 0x1(1)
        transform: esp-256-aes esp-sha256-hmac ,
        in use settings ={Tunnel, esn}
        conn id: 2076, flow_id: CSR:76, sibling_flags FFFFFFFF80004008, crypto map: Tunnel100-head-0
         sa timing: remaining key lifetime (sec): 1810
        Kilobyte Volume Rekey has been disabled
        IV size: 16 bytes
        replay detection support: Y  replay window size: 512
        ecn bit support: Y status: off
        Status: ACTIVE(ACTIVE)

     outbound esp sas:
      spi: 0xABCDEF12(2882400018)
        transform: esp-gcm 256 ,
        in use settings ={Tunnel, }
        conn id: 2077, flow_id: Onboard VPN:124, sibling_flags 80000048, crypto map: Tunnel100-head-0
        sa timing: remaining key lifetime (k/sec): (0/0)
        ike_cookies: 9263635C CA4B4E99 C14E908E 8EE2D79C
        IV size: 8 bytes
        replay detection support: N
        Status: ACTIVE
`;

describe('show crypto ipsec sa', () => {
  test('12.4: short form with send and receive errors, NAT traversal, no line for PFS', () => {
    const { result, problems, unrecognised } = parse(short12);
    expect(problems).toEqual([]);
    expect(unrecognised).toEqual([]);
    expect(result.detail).toBe(false);
    expect(result.flows).toHaveLength(1);
    const flow = result.flows[0]!;
    expect(flow).toMatchObject({
      interface: 'Tunnel0',
      cryptoMapTag: 'Tunnel0-head-0',
      localAddress: '198.51.100.7',
      protectedVrf: null,
      localIdentity: { address: '198.51.100.7', mask: '255.255.255.255', protocol: 47, port: 0 },
      remoteIdentity: { address: '192.0.2.1', mask: '255.255.255.255', protocol: 47, port: 0 },
      peer: '192.0.2.1',
      peerPort: 500,
      permit: true,
      flags: ['origin_is_acl'],
      plaintextMtu: null,
      pathMtu: 1500,
      ipMtu: 1500,
      ipMtuInterface: 'FastEthernet0/0',
      outboundSpi: '0x003f2a01',
      pfs: null,
    });
    expect(flow.counters).toMatchObject({
      encapsulated: 118,
      decapsulated: 0,
      sendErrors: 14,
      receiveErrors: 2,
      noSaSent: null,
    });
    expect(flow.sas.map((sa) => [sa.direction, sa.spi, sa.remainingKilobytes, sa.remainingSeconds])).toEqual([
      ['inbound', '0xc0ffee01', 4411111, 2710],
      ['outbound', '0x003f2a01', 4411100, 2709],
    ]);
    expect(flow.sas[0]).toMatchObject({
      protocol: 'esp',
      transform: { encryption: 'aes-cbc', keyLength: 256, hash: 'hmac-sha' },
      settings: ['Transport', 'UDP-Encaps'],
      encapsulation: 'udp-transport',
      connectionId: 2003,
      flowId: 'SW:3',
      siblingFlags: null,
      cryptoMap: 'Tunnel0-head-0',
      volumeRekey: true,
      ivBytes: 16,
      replayDetection: true,
      replayWindow: null,
      status: 'ACTIVE',
    });
  });

  test('IOS-XE 17: other transform names, long sibling flags, no volume rekey, window, ESN, PQC', () => {
    const { result, unrecognised } = parse(xe);
    expect(unrecognised).toEqual([]);
    expect(result.detail).toBe(true);
    const flow = result.flows[0]!;
    expect(flow).toMatchObject({
      protectedVrf: 'BLUE',
      peerPort: 4500,
      flags: ['origin_is_acl', 'ipsec_sa_request_sent'],
      plaintextMtu: 1458,
      ipMtuInterface: 'GigabitEthernet0/0/1',
      outboundSpi: null,
      pfs: true,
      pfsGroup: 'group14',
      pqcKeyExchange: 'none',
    });
    expect(flow.counters).toMatchObject({
      noSaSent: 1,
      invalidSaReceived: 4,
      replayFailed: 17,
      sendErrors: null,
    });
    expect(flow.sas[0]).toMatchObject({
      spi: '0x00000001',
      transform: { encryption: 'aes-cbc', keyLength: 256, hash: 'hmac-sha256' },
      settings: ['Tunnel', 'esn'],
      encapsulation: 'tunnel',
      flowId: 'CSR:76',
      siblingFlags: 'ffffffff80004008',
      remainingKilobytes: null,
      remainingSeconds: 1810,
      volumeRekey: false,
      replayWindow: 512,
      status: 'ACTIVE(ACTIVE)',
    });
    expect(flow.sas[1]).toMatchObject({
      transform: { encryption: 'aes-gcm-16', keyLength: 256, hash: null },
      flowId: 'Onboard VPN:124',
      remainingKilobytes: 0,
      remainingSeconds: 0,
      replayDetection: false,
      ikeCookies: ['9263635c', 'ca4b4e99', 'c14e908e', '8ee2d79c'],
    });
  });

  test('any line breaks give the same: all in one line, and a break at every space', () => {
    const expected = parse(short12).result;
    expect(parse(short12.replace(/\s+/g, ' ')).result).toEqual(expected);
    expect(parse(short12.replace(/\s+/g, '\n\n')).result).toEqual(expected);
    expect(parse(short12.replace(/ +/g, '\t').replace(/\n/g, '\r\n')).result).toEqual(expected);
  });

  test('crypto map on a line of its own, settings without a space, heading and SPI joined', () => {
    const damaged = xe
      .replace('FFFFFFFF80004008, crypto map', 'FFFFFFFF80004008,\n        crypto map')
      .replace('{Tunnel, }', '{Transport,}')
      .replace('outbound esp sas:\n      spi', 'outbound esp sas: spi');
    const flow = parse(damaged).result.flows[0]!;
    expect(flow.sas[0]!.cryptoMap).toBe('Tunnel100-head-0');
    expect(flow.sas[1]).toMatchObject({
      spi: '0xabcdef12',
      settings: ['Transport'],
      encapsulation: 'transport',
    });
  });

  test('two flows on one interface, SAs kept apart, several SAs in one direction', () => {
    const second = short12
      .slice(short12.indexOf('   protected'))
      .replaceAll('192.0.2.1', '192.0.2.40')
      .replace(
        'outbound esp sas:',
        'spi: 0xDEAD0001(3735879681)\n transform: esp-3des esp-md5-hmac ,\n outbound esp sas:',
      );
    const { result, problems } = parse(short12 + second);
    expect(result.flows.map((flow) => [flow.interface, flow.peer, flow.sas.length])).toEqual([
      ['Tunnel0', '192.0.2.1', 2],
      ['Tunnel0', '192.0.2.40', 3],
    ]);
    expect(result.flows[1]!.sas[1]).toMatchObject({ spi: '0xdead0001', direction: 'inbound' });
    expect(problems).toEqual([]);
  });

  test('an SPI that is not its decimal number is a problem with its line', () => {
    const { problems } = parse(short12.replace('(3237998081)', '(3237998082)'));
    expect(problems).toMatchObject([{ code: 'bad-value', layer: 'show crypto ipsec sa', line: 22 }]);
  });

  test('a comment in the margin and a foreign line are counted as not understood', () => {
    const lines = short12
      .replace('decaps: 0, #pkts decrypt: 0, #pkts verify: 0', '$& <-- nothing comes back')
      .split('\n');
    expect(showCryptoIpsecSa.parse(lines).unrecognised).toEqual([10]);
  });

  test('known by command, however short, and by shape', () => {
    for (const line of [
      'show crypto ipsec sa',
      'R9#sh cry ips sa det',
      'show crypto ipsec sa peer 192.0.2.1 | i pkts',
    ]) {
      expect(showCryptoIpsecSa.matchesCommand(line), line).toBe(true);
    }
    for (const line of [
      'show crypto isakmp sa',
      'show crypto ipsec transform-set',
      'show',
      'crypto ipsec sa',
    ]) {
      expect(showCryptoIpsecSa.matchesCommand(line), line).toBe(false);
    }
    expect(showCryptoIpsecSa.matchesShape(short12.split('\n'))).toBe(true);
    expect(showCryptoIpsecSa.matchesShape(['interface Tunnel0', ' tunnel key 1'])).toBe(false);
  });
});
