/** Capture files of every make: byte orders, resolutions, pcapng's blocks, gzip, cut, link layers, tags. */
import { gzipSync } from 'node:zlib';
import { BringUp, type SentPacket } from '../bring-up.ts';
import {
  joinBytes,
  type MadeFrame,
  type PcapOptions,
  pcapngBlock,
  pcapngOption,
  writePcap,
  writePcapng,
} from '../capture-writer.ts';
import { capturedAt, type MadeCase, onEthernet, runPerFile } from '../case.ts';
import {
  ciscoHdlc,
  ethernet,
  linuxCooked,
  linuxCookedV2,
  loopback,
  mpls,
  ppp,
  pppoe,
  vlanTag,
} from '../link-writer.ts';
import { ascii, concat, octets } from '../octets.ts';
import { registerInClear } from '../registration.ts';

const TOPOLOGY = {
  hub: { nbma: '203.0.113.1', tunnel: '10.80.0.1' },
  spoke: { nbma: '198.51.100.11', tunnel: '10.80.0.11' },
};
const ENDS = { spoke: '198.51.100.11', hub: '203.0.113.1' };

function clearRegistration(seed: number): SentPacket[] {
  const up = new BringUp({ ...ENDS, seed });
  return registerInClear(up, {
    spokeTunnel: '10.80.0.11',
    hubTunnel: '10.80.0.1',
    requestId: 7,
    authentication: 'made-one',
    greKey: 80,
  }).packets;
}

function bringUp(seed: number): SentPacket[] {
  return new BringUp({ ...ENDS, seed }).phase1().phase2().tunnelTraffic().packets;
}

type Wrap = (ip: Uint8Array) => Uint8Array;

function linkLayers(): MadeCase {
  const packets = clearRegistration(1);
  const make = (linkType: number, wrap: Wrap, options: PcapOptions = {}) =>
    writePcap({ linkType, ...options }, capturedAt('spoke', packets, wrap));
  const files = {
    'ethernet.pcap': make(1, (ip) => ethernet({ etherType: 0x0800 }, ip)),
    'null-little.pcap': make(0, (ip) => loopback(2, ip, true)),
    'null-big.pcap': make(0, (ip) => loopback(2, ip, false), { endianness: 'big' }),
    'loop.pcap': make(108, (ip) => loopback(2, ip, false)),
    'ppp.pcap': make(9, (ip) => ppp(0x0021, ip)),
    'ppp-hdlc.pcap': make(50, (ip) => ppp(0x0021, ip)),
    'raw.pcap': make(101, (ip) => ip),
    'ipv4.pcap': make(228, (ip) => ip),
    'cisco-hdlc.pcap': make(104, (ip) => ciscoHdlc(0x0800, ip)),
    'linux-cooked.pcap': make(113, (ip) => linuxCooked({ protocol: 0x0800 }, ip)),
    'linux-cooked-v2.pcap': make(276, (ip) => linuxCookedV2({ protocol: 0x0800 }, ip)),
    'ieee802-11.pcap': make(105, (ip) => concat(octets(8, 0), new Uint8Array(22), ip)),
  };
  return {
    name: 'link-layers',
    title: 'The same registration on every link layer',
    topology: TOPOLOGY,
    brokenOnPurpose: 'the last file has a link layer that is not read: 105, IEEE 802.11',
    happened: 'Plain GRE: one registration request, its reply with code 0, and a packet each way.',
    files,
    runs: runPerFile(files),
  };
}

function tags(): MadeCase {
  const packets = clearRegistration(2);
  const make = (wrap: Wrap) => writePcap({}, capturedAt('spoke', packets, wrap));
  const tag = (id: number, etherType: number, payload: Uint8Array) => vlanTag({ id, etherType }, payload);
  const files = {
    'vlan.pcap': make((ip) => ethernet({ etherType: 0x8100 }, tag(30, 0x0800, ip))),
    'qinq.pcap': make((ip) => ethernet({ etherType: 0x88a8 }, tag(300, 0x8100, tag(30, 0x0800, ip)))),
    'qinq-old.pcap': make((ip) => ethernet({ etherType: 0x8100 }, tag(300, 0x8100, tag(30, 0x0800, ip)))),
    'pppoe.pcap': make((ip) =>
      ethernet({ etherType: 0x8864 }, pppoe(5, ppp(0x0021, ip, { framing: false }))),
    ),
    'vlan-pppoe.pcap': make((ip) =>
      ethernet({ etherType: 0x8100 }, tag(7, 0x8864, pppoe(5, ppp(0x0021, ip, { framing: false })))),
    ),
    'mpls.pcap': make((ip) => ethernet({ etherType: 0x8847 }, mpls([16001, 24], ip))),
  };
  return {
    name: 'tags',
    title: 'The same registration behind VLAN tags, PPPoE and MPLS labels',
    topology: TOPOLOGY,
    brokenOnPurpose: null,
    happened: 'Plain GRE: one registration request, its reply with code 0, and a packet each way.',
    files,
    runs: runPerFile(files),
  };
}

function byteOrders(): MadeCase {
  const frames = capturedAt('spoke', bringUp(3));
  const [first] = frames;
  // Something that only nanoseconds can tell.
  if (first) first.at = { ...first.at, nanoseconds: first.at.nanoseconds + 123 };
  const files = {
    'pcap-little.pcap': writePcap({}, frames),
    'pcap-big.pcap': writePcap({ endianness: 'big' }, frames),
    'pcap-little-ns.pcap': writePcap({ nanoseconds: true }, frames),
    'pcap-big-ns.pcap': writePcap({ endianness: 'big', nanoseconds: true }, frames),
    'pcapng-little.pcapng': writePcapng({}, frames),
    'pcapng-big.pcapng': writePcapng({ endianness: 'big', interfaces: [{ resolution: 9 }] }, frames),
  };
  return {
    name: 'byte-orders',
    title: 'The same bring-up in either byte order, in micro- and nanoseconds',
    topology: TOPOLOGY,
    brokenOnPurpose: null,
    happened: 'Main mode, quick mode, and ESP in both directions. The first frame is 123 nanoseconds late.',
    files,
    runs: runPerFile(files),
  };
}

/** Two sections of different byte order, interfaces of different link type, resolution and offset, every kind of packet block, and blocks that carry no packet. */
function pcapngOddities(): MadeCase {
  const packets = bringUp(4);
  const onRaw = (ip: Uint8Array) => ip;
  const ethernetFrames = capturedAt('spoke', packets, onEthernet);
  const rawFrames = capturedAt('spoke', packets, onRaw);
  const interfaces = [
    { name: 'GigabitEthernet0/0', resolution: 6 },
    { linkType: 101, name: 'Dialer0', resolution: 0x80 | 20, timeOffset: 3600 },
  ];
  const firstSection = writePcapng(
    { interfaces, comment: 'made: two interfaces' },
    ethernetFrames.slice(0, 6).map((frame, index): MadeFrame => {
      if (index % 2 === 1) return { ...rawFrames[index]!, interfaceId: 1 };
      return index === 2 ? { ...frame, block: 'obsolete' } : { ...frame, comment: `frame ${index + 1}` };
    }),
  );
  const names = concat(
    octets(0, 1, 0, 9),
    octets(203, 0, 113, 1),
    ascii('hub\0\0'),
    octets(0, 0, 0, 0, 0, 0, 0, 0),
  );
  const statistics = concat(octets(0, 0, 0, 0), new Uint8Array(8));
  const custom = concat(octets(0, 0, 0x7f, 0xff), ascii('made'));
  const secondSection = writePcapng(
    { endianness: 'big', interfaces: [{ resolution: 9 }] },
    ethernetFrames
      .slice(6)
      .map(
        (frame, index, all): MadeFrame => (index === all.length - 1 ? { ...frame, block: 'simple' } : frame),
      ),
  );
  const files = {
    'oddities.pcapng': joinBytes([
      firstSection,
      pcapngBlock('little', 4, names),
      pcapngBlock('little', 5, statistics),
      pcapngBlock('little', 0x00000bad, custom),
      pcapngBlock('little', 0x0a0d1234, pcapngOption('little', 1, ascii('a block of a type nobody knows'))),
      secondSection,
    ]),
  };
  return {
    name: 'pcapng-oddities',
    title: 'A pcapng file with nearly everything that the format allows',
    topology: TOPOLOGY,
    brokenOnPurpose: null,
    happened:
      'Main mode, quick mode and ESP in both directions, in two sections of different byte order; enhanced, obsolete and simple packet blocks; the last packet has no time.',
    files,
    runs: runPerFile(files),
  };
}

function compressed(): MadeCase {
  const frames = capturedAt('spoke', bringUp(5));
  const files = {
    'pcap.pcap.gz': new Uint8Array(gzipSync(writePcap({}, frames))),
    'pcapng.pcapng.gz': new Uint8Array(gzipSync(writePcapng({}, frames))),
  };
  return {
    name: 'gzip',
    title: 'Compressed captures',
    topology: TOPOLOGY,
    brokenOnPurpose: null,
    happened: 'Main mode, quick mode, and ESP in both directions.',
    files,
    runs: runPerFile(files),
  };
}

function cut(): MadeCase {
  const frames = capturedAt('spoke', bringUp(6));
  const afterMm4 = frames.slice(0, 5);
  const whole = writePcap({}, afterMm4);
  const wholeNg = writePcapng({}, afterMm4);
  const files = {
    'in-frame.pcap': whole.slice(0, whole.length - 30),
    'in-header.pcap': whole.slice(0, whole.length - afterMm4.at(-1)!.bytes.length - 7),
    'in-block.pcapng': wholeNg.slice(0, wholeNg.length - 30),
    'in-gzip.pcap.gz': new Uint8Array(gzipSync(whole)).slice(0, -40),
  };
  return {
    name: 'cut',
    title: 'Captures that end in the middle of a packet',
    topology: TOPOLOGY,
    brokenOnPurpose:
      'the files are cut in their fifth frame, MM5; the compressed one somewhere before its end',
    happened: 'Main mode up to MM4.',
    files,
    runs: runPerFile(files),
  };
}

export const fileCases: MadeCase[] = [
  linkLayers(),
  tags(),
  byteOrders(),
  pcapngOddities(),
  compressed(),
  cut(),
];
