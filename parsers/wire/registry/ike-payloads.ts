import { EXCHANGE_NEW_GROUP, EXCHANGE_QUICK, EXCHANGE_TRANSACTION } from './ike-exchanges.ts';

/** What must have been announced by vendor ID before a number outside the RFC may carry a meaning. */
export type PayloadExtension = 'nat-t-00-03' | 'nat-t-04-08' | 'fragmentation';

/** How the body of a payload is laid out. */
export type PayloadLayout =
  | 'security-association'
  | 'blob'
  | 'identification'
  | 'certificate'
  | 'certificate-request'
  | 'notification'
  | 'delete'
  | 'vendor-id'
  | 'attributes'
  | 'nat-d'
  | 'nat-oa'
  | 'fragment';

/** One meaning that a payload number can have. A number may have several rows: the first that applies counts. */
export interface PayloadRow {
  number: number;
  name: string;
  layout: PayloadLayout;
  source: string;
  /** The meaning holds only in these exchanges. */
  exchanges?: readonly number[];
  /** The meaning holds only when a peer announced this. */
  extension?: PayloadExtension;
}

/** GDOI uses the numbers of quick mode and new group mode for its pull and push exchanges. */
const GDOI_EXCHANGES = [EXCHANGE_QUICK, EXCHANGE_NEW_GROUP];

/** Payload types of IKEv1. Those of IKEv2 (33 and above) mean other things and are not here. */
export const IKE_PAYLOADS: readonly PayloadRow[] = [
  { number: 0, name: 'none', layout: 'blob', source: 'RFC 2408 3.1' },
  { number: 1, name: 'security-association', layout: 'security-association', source: 'RFC 2408 3.4' },
  { number: 2, name: 'proposal', layout: 'blob', source: 'RFC 2408 3.5' },
  { number: 3, name: 'transform', layout: 'blob', source: 'RFC 2408 3.6' },
  { number: 4, name: 'key-exchange', layout: 'blob', source: 'RFC 2408 3.7' },
  { number: 5, name: 'identification', layout: 'identification', source: 'RFC 2408 3.8; RFC 2407 4.6.2' },
  { number: 6, name: 'certificate', layout: 'certificate', source: 'RFC 2408 3.9' },
  { number: 7, name: 'certificate-request', layout: 'certificate-request', source: 'RFC 2408 3.10' },
  { number: 8, name: 'hash', layout: 'blob', source: 'RFC 2408 3.11' },
  { number: 9, name: 'signature', layout: 'blob', source: 'RFC 2408 3.12' },
  { number: 10, name: 'nonce', layout: 'blob', source: 'RFC 2408 3.13' },
  { number: 11, name: 'notification', layout: 'notification', source: 'RFC 2408 3.14' },
  { number: 12, name: 'delete', layout: 'delete', source: 'RFC 2408 3.15' },
  { number: 13, name: 'vendor-id', layout: 'vendor-id', source: 'RFC 2408 3.16' },
  {
    number: 14,
    name: 'attributes',
    layout: 'attributes',
    source: 'draft-ietf-ipsec-isakmp-mode-cfg-05 3.2',
    exchanges: [EXCHANGE_TRANSACTION],
  },
  {
    number: 15,
    name: 'nat-d',
    layout: 'nat-d',
    source: 'draft-ietf-ipsec-nat-t-ike-04 to 08, 3.2',
    extension: 'nat-t-04-08',
  },
  {
    number: 16,
    name: 'nat-oa',
    layout: 'nat-oa',
    source: 'draft-ietf-ipsec-nat-t-ike-04 to 08, 5.2',
    extension: 'nat-t-04-08',
  },
  { number: 15, name: 'sa-kek', layout: 'blob', source: 'RFC 3547 5.3', exchanges: GDOI_EXCHANGES },
  { number: 16, name: 'sa-tek', layout: 'blob', source: 'RFC 3547 5.4', exchanges: GDOI_EXCHANGES },
  { number: 17, name: 'key-download', layout: 'blob', source: 'RFC 3547 5.5', exchanges: GDOI_EXCHANGES },
  { number: 18, name: 'sequence-number', layout: 'blob', source: 'RFC 3547 5.6', exchanges: GDOI_EXCHANGES },
  {
    number: 19,
    name: 'proof-of-possession',
    layout: 'blob',
    source: 'RFC 3547 5.7',
    exchanges: GDOI_EXCHANGES,
  },
  { number: 20, name: 'nat-d', layout: 'nat-d', source: 'RFC 3947 3.2' },
  { number: 21, name: 'nat-oa', layout: 'nat-oa', source: 'RFC 3947 5.2' },
  {
    number: 22,
    name: 'group-associated-policy',
    layout: 'blob',
    source: 'RFC 6407 5.5',
    exchanges: GDOI_EXCHANGES,
  },
  {
    number: 130,
    name: 'nat-d',
    layout: 'nat-d',
    source: 'draft-ietf-ipsec-nat-t-ike-00 to 03, 3.2',
    extension: 'nat-t-00-03',
  },
  {
    number: 131,
    name: 'nat-oa',
    layout: 'nat-oa',
    source: 'draft-ietf-ipsec-nat-t-ike-00 to 03, 5.2',
    extension: 'nat-t-00-03',
  },
  {
    number: 132,
    name: 'fragment',
    layout: 'fragment',
    source: 'Cisco IKE fragmentation',
    extension: 'fragmentation',
  },
];

export const PAYLOAD_NONE = 0;
export const PAYLOAD_PROPOSAL = 2;
export const PAYLOAD_TRANSFORM = 3;
export const PAYLOAD_VENDOR_ID = 13;
export const PAYLOAD_FRAGMENT = 132;
/** RFC 2408 3.1: numbers from here on are for private use. */
export const PAYLOAD_PRIVATE_USE = 128;
