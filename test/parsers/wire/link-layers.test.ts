/** Every link layer around the same packet: ESP from the documentation networks. */
import { describe, expect, it } from 'vitest';
import { dissectFrame } from '../../../parsers/wire/frame.ts';
import type { Packet } from '../../../parsers/wire/packet.ts';
import { LINK_TYPE } from '../../../parsers/wire/registry/link-types.ts';
import { esp, ipv4, ipv6 } from '../../made/ip-writer.ts';
import {
  ciscoHdlc,
  ethernet,
  ethernetSnap,
  linuxCooked,
  linuxCookedV2,
  loopback,
  mpls,
  ppp,
  pppoe,
  vlanTag,
} from '../../made/link-writer.ts';
import { nhrp } from '../../made/nhrp-writer.ts';
import { fromHex, octets } from '../../made/octets.ts';

const body = esp(0xc0ffee01, 7, new Uint8Array(24));
const V4 = ipv4({ source: '192.0.2.1', destination: '198.51.100.2', protocol: 50 }, body);
const V6 = ipv6({ source: '2001:db8::1', destination: '2001:db8::2', nextHeader: 50 }, body);

function expectEsp(packet: Packet, layers: string[], version: 4 | 6 = 4) {
  expect(packet.problems).toEqual([]);
  expect(packet.layers).toEqual([...layers, version === 4 ? 'ipv4' : 'ipv6', 'esp']);
  expect(packet.src).toBe(version === 4 ? '192.0.2.1' : '2001:db8::1');
  expect(packet.esp).toEqual({ spi: '0xc0ffee01', sequence: 7, encapsulation: 'ip', length: 32 });
}

describe('Ethernet', () => {
  it('carries IPv4 and IPv6', () => {
    const packet = dissectFrame(ethernet({ etherType: 0x0800 }, V4), LINK_TYPE.ethernet);
    expectEsp(packet, ['eth']);
    expect(packet.link).toBe('ethernet');
    expect(packet.linkSource).toBe('02:00:00:00:00:01');
    expect(packet.linkDestination).toBe('02:00:00:00:00:02');
    expectEsp(dissectFrame(ethernet({ etherType: 0x86dd }, V6), LINK_TYPE.ethernet), ['eth'], 6);
  });

  it('carries IPv4 in LLC/SNAP', () => {
    expectEsp(dissectFrame(ethernetSnap(0, 0x0800, V4), LINK_TYPE.ethernet), ['eth']);
  });

  it('carries NHRP in LLC/SNAP with the IANA OUI (RFC 2332 section 5)', () => {
    const made = nhrp({ packetType: 3, sourceNbma: null, sourceProtocol: null, destinationProtocol: null });
    const packet = dissectFrame(ethernetSnap(0x00005e, 3, made), LINK_TYPE.ethernet);
    expect(packet.layers).toEqual(['eth', 'nhrp']);
  });

  it('names other LLC payloads and other EtherTypes', () => {
    const stp = ethernet({ etherType: 3 }, octets(0x42, 0x42, 3));
    expect(dissectFrame(stp, LINK_TYPE.ethernet).layers).toEqual(['eth', 'llc']);
    const lldp = ethernet({ etherType: 0x88cc }, octets(0));
    expect(dissectFrame(lldp, LINK_TYPE.ethernet).layers).toEqual(['eth', 'lldp']);
    const other = ethernet({ etherType: 0x1234 + 0x1000 }, octets(0));
    expect(dissectFrame(other, LINK_TYPE.ethernet).layers).toEqual(['eth', 'ethertype-0x2234']);
  });

  it('ignores padding behind the IP packet', () => {
    const padded = ethernet({ etherType: 0x0800 }, new Uint8Array([...V4, 0, 0, 0, 0, 0, 0]));
    expectEsp(dissectFrame(padded, LINK_TYPE.ethernet), ['eth']);
  });

  it('says what is missing of a cut header', () => {
    expect(dissectFrame(new Uint8Array(13), LINK_TYPE.ethernet).problems).toEqual([
      expect.objectContaining({ code: 'truncated', layer: 'eth', offset: 0, need: 14, have: 13 }),
    ]);
  });
});

describe('VLAN tags', () => {
  it('reads 802.1Q, QinQ and the older service tags', () => {
    const single = ethernet({ etherType: 0x8100 }, vlanTag({ id: 100, etherType: 0x0800 }, V4));
    expectEsp(dissectFrame(single, LINK_TYPE.ethernet), ['eth', 'vlan']);
    for (const service of [0x88a8, 0x9100, 0x9200]) {
      const inner = vlanTag({ id: 4095, priority: 7, dropEligible: true, etherType: 0x0800 }, V4);
      const frame = ethernet({ etherType: service }, vlanTag({ id: 7, etherType: 0x8100 }, inner));
      const packet = dissectFrame(frame, LINK_TYPE.ethernet);
      expectEsp(packet, ['eth', 'vlan', 'vlan']);
      expect(packet.vlans).toEqual([7, 4095]);
    }
  });

  it('stops at a bound when tags never end', () => {
    let frame = V4;
    for (let count = 0; count < 100; count++) frame = vlanTag({ id: 1, etherType: 0x8100 }, frame);
    const packet = dissectFrame(ethernet({ etherType: 0x8100 }, frame), LINK_TYPE.ethernet);
    expect(packet.problems).toEqual([expect.objectContaining({ code: 'limit', layer: 'vlan' })]);
  });

  it('says that a tag is cut', () => {
    const packet = dissectFrame(ethernet({ etherType: 0x8100 }, octets(0, 1)), LINK_TYPE.ethernet);
    expect(packet.problems).toEqual([
      expect.objectContaining({ code: 'truncated', layer: 'vlan', offset: 14, need: 4, have: 2 }),
    ]);
  });
});

describe('Linux cooked', () => {
  it('reads version 1 with direction and sender', () => {
    const packet = dissectFrame(linuxCooked({ packetType: 4, protocol: 0x0800 }, V4), LINK_TYPE.linuxCooked);
    expectEsp(packet, ['sll']);
    expect(packet.direction).toBe('out');
    expect(packet.linkSource).toBe('02:00:00:00:00:01');
  });

  it('reads version 2', () => {
    const packet = dissectFrame(
      linuxCookedV2({ packetType: 0, protocol: 0x86dd }, V6),
      LINK_TYPE.linuxCookedV2,
    );
    expectEsp(packet, ['sll2'], 6);
    expect(packet.direction).toBe('in');
  });

  it('does not know the direction between other hosts', () => {
    const packet = dissectFrame(linuxCooked({ packetType: 3, protocol: 0x0800 }, V4), LINK_TYPE.linuxCooked);
    expect(packet.direction).toBeNull();
  });

  it('takes the address of a GRE interface as the outer sender', () => {
    const made = nhrp({ packetType: 3, sourceNbma: null, sourceProtocol: null, destinationProtocol: null });
    const frame = linuxCooked({ hardwareType: 778, source: '203.0.113.9', protocol: 0x2001 }, made);
    const packet = dissectFrame(frame, LINK_TYPE.linuxCooked);
    expect(packet.layers).toEqual(['sll', 'nhrp']);
    expect(packet.src).toBe('203.0.113.9');
  });

  it('reads VLAN tags behind it, and LLC', () => {
    const tagged = linuxCooked({ protocol: 0x8100 }, vlanTag({ id: 5, etherType: 0x0800 }, V4));
    expectEsp(dissectFrame(tagged, LINK_TYPE.linuxCooked), ['sll', 'vlan']);
    const llc = linuxCooked({ protocol: 4 }, octets(0x42, 0x42, 3));
    expect(dissectFrame(llc, LINK_TYPE.linuxCooked).layers).toEqual(['sll', 'llc']);
  });

  it('does not take a netlink message for an EtherType', () => {
    const frame = linuxCooked({ hardwareType: 824, protocol: 0 }, octets(1, 2, 3));
    expect(dissectFrame(frame, LINK_TYPE.linuxCooked).layers).toEqual(['sll', 'linux-device-824']);
  });
});

describe('raw IP', () => {
  it.each([LINK_TYPE.raw, LINK_TYPE.rawBsd, LINK_TYPE.rawOpenBsd, LINK_TYPE.ipv4, LINK_TYPE.ipv6])(
    'reads link type %i by the version',
    (linkType) => {
      expectEsp(dissectFrame(V4, linkType), []);
      expectEsp(dissectFrame(V6, linkType), [], 6);
    },
  );

  it('says when it is neither version', () => {
    expect(dissectFrame(octets(0x10), LINK_TYPE.raw).problems).toEqual([
      expect.objectContaining({ code: 'bad-value', layer: 'ip', offset: 0 }),
    ]);
    expect(dissectFrame(octets(), LINK_TYPE.raw).problems).toEqual([
      expect.objectContaining({ code: 'truncated', need: 1, have: 0 }),
    ]);
  });
});

describe('BSD loopback', () => {
  it.each([
    ['IPv4', 2, V4, 4],
    ['IPv6 on NetBSD and OpenBSD', 24, V6, 6],
    ['IPv6 on FreeBSD', 28, V6, 6],
    ['IPv6 on Darwin', 30, V6, 6],
  ] as const)('reads %s in both byte orders', (_, family, packet, version) => {
    expectEsp(dissectFrame(loopback(family, packet), LINK_TYPE.null), ['loopback'], version);
    expectEsp(dissectFrame(loopback(family, packet, false), LINK_TYPE.loop), ['loopback'], version);
  });

  it('names another address family', () => {
    expect(dissectFrame(loopback(7, octets()), LINK_TYPE.null).layers).toEqual([
      'loopback',
      'address-family-7',
    ]);
  });
});

describe('PPP', () => {
  it.each([LINK_TYPE.ppp, LINK_TYPE.pppHdlc])('reads link type %i in its four forms', (linkType) => {
    for (const framing of [true, false]) {
      for (const compressed of [true, false]) {
        expectEsp(dissectFrame(ppp(0x21, V4, { framing, compressed }), linkType), ['ppp']);
        expectEsp(dissectFrame(ppp(0x57, V6, { framing, compressed }), linkType), ['ppp'], 6);
      }
    }
  });

  it('names control protocols', () => {
    expect(dissectFrame(ppp(0xc021, octets(1)), LINK_TYPE.ppp).layers).toEqual(['ppp', 'lcp']);
    expect(dissectFrame(ppp(0x8207, octets(1)), LINK_TYPE.ppp).layers).toEqual(['ppp', '0x8207']);
  });

  it('reads PPPoE sessions', () => {
    const session = pppoe(17, ppp(0x21, V4, { framing: false }));
    expectEsp(dissectFrame(ethernet({ etherType: 0x8864 }, session), LINK_TYPE.ethernet), [
      'eth',
      'pppoe',
      'ppp',
    ]);
    expectEsp(dissectFrame(session, LINK_TYPE.pppEther), ['pppoe', 'ppp']);
  });

  it('says what is missing', () => {
    expect(dissectFrame(octets(0xff, 3, 0), LINK_TYPE.ppp).problems).toEqual([
      expect.objectContaining({ code: 'truncated', layer: 'ppp', offset: 2, need: 2, have: 1 }),
    ]);
  });
});

describe('Cisco HDLC', () => {
  it('is read by its own link type and by its address in the shared one', () => {
    expectEsp(dissectFrame(ciscoHdlc(0x0800, V4), LINK_TYPE.ciscoHdlc), ['chdlc']);
    expectEsp(dissectFrame(ciscoHdlc(0x86dd, V6, true), LINK_TYPE.pppHdlc), ['chdlc'], 6);
  });

  it('names keepalives', () => {
    expect(dissectFrame(ciscoHdlc(0x8035, octets(0, 0, 0, 2)), LINK_TYPE.ciscoHdlc).layers).toEqual([
      'chdlc',
      'slarp',
    ]);
  });

  it('reads on behind an unknown address', () => {
    const frame = ciscoHdlc(0x0800, V4);
    frame[0] = 0x55;
    const packet = dissectFrame(frame, LINK_TYPE.ciscoHdlc);
    expect(packet.problems).toEqual([expect.objectContaining({ code: 'bad-value', layer: 'chdlc' })]);
    expect(packet.esp?.spi).toBe('0xc0ffee01');
  });
});

describe('MPLS', () => {
  it('reads IP behind a label stack', () => {
    const frame = ethernet({ etherType: 0x8847 }, mpls([16, 1_048_575], V4));
    expectEsp(dissectFrame(frame, LINK_TYPE.ethernet), ['eth', 'mpls']);
  });

  it('gives up on a stack without bottom', () => {
    const frame = ethernet({ etherType: 0x8847 }, new Uint8Array(400));
    expect(dissectFrame(frame, LINK_TYPE.ethernet).problems).toEqual([
      expect.objectContaining({ code: 'limit', layer: 'mpls' }),
    ]);
  });
});

describe('ARP', () => {
  // Frame 1 of fixtures/lab-plain-gre/hub.pcap.
  const REQUEST = fromHex(
    'ffffffffffff 525400bb0001 0806 0001 0800 06 04 0001 525400bb0001 ac100afe 000000000000 ac100a01',
  );

  it('reads addresses', () => {
    expect(dissectFrame(REQUEST, LINK_TYPE.ethernet).arp).toEqual({
      operation: 1,
      senderHardware: '52:54:00:bb:00:01',
      senderProtocol: '172.16.10.254',
      targetHardware: '00:00:00:00:00:00',
      targetProtocol: '172.16.10.1',
    });
  });

  it('says that addresses are cut', () => {
    const packet = dissectFrame(REQUEST.slice(0, 30), LINK_TYPE.ethernet);
    expect(packet.arp).toBeNull();
    expect(packet.problems).toEqual([
      expect.objectContaining({ code: 'truncated', layer: 'arp', offset: 22, need: 20, have: 8 }),
    ]);
  });
});

describe('any other link type', () => {
  it('is named by number and name', () => {
    const packet = dissectFrame(V4, 105);
    expect(packet.layers).toEqual([]);
    expect(packet.problems).toEqual([
      {
        code: 'unsupported',
        layer: 'link',
        message: 'link type 105 (LINKTYPE_IEEE802_11) is not read',
        offset: 0,
      },
    ]);
  });
});
