/**
 * Block types, option codes and limits of pcapng files. They stand in a file without imports, so that the
 * bundler puts their values where they are used.
 */

/** Section header block; a palindrome, so that it reads the same in both byte orders. */
export const SECTION_HEADER = 0x0a0d0d0a;
export const INTERFACE_DESCRIPTION = 1;
export const OBSOLETE_PACKET = 2;
export const SIMPLE_PACKET = 3;
export const ENHANCED_PACKET = 6;
export const DECRYPTION_SECRETS = 10;

/** Smallest block: type, length, length. */
export const MIN_BLOCK_BYTES = 12;
/** Longest block that is held in memory as a whole; Wireshark has the same limit. Longer ones are skipped. */
export const MAX_BLOCK_BYTES = 16_777_216;
/** Most interfaces over all sections. A file that joins thousands of captures stays far below. */
export const MAX_INTERFACES = 10_000;
/** Most comments kept; more are not written by people. */
export const MAX_COMMENTS = 1000;
/** Most bytes of keys kept, over all decryption secrets blocks. */
export const MAX_SECRETS_BYTES = 4_194_304;

export const OPTION_NAME = 2;
export const OPTION_DESCRIPTION = 3;
export const OPTION_TIME_RESOLUTION = 9;
export const OPTION_TIME_OFFSET = 14;

/** Fewest bytes of a block of a type that is read; 0 for any other type. */
export function smallestOf(type: number): number {
  switch (type) {
    case ENHANCED_PACKET:
    case OBSOLETE_PACKET:
      return 32;
    case SIMPLE_PACKET:
      return 16;
    case SECTION_HEADER:
      return 28;
    case INTERFACE_DESCRIPTION:
    case DECRYPTION_SECRETS:
      return 20;
    default:
      return 0;
  }
}
