/**
 * Just enough DER (X.690) to find the names in a certificate. Every element is checked against its
 * container, and nothing here recurses into what it does not know.
 */
import { ipv4Text, ipv6Text, u16 } from '../bytes.ts';
import { hex } from '../hex.ts';
import { printableOf, textOf } from './bytes.ts';

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const OID = 0x06;
const UTF8_STRING = 0x0c;
const BMP_STRING = 0x1e;
const CONTEXT_0 = 0xa0;

/** Attributes of one distinguished name that are printed; real names have fewer than ten. */
const MAX_NAME_PARTS = 64;
/** Characters of one printed name; longer ones are no names. */
const MAX_NAME_LENGTH = 4096;

/** Object identifiers of name attributes, as hex of their DER content. */
const ATTRIBUTE_NAMES: ReadonlyMap<string, string> = new Map([
  ['550403', 'CN'], // RFC 4519 2.3
  ['550404', 'SN'], // RFC 4519 2.32
  ['550405', 'serialNumber'], // RFC 4519 2.31
  ['550406', 'C'], // RFC 4519 2.2
  ['550407', 'L'], // RFC 4519 2.16
  ['550408', 'ST'], // RFC 4519 2.33
  ['550409', 'street'], // RFC 4519 2.34
  ['55040a', 'O'], // RFC 4519 2.19
  ['55040b', 'OU'], // RFC 4519 2.20
  ['55040c', 'title'], // RFC 4519 2.38
  ['55042a', 'GN'], // RFC 4519 2.12
  ['0992268993f22c640119', 'DC'], // RFC 4519 2.4
  ['0992268993f22c640101', 'UID'], // RFC 4519 2.39
  ['2a864886f70d010901', 'emailAddress'], // RFC 2985 5.2.1
  ['2a864886f70d010902', 'unstructuredName'], // RFC 2985 5.2.2; IOS writes the router's host name here
  ['2a864886f70d010908', 'unstructuredAddress'], // RFC 2985 5.2.9; IOS writes the router's address here
]);

interface Element {
  tag: number;
  /** Content. */
  start: number;
  end: number;
}

/** The element at `at`, or null when it does not fit before `end`. */
function elementAt(bytes: Uint8Array, at: number, end: number): Element | null {
  if (at + 2 > end) return null;
  const tag = bytes[at]!;
  const first = bytes[at + 1]!;
  if (first < 0x80) {
    return at + 2 + first <= end ? { tag, start: at + 2, end: at + 2 + first } : null;
  }
  const width = first & 0x7f;
  if (width === 0 || width > 3 || at + 2 + width > end) return null;
  let length = 0;
  for (let index = 0; index < width; index++) length = length * 256 + bytes[at + 2 + index]!;
  const start = at + 2 + width;
  return start + length <= end ? { tag, start, end: start + length } : null;
}

function expect(bytes: Uint8Array, at: number, end: number, tag: number): Element | null {
  const element = elementAt(bytes, at, end);
  return element !== null && element.tag === tag ? element : null;
}

/** A Name as text, in the order of its encoding: `C=US, O=Example, CN=router`. Null when it is none. */
export function distinguishedName(bytes: Uint8Array, start: number, end: number): string | null {
  const name = expect(bytes, start, end, SEQUENCE);
  if (name === null) return null;
  const parts: string[] = [];
  let length = 0;
  for (let at = name.start; at < name.end; ) {
    const set = expect(bytes, at, name.end, SET);
    if (set === null) return null;
    for (let inner = set.start; inner < set.end; ) {
      const pair = expect(bytes, inner, set.end, SEQUENCE);
      const part = pair === null ? null : namePart(bytes, pair);
      if (pair === null || part === null) return null;
      parts.push(part);
      length += part.length;
      if (parts.length > MAX_NAME_PARTS || length > MAX_NAME_LENGTH) return null;
      inner = pair.end;
    }
    at = set.end;
  }
  return parts.join(', ');
}

function namePart(bytes: Uint8Array, pair: Element): string | null {
  const oid = expect(bytes, pair.start, pair.end, OID);
  if (oid === null) return null;
  const value = elementAt(bytes, oid.end, pair.end);
  if (value === null) return null;
  const digits = hex(bytes, oid.start, oid.end);
  return `${ATTRIBUTE_NAMES.get(digits) ?? oidText(bytes, oid)}=${stringValue(bytes, value)}`;
}

/** Dotted decimal of an object identifier: X.690 8.19. */
function oidText(bytes: Uint8Array, oid: Element): string {
  const arcs: number[] = [];
  let arc = 0;
  for (let at = oid.start; at < oid.end; at++) {
    arc = (arc % 2 ** 40) * 128 + (bytes[at]! & 0x7f);
    if (bytes[at]! & 0x80) continue;
    if (arcs.length === 0) {
      const top = Math.min(2, Math.floor(arc / 40));
      arcs.push(top, arc - 40 * top);
    } else arcs.push(arc);
    arc = 0;
  }
  return arcs.join('.');
}

/** A string value, escaped as RFC 4514 2.4 asks. */
function stringValue(bytes: Uint8Array, value: Element): string {
  let text: string;
  if (value.tag === BMP_STRING) {
    text = '';
    for (let at = value.start; at + 1 < value.end; at += 2) text += String.fromCharCode(u16(bytes, at));
  } else if (value.tag === UTF8_STRING) text = textOf(bytes, value.start, value.end);
  else {
    const printable = printableOf(bytes, value.start, value.end);
    if (printable === null) return `#${hex(bytes, value.start, value.end)}`;
    text = printable;
  }
  let escaped = '';
  for (const character of text) escaped += '",+<>;\\'.includes(character) ? `\\${character}` : character;
  return escaped;
}

/** A GeneralName (RFC 5280 4.2.1.6) as text, or null. */
export function generalName(bytes: Uint8Array, start: number, end: number): string | null {
  const name = elementAt(bytes, start, end);
  if (name === null) return null;
  const size = name.end - name.start;
  switch (name.tag) {
    case 0x81:
      return `email:${textOf(bytes, name.start, name.end)}`;
    case 0x82:
      return `dns:${textOf(bytes, name.start, name.end)}`;
    case 0xa4:
      return distinguishedName(bytes, name.start, name.end);
    case 0x86:
      return `uri:${textOf(bytes, name.start, name.end)}`;
    case 0x87:
      if (size === 4) return `ip:${ipv4Text(bytes, name.start)}`;
      return size === 16 ? `ip:${ipv6Text(bytes, name.start)}` : null;
    default:
      return null;
  }
}

/** Names of an X.509 certificate: RFC 5280 4.1. */
export interface CertificateNames {
  subject: string | null;
  issuer: string | null;
}

/** Subject and issuer of the certificate in bytes[start, end), or null when it is none. */
export function certificateNames(bytes: Uint8Array, start: number, end: number): CertificateNames | null {
  const certificate = expect(bytes, start, end, SEQUENCE);
  const body = certificate && expect(bytes, certificate.start, certificate.end, SEQUENCE);
  if (!body) return null;
  const version = expect(bytes, body.start, body.end, CONTEXT_0);
  const serial = expect(bytes, version?.end ?? body.start, body.end, INTEGER);
  const algorithm = serial && expect(bytes, serial.end, body.end, SEQUENCE);
  const issuer = algorithm && expect(bytes, algorithm.end, body.end, SEQUENCE);
  const validity = issuer && expect(bytes, issuer.end, body.end, SEQUENCE);
  const subject = validity && expect(bytes, validity.end, body.end, SEQUENCE);
  if (!algorithm || !issuer || !validity || !subject) return null;
  return {
    issuer: distinguishedName(bytes, algorithm.end, issuer.end),
    subject: distinguishedName(bytes, validity.end, subject.end),
  };
}

/** Names of the first certificate in a PKCS #7 SignedData: RFC 2315 7 and 9.1. */
export function wrappedCertificateNames(
  bytes: Uint8Array,
  start: number,
  end: number,
): CertificateNames | null {
  const info = expect(bytes, start, end, SEQUENCE);
  const type = info && expect(bytes, info.start, info.end, OID);
  const content = type && expect(bytes, type.end, info.end, CONTEXT_0);
  const signed = content && expect(bytes, content.start, content.end, SEQUENCE);
  const version = signed && expect(bytes, signed.start, signed.end, INTEGER);
  const digests = version && expect(bytes, version.end, signed.end, SET);
  const inner = digests && expect(bytes, digests.end, signed.end, SEQUENCE);
  const certificates = inner && expect(bytes, inner.end, signed.end, CONTEXT_0);
  return certificates ? certificateNames(bytes, certificates.start, certificates.end) : null;
}

/** Issuer of a certificate revocation list: RFC 5280 5.1. */
export function revocationListIssuer(bytes: Uint8Array, start: number, end: number): string | null {
  const list = expect(bytes, start, end, SEQUENCE);
  const body = list && expect(bytes, list.start, list.end, SEQUENCE);
  if (!body) return null;
  const version = expect(bytes, body.start, body.end, INTEGER);
  const algorithm = expect(bytes, version?.end ?? body.start, body.end, SEQUENCE);
  return algorithm ? distinguishedName(bytes, algorithm.end, body.end) : null;
}
