/** Captures that were made to hurt. Each names what must be answered. */
import { gzipSync } from 'node:zlib';
import { PHASE1_PROPOSAL } from '../made/bring-up.ts';
import { joinBytes, type MadeFrame, pcapngBlock, writePcap, writePcapng } from '../made/capture-writer.ts';
import { gre } from '../made/gre-writer.ts';
import { esp, ipv4, udp } from '../made/ip-writer.ts';
import { encodeIsakmp, type MadePayload } from '../made/isakmp-writer.ts';
import { clientInformation, nhrp } from '../made/nhrp-writer.ts';
import { be16, concat, octets } from '../made/octets.ts';
import { mainModeFlood, repeated } from './floods.ts';

export interface HostileCase {
  name: string;
  bytes: () => Uint8Array;
  /** A part of the answer: of a problem's code and message, or of a finding. Null: it is read without complaint. */
  says: string | null;
}

const A = '198.51.100.66';
const B = '203.0.113.1';
const RAW_IP = 101;
const at = { seconds: 1_714_550_400, nanoseconds: 0 };

const frame = (bytes: Uint8Array, seconds = at.seconds): MadeFrame => ({ at: { ...at, seconds }, bytes });
const file = (...packets: Uint8Array[]) =>
  writePcap(
    { linkType: RAW_IP },
    packets.map((one) => frame(one)),
  );
const ike = (message: Uint8Array) =>
  ipv4({ source: A, destination: B, protocol: 17 }, udp({ sourcePort: 500, destinationPort: 500 }, message));
const inGre = (packet: Uint8Array, protocol = 0x2001) =>
  ipv4({ source: A, destination: B, protocol: 47 }, gre({ protocol }, packet));
const message = (payloads: readonly MadePayload[]) =>
  encodeIsakmp({
    initiatorCookie: '0011223344556677',
    responderCookie: '0'.repeat(16),
    exchangeType: 2,
    payloads,
  });
const offer = (count: number): MadePayload => ({
  type: 1,
  name: 'security-association',
  doi: 1,
  situation: 1,
  proposals: Array.from({ length: count }, (_, index) => ({ ...PHASE1_PROPOSAL, number: index & 0xff })),
});

function set(bytes: Uint8Array, offset: number, ...values: number[]): Uint8Array {
  const changed = bytes.slice();
  changed.set(values, offset);
  return changed;
}

const good = () => ike(message([offer(1)]));
const ng = (...blocks: Uint8Array[]) =>
  joinBytes([writePcapng({ interfaces: [{ linkType: RAW_IP }] }, [frame(good())]), ...blocks]);
const withBlockLength = (length: number) => {
  const block = pcapngBlock('little', 5, new Uint8Array(20));
  new DataView(block.buffer, block.byteOffset).setUint32(4, length, true);
  return ng(block);
};
/** Offset of the first payload's length in a raw IPv4 packet with IKE: IP, UDP, ISAKMP header, next payload. */
const PAYLOAD_LENGTH = 20 + 8 + 28 + 2;

function fragments(
  count: number,
  of: (index: number) => { offset: number; length: number; identification: number },
  { payload = new Uint8Array(16) as Uint8Array } = {},
) {
  return repeated(
    ipv4({ source: A, destination: B, protocol: 17, moreFragments: true }, payload),
    count,
    (packet, _, index) => {
      const { offset, identification } = of(index);
      packet.set(be16(identification & 0xffff), 4);
      packet.set(be16(0x2000 | ((offset / 8) & 0x1fff)), 6);
    },
  );
}

const registration = (entry: Uint8Array[], extensions = 1) =>
  nhrp({
    packetType: 3,
    hopCount: 255,
    flags: 0x8002,
    requestId: 1,
    sourceNbma: A,
    sourceProtocol: '10.0.0.2',
    destinationProtocol: '10.0.0.1',
    clientInformation: [{ holdingTime: 600 }],
    extensions: Array.from({ length: extensions }, () => ({ type: 9, value: joinBytes(entry) })),
  });

export const HOSTILE_CAPTURES: readonly HostileCase[] = [
  { name: 'record of length 0', bytes: () => file(new Uint8Array(0), good()), says: null },
  {
    name: 'record of length 4 GB',
    bytes: () => set(file(good()), 32, 0xff, 0xff, 0xff, 0xff),
    says: 'bad-length: The record of frame 1',
  },
  { name: 'pcapng block of length 0', bytes: () => withBlockLength(0), says: 'bad-length' },
  { name: 'pcapng block of length 3', bytes: () => withBlockLength(3), says: 'bad-length' },
  { name: 'pcapng block length not a multiple of 4', bytes: () => withBlockLength(33), says: 'bad-length' },
  { name: 'pcapng block longer than the file', bytes: () => withBlockLength(4096), says: 'truncated' },
  {
    name: 'pcapng block of 4 GB',
    bytes: () => withBlockLength(0xfffffffc),
    says: 'truncated: The file ends inside the block',
  },
  {
    name: 'unknown interface id',
    bytes: () => ng(pcapngBlock('little', 6, set(new Uint8Array(24), 0, 77))),
    says: 'names interface 77',
  },
  {
    name: 'pcapng options without end',
    bytes: () =>
      ng(
        pcapngBlock(
          'little',
          1,
          concat(octets(101, 0, 0, 0, 0, 0, 0, 0), octets(2, 0, 0xff, 0xff), new Uint8Array(8)),
        ),
      ),
    says: 'option',
  },
  {
    name: 'time running backwards',
    bytes: () =>
      writePcap(
        { linkType: RAW_IP },
        Array.from({ length: 50 }, (_, n) => frame(good(), at.seconds - n * 3600)),
      ),
    says: 'Time runs backwards 49 time(s)',
  },
  {
    name: 'time stamps in whole seconds, a century ahead',
    bytes: () =>
      writePcapng({ interfaces: [{ linkType: RAW_IP, resolution: 0, timeOffset: -1 }] }, [
        frame(good(), 4_000_000_000),
      ]),
    says: null,
  },
  {
    name: '65,535 fragments of nothing',
    bytes: () =>
      repeated(
        ipv4({ source: A, destination: B, protocol: 17, moreFragments: true }, new Uint8Array(0)),
        65_535,
        (packet, _, index) => {
          packet.set(be16(index), 4);
          packet.set(be16(0x2000 | (index & 0x1fff)), 6);
        },
      ),
    says: 'a fragment that is not the last is empty',
  },
  {
    name: '65,535 first fragments of IKE, of as many datagrams',
    bytes: () =>
      fragments(65_535, (n) => ({ offset: 0, length: 16, identification: n }), {
        payload: udp({ sourcePort: 500, destinationPort: 500 }, new Uint8Array(8)),
      }),
    says: 'more than 256 fragmented datagrams at once',
  },
  {
    name: 'overlapping fragments',
    bytes: () => fragments(5_000, (n) => ({ offset: 8 * (n % 3), length: 16, identification: 7 })),
    says: 'fragment',
  },
  {
    name: 'interleaved fragments of a thousand datagrams',
    bytes: () =>
      fragments(20_000, (n) => ({ offset: 16 * Math.floor(n / 1000), length: 16, identification: n % 1000 })),
    says: 'fragment',
  },
  {
    name: 'ISAKMP payload that names itself as the next',
    bytes: () => file(set(good(), PAYLOAD_LENGTH - 2, 1)),
    says: 'Payload 1 is announced and not there',
  },
  ...[0, 1, 2, 3].map((length) => ({
    name: `ISAKMP payload of length ${length}`,
    bytes: () => file(set(good(), PAYLOAD_LENGTH, 0, length)),
    says: 'bad-length',
  })),
  { name: '255 proposals', bytes: () => file(ike(message([offer(255)]))), says: null },
  { name: '1,000 proposals', bytes: () => file(ike(message([offer(1000)]))), says: 'limit' },
  {
    name: '1,000 payloads',
    bytes: () =>
      file(
        ike(
          message(
            Array.from({ length: 1000 }, () => ({ type: 13, name: 'vendor-id', hex: '00' }) as MadePayload),
          ),
        ),
      ),
    says: 'limit',
  },
  {
    name: 'attribute of 65,535 bytes',
    bytes: () =>
      file(
        ike(
          message([
            {
              ...offer(1),
              proposals: [
                {
                  ...PHASE1_PROPOSAL,
                  transforms: [
                    { number: 1, id: 1, attributes: [{ type: 12, form: 'variable', value: 1, length: 4 }] },
                  ],
                },
              ],
            },
          ]),
        ).map((byte, index, all) => (index >= all.length - 6 && index < all.length - 4 ? 0xff : byte)),
      ),
    says: 'Attribute 12 claims 65535 bytes',
  },
  {
    name: 'NHRP extensions without end',
    bytes: () =>
      file(inGre(registration([], 300).map((byte, at, all) => (at === all.length - 4 ? 9 : byte)))),
    says: 'more than 64 extensions',
  },
  {
    name: 'NHRP extensions without an end mark',
    bytes: () => {
      const endless = registration([], 3).slice(0, -4);
      endless.set(be16(endless.length), 10);
      return file(inGre(endless));
    },
    says: 'do not end with the end mark',
  },
  {
    name: 'NHRP client information that overflows',
    bytes: () => file(inGre(registration([set(clientInformation({ nbma: A }), 8, 0xff)]))),
    says: 'client information',
  },
  { name: 'GRE in GRE a thousand deep', bytes: () => file(deepGre(1000)), says: 'limit' },
  { name: 'IP in IP a thousand deep', bytes: () => file(deepIp(1000)), says: null },
  {
    name: '300,000 random SPIs',
    bytes: () =>
      repeated(
        ipv4({ source: A, destination: B, protocol: 50 }, esp(1, 1, new Uint8Array(8))),
        300_000,
        (packet, random) =>
          packet.set(
            octets(random.next(), random.next(), random.next(), random.next()).map((b) => b | 1),
            20,
          ),
      ),
    says: 'limit',
  },
  {
    name: 'gzip bomb (64 MB of zero bytes)',
    bytes: () => new Uint8Array(gzipSync(new Uint8Array(64 * 1024 * 1024))),
    says: 'wrong-format',
  },
  {
    name: 'gzip bomb inside a capture (64 MB of zero bytes)',
    bytes: () => new Uint8Array(gzipSync(joinBytes([file(good()), new Uint8Array(64 * 1024 * 1024)]))),
    says: null,
  },
  {
    name: 'gzip in gzip',
    bytes: () => new Uint8Array(gzipSync(gzipSync(file(good())))),
    says: 'gzip and were not inflated',
  },
  {
    name: 'gzip cut short',
    bytes: () => new Uint8Array(gzipSync(mainModeFlood(20), { level: 0 })).slice(0, 1500),
    says: 'truncated',
  },
];

function deepGre(depth: number): Uint8Array {
  let packet = good();
  for (let n = 0; n < depth; n++) packet = inGre(packet.slice(0, 60_000), 0x0800);
  return packet;
}

function deepIp(depth: number): Uint8Array {
  let packet = good();
  for (let n = 0; n < depth; n++)
    packet = ipv4({ source: A, destination: B, protocol: 4 }, packet.slice(0, 60_000));
  return packet;
}
