/**
 * Sizes and numbers of classic pcap files. They stand in a file without imports, so that the bundler puts
 * their values where they are used.
 */

export const PCAP_MICROSECONDS = 0xa1b2c3d4;
export const PCAP_NANOSECONDS = 0xa1b23c4d;

/** Sizes of the format (draft-ietf-opsawg-pcap sections 4 and 5). */
export const FILE_HEADER_BYTES = 24;
export const RECORD_HEADER_BYTES = 16;

/** The link type field also holds the length of the frame check sequence and a flag in its upper six bits. */
export const LINK_TYPE_MASK = 0x03ffffff;
