import { createRequire } from 'node:module';
import { say } from '../../language/say.ts';

/** What is captured: everything of a bring-up, tagged or not; ARP shows on which side this is. */
export const CAPTURE_FILTER =
  '(udp port 500 or udp port 4500 or ip proto 47 or ip proto 50 or ip proto 51 or icmp or arp) or ' +
  '(vlan and (udp port 500 or udp port 4500 or ip proto 47 or ip proto 50 or ip proto 51 or icmp or arp))';

/** No IP packet is longer; and what may pile up between two reads of the interface. */
const SNAPSHOT_BYTES = 65_535;
const RING_BYTES = 8 * 1024 * 1024;
/** LINKTYPE_ numbers of the link types that the library names. */
const LINK_TYPES: Readonly<Record<string, number>> = {
  NULL: 0,
  ETHERNET: 1,
  IEEE802_11_RADIO: 127,
  LINKTYPE_LINUX_SLL: 113,
  RAW: 101,
};

interface CapLibrary {
  Cap: new () => CapHandle;
}

interface CapHandle {
  open(device: string, filter: string, bufferSize: number, buffer: Buffer): string;
  close(): void;
  setMinBytes?(bytes: number): void;
  on(event: 'packet', listener: (bytes: number, truncated: boolean) => void): void;
}

export interface LiveCapture {
  stop(): void;
  /** Packets that were cut because they were longer than the buffer. */
  truncated(): number;
}

/**
 * Captures on an interface with the optional package `cap` and hands on the bytes of a pcap file as they
 * come. Answers with what to do when the package is missing or capturing is not allowed.
 */
export function captureOn(
  device: string,
  onBytes: (chunk: Uint8Array) => void,
): { capture: LiveCapture } | { advice: string } {
  let library: CapLibrary;
  try {
    library = createRequire(typeof __filename === 'string' ? __filename : import.meta.url)(
      'cap',
    ) as CapLibrary;
  } catch {
    return {
      advice: say`live capture needs the optional package cap, which needs the headers of libpcap: "apt-get install libpcap-dev" (or "dnf install libpcap-devel"), then "npm install cap". Without it: tcpdump -i ${device} -U -w - | dmvpn-trace watch -`,
    };
  }
  const handle = new library.Cap();
  const buffer = Buffer.alloc(SNAPSHOT_BYTES);
  let linkName: string;
  try {
    linkName = handle.open(device, CAPTURE_FILTER, RING_BYTES, buffer);
  } catch (error) {
    return { advice: adviceFor(device, (error as Error).message) };
  }
  handle.setMinBytes?.(0);
  onBytes(fileHeader(LINK_TYPES[linkName] ?? 1));
  let cut = 0;
  handle.on('packet', (length, truncated) => {
    if (truncated) cut++;
    onBytes(record(buffer.subarray(0, Math.min(length, SNAPSHOT_BYTES)), length));
  });
  return { capture: { stop: () => handle.close(), truncated: () => cut } };
}

function adviceFor(device: string, message: string): string {
  if (/permission|not permitted|EPERM|EACCES/i.test(message)) {
    return say`capturing on ${device} is not allowed (${message}): run as root, or give Node the right once with "setcap cap_net_raw,cap_net_admin=eip $(command -v node)". Or: sudo tcpdump -i ${device} -U -w - | dmvpn-trace watch -`;
  }
  return say`cannot capture on ${device}: ${message}`;
}

/** Header of a pcap file with microseconds, little-endian. */
function fileHeader(linkType: number): Uint8Array {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b2c3d4, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(SNAPSHOT_BYTES, 16);
  header.writeUInt32LE(linkType, 20);
  return header;
}

/** One packet record; the library tells no time, so it is that of arrival here. */
function record(packet: Uint8Array, originalLength: number): Uint8Array {
  const now = Date.now();
  const header = Buffer.alloc(16);
  header.writeUInt32LE(Math.floor(now / 1000), 0);
  header.writeUInt32LE((now % 1000) * 1000, 4);
  header.writeUInt32LE(packet.length, 8);
  header.writeUInt32LE(originalLength, 12);
  return Buffer.concat([header, packet]);
}
