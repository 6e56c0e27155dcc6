/**
 * The link-layer types of capture files that are read (the LINKTYPE registry,
 * draft-ietf-opsawg-pcaplinktype section 2.2.1). Names for people are in `capture/link-types.ts`.
 */
export const LINK_TYPE = {
  null: 0,
  ethernet: 1,
  ppp: 9,
  /** DLT_RAW of most systems, which some programs write in place of LINKTYPE_RAW. */
  rawBsd: 12,
  /** DLT_RAW of OpenBSD. */
  rawOpenBsd: 14,
  pppHdlc: 50,
  pppEther: 51,
  raw: 101,
  ciscoHdlc: 104,
  loop: 108,
  linuxCooked: 113,
  ipv4: 228,
  ipv6: 229,
  linuxCookedV2: 276,
} as const;
