import type { Problem } from '../../problem.ts';

/** What is common to every payload: RFC 2408 3.2. */
export interface PayloadBase {
  /** The payload number on the wire. */
  type: number;
  /** What the number means here; `reserved` or `private-use` when nothing says. */
  name: string;
  /** The payload length field, the 4-byte generic header included. */
  length: number;
  /** Where the generic header starts, in the bytes that were decoded. */
  offset: number;
}

/** How the meaning of a number outside RFC 2408 was found. `shape`: nobody was seen announcing it. */
export type ResolvedBy = 'vendor-id' | 'shape';

/** One data attribute of a transform: RFC 2408 3.3. */
export interface DataAttribute {
  type: number;
  /** Null when no registry names the class. */
  name: string | null;
  /** A number up to 4 bytes wide; hex when longer, or empty. */
  value: number | string;
  /** The registry's name of the value, e.g. `3des-cbc`; null when it has none. */
  meaning: string | null;
  form: 'basic' | 'variable';
  /** Bytes of the value on the wire. */
  length: number;
}

/** RFC 2408 3.6. */
export interface Transform {
  number: number;
  id: number;
  name: string | null;
  attributes: DataAttribute[];
}

/** RFC 2408 3.5. Proposals of the same number belong together (AND). */
export interface Proposal {
  number: number;
  protocol: number;
  protocolName: string | null;
  /** `0x` + digits for 4 and 2 bytes, plain hex otherwise, null without one. */
  spi: string | null;
  transforms: Transform[];
}

/** Labels of the situations secrecy and integrity: RFC 2407 4.6.1. */
export interface SituationLabels {
  domain: number;
  secrecyLevel: string | null;
  secrecyCategories: string | null;
  secrecyCategoryBits: number | null;
  integrityLevel: string | null;
  integrityCategories: string | null;
  integrityCategoryBits: number | null;
}

export interface SecurityAssociationPayload extends PayloadBase {
  name: 'security-association';
  doi: number;
  /** Null when the DOI is not IPsec: then the layout after the DOI is not known. */
  situation: number | null;
  labels: SituationLabels | null;
  proposals: Proposal[];
  /** What follows an unknown DOI; null otherwise. */
  hex: string | null;
}

/** Key exchange, hash, signature, nonce, and every payload that is kept as bytes. */
export interface BlobPayload extends PayloadBase {
  /** Length of the body. */
  bytes: number;
  hex: string;
}

export interface IdentificationPayload extends PayloadBase {
  name: 'identification';
  idType: number;
  idTypeName: string | null;
  protocol: number;
  port: number;
  /** As text: address, `address/prefix`, `address-address`, name, distinguished name; hex when nothing else fits. */
  value: string;
  hex: string;
}

export interface CertificatePayload extends PayloadBase {
  name: 'certificate';
  encoding: number;
  encodingName: string | null;
  /** Distinguished names; null when the encoding has none or they cannot be read. */
  subject: string | null;
  issuer: string | null;
  bytes: number;
  hex: string;
}

export interface CertificateRequestPayload extends PayloadBase {
  name: 'certificate-request';
  encoding: number;
  encodingName: string | null;
  /** Distinguished name of the wanted authority; null when none is named. */
  authority: string | null;
  bytes: number;
  hex: string;
}

export interface NotificationPayload extends PayloadBase {
  name: 'notification';
  doi: number;
  protocol: number;
  protocolName: string | null;
  code: number;
  /** The registry's name of the code, e.g. `NO-PROPOSAL-CHOSEN`. */
  notification: string | null;
  spi: string | null;
  /** R-U-THERE and its acknowledgement: the sequence number. */
  sequence: number | null;
  /** REPLAY-STATUS: whether replay protection is on. */
  replay: boolean | null;
  /** RESPONDER-LIFETIME: the attributes; empty otherwise. */
  attributes: DataAttribute[];
  /** Notification data. */
  bytes: number;
  hex: string;
}

export interface DeletePayload extends PayloadBase {
  name: 'delete';
  doi: number;
  protocol: number;
  protocolName: string | null;
  spiSize: number;
  spis: string[];
}

export interface VendorIdPayload extends PayloadBase {
  name: 'vendor-id';
  hex: string;
  /** Whose or what it is; null when unknown. */
  vendor: string | null;
  /** What the bytes after a known beginning say, e.g. `1.0`, `Windows 7`, `0x80000000`. */
  detail: string | null;
  /** `neighbours`: named after the IDs it stands between, because its bytes differ in every exchange. */
  resolvedBy?: 'neighbours';
}

/** One attribute of mode config, XAUTH or Cisco Unity. */
export interface ConfigAttribute {
  type: number;
  name: string | null;
  value: number | string;
  form: 'basic' | 'variable';
  length: number;
  hex: string;
  /** The value is a password or the like: mask it in output. */
  secret: boolean;
}

export interface AttributesPayload extends PayloadBase {
  name: 'attributes';
  configType: number;
  configTypeName: string | null;
  identifier: number;
  attributes: ConfigAttribute[];
}

export interface NatDetectionPayload extends PayloadBase {
  name: 'nat-d';
  /** HASH(CKY-I | CKY-R | address | port) with the negotiated hash, hex. */
  hash: string;
  /** Filled by whoever can compute hashes; null until then. */
  matches: 'source' | 'destination' | 'none' | null;
  resolvedBy?: ResolvedBy;
}

export interface NatOriginalAddressPayload extends PayloadBase {
  name: 'nat-oa';
  idType: number;
  idTypeName: string | null;
  value: string;
  hex: string;
  resolvedBy?: ResolvedBy;
}

export interface FragmentPayload extends PayloadBase {
  name: 'fragment';
  fragmentId: number;
  /** Counted from 1. */
  fragmentNumber: number;
  last: boolean;
  bytes: number;
  hex: string;
  resolvedBy?: ResolvedBy;
}

export type IsakmpPayload =
  | SecurityAssociationPayload
  | BlobPayload
  | IdentificationPayload
  | CertificatePayload
  | CertificateRequestPayload
  | NotificationPayload
  | DeletePayload
  | VendorIdPayload
  | AttributesPayload
  | NatDetectionPayload
  | NatOriginalAddressPayload
  | FragmentPayload;

/** What the cookie pair of a message told before. */
export interface IsakmpContext {
  /** Names of the vendor IDs (`VendorIdPayload.vendor`) announced so far, by either side. */
  vendorIds?: readonly string[];
}

/** Needed to decode payloads without their header. */
export interface ChainContext extends IsakmpContext {
  exchangeType: number;
  /** End of the bytes that belong to the chain; the end of the array by default. */
  end?: number;
}

export interface PayloadChain {
  payloads: IsakmpPayload[];
  /** First byte after the last payload; in a decrypted message the padding starts here. */
  end: number;
  /** The chain ended with a next payload of 0 and every length fitted. */
  complete: boolean;
  problems: Problem[];
}

/** RFC 2408 3.1. */
export interface IsakmpMessage {
  /** 16 hex digits; IKEv2's SPIs stand here too. */
  initiatorCookie: string;
  responderCookie: string;
  /** Type of the first payload; in an encrypted message of the first one inside. */
  nextPayload: number;
  version: string;
  exchangeType: number;
  /** Null when the version assigns no name to the number. */
  exchange: string | null;
  flags: { encrypted: boolean; commit: boolean; authOnly: boolean };
  messageId: number;
  /** The length field of the header. */
  length: number;
  /** Set by the decryption layer; null here. */
  decrypted: boolean | null;
  payloads: IsakmpPayload[];
  /** What is encrypted, in the bytes that were decoded; null when nothing is. */
  ciphertext: { offset: number; length: number } | null;
  /** IKEv2's own header flags; null for IKEv1. */
  ikev2: { initiator: boolean; response: boolean; higherVersion: boolean } | null;
}
