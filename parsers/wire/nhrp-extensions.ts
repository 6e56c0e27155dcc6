/** NHRP extensions (RFC 2332 section 5.3) and Cisco's. */
import type { Problem } from '../problem.ts';
import { hasRoom, latin1, u16, u24, u32 } from './bytes.ts';
import { secretFingerprint } from './fingerprint.ts';
import { hex } from './hex.ts';
import type { AddressKinds } from './nhrp-address.ts';
import { type ClientInformation, decodeClientInformation } from './nhrp-cie.ts';
import { NHRP_EXTENSION, nhrpAuthenticationTypes, nhrpExtensions } from './registry/nhrp.ts';

const HEADER = 4;
const COMPULSORY = 0x8000;
const TYPE = 0x3fff;
const AUTHENTICATION_TYPE = 4;
const CLEARTEXT = 1;
const VENDOR_ID = 3;
/** RFC 2332 and Cisco have ten kinds, each once, and RFC 2332 section 5.3.5 any number of vendors' own. */
export const MAX_EXTENSIONS = 64;
/** RFC 2735: two 32-bit words. A NAT address extension is empty or at least one entry of 12 bytes. */
const DEVICE_CAPABILITIES = 8;

export interface NhrpAuthentication {
  /** The first four bytes: in Cisco's form the type, 1 for cleartext; in RFC 2332 an SPI. */
  type: number;
  /** `cleartext`, or null when the type has no name. */
  typeName: string | null;
  /** The authentication string of the cleartext type. A secret: outputs mask it. */
  secret: string | null;
  /** Tells equal strings from different ones without showing them. */
  fingerprint: string | null;
  /** Other types: what follows the type, hex. */
  data: string | null;
}

export interface NhrpExtension {
  type: number;
  name: string;
  /** A receiver that does not know it must refuse the packet. */
  compulsory: boolean;
  /** Length of the value as the header says. */
  length: number;
  /** Responder address, forward and reverse transit, NAT address. */
  clientInformation?: ClientInformation[];
  authentication?: NhrpAuthentication;
  /** Vendor private: OUI of 6 hex digits, and the rest as hex. */
  vendor?: { oui: string; data: string };
  /** Device capabilities (RFC 2735); bit 0x80000000 is "VPN-aware". */
  capabilities?: { source: number; destination: number };
  /** Everything else, hex. */
  value?: string;
}

/** Reads extensions up to the end mark or to `end`; a cut one ends the list, with a problem. */
export function decodeExtensions(
  bytes: Uint8Array,
  start: number,
  end: number,
  kinds: AddressKinds,
  problems: Problem[],
): NhrpExtension[] {
  const extensions: NhrpExtension[] = [];
  let at = start;
  while (at < end) {
    if (extensions.length === MAX_EXTENSIONS) {
      const message = `more than ${MAX_EXTENSIONS} extensions; the rest was not read`;
      problems.push({ code: 'limit', layer: 'nhrp', message, offset: at });
      return extensions;
    }
    const why = { layer: 'nhrp', what: 'an extension header' };
    if (!hasRoom(problems, at, end, HEADER, why)) break;
    const type = u16(bytes, at) & TYPE;
    const length = u16(bytes, at + 2);
    const value = at + HEADER;
    const name = extensionName(type, length);
    const claim = { layer: 'nhrp', what: `extension ${name}`, lengthFrom: 'nhrp.extension.length' };
    const isWhole = hasRoom(problems, value, end, length, claim);
    const valueEnd = Math.min(end, value + length);
    const compulsory = (u16(bytes, at) & COMPULSORY) !== 0;
    const content = isWhole ? decodeValue(bytes, type, value, valueEnd, kinds, problems) : {};
    extensions.push({ type, name, compulsory, length, ...content });
    if (!isWhole || type === NHRP_EXTENSION.end) return extensions;
    at = valueEnd;
  }
  if (extensions.length > 0 && at === end) {
    const message = 'the extensions do not end with the end mark; the packet ends where they do';
    problems.push({ code: 'bad-value', layer: 'nhrp', message, offset: at });
  }
  return extensions;
}

/** The name of an extension; number 9 is Cisco's NAT address or, with 8 bytes, RFC 2735's capabilities. */
export function extensionName(type: number, length: number): string {
  if (type === NHRP_EXTENSION.natAddress && length === DEVICE_CAPABILITIES) return 'device-capabilities';
  return nhrpExtensions.name(type) ?? `extension-${type}`;
}

function decodeValue(
  bytes: Uint8Array,
  type: number,
  start: number,
  end: number,
  kinds: AddressKinds,
  problems: Problem[],
): Partial<NhrpExtension> {
  switch (type) {
    case NHRP_EXTENSION.end:
      return {};
    case NHRP_EXTENSION.natAddress:
      if (end - start === DEVICE_CAPABILITIES) {
        return { capabilities: { source: u32(bytes, start), destination: u32(bytes, start + 4) } };
      }
      return { clientInformation: decodeClientInformation(bytes, start, end, kinds, problems) };
    case NHRP_EXTENSION.responderAddress:
    case NHRP_EXTENSION.forwardTransit:
    case NHRP_EXTENSION.reverseTransit:
      return { clientInformation: decodeClientInformation(bytes, start, end, kinds, problems) };
    case NHRP_EXTENSION.authentication:
      return authenticationOf(bytes, start, end, problems);
    case NHRP_EXTENSION.vendorPrivate:
      return vendorOf(bytes, start, end, problems);
    default:
      return { value: hex(bytes, start, end) };
  }
}

function authenticationOf(
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
): Partial<NhrpExtension> {
  const why = { layer: 'nhrp', what: 'the authentication type', lengthFrom: 'nhrp.extension.length' };
  if (!hasRoom(problems, start, end, AUTHENTICATION_TYPE, why)) return {};
  const type = u32(bytes, start);
  const content = start + AUTHENTICATION_TYPE;
  const isCleartext = type === CLEARTEXT;
  const secret = isCleartext ? withoutPadding(latin1(bytes, content, end)) : null;
  return {
    authentication: {
      type,
      typeName: nhrpAuthenticationTypes.name(type),
      secret,
      fingerprint: secret === null ? null : secretFingerprint(secret),
      data: isCleartext ? null : hex(bytes, content, end),
    },
  };
}

/** Strings may be padded with zero bytes, which are not part of what was configured. */
function withoutPadding(text: string): string {
  let length = text.length;
  while (length > 0 && text.charCodeAt(length - 1) === 0) length--;
  return text.slice(0, length);
}

function vendorOf(
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
): Partial<NhrpExtension> {
  const why = { layer: 'nhrp', what: 'the vendor identifier', lengthFrom: 'nhrp.extension.length' };
  if (!hasRoom(problems, start, end, VENDOR_ID, why)) return {};
  const oui = u24(bytes, start).toString(16).padStart(6, '0');
  return { vendor: { oui, data: hex(bytes, start + VENDOR_ID, end) } };
}
