import { gre } from '../../test/made/gre-writer.ts';
import { ipv4, udp } from '../../test/made/ip-writer.ts';
import { encodeIsakmp } from '../../test/made/isakmp-writer.ts';
import { ethernet, vlanTag } from '../../test/made/link-writer.ts';
import { nhrp } from '../../test/made/nhrp-writer.ts';
import { be32, concat } from '../../test/made/octets.ts';
import { CaptureFile, type CaptureFormat } from './capture-file.ts';
import { ikeSession } from './ike.ts';
import { Random } from './random.ts';

export interface HubOptions {
  seed: number;
  bytes: number;
  format?: CaptureFormat;
  spokes: number;
  /** Bring-ups in the whole file, spread evenly over time and spokes. */
  sessions: number;
  /** Bytes of an ESP frame: from and to. */
  sizes: [number, number];
  /** GRE frames with NHRP, and dead peer detection (RFC 3706), for each ESP frame. */
  nhrpShare?: number;
  dpdShare?: number;
  /** Bring-ups stop after so many bytes; ESP goes on. */
  controlBytes?: number;
}

const HUB = '198.51.100.1';
const ETHERTYPE_IPV4 = 0x0800;
const ETHERTYPE_VLAN = 0x8100;
const UDP = 17;
const ESP = 50;
const GRE = 47;
const NHRP_ETHERTYPE = 0x2001;

interface Flow {
  /** Everything in front of the ciphertext; lengths, the sequence number and the ESP bytes are patched. */
  head: Uint8Array;
  view: DataView;
  ip: number;
  /** Where the UDP header stands; 0 without. */
  udp: number;
  sequence: number;
}

const spokeAddress = (index: number): string =>
  `100.${64 + (index >>> 16)}.${(index >>> 8) & 255}.${index & 255}`;
const spokeTunnel = (index: number): string =>
  `172.${16 + (index >>> 16)}.${(index >>> 8) & 255}.${index & 255}`;
/** A quarter of the ESP is in UDP 4500, an eighth is VLAN-tagged. */
const isNatted = (index: number): boolean => index % 4 === 3;
const isTagged = (index: number): boolean => index % 8 === 5;

function framed(index: number, packet: Uint8Array): Uint8Array {
  if (!isTagged(index)) return ethernet({ etherType: ETHERTYPE_IPV4 }, packet);
  return ethernet({ etherType: ETHERTYPE_VLAN }, vlanTag({ id: 100, etherType: ETHERTYPE_IPV4 }, packet));
}

function espFlow(index: number, toHub: boolean, spi: number): Flow {
  const [source, destination] = toHub ? [spokeAddress(index), HUB] : [HUB, spokeAddress(index)];
  const header = concat(be32(spi), be32(0));
  const natted = isNatted(index);
  const body = natted ? udp({ sourcePort: 4500, destinationPort: 4500 }, header) : header;
  const head = framed(index, ipv4({ source, destination, protocol: natted ? UDP : ESP }, body));
  const ip = isTagged(index) ? 18 : 14;
  return {
    head,
    view: new DataView(head.buffer, head.byteOffset),
    ip,
    udp: natted ? ip + 20 : 0,
    sequence: 0,
  };
}

/** The Internet checksum of the IPv4 header. */
function setLength({ view, head, ip, udp: udpAt }: Flow, bytes: number): void {
  view.setUint16(ip + 2, head.length - ip + bytes);
  view.setUint16(ip + 10, 0);
  let sum = 0;
  for (let at = ip; at < ip + 20; at += 2) sum += view.getUint16(at);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  view.setUint16(ip + 10, ~sum & 0xffff);
  if (udpAt > 0) view.setUint16(udpAt + 4, head.length - udpAt + bytes);
}

function bringUp(random: Random, index: number): Uint8Array[] {
  const spoke = spokeAddress(index);
  const natted = isNatted(index);
  return ikeSession(random, natted).map(({ fromSpoke, port, message }) => {
    const payload = port === 4500 ? concat(be32(0), message) : message;
    const [source, destination] = fromSpoke ? [spoke, HUB] : [HUB, spoke];
    const datagram = udp({ sourcePort: port, destinationPort: port, source, destination }, payload);
    return framed(index, ipv4({ source, destination, protocol: UDP, ttl: fromSpoke ? 251 : 255 }, datagram));
  });
}

/** R-U-THERE of a spoke under the cookies of a phase 1 that may be older than the capture, and its answer. */
function deadPeerDetection(random: Random, index: number): Uint8Array[] {
  const spoke = spokeAddress(index);
  const cookies = new Random(index + 1);
  const [initiatorCookie, responderCookie] = [cookies.hex(8), cookies.hex(8)];
  return [true, false].map((fromSpoke) => {
    const message = encodeIsakmp({
      initiatorCookie,
      responderCookie,
      exchangeType: 5,
      flags: { encrypted: true },
      messageId: random.next(),
      payloads: [],
      nextPayload: 8,
      body: random.bytes(64),
    });
    const [source, destination] = fromSpoke ? [spoke, HUB] : [HUB, spoke];
    const natted = isNatted(index);
    const ports = natted
      ? { sourcePort: 4500, destinationPort: 4500 }
      : { sourcePort: 500, destinationPort: 500 };
    const datagram = udp({ ...ports, source, destination }, natted ? concat(be32(0), message) : message);
    return framed(index, ipv4({ source, destination, protocol: UDP, ttl: fromSpoke ? 251 : 255 }, datagram));
  });
}

/** A registration in GRE without IPsec, and its reply. */
function registration(index: number, requestId: number): Uint8Array[] {
  const spoke = spokeAddress(index);
  const entry = { mtu: 17_912, holdingTime: 600, prefixLength: 32 };
  return [3, 4].map((packetType) => {
    const [source, destination] = packetType === 3 ? [spoke, HUB] : [HUB, spoke];
    const packet = nhrp({
      packetType,
      requestId,
      sourceNbma: spoke,
      sourceProtocol: spokeTunnel(index),
      destinationProtocol: '172.31.0.1',
      clientInformation: [entry],
    });
    return framed(
      index,
      ipv4({ source, destination, protocol: GRE }, gre({ protocol: NHRP_ETHERTYPE, key: 7 }, packet)),
    );
  });
}

/** What a hub's outside interface sees: ESP of many spokes, their bring-ups, some NHRP in clear GRE. */
export function writeHub(path: string | number, options: HubOptions): CaptureFile {
  const { seed, bytes, spokes, sessions, sizes, nhrpShare = 0, dpdShare = 0, controlBytes = bytes } = options;
  const random = new Random(seed);
  const file = new CaptureFile(path, options.format ?? 'pcap');
  const noise = random.bytes(1 << 22);
  const flows: Flow[] = [];
  for (let index = 0; index < spokes; index++) {
    flows.push(espFlow(index, true, random.next() | 0x100), espFlow(index, false, random.next() | 0x100));
  }
  const sizeRange = sizes[1] - sizes[0] + 1;
  let session = 0;
  /** Frames of the bring-ups under way, one list each; the next frame of one of them goes out in turn. */
  let running: Uint8Array[][] = [];
  let requestId = 1;
  const nhrpTurn = Math.round(2 / nhrpShare);
  const dpdTurn = Math.round(2 / dpdShare);
  while (file.bytes < bytes) {
    if (session < sessions && file.bytes >= (controlBytes * session) / sessions) {
      running.push(bringUp(random, session % spokes));
      session++;
    }
    for (const list of running) {
      file.add(list.shift()!);
      file.wait(40);
    }
    if (running.length > 0) running = running.filter((list) => list.length > 0);
    if (file.bytes < controlBytes && file.frames % nhrpTurn === 0) {
      for (const frame of registration(random.below(spokes), requestId++)) file.add(frame);
    }
    if (file.bytes < controlBytes && file.frames % dpdTurn === 0) {
      for (const frame of deadPeerDetection(random, random.below(spokes))) file.add(frame);
    }
    const flow = flows[random.below(flows.length)]!;
    const size = Math.max(16, (sizes[0] + random.below(sizeRange) - flow.head.length) & ~3);
    setLength(flow, size);
    flow.view.setUint32(flow.head.length - 4, ++flow.sequence);
    const from = random.below(noise.length - 2048);
    file.add(flow.head, noise.subarray(from, from + size));
    file.wait(600);
  }
  for (const list of running) for (const frame of list) file.add(frame);
  file.close();
  return file;
}

/** Bring-ups and nothing else, eight at a time. */
export function writeIkeOnly(path: string, seed: number, bytes: number): void {
  const random = new Random(seed);
  const file = new CaptureFile(path, 'pcap');
  let running: Uint8Array[][] = [];
  let session = 0;
  while (file.bytes < bytes) {
    while (running.length < 8) running.push(bringUp(random, session++ % 4000));
    for (const list of running) {
      file.add(list.shift()!);
      file.wait(700);
    }
    running = running.filter((list) => list.length > 0);
  }
  file.close();
}
