/** IPv4 option types (IANA ip-parameters), the copied flag and class included in the number. */
import { registry } from './table.ts';

export const ipOptions = registry([
  [0, 'end-of-options', 'RFC 791 section 3.1'],
  [1, 'no-operation', 'RFC 791 section 3.1'],
  [7, 'record-route', 'RFC 791 section 3.1'],
  [68, 'timestamp', 'RFC 791 section 3.1'],
  [82, 'traceroute', 'RFC 1393 section 2.2'],
  [130, 'security', 'RFC 1108 section 2'],
  [131, 'loose-source-route', 'RFC 791 section 3.1'],
  [134, 'commercial-security', 'FIPS 188'],
  [136, 'stream-identifier', 'RFC 791 section 3.1'],
  [137, 'strict-source-route', 'RFC 791 section 3.1'],
  [148, 'router-alert', 'RFC 2113 section 2.1'],
]);
