/** What the scan hands on while it runs, and what it answers with at the end. */
import type { Instant } from '../instant.ts';
import type { Problem } from '../problem.ts';
import type { FlowCount } from './flow-table.ts';
import type { FrameKind } from './frame-kinds.ts';
import type { CaptureComment, CaptureInterface, CaptureSecrets } from './frame-sink.ts';

/** A frame that is handed on. Valid only during the call: `bytes` lie in a buffer that is used again. */
export interface CapturedFrame {
  /** Counted from 1, as Wireshark counts. */
  frame: number;
  /** Null when the file has no time for it. */
  at: Instant | null;
  linkType: number;
  /** Number of the pcapng interface within its section; 0 in a classic pcap. */
  interfaceId: number;
  /** The frame from its link layer on, as far as it was kept. */
  bytes: Uint8Array;
  /** Length on the wire. */
  originalLength: number;
  /** pcapng packet comment. */
  comment: string | null;
  /** EtherType of the network layer, e.g. 0x0800, and where in `bytes` it begins. */
  etherType: number;
  networkOffset: number;
}

export interface ScanHandlers {
  /**
   * Gets every frame that is or may be IKE (UDP 500 and 4500), GRE, NHRP, or an ICMP error, and every fragment
   * of UDP and GRE; of ESP and AH the fragments only if `wantSpi` is given, or once `onEsp` asked for an SPI.
   */
  onControl?: (frame: CapturedFrame) => void;
  /** Gets ARP frames. */
  onArp?: (frame: CapturedFrame) => void;
  /** Says whether ESP packets with this SPI (unsigned) shall go to `onEsp`. */
  wantSpi?: (spi: number) => boolean;
  /** So many packets at the start of each ESP flow go to `onEsp`, whatever `wantSpi` says; 0 when not given. */
  sampleEsp?: number;
  /**
   * Gets the ESP packets that `wantSpi` or `sampleEsp` asked for; they are counted all the same.
   * @param spi unsigned
   * @param offset where in `frame.bytes` the ESP header begins
   * @param length of the ESP packet as far as it was captured
   * @returns true to get all further packets with this SPI
   */
  onEsp?: (frame: CapturedFrame, spi: number, offset: number, length: number) => unknown;
  /** Gets keys that the file carries, where it carries them: they are for the frames that follow. */
  onSecrets?: (secrets: CaptureSecrets) => void;
}

export interface ScanResult {
  format: 'pcap' | 'pcapng' | null;
  bytes: number;
  frames: number;
  interfaces: readonly CaptureInterface[];
  /** Names of the link types of the interfaces, each once. */
  linkTypes: string[];
  /** False when the file is cut, damaged, or no capture. */
  complete: boolean;
  problems: Problem[];
  /** Earliest and latest time of any frame. */
  first: Instant | null;
  last: Instant | null;
  /** Frames whose time is before that of the frame in front of them. */
  backwards: number;
  /** Frames of each kind that occurs; each frame is of one kind. */
  counts: Partial<Record<FrameKind, number>>;
  /** ESP and AH per source, destination and SPI, in the order of their first frames. */
  flows: FlowCount[];
  /** NAT keepalives (RFC 3948 section 4) per source and destination. */
  keepalives: FlowCount[];
  comments: readonly CaptureComment[];
  secrets: readonly CaptureSecrets[];
}
