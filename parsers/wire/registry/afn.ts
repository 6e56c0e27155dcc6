/** Address family numbers (IANA address-family-numbers; RFC 1700 section "ADDRESS FAMILY NUMBERS"). */
import { registry } from './table.ts';

export const ADDRESS_FAMILY = { ipv4: 1, ipv6: 2, nsap: 3, e164: 8 } as const;

export const addressFamilies = registry([
  [0, 'reserved', 'RFC 1700, address family numbers'],
  [1, 'ipv4', 'RFC 1700, address family numbers'],
  [2, 'ipv6', 'RFC 1700, address family numbers'],
  [3, 'nsap', 'RFC 1700, address family numbers'],
  [4, 'hdlc', 'RFC 1700, address family numbers'],
  [5, 'bbn-1822', 'RFC 1700, address family numbers'],
  [6, '802', 'RFC 1700, address family numbers'],
  [7, 'e163', 'RFC 1700, address family numbers'],
  [8, 'e164', 'RFC 1700, address family numbers'],
  [9, 'f69', 'RFC 1700, address family numbers'],
  [10, 'x121', 'RFC 1700, address family numbers'],
  [11, 'ipx', 'RFC 1700, address family numbers'],
  [12, 'appletalk', 'RFC 1700, address family numbers'],
  [13, 'decnet-iv', 'RFC 1700, address family numbers'],
  [14, 'banyan-vines', 'RFC 1700, address family numbers'],
  [15, 'e164-with-nsap-subaddress', 'RFC 1700, address family numbers'],
  [16, 'dns', 'IANA address-family-numbers'],
  [16389, 'mac-48', 'RFC 7042 section 2.1'],
  [16390, 'mac-64', 'RFC 7042 section 2.2'],
]);
