/**
 * Where a message starts in a line. A tag is a facility in the form that IOS prints in front of a message; the
 * facility's bare name in a sentence is none.
 */
export interface TagRow {
  /** What the tag starts with, as printed; null when a translation may have replaced it. */
  starts: readonly string[] | null;
  /** The form, on a normalised line. Every repetition is bounded. */
  form: string;
  /** Taken for a tag only behind a time stamp: in other places the form is too common. */
  stampedOnly?: boolean;
}

export const TAGS: readonly TagRow[] = [
  // ISAKMP:(1002):  ISAKMP (0:2):  ISAKMP(0):  ISAKMP :  ISAKMP-PAK: (1002):  ISAKMP:(0:0:N/A:0):
  { starts: ['ISAKMP'], form: 'ISAKMP(?:-[A-Z]{2,10})? {0,2}(?::|\\([0-9][^()]{0,40}\\) {0,2}:)' },
  // IPSEC(create_sa):  IPSEC:(SESSION ID = 1) (key_engine)
  { starts: ['IPSEC'], form: 'IPSEC(?:\\([^()]{1,80}\\) {0,2}:| {0,1}: {0,1}\\()' },
  { starts: ['IPSEC'], form: 'IPSEC-IFC(?= {0,4}M?GRE\\/| {0,4}$)' },
  { starts: ['CRYPTO'], form: 'CRYPTO[-_ ](?:SS|ENGINE|PKI|IPSEC|IKMP|MAP)(?:\\([^()]{1,80}\\))? {0,2}:' },
  { starts: ['crypto'], form: 'crypto[-_]engine(?:\\([^()]{1,80}\\))? {0,2}:' },
  { starts: ['Crypto'], form: 'Crypto mapdb {0,2}:' },
  { starts: ['insert'], form: 'insert of map into mapdb' },
  // The two above in any translation: their function names are kept.
  { starts: null, form: '[^\\s:(),.]{2,24} {0,2}: {0,2}proxy_match' },
  { starts: null, form: '[^\\s:(),.\\0-\\x7f]{2,16} {0,1}mapdb AVL' },
  { starts: ['NHRP'], form: 'NHRP(?:-[A-Z]{2,10})? {0,2}:' },
  { starts: ['IKEv2'], form: 'IKEv2(?:-[A-Z]{2,12})? {0,2}:' },
  { starts: ['DMVPN'], form: 'DMVPN(?:-[A-Z]{2,12})? {0,2}:' },
  { starts: ['EIGRP'], form: 'EIGRP(?:-IPv[46])?(?:\\([^()]{1,40}\\))? {0,2}:', stampedOnly: true },
  { starts: ['Tunnel'], form: 'Tunnel\\d{1,10} {0,1}:', stampedOnly: true },
  { starts: ['%'], form: '%[A-Z][A-Z0-9_]{0,40}(?:-[A-Z0-9_]{1,40}){0,3}-[0-7]-[A-Z0-9_]{1,60} {0,2}:' },
];

/** Facilities of `%FAC-SEV-MNEM` messages that say something about tunnels, crypto, NHRP or routing over them. */
export const FACILITIES: ReadonlySet<string> = new Set([
  'ADJ',
  'BGP',
  'BGP_SESSION',
  'CERM',
  'CRYPTO',
  'CRYPTO_ENGINE',
  'DMVPN',
  'DUAL',
  'EIGRP',
  'IKEV2',
  'IKE',
  'IPSEC',
  'ISAKMP',
  'LINEPROTO',
  'LINK',
  'NHRP',
  'OSPF',
  'OSPFv3',
  'OSPFV3',
  'PKI',
  'RIP',
  'SEC',
  'TUN',
  'TUNNEL',
  'VPN_HW',
]);

function compile(rows: readonly TagRow[], flags: string, before: string): RegExp {
  return new RegExp(`${before}(?:${rows.map((row) => row.form).join('|')})`, flags);
}

const anywhere = compile(
  TAGS.filter((row) => row.stampedOnly !== true && row.starts !== null),
  'g',
  '(?<![A-Za-z0-9_%/.-])',
);
const translated = compile(
  TAGS.filter((row) => row.starts === null),
  '',
  '',
);
const atStart = compile(
  TAGS.filter((row) => row.starts !== null),
  'y',
  '',
);

export interface Tag {
  /** Where it starts and where the text behind it starts. */
  start: number;
  end: number;
  /** `%CRYPTO-…`: the facility; null for a debug tag. */
  facility: string | null;
}

function tagOf(text: string, start: number, end: number): Tag {
  if (text.charCodeAt(start) !== 0x25) return { start, end, facility: null };
  return { start, end, facility: text.slice(start + 1, text.indexOf('-', start)) };
}

/** The first tag anywhere in a line. */
export function findTag(text: string): Tag | null {
  anywhere.lastIndex = 0;
  const match = anywhere.exec(text);
  if (match !== null) return tagOf(text, match.index, anywhere.lastIndex);
  if (!text.includes('proxy_match') && !text.includes('mapdb AVL')) return null;
  const other = translated.exec(text);
  // The whole of it is the message: there is no tag that could be told from its text.
  return other === null ? null : { start: other.index, end: other.index, facility: null };
}

/** A tag exactly at `at`. */
export function tagAt(text: string, at: number): Tag | null {
  atStart.lastIndex = at;
  return atStart.test(text) ? tagOf(text, at, atStart.lastIndex) : null;
}

/** A tag of some other debug or process at the start of a stamped line: `BGP: …`, `RADIUS(0001): …`, `sshd[17]: …`. */
export const FOREIGN_TAG =
  /^(?:[A-Z][A-Z0-9_/-]{1,29}[:(]|[A-Za-z][\w./-]{0,40}\[\d{1,10}\]:|%[A-Z0-9_]{1,22}-[0-7]-)/;
