/**
 * How the flow table keeps a flow. The numbers stand in a file without imports, so that the bundler puts their
 * values where they are used; the table is read for every packet.
 */

/** Longest search for a flow; at an eighth of load, an honest set of SPIs never needs so many steps. */
export const MAX_PROBES = 256;

/** What a flow consists of: bits of its kind. */
export const KIND_ESP = 1;
export const KIND_AH = 2;
export const KIND_KEEPALIVE = 3;
export const KIND_PROTOCOL = 3;
/** Set when the packets are in UDP (RFC 3948). */
export const KIND_IN_UDP = 4;
/** Set when the addresses are numbers of the address table rather than IPv4 addresses. */
export const KIND_IPV6 = 8;

// What changes with every packet stands together in 12 words of 32 bits, less than a cache line; two pairs of
// them hold a float64. The rest of a flow is in a record of its own.
export const WORDS = 12;
export const SPI = 0;
export const SOURCE = 1;
export const DESTINATION = 2;
export const KIND = 3;
export const PACKETS = 4;
export const HIGHEST = 5;
export const LAST_FRAME = 6;
export const LAST_NANOSECONDS = 7;
// In float64 units:
export const FLOATS = 6;
export const BYTES = 4;
export const LAST_SECONDS = 5;

export const RARE_WORDS = 14;
export const FIRST_FRAME = 0;
export const FIRST_NANOSECONDS = 1;
export const LOWEST = 2;
export const GAPS = 3;
export const REPEATS = 4;
export const OUT_OF_ORDER = 5;
export const TTL = 6;
export const PRECISION = 7;
/** The highest number when a packet was last not the next one: from there on all came in order. */
export const TURN = 8;
/** Which of the 64 numbers below TURN were seen: bit n stands for TURN - 1 - n. */
export const SEEN_LOW = 9;
export const SEEN_HIGH = 10;
// In float64 units:
export const FIRST_SECONDS = 6;
