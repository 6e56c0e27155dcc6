/** Reads the lab's classic little-endian Ethernet captures, just enough for IKE and ESP. */
import { readFileSync } from 'node:fs';

export interface LabPacket {
  frame: number;
  source: string;
  destination: string;
  sourcePort: number;
  destinationPort: number;
  kind: 'ike' | 'esp' | 'other';
  /** ISAKMP message or ESP packet. */
  bytes: Uint8Array;
}

function fixture(name: string): URL {
  return new URL(`../../../fixtures/${name}`, import.meta.url);
}

export function labText(name: string): string {
  return readFileSync(fixture(name), 'utf8');
}

export function labPackets(name: string): LabPacket[] {
  const file = readFileSync(fixture(name));
  const packets: LabPacket[] = [];
  let frame = 0;
  for (let at = 24; at + 16 <= file.length; ) {
    const length = file.readUInt32LE(at + 8);
    const packet = file.subarray(at + 16, at + 16 + length);
    at += 16 + length;
    frame += 1;
    if (packet.readUInt16BE(12) !== 0x0800) continue;
    const ip = packet.subarray(14, 14 + packet.readUInt16BE(16));
    const payload = ip.subarray(4 * (ip[0]! & 15));
    const isUdp = ip[9] === 17;
    const [sourcePort, destinationPort] = isUdp ? [payload.readUInt16BE(0), payload.readUInt16BE(2)] : [0, 0];
    const udp = isUdp ? payload.subarray(8) : payload;
    const natT = isUdp && sourcePort === 4500 && udp.length > 4;
    const marker = natT && udp.readUInt32BE(0) === 0;
    const kind = ip[9] === 50 || (natT && !marker) ? 'esp' : sourcePort === 500 || marker ? 'ike' : 'other';
    packets.push({
      frame,
      source: [...ip.subarray(12, 16)].join('.'),
      destination: [...ip.subarray(16, 20)].join('.'),
      sourcePort,
      destinationPort,
      kind,
      bytes: new Uint8Array(marker ? udp.subarray(4) : udp),
    });
  }
  return packets;
}
