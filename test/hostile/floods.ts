/** Floods: captures and logs of one message over and over, with random numbers where an attacker has a choice. */

import { PHASE1_PROPOSAL } from '../made/bring-up.ts';
import { gre } from '../made/gre-writer.ts';
import { ipv4, udp } from '../made/ip-writer.ts';
import { encodeIsakmp } from '../made/isakmp-writer.ts';
import { nhrp } from '../made/nhrp-writer.ts';
import { Random } from '../made/random.ts';

const HUB = '203.0.113.1';
const ATTACKER = '198.51.100.66';
const PCAP_HEADER = 24;
const RECORD_HEADER = 16;
const RAW_IP = 101;
/** Where in a raw IPv4 packet the source address stands, and the initiator's cookie behind the UDP header. */
const SOURCE = 12;
const COOKIE = 28;
const MESSAGE_ID = 48;

export interface Flood {
  /** Every packet from another address. */
  sources?: boolean;
  /** Another message ID for every packet. */
  messageIds?: boolean;
}

/** First messages of main mode with random initiator cookies. */
export function mainModeFlood(count: number, flood: Flood = {}): Uint8Array {
  const message = encodeIsakmp({
    initiatorCookie: '0011223344556677',
    responderCookie: '0000000000000000',
    exchangeType: 2,
    payloads: [{ type: 1, name: 'security-association', doi: 1, situation: 1, proposals: [PHASE1_PROPOSAL] }],
  });
  return repeated(inUdp(message), count, (packet, random) => {
    putRandom(packet, COOKIE, 8, random);
    if (flood.sources) putRandom(packet, SOURCE + 1, 3, random);
  });
}

/** Quick mode messages of one phase 1 with random message IDs. */
export function quickModeFlood(count: number): Uint8Array {
  const message = encodeIsakmp({
    initiatorCookie: '0011223344556677',
    responderCookie: '8899aabbccddeeff',
    exchangeType: 32,
    flags: { encrypted: true },
    messageId: 1,
    nextPayload: 8,
    payloads: [],
    body: new Random(1).bytes(160),
  });
  return repeated(inUdp(message), count, (packet, random) => putRandom(packet, MESSAGE_ID, 4, random));
}

/** NHRP registrations in clear GRE, each from another address. */
export function registrationFlood(count: number): Uint8Array {
  const registration = nhrp({
    packetType: 3,
    hopCount: 255,
    flags: 0x8002,
    requestId: 1,
    sourceNbma: ATTACKER,
    sourceProtocol: '10.0.0.66',
    destinationProtocol: '10.0.0.1',
    clientInformation: [{ prefixLength: 32, mtu: 17_916, holdingTime: 600 }],
  });
  const header = { source: ATTACKER, destination: HUB, protocol: 47 };
  return repeated(ipv4(header, gre({ protocol: 0x2001 }, registration)), count, (packet, random) =>
    putRandom(packet, SOURCE + 1, 3, random),
  );
}

/** A hub's debug output of main mode offers, each from another spoke. */
export function logFlood(count: number): Uint8Array {
  const random = new Random(7);
  let text = '';
  for (let n = 0; n < count; n++) {
    const peer = `198.${random.next() & 0x7f}.${random.next() & 0xff}.${1 + (random.next() % 250)}`;
    const time = `*Mar  1 ${two(Math.floor(n / 36000) % 24)}:${two(Math.floor(n / 600) % 60)}:${two(Math.floor(n / 10) % 60)}.${n % 10}00: `;
    text += `${time}ISAKMP (0): received packet from ${peer} dport 500 sport 500 Global (N) NEW SA\n`;
    text += `${time}ISAKMP: Created a peer struct for ${peer}, peer port 500\n`;
    text += `${time}ISAKMP:(0):Input = IKE_MESG_FROM_PEER, IKE_MM_EXCH\n`;
    text += `${time}ISAKMP:(0):Old State = IKE_READY  New State = IKE_R_MM1\n`;
  }
  return new TextEncoder().encode(text);
}

const two = (value: number): string => String(value).padStart(2, '0');

function inUdp(message: Uint8Array): Uint8Array {
  const ports = { sourcePort: 500, destinationPort: 500 };
  return ipv4({ source: ATTACKER, destination: HUB, protocol: 17 }, udp(ports, message));
}

/** A capture of one packet again and again, a millisecond apart, changed each time. */
export function repeated(
  packet: Uint8Array,
  count: number,
  change: (packet: Uint8Array, random: Random, index: number) => void,
): Uint8Array {
  const random = new Random(count);
  const record = RECORD_HEADER + packet.length;
  const file = new Uint8Array(PCAP_HEADER + count * record);
  const view = new DataView(file.buffer);
  view.setUint32(0, 0xa1b2c3d4);
  view.setUint16(4, 2);
  view.setUint16(6, 4);
  view.setUint32(16, 262_144);
  view.setUint32(20, RAW_IP);
  for (let index = 0; index < count; index++) {
    const at = PCAP_HEADER + index * record;
    view.setUint32(at, 1_714_550_400 + Math.floor(index / 1000));
    view.setUint32(at + 4, (index % 1000) * 1000);
    view.setUint32(at + 8, packet.length);
    view.setUint32(at + 12, packet.length);
    file.set(packet, at + RECORD_HEADER);
    change(file.subarray(at + RECORD_HEADER, at + record), random, index);
  }
  return file;
}

function putRandom(bytes: Uint8Array, at: number, length: number, random: Random): void {
  for (let index = 0; index < length; index++) bytes[at + index] = 1 + (random.next() % 250);
}
