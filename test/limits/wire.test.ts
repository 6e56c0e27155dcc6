/** Limits of the decoders: what stands beyond them is not read, and a problem says so. */
import { describe, expect, it } from 'vitest';
import { MAX_EXTENSION_HEADERS } from '../../parsers/capture/protocol-numbers.ts';
import { Scan } from '../../parsers/capture/scan.ts';
import type { Problem } from '../../parsers/problem.ts';
import { MAX_TUNNELS } from '../../parsers/wire/dissection.ts';
import { Reassembler } from '../../parsers/wire/fragments.ts';
import { dissectFrame } from '../../parsers/wire/frame.ts';
import { decodeIpv6 } from '../../parsers/wire/ipv6.ts';
import { MAX_ATTRIBUTES } from '../../parsers/wire/isakmp/data-attributes.ts';
import { distinguishedName } from '../../parsers/wire/isakmp/der.ts';
import { MAX_PROPOSALS, MAX_TRANSFORMS } from '../../parsers/wire/isakmp/security-association.ts';
import { decodeIsakmp } from '../../parsers/wire/isakmp.ts';
import { decodeMpls } from '../../parsers/wire/mpls.ts';
import { decodeNhrp } from '../../parsers/wire/nhrp.ts';
import { writePcap } from '../made/capture-writer.ts';
import { gre } from '../made/gre-writer.ts';
import { ipv4, ipv6, udp } from '../made/ip-writer.ts';
import { encodeIsakmp, type MadePayload, type MadeTransform } from '../made/isakmp-writer.ts';
import { ethernet, mpls, vlanTag } from '../made/link-writer.ts';
import { nhrp } from '../made/nhrp-writer.ts';
import { ascii, concat, octets } from '../made/octets.ts';

const V4 = { source: '192.0.2.1', destination: '198.51.100.1' };
const V6 = { source: '2001:db8::1', destination: '2001:db8::2' };
const SEALED = { initiatorCookie: '0011223344556677', responderCookie: '8899aabbccddeeff', exchangeType: 2 };

function isakmpProblems(payload: MadePayload): Problem[] {
  const bytes = encodeIsakmp({ ...SEALED, payloads: [payload] });
  const problems: Problem[] = [];
  decodeIsakmp(bytes, 0, bytes.length, problems);
  return problems;
}

const offer = (proposals: number, transforms: number, attributes: number): MadePayload => ({
  type: 1,
  name: 'security-association',
  proposals: Array.from({ length: proposals }, () => ({
    number: 1,
    protocol: 1,
    spi: null,
    transforms: Array.from(
      { length: transforms },
      (): MadeTransform => ({
        number: 1,
        id: 1,
        attributes: Array.from({ length: attributes }, () => ({ type: 1, form: 'basic', value: 7 })),
      }),
    ),
  })),
});

/** Control frames that the fast scan finds in a capture of this one frame. */
function controlFrames(frame: Uint8Array): number {
  let found = 0;
  const scan = new Scan({
    onControl: () => {
      found++;
    },
  });
  scan.push(writePcap({}, [{ at: { seconds: 1, nanoseconds: 0 }, bytes: frame }]));
  scan.end();
  return found;
}

const ike = udp({ sourcePort: 500, destinationPort: 500 }, new Uint8Array(28));

describe('limits of the wire', () => {
  it('parsers/wire/mpls.ts MAX_LABELS: a stack without a bottom', () => {
    const stack = mpls(new Array<number>(17).fill(3), octets(0x45));
    for (let at = 2; at < 68; at += 4) stack[at]! &= 0xfe;
    const problems: Problem[] = [];
    expect(decodeMpls(stack, 0, stack.length, problems)).toBeNull();
    expect(problems).toMatchObject([
      { code: 'limit', message: expect.stringMatching(/more than 16 labels/) },
    ]);
  });

  it('parsers/wire/ipv6.ts MAX_EXTENSIONS: extension headers without end', () => {
    const extensions = Array.from({ length: 17 }, () => ({ type: 60, content: octets() }));
    const packet = ipv6({ ...V6, nextHeader: 17, extensions }, ike);
    const problems: Problem[] = [];
    expect(decodeIpv6(packet, 0, packet.length, problems)?.start).toBeNull();
    expect(problems).toMatchObject([
      { code: 'limit', message: expect.stringMatching(/more than 16 extension headers/) },
    ]);
  });

  it('parsers/wire/dissection.ts MAX_TUNNELS: GRE in GRE', () => {
    let packet = ipv4({ ...V4, protocol: 17 }, ike);
    for (let depth = 0; depth <= MAX_TUNNELS; depth++)
      packet = ipv4({ ...V4, protocol: 47 }, gre({ protocol: 0x0800 }, packet));
    const { problems } = dissectFrame(packet, 101);
    expect(problems).toMatchObject([
      { code: 'limit', message: expect.stringMatching(/more than 4 tunnels inside each other/) },
    ]);
  });

  it('parsers/wire/isakmp/security-association.ts MAX_PROPOSALS: numbered by one byte', () => {
    expect(isakmpProblems(offer(MAX_PROPOSALS, 1, 1))).toEqual([]);
    expect(isakmpProblems(offer(MAX_PROPOSALS + 1, 1, 1))).toMatchObject([
      { code: 'limit', message: expect.stringMatching(/More than 256 proposals/) },
    ]);
  });

  it('parsers/wire/isakmp/security-association.ts MAX_TRANSFORMS: numbered by one byte', () => {
    const problems = isakmpProblems(offer(1, MAX_TRANSFORMS + 1, 1));
    expect(problems.filter(({ code }) => code === 'limit')).toMatchObject([
      { message: expect.stringMatching(/More than 256 transforms/) },
    ]);
  });

  it('parsers/wire/isakmp/data-attributes.ts MAX_ATTRIBUTES: of one transform', () => {
    expect(isakmpProblems(offer(1, 1, MAX_ATTRIBUTES))).toEqual([]);
    expect(isakmpProblems(offer(1, 1, MAX_ATTRIBUTES + 1))).toMatchObject([
      { code: 'limit', message: expect.stringMatching(/More than 256 attributes/) },
    ]);
  });

  it('parsers/wire/isakmp/notification.ts MAX_SPIS: of one delete payload', () => {
    const spis = Array.from({ length: 16_385 }, () => '01');
    const payload: MadePayload = { type: 12, name: 'delete', spis, spiSize: 1 };
    expect(isakmpProblems(payload)).toMatchObject([
      { code: 'limit', message: expect.stringMatching(/More than 16384 SPIs/) },
    ]);
  });

  it('parsers/wire/fragments.ts MAX_DATAGRAM_BYTES: a fragment behind the longest datagram', () => {
    const piece = ipv4({ ...V4, protocol: 17, fragmentOffset: 65_528 }, new Uint8Array(16));
    const { problems } = dissectFrame(piece, 101, { reassembler: new Reassembler() });
    expect(problems).toMatchObject([
      { code: 'bad-length', message: expect.stringMatching(/behind the largest datagram/) },
    ]);
  });

  /** A distinguished name of so many common names, in DER. */
  function nameOf(parts: number, length: number): Uint8Array {
    const tlv = (tag: number, ...content: Uint8Array[]) => {
      const body = concat(...content);
      return concat(octets(tag, 0x82, body.length >> 8, body.length), body);
    };
    const common = tlv(0x30, tlv(0x06, octets(0x55, 4, 3)), tlv(0x0c, ascii('x'.repeat(length))));
    return tlv(0x30, ...Array.from({ length: parts }, () => tlv(0x31, common)));
  }
  const nameIn = (der: Uint8Array) => distinguishedName(der, 0, der.length);

  it('parsers/wire/isakmp/der.ts MAX_NAME_PARTS: a name of more is none, and its bytes are shown', () => {
    expect(nameIn(nameOf(64, 1))?.split(', ')).toHaveLength(64);
    expect(nameIn(nameOf(65, 1))).toBeNull();
  });

  it('parsers/wire/isakmp/der.ts MAX_NAME_LENGTH: likewise', () => {
    expect(nameIn(nameOf(1, 4000))).toMatch(/^CN=x{4000}$/);
    expect(nameIn(nameOf(1, 4097))).toBeNull();
  });

  it('parsers/wire/nhrp.ts MAX_QUOTES: errors about errors; nothing is said, each level is cut shorter anyway', () => {
    const head = { sourceNbma: V4.source, sourceProtocol: '10.0.0.2', destinationProtocol: '10.0.0.1' };
    let packet = nhrp({ packetType: 3, ...head });
    for (let depth = 0; depth < 4; depth++)
      packet = nhrp({ packetType: 7, ...head, error: { code: 6, offset: 0, quoted: packet } });
    const problems: Problem[] = [];
    const outermost = decodeNhrp(packet, 0, packet.length, problems);
    expect(problems).toEqual([]);
    expect(outermost?.error?.quoted?.error?.quoted?.packetType).toBe(7);
    expect(outermost?.error?.quoted?.error?.quoted?.error?.quoted).toBeNull();
  });

  it('parsers/capture/network-layer.ts MAX_TAGS: a frame with more tags is counted as another protocol', () => {
    const tagged = (tags: number) => {
      let content = ipv4({ ...V4, protocol: 17 }, ike);
      let etherType = 0x0800;
      for (let tag = 0; tag < tags; tag++) {
        content = vlanTag({ id: 7, etherType }, content);
        etherType = 0x8100;
      }
      return ethernet({ etherType }, content);
    };
    expect(controlFrames(tagged(8))).toBe(1);
    expect(controlFrames(tagged(9))).toBe(0);
  });

  it('parsers/capture/protocol-numbers.ts MAX_EXTENSION_HEADERS: likewise', () => {
    const extended = (count: number) => {
      const extensions = Array.from({ length: count }, () => ({ type: 60, content: octets() }));
      return ethernet({ etherType: 0x86dd }, ipv6({ ...V6, nextHeader: 17, extensions }, ike));
    };
    expect(controlFrames(extended(MAX_EXTENSION_HEADERS))).toBe(1);
    expect(controlFrames(extended(MAX_EXTENSION_HEADERS + 1))).toBe(0);
  });
});
