import { registry } from './table.ts';

/** Certificate encodings of the certificate and certificate request payloads. */
export const IKE_CERTIFICATES = registry([
  [0, 'none', 'RFC 2408 3.9'],
  [1, 'pkcs7-x509', 'RFC 2408 3.9; RFC 4945 3.3.4'],
  [2, 'pgp', 'RFC 2408 3.9'],
  [3, 'dns-signed-key', 'RFC 2408 3.9'],
  [4, 'x509-signature', 'RFC 2408 3.9; RFC 4945 3.3.1'],
  [5, 'x509-key-exchange', 'RFC 2408 3.9'],
  [6, 'kerberos-tokens', 'RFC 2408 3.9'],
  [7, 'crl', 'RFC 2408 3.9; RFC 4945 3.3.2'],
  [8, 'arl', 'RFC 2408 3.9; RFC 4945 3.3.2'],
  [9, 'spki', 'RFC 2408 3.9'],
  [10, 'x509-attribute', 'RFC 2408 3.9'],
]);

export const CERTIFICATE_PKCS7 = 1;
export const CERTIFICATE_X509_SIGNATURE = 4;
export const CERTIFICATE_X509_KEY_EXCHANGE = 5;
export const CERTIFICATE_CRL = 7;
export const CERTIFICATE_ARL = 8;
