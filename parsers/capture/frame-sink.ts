/**
 * What a capture reader tells to whoever wants its frames. Frames are not made into objects: `frame` is
 * called with numbers that say where in the current window the frame's bytes lie.
 */
export interface FrameSink {
  /** The bytes in which the frames of the following calls lie; `view` covers the same bytes. */
  window(bytes: Uint8Array, view: DataView): void;

  /** The interface on which the frames of the following calls were captured. */
  capturedOn(source: CaptureInterface): void;

  /**
   * One frame.
   * @param number counted from 1, as Wireshark and tshark count
   * @param offset where its first byte lies in the window
   * @param captured bytes that were kept of it
   * @param original bytes that it had on the wire
   * @param seconds since 1970-01-01T00:00:00 UTC
   * @param nanoseconds 0 to 999,999,999, or `NO_TIME` when the file has no time for this frame
   * @param comment the packet comment of a pcapng file
   */
  frame(
    number: number,
    offset: number,
    captured: number,
    original: number,
    seconds: number,
    nanoseconds: number,
    comment: string | null,
  ): void;

  /** Keys that the file carries, before the frames that stand behind them. */
  secrets?(secrets: CaptureSecrets): void;
}

/** Stands in for the nanoseconds of a frame without a time stamp (pcapng simple packet block). */
export const NO_TIME = -1;

/** An interface of a capture file. A classic pcap file has exactly one, with id 0. */
export interface CaptureInterface {
  /** Number of the pcapng section, counted from 1. */
  section: number;
  /** Number within its section, counted from 0. */
  id: number;
  /** LINKTYPE_ number; see link-types.ts. */
  linkType: number;
  /** Most bytes kept of a frame; 0: no limit. */
  snapLength: number;
  /** Width of the last digit of its time stamps, in nanoseconds, at least 1. */
  precision: number;
  name: string | null;
  description: string | null;
}

/** Keys that the capture file itself carries (pcapng decryption secrets block). */
export interface CaptureSecrets {
  /** Secrets type as registered for pcapng, e.g. 0x544c534b for a TLS key log. */
  type: number;
  bytes: Uint8Array;
}

/** A comment in a pcapng file: on a section, on an interface or on a frame. */
export interface CaptureComment {
  /** Frame number for a packet comment, otherwise null. */
  frame: number | null;
  text: string;
}
