import type { Problem } from '../../problem.ts';
import { hex } from '../hex.ts';
import {
  CERTIFICATE_ARL,
  CERTIFICATE_CRL,
  CERTIFICATE_PKCS7,
  CERTIFICATE_X509_KEY_EXCHANGE,
  CERTIFICATE_X509_SIGNATURE,
  IKE_CERTIFICATES,
} from '../registry/ike-certificates.ts';
import {
  type CertificateNames,
  certificateNames,
  distinguishedName,
  revocationListIssuer,
  wrappedCertificateNames,
} from './der.ts';
import { report, reportShort } from './problems.ts';
import type { CertificatePayload, CertificateRequestPayload, PayloadBase } from './types.ts';

/** Certificate payload: RFC 2408 3.9. */
export function decodeCertificate(
  base: PayloadBase,
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
): CertificatePayload {
  if (end - start < 1) reportShort(problems, base.name, start, 1, end - start);
  const encoding = end > start ? bytes[start]! : 0;
  const from = Math.min(end, start + 1);
  const names = namesOf(encoding, bytes, from, end);
  if (names === null && end > from) {
    report(problems, 'bad-value', 'The names in a certificate cannot be read.', from);
  }
  return {
    type: base.type,
    name: 'certificate',
    length: base.length,
    offset: base.offset,
    encoding,
    encodingName: IKE_CERTIFICATES.name(encoding),
    subject: names?.subject ?? null,
    issuer: names?.issuer ?? null,
    bytes: end - from,
    hex: hex(bytes, from, end),
  };
}

const NO_NAMES: CertificateNames = { subject: null, issuer: null };

/** Null when the encoding should hold names and they cannot be read. */
function namesOf(encoding: number, bytes: Uint8Array, start: number, end: number): CertificateNames | null {
  switch (encoding) {
    case CERTIFICATE_X509_SIGNATURE:
    case CERTIFICATE_X509_KEY_EXCHANGE:
      return certificateNames(bytes, start, end);
    case CERTIFICATE_PKCS7:
      return wrappedCertificateNames(bytes, start, end);
    case CERTIFICATE_CRL:
    case CERTIFICATE_ARL:
      return { subject: null, issuer: revocationListIssuer(bytes, start, end) };
    default:
      return NO_NAMES;
  }
}

/** Certificate request payload: RFC 2408 3.10. */
export function decodeCertificateRequest(
  base: PayloadBase,
  bytes: Uint8Array,
  start: number,
  end: number,
  problems: Problem[],
): CertificateRequestPayload {
  if (end - start < 1) reportShort(problems, base.name, start, 1, end - start);
  const encoding = end > start ? bytes[start]! : 0;
  const from = Math.min(end, start + 1);
  return {
    type: base.type,
    name: 'certificate-request',
    length: base.length,
    offset: base.offset,
    encoding,
    encodingName: IKE_CERTIFICATES.name(encoding),
    authority: end > from ? distinguishedName(bytes, from, end) : null,
    bytes: end - from,
    hex: hex(bytes, from, end),
  };
}
