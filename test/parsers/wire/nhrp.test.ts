import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../parsers/problem.ts';
import { secretFingerprint } from '../../../parsers/wire/fingerprint.ts';
import { dissectFrame } from '../../../parsers/wire/frame.ts';
import { decodeNhrp, type Nhrp, nhrpAuthentication } from '../../../parsers/wire/nhrp.ts';
import { esp, ipv4 } from '../../made/ip-writer.ts';
import {
  addressExtension,
  ciscoAuthentication,
  clientInformation,
  type MadeExtension,
  type MadeNhrp,
  nhrp,
} from '../../made/nhrp-writer.ts';
import { be16, be32, concat, fromHex, octets } from '../../made/octets.ts';
import { labFrames } from './lab-frames.ts';

function read(bytes: Uint8Array): { nhrp: Nhrp; problems: Problem[] } {
  const problems: Problem[] = [];
  const value = decodeNhrp(bytes, 0, bytes.length, problems);
  expect(value).not.toBeNull();
  return { nhrp: value!, problems };
}

const REGISTRATION: MadeNhrp = {
  packetType: 3,
  flags: 0x8002,
  requestId: 65_537,
  sourceNbma: '192.0.2.11',
  sourceProtocol: '10.9.0.11',
  destinationProtocol: '10.9.0.1',
  clientInformation: [{ prefixLength: 255, mtu: 17_916, holdingTime: 600 }],
  extensions: [
    addressExtension(3, []),
    addressExtension(4, []),
    addressExtension(5, []),
    ciscoAuthentication('not-this'),
    addressExtension(9, [], false),
  ],
};

describe('the lab packets', () => {
  it('reads a registration request (FRR)', () => {
    const frame = labFrames('lab-plain-gre/hub.pcap')[2]!;
    const packet = dissectFrame(frame.bytes, frame.linkType);
    expect(packet.layers).toEqual(['eth', 'ipv4', 'gre', 'nhrp']);
    expect(packet).toMatchObject({ src: '172.16.1.1', dst: '172.16.10.1', ttl: 254, problems: [] });
    expect(packet.gre).toMatchObject({
      version: 0,
      key: 1,
      sequence: null,
      checksum: null,
      protocol: 0x2001,
    });
    expect(packet.body).toHaveLength(108);
    expect(packet.nhrp).toEqual({
      addressFamily: 1,
      protocolType: 0x0800,
      snap: null,
      hopCount: 1,
      length: 108,
      checksum: 'good',
      extensionOffset: 52,
      version: 1,
      packetType: 3,
      packet: 'registration-request',
      flags: ['unique', 'nat'],
      flagBits: 0x8002,
      requestId: 1,
      sourceNbmaIsE164: false,
      sourceNbma: '172.16.1.1',
      sourceNbmaSubaddress: null,
      sourceProtocol: '10.1.1.1',
      destinationProtocol: '10.1.1.254',
      clientInformation: [
        {
          code: 0,
          codeName: 'success',
          prefixLength: 255,
          mtu: 0,
          holdingTime: 7200,
          preference: 0,
          nbma: null,
          nbmaSubaddress: null,
          protocol: null,
        },
      ],
      extensions: [
        { type: 4, name: 'forward-transit-nhs-record', compulsory: true, length: 0, clientInformation: [] },
        { type: 5, name: 'reverse-transit-nhs-record', compulsory: true, length: 0, clientInformation: [] },
        { type: 3, name: 'responder-address', compulsory: true, length: 0, clientInformation: [] },
        {
          type: 9,
          name: 'nat-address',
          compulsory: false,
          length: 20,
          clientInformation: [
            {
              code: 0,
              codeName: 'success',
              prefixLength: 32,
              mtu: 0,
              holdingTime: 0,
              preference: 0,
              nbma: '172.16.10.1',
              nbmaSubaddress: null,
              protocol: '10.1.1.254',
            },
          ],
        },
        {
          type: 7,
          name: 'authentication',
          compulsory: true,
          length: 12,
          authentication: {
            type: 1,
            typeName: 'cleartext',
            secret: 'NHRPAUTH',
            fingerprint: secretFingerprint('NHRPAUTH'),
            data: null,
          },
        },
        { type: 0, name: 'end', compulsory: true, length: 0 },
      ],
      error: null,
      traffic: null,
      complete: true,
    });
  });

  it('reads a registration reply on a tunnel interface, with the translated address', () => {
    const frame = labFrames('lab-nat-traversal/hub-gre1.pcap')[1]!;
    const packet = dissectFrame(frame.bytes, frame.linkType);
    expect(packet).toMatchObject({
      layers: ['sll', 'nhrp'],
      direction: 'out',
      src: '172.16.10.1',
      dst: null,
    });
    expect(packet.nhrp).toMatchObject({
      packet: 'registration-reply',
      hopCount: 64,
      sourceNbma: '192.168.1.1',
      clientInformation: [{ code: 0, holdingTime: 600 }],
    });
    const byType = new Map(packet.nhrp?.extensions.map((extension) => [extension.type, extension]));
    expect(byType.get(3)?.clientInformation).toMatchObject([{ nbma: '172.16.10.1', protocol: '10.1.1.254' }]);
    expect(byType.get(9)?.clientInformation).toMatchObject([
      { nbma: '172.16.10.1', protocol: '10.1.1.254' },
      { nbma: '172.16.1.1', protocol: '10.1.1.1' },
    ]);
  });

  it('reads an error indication whose quote is cut, without calling it malformed', () => {
    const frame = labFrames('lab-nhrp-auth-mismatch/hub-gre1.pcap')[1]!;
    const packet = dissectFrame(frame.bytes, frame.linkType);
    expect(packet.problems).toEqual([]);
    expect(packet.nhrp).toMatchObject({
      packet: 'error-indication',
      hopCount: 0,
      requestId: null,
      flags: [],
      sourceNbma: '172.16.1.1',
      sourceProtocol: '10.1.1.254',
      destinationProtocol: '10.1.1.1',
      error: {
        code: 11,
        name: 'authentication-failure',
        offset: 0,
        quoted: {
          packet: 'registration-request',
          complete: false,
          checksum: null,
          requestId: 1,
          sourceNbma: '172.16.1.1',
          clientInformation: [],
          extensions: [],
        },
      },
    });
  });

  it('reads a storm of error indications that quote each other, within its bound', () => {
    for (const frame of labFrames('lab-nhrp-auth-mismatch/spoke1-gre1.pcap')) {
      const packet = dissectFrame(frame.bytes, frame.linkType);
      expect(packet.problems).toEqual([]);
      expect(packet.nhrp?.checksum).toBe('good');
    }
  });
});

describe('every packet type', () => {
  it.each([
    [
      1,
      'resolution-request',
      0xf802,
      ['source-is-router', 'authoritative', 'destination-stable', 'unique', 'source-stable', 'nat'],
    ],
    [2, 'resolution-reply', 0x9000, ['source-is-router', 'unique']],
    [3, 'registration-request', 0x8002, ['unique', 'nat']],
    [4, 'registration-reply', 0x0002, ['nat']],
    [5, 'purge-request', 0x8000, ['no-reply']],
    [6, 'purge-reply', 0x0000, []],
  ] as const)('reads type %i, %s, with its flags', (packetType, packet, flags, names) => {
    const { nhrp: value, problems } = read(nhrp({ ...REGISTRATION, packetType, flags }));
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ packetType, packet, flagBits: flags, flags: names, requestId: 65_537 });
    expect(value.clientInformation).toHaveLength(1);
  });

  it('reads an error indication with extensions and the whole packet quoted', () => {
    const quoted = nhrp(REGISTRATION);
    const { nhrp: value, problems } = read(
      nhrp({
        ...REGISTRATION,
        packetType: 7,
        flags: 0,
        clientInformation: [],
        error: { code: 1, offset: 56, quoted },
        extensions: [ciscoAuthentication('not-this')],
      }),
    );
    expect(problems).toEqual([]);
    expect(value.error).toMatchObject({ code: 1, name: 'unrecognized-extension', offset: 56 });
    expect(value.error?.quoted).toEqual(read(quoted).nhrp);
    expect(value.extensions.map((extension) => extension.name)).toEqual(['authentication', 'end']);
  });

  it('reads the traffic indication with the packet that took the detour', () => {
    const packet = ipv4({ source: '10.9.1.1', destination: '10.9.2.1', protocol: 50 }, esp(9, 1, octets()));
    const { nhrp: value, problems } = read(
      nhrp({
        packetType: 8,
        traffic: { code: 0, quoted: packet.slice(0, 28) },
        sourceNbma: '192.0.2.1',
        sourceProtocol: '10.9.0.1',
        destinationProtocol: '10.9.2.1',
        extensions: [],
      }),
    );
    expect(problems).toEqual([]);
    expect(value).toMatchObject({
      packet: 'traffic-indication',
      requestId: null,
      destinationProtocol: '10.9.2.1',
    });
    expect(value.traffic).toMatchObject({
      code: 0,
      quoted: { src: '10.9.1.1', dst: '10.9.2.1', protocol: 'esp' },
    });
  });

  it('names an unknown type and an unknown version, and keeps the fixed part', () => {
    const type = read(nhrp({ ...REGISTRATION, packetType: 99 }));
    expect(type.nhrp).toMatchObject({ packet: null, packetType: 99, hopCount: 255, sourceNbma: null });
    expect(type.problems).toEqual([expect.objectContaining({ code: 'bad-value', offset: 17 })]);
    const version = read(nhrp({ ...REGISTRATION, version: 2 }));
    expect(version.nhrp).toMatchObject({ version: 2, sourceNbma: null });
    expect(version.problems).toEqual([expect.objectContaining({ code: 'unsupported', offset: 16 })]);
  });
});

describe('addresses', () => {
  it('reads IPv6 on both sides', () => {
    const { nhrp: value, problems } = read(
      nhrp({
        ...REGISTRATION,
        addressFamily: 2,
        protocolType: 0x86dd,
        sourceNbma: '2001:db8::11',
        sourceProtocol: 'fd00::11',
        destinationProtocol: 'fd00::1',
        clientInformation: [{ nbma: '2001:db8::11', protocol: 'fd00::11' }],
      }),
    );
    expect(problems).toEqual([]);
    expect(value).toMatchObject({
      sourceNbma: '2001:db8::11',
      sourceProtocol: 'fd00::11',
      destinationProtocol: 'fd00::1',
      clientInformation: [{ nbma: '2001:db8::11', protocol: 'fd00::11' }],
    });
  });

  it('gives NSAP addresses and subaddresses as hex', () => {
    const nsap = '47000580ffe1000000f21a2b3c0020481a2b3c00';
    const { nhrp: value } = read(
      nhrp({
        ...REGISTRATION,
        addressFamily: 3,
        sourceNbma: `hex:${nsap}`,
        sourceNbmaSubaddress: 'hex:0102',
        clientInformation: [{ nbma: `hex:${nsap}`, nbmaSubaddress: 'hex:ff' }],
      }),
    );
    expect(value).toMatchObject({
      sourceNbma: nsap,
      sourceNbmaSubaddress: '0102',
      sourceProtocol: '10.9.0.11',
      clientInformation: [{ nbma: nsap, nbmaSubaddress: 'ff', protocol: null }],
    });
  });

  it('tells native E.164 from NSAP format', () => {
    const bytes = nhrp({ ...REGISTRATION, addressFamily: 8, sourceNbma: 'hex:15551234567f' });
    bytes[18]! |= 0x40;
    expect(decodeNhrp(bytes, 0, bytes.length, [])).toMatchObject({
      sourceNbmaIsE164: true,
      sourceNbma: '15551234567f',
    });
  });

  it('reads the long form of the protocol type', () => {
    const long = read(nhrp({ ...REGISTRATION, protocolType: 0x80, snap: fromHex('0000000800') }));
    expect(long.nhrp).toMatchObject({
      protocolType: 0x0800,
      snap: '0000000800',
      sourceProtocol: '10.9.0.11',
    });
    const other = read(nhrp({ ...REGISTRATION, protocolType: 0x80, snap: fromHex('00000c0001') }));
    expect(other.nhrp).toMatchObject({ protocolType: 0x80, snap: '00000c0001', sourceProtocol: '0a09000b' });
  });
});

describe('extensions', () => {
  const withExtensions = (...extensions: MadeExtension[]) => read(nhrp({ ...REGISTRATION, extensions }));

  it('reads records of transit servers', () => {
    const record = {
      nbma: '192.0.2.1',
      protocol: '10.9.0.1',
      holdingTime: 300,
      prefixLength: 32,
      preference: 255,
    };
    const { nhrp: value } = withExtensions(addressExtension(4, [record, { ...record, nbma: '192.0.2.2' }]));
    expect(value.extensions[0]).toMatchObject({
      name: 'forward-transit-nhs-record',
      clientInformation: [record, { ...record, nbma: '192.0.2.2' }],
    });
  });

  it('takes number 9 with eight bytes for device capabilities', () => {
    const { nhrp: value } = withExtensions({ type: 9, value: concat(be32(0x80000000), be32(1)) });
    expect(value.extensions[0]).toEqual({
      type: 9,
      name: 'device-capabilities',
      compulsory: false,
      length: 8,
      capabilities: { source: 0x80000000, destination: 1 },
    });
  });

  it('reads vendor private and unknown extensions', () => {
    const { nhrp: value } = withExtensions(
      { type: 8, value: fromHex('00000c0102') },
      { type: 0x3ffe, compulsory: true, value: fromHex('abcd') },
      { type: 10, value: octets() },
    );
    expect(value.extensions.slice(0, 3)).toEqual([
      {
        type: 8,
        name: 'vendor-private',
        compulsory: false,
        length: 5,
        vendor: { oui: '00000c', data: '0102' },
      },
      { type: 0x3ffe, name: 'extension-16382', compulsory: true, length: 2, value: 'abcd' },
      { type: 10, name: 'mobile-nhc-authentication', compulsory: false, length: 0, value: '' },
    ]);
  });

  it('keeps the authentication string apart, without padding, and can compare it', () => {
    const plain = withExtensions(ciscoAuthentication('S3cret')).nhrp;
    const padded = withExtensions(ciscoAuthentication('S3cret\0\0')).nhrp;
    expect(padded.extensions[0]?.authentication?.secret).toBe('S3cret');
    expect(nhrpAuthentication(plain)).toBe(nhrpAuthentication(padded));
    expect(nhrpAuthentication(plain)).toBe(secretFingerprint('S3cret'));
    expect(nhrpAuthentication(withExtensions(ciscoAuthentication('other')).nhrp)).not.toBe(
      nhrpAuthentication(plain),
    );
    expect(nhrpAuthentication(withExtensions().nhrp)).toBe('none');
  });

  it('does not take another authentication for a string', () => {
    const { nhrp: value } = withExtensions({
      type: 7,
      compulsory: true,
      value: fromHex('00000002 aabbccdd'),
    });
    expect(value.extensions[0]?.authentication).toEqual({
      type: 2,
      typeName: null,
      secret: null,
      fingerprint: null,
      data: 'aabbccdd',
    });
    expect(nhrpAuthentication(value)).toBeNull();
  });

  it('stops at the end mark, and at an extension that is cut', () => {
    const bytes = nhrp({
      ...REGISTRATION,
      extensions: [{ type: 0, value: octets() }, ciscoAuthentication('x')],
    });
    expect(decodeNhrp(bytes, 0, bytes.length, [])?.extensions.map((one) => one.type)).toEqual([0]);
    const cut = nhrp({ ...REGISTRATION, extensions: [addressExtension(4, []), ciscoAuthentication('x')] });
    cut[cut.length - 4 - 5 - 1] = 200;
    const problems: Problem[] = [];
    const value = decodeNhrp(cut, 0, cut.length, problems);
    expect(value?.extensions.map((one) => [one.type, one.length])).toEqual([
      [4, 0],
      [7, 200],
    ]);
    expect(problems.map((problem) => [problem.code, problem.lengthFrom])).toEqual([
      ['bad-checksum', undefined],
      ['truncated', 'nhrp.extension.length'],
    ]);
  });
});

describe('lengths', () => {
  it('reports a packet length behind the end of the frame, and reads what is there', () => {
    const bytes = nhrp(REGISTRATION);
    const problems: Problem[] = [];
    const value = decodeNhrp(bytes, 0, 60, problems);
    expect(value).toMatchObject({ complete: false, checksum: null, sourceNbma: '192.0.2.11' });
    expect(problems[0]).toMatchObject({
      code: 'truncated',
      offset: 0,
      need: bytes.length,
      have: 60,
      lengthFrom: 'nhrp.packet-length',
    });
    expect(nhrpAuthentication(value!)).toBeNull();
  });

  it('reports a packet length smaller than the fixed part, and an extension offset outside', () => {
    const short = nhrp(REGISTRATION);
    short.set(be16(19), 10);
    expect(read(short).problems).toEqual([
      expect.objectContaining({ code: 'bad-length', offset: 10, need: 20, have: 19 }),
    ]);
    for (const offset of [1, 27, 5000]) {
      const outside = nhrp(REGISTRATION);
      outside.set(be16(offset), 14);
      const codes = read(outside).problems.map((problem) => problem.code);
      expect(codes.slice(0, 2)).toEqual(['bad-checksum', 'bad-value']);
    }
  });

  it('reports addresses and entries that do not fit', () => {
    const problems: Problem[] = [];
    const bytes = nhrp({ ...REGISTRATION, extensions: [] });
    bytes[18] = 63;
    expect(decodeNhrp(bytes, 0, bytes.length, problems)).toMatchObject({
      requestId: 65_537,
      sourceNbma: null,
    });
    expect(problems[1]).toMatchObject({ code: 'truncated', lengthFrom: 'nhrp.address-lengths', need: 71 });
    const entry = clientInformation({ nbma: '192.0.2.1' });
    entry[8] = 60;
    const cie = nhrp({ ...REGISTRATION, clientInformation: [], extensions: [{ type: 3, value: entry }] });
    expect(read(cie).problems).toEqual([
      expect.objectContaining({ code: 'truncated', lengthFrom: 'nhrp.cie.lengths', need: 60, have: 4 }),
    ]);
  });

  it('ignores what follows the packet', () => {
    const bytes = concat(nhrp(REGISTRATION), octets(1, 2, 3));
    expect(read(bytes)).toMatchObject({ problems: [], nhrp: { checksum: 'good', complete: true } });
  });
});

describe('any packet', () => {
  const v4 = fc.ipV4();
  const entry = fc.record({
    code: fc.nat(255),
    prefixLength: fc.nat(255),
    mtu: fc.nat(0xffff),
    holdingTime: fc.nat(0xffff),
    preference: fc.nat(255),
    nbma: fc.option(v4),
    protocol: fc.option(v4),
  });
  const made = fc.record({
    packetType: fc.integer({ min: 1, max: 6 }),
    hopCount: fc.nat(255),
    flags: fc.nat(0xffff),
    requestId: fc.nat(0xffffffff),
    sourceNbma: fc.option(v4),
    sourceProtocol: fc.option(v4),
    destinationProtocol: fc.option(v4),
    clientInformation: fc.array(entry, { maxLength: 4 }),
  });

  it('gives back what was written', () => {
    const string = fc.string({ minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(made, fc.array(entry, { maxLength: 3 }), string, (header, records, secret) => {
        const extensions = [addressExtension(9, records), ciscoAuthentication(secret)];
        const { nhrp: value, problems } = read(nhrp({ ...header, extensions }));
        expect(problems).toEqual([]);
        const { flags, ...rest } = header;
        expect(value).toMatchObject({ ...rest, flagBits: flags, checksum: 'good', complete: true });
        expect(value.extensions[0]?.clientInformation).toMatchObject(records);
        expect(value.extensions[1]?.authentication?.secret).toBe(secret);
      }),
    );
  });

  it('is refused with a problem or read, but never thrown at, when a byte of it changes', () => {
    const bytes = nhrp({
      ...REGISTRATION,
      packetType: 7,
      error: { code: 11, offset: 0, quoted: nhrp(REGISTRATION) },
    });
    for (let at = 0; at < bytes.length; at++) {
      for (const change of [0x01, 0x80, 0xff]) {
        const copy = bytes.slice();
        copy[at]! ^= change;
        const problems: Problem[] = [];
        decodeNhrp(copy, 0, copy.length, problems);
        expect(problems.length).toBeGreaterThan(0);
      }
    }
    for (let end = 0; end < bytes.length; end++) {
      const problems: Problem[] = [];
      decodeNhrp(bytes, 0, end, problems);
      expect(problems[0]?.code).toBe('truncated');
    }
  });
});
