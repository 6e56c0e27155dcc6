import { describe, expect, it } from 'vitest';
import { gre } from '../made/gre-writer.ts';
import { icmpError } from '../made/icmp-writer.ts';
import { ah, esp, ipv4, NAT_KEEPALIVE, udp } from '../made/ip-writer.ts';
import { encodeIsakmp, fragmentIsakmp } from '../made/isakmp-writer.ts';
import { fromHex, octets } from '../made/octets.ts';
import { capture, FIXTURES, frameOf, HUB, records, run, SPOKE, udpFrame } from './decode-run.ts';

const COOKIES = { initiatorCookie: '0102030405060708', responderCookie: '1112131415161718' };

describe('records of the lab', () => {
  it('has the first message of main mode', async () => {
    const [record] = await records('lab-success-transport-3des/spoke1.pcap', { frame: [3] });
    expect(record).toMatchObject({
      type: 'packet',
      source: 'FILE',
      frame: 3,
      at: '2026-11-23T09:32:02.304284Z',
      link: 'ethernet',
      layers: ['eth', 'ipv4', 'udp', 'isakmp'],
      src: '172.16.1.1',
      dst: '172.16.10.1',
      srcPort: 500,
      dstPort: 500,
      esp: null,
      ah: null,
      gre: null,
      nhrp: null,
      icmp: null,
      inner: null,
      problems: [],
    });
    expect(record?.isakmp).toMatchObject({
      initiatorCookie: 'd8fea9590eaee732',
      responderCookie: '0000000000000000',
      version: '1.0',
      exchangeType: 2,
      exchange: 'main',
      flags: { encrypted: false, commit: false, authOnly: false },
      messageId: 0,
      length: 180,
      decrypted: null,
    });
    expect(record?.isakmp?.payloads.map(({ type, name, length }) => [type, name, length])).toEqual([
      [1, 'security-association', 56],
      [13, 'vendor-id', 12],
      [13, 'vendor-id', 20],
      [13, 'vendor-id', 24],
      [13, 'vendor-id', 20],
      [13, 'vendor-id', 20],
    ]);
    const attribute = (type: number, name: string, value: number, meaning: string | null, length = 2) => ({
      type,
      name,
      value,
      meaning,
      form: length === 2 ? 'basic' : 'variable',
      length,
    });
    expect(record?.isakmp?.payloads[0]).toMatchObject({
      proposals: [
        {
          number: 1,
          protocol: 1,
          spi: null,
          transforms: [
            {
              number: 1,
              id: 1,
              name: 'KEY_IKE',
              attributes: [
                attribute(1, 'encryption-algorithm', 5, '3des-cbc'),
                attribute(2, 'hash-algorithm', 2, 'sha'),
                attribute(4, 'group-description', 1, 'modp768'),
                attribute(3, 'authentication-method', 1, 'pre-shared-key'),
                attribute(11, 'life-type', 1, 'seconds'),
                attribute(12, 'life-duration', 86_400, null, 4),
              ],
            },
          ],
        },
      ],
    });
    expect(record?.isakmp?.payloads[1]).toMatchObject({ hex: '09002689dfd6b712', vendor: 'XAUTH' });
  });

  it('says whose address a NAT-D payload hashes', async () => {
    const matches = async (file: string) =>
      (await records(file)).flatMap(({ isakmp }) =>
        (isakmp?.payloads ?? []).flatMap((payload) => ('matches' in payload ? [payload.matches] : [])),
      );
    const plain = ['destination', 'source', 'destination', 'source'];
    expect(await matches('lab-success-transport-3des/spoke1.pcap')).toEqual(plain);
    // Seen behind the NAT: the spoke's own address has been translated, and the hub hashes what it sees.
    expect(await matches('lab-nat-traversal/hub.pcap')).toEqual([
      'destination',
      'none',
      'destination',
      'source',
    ]);
  });

  it('has a registration request in the clear', async () => {
    const [record] = await records('lab-plain-gre/spoke1.pcap');
    expect(record).toMatchObject({
      frame: 3,
      layers: ['eth', 'ipv4', 'gre', 'nhrp'],
      gre: { version: 0, key: 1, sequence: null, checksum: null, protocol: 0x2001 },
      nhrp: {
        packetType: 3,
        packet: 'registration-request',
        requestId: 1,
        hopCount: 1,
        flags: ['unique', 'nat'],
        checksum: 'good',
        sourceNbma: '172.16.1.1',
        sourceProtocol: '10.1.1.1',
        destinationProtocol: '10.1.1.254',
        clientInformation: [{ code: 0, prefixLength: 255, mtu: 0, holdingTime: 7200, preference: 0 }],
        error: null,
      },
      problems: [],
    });
    expect(record?.nhrp?.extensions.map(({ type, compulsory }) => [type, compulsory])).toEqual([
      [4, true],
      [5, true],
      [3, true],
      [9, false],
      [7, true],
      [0, true],
    ]);
  });

  it('puts what ESP held into the record of the ESP packet', async () => {
    const keys = [`${FIXTURES}lab-success-transport-3des/keys.json`];
    const file = 'lab-success-transport-3des/spoke1.pcap';
    const [record] = await records(file, { frame: [12], keys });
    expect(record).toMatchObject({
      layers: ['eth', 'ipv4', 'esp', 'gre', 'nhrp'],
      esp: { spi: '0xc3bf792e', sequence: 1, encapsulation: 'ip', decrypted: true, authenticated: true },
      gre: { key: 1, protocol: 0x2001 },
      nhrp: { packet: 'registration-request', requestId: 1, sourceNbma: '172.16.1.1' },
      inner: null,
    });
    const ping = (await records(file, { frame: [14], keys }))[0];
    expect(ping).toMatchObject({
      src: '172.16.1.1',
      gre: { protocol: 0x0800 },
      icmp: null,
      inner: { src: '10.1.1.1', dst: '10.1.1.254', protocol: 1, icmp: { type: 8, code: 0 } },
    });
    // NHRP in ESP is control; the pings in ESP are data.
    expect(
      (await records(file, { keys })).filter(({ esp }) => esp !== null).map(({ frame }) => frame),
    ).toEqual([12, 13]);
    const sealed = (await records(file, { frame: [12] }))[0];
    expect(sealed).toMatchObject({ esp: { decrypted: null, authenticated: null }, gre: null, nhrp: null });
  });

  it('shows payloads of encrypted messages with the keys, and says so when none fits', async () => {
    const file = 'lab-success-transport-3des/spoke1.pcap';
    const own = [`${FIXTURES}lab-success-transport-3des/keys.json`];
    const identity = (await records(file, { frame: [7], keys: own }))[0]?.isakmp;
    expect(identity).toMatchObject({ decrypted: true, hashVerdict: 'verified', messageId: 0 });
    expect(identity?.payloads.map(({ name }) => name)).toEqual(['identification', 'hash']);
    expect(identity?.payloads[0]).toMatchObject({ idType: 1, value: '172.16.1.1' });
    expect((await records(file, { frame: [7] }))[0]?.isakmp).toMatchObject({ decrypted: null, payloads: [] });
  });
});

describe('what is listed', () => {
  const ike = encodeIsakmp({ ...COOKIES, exchangeType: 5, payloads: [] });
  const quote = (protocol: number, payload: Uint8Array) =>
    icmpError(3, 3, ipv4({ source: SPOKE, destination: HUB, protocol }, payload), { quote: 64 });
  const file = capture(
    udpFrame(500, ike),
    udpFrame(4500, NAT_KEEPALIVE),
    frameOf(50, esp(0x1001, 7, new Uint8Array(40))),
    frameOf(51, ah({ nextHeader: 6, spi: 0x2002, sequence: 8, icv: new Uint8Array(12) }, new Uint8Array(20))),
    frameOf(1, quote(17, udp({ sourcePort: 500, destinationPort: 500 }, ike))),
    frameOf(1, quote(17, udp({ sourcePort: 53, destinationPort: 53 }, ike))),
    udpFrame(53, ike),
  );

  it('lists control packets, and on request ESP, AH and keepalives', async () => {
    expect((await records(file)).map(({ frame }) => frame)).toEqual([1, 5]);
    const all = await records(file, { all: true });
    expect(all.map(({ frame }) => frame)).toEqual([1, 2, 3, 4, 5]);
    expect(all[1]).toMatchObject({ natKeepalive: true, layers: ['eth', 'ipv4', 'udp', 'nat-keepalive'] });
    expect(all[2]).toMatchObject({ esp: { spi: '0x00001001', sequence: 7, encapsulation: 'ip' } });
    expect(all[3]).toMatchObject({ ah: { spi: '0x00002002', sequence: 8, nextHeader: 6 } });
  });

  it('reads what an ICMP error quotes', async () => {
    const icmp = (await records(file)).find(({ frame }) => frame === 5)?.icmp;
    expect(icmp).toMatchObject({
      type: 3,
      code: 3,
      meaning: 'port unreachable',
      quoted: {
        src: SPOKE,
        dst: HUB,
        protocol: 'ike',
        srcPort: 500,
        initiatorCookie: '0102030405060708',
        responderCookie: '1112131415161718',
      },
    });
  });

  it('shows frames of any kind by number, and says which are not there', async () => {
    const { code, text, errors } = await run(file, { frame: [7, 2, 99] });
    expect(text.split('\n').map((line) => line && JSON.parse(line).frame)).toEqual([2, 7, '']);
    expect(errors).toEqual(['dmvpn-trace: FILE: there is no frame 99\n']);
    expect(code).toBe(2);
    expect((await run(file, { frame: [0] })).code).toBe(2);
  });

  it('looks through IP in IP, and not through GRE', async () => {
    const message = udp({ sourcePort: 500, destinationPort: 500 }, ike);
    const inside = ipv4({ source: '192.0.2.1', destination: '192.0.2.2', protocol: 17 }, message);
    const [tunnelled, carried] = await records(
      capture(frameOf(4, inside), frameOf(47, gre({ protocol: 0x0800, key: 5 }, inside))),
      { all: true },
    );
    expect(tunnelled).toMatchObject({
      src: SPOKE,
      isakmp: COOKIES,
      inner: { src: '192.0.2.1', isakmp: null },
    });
    expect(carried).toMatchObject({
      gre: { key: 5 },
      isakmp: null,
      inner: { srcPort: 500, isakmp: COOKIES },
    });
  });

  it('shows the whole message beside its last Cisco fragment', async () => {
    const message = encodeIsakmp({
      ...COOKIES,
      exchangeType: 2,
      payloads: [{ type: 4, name: 'key-exchange', hex: 'ab'.repeat(96) }],
    });
    const list = await records(capture(...fragmentIsakmp(message, 1, 60).map((part) => udpFrame(500, part))));
    expect(list.map(({ isakmp }) => isakmp?.assembled?.payloads.map(({ name }) => name) ?? null)).toEqual([
      null,
      null,
      ['key-exchange'],
    ]);
  });
});

describe('damage and errors', () => {
  it('keeps a packet that is cut, with its problem', async () => {
    const [record] = await records(capture(udpFrame(500, fromHex('0102030405'))));
    expect(record).toMatchObject({ layers: ['eth', 'ipv4', 'udp', 'isakmp'], isakmp: null });
    expect(record?.problems[0]).toMatchObject({
      code: 'truncated',
      layer: 'isakmp',
      offset: 42,
      need: 28,
      have: 5,
      lengthFrom: 'isakmp.header',
    });
  });

  it.each([
    ['a text', new TextEncoder().encode('router> enable\n'), 2, /Neither pcap nor pcapng/],
    ['an empty file', octets(), 2, /empty/],
    [
      'a file cut in a frame',
      capture(udpFrame(500, octets(1)), udpFrame(500, octets(2))).slice(0, -3),
      3,
      /frame 2/,
    ],
    ['an unknown link type', unknownLink(), 2, /link type 189 \(LINKTYPE_USB_LINUX\)/],
  ])('says in one line what is wrong with %s', async (_what, bytes, code, message) => {
    const result = await run(bytes);
    expect(result.errors).toHaveLength(1);
    expect(result.errors[0]).toMatch(message);
    expect(result.code).toBe(code);
  });

  it('names a file that is not there, and an output that cannot be', async () => {
    const absent = await run('no-such.pcap');
    expect(absent).toMatchObject({ code: 2, text: '' });
    expect(absent.errors.join('')).toMatch(/no such file/);
  });
});

function unknownLink(): Uint8Array {
  const bytes = capture(udpFrame(500, octets(1)));
  bytes[20] = 189;
  return bytes;
}
