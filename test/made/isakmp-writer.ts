/**
 * Writes ISAKMP messages. It takes what the decoder gives, so that a decoded message can be written back
 * byte for byte; names and other derived fields may be left out.
 */

export interface MadeAttribute {
  type: number;
  form: 'basic' | 'variable';
  /** A number, or hex in the variable form. */
  value: number | string;
  /** Bytes of a variable value given as a number; 4 by default. */
  length?: number;
}

export interface MadeTransform {
  number: number;
  id: number;
  attributes: readonly MadeAttribute[];
}

export interface MadeProposal {
  number: number;
  protocol: number;
  /** `0x…` or plain hex; null for none. */
  spi: string | null;
  transforms: readonly MadeTransform[];
}

export interface MadeLabels {
  domain: number;
  secrecyLevel: string | null;
  secrecyCategories: string | null;
  secrecyCategoryBits: number | null;
  integrityLevel: string | null;
  integrityCategories: string | null;
  integrityCategoryBits: number | null;
}

/** One payload; `name` says the layout, as in the decoder's result. */
export interface MadePayload {
  type: number;
  name: string;
  /** Body of hash, nonce, key exchange, signature, vendor ID and unknown payloads; data after the fixed part of others. */
  hex?: string | null;
  doi?: number;
  situation?: number | null;
  labels?: MadeLabels | null;
  proposals?: readonly MadeProposal[];
  idType?: number;
  protocol?: number;
  port?: number;
  encoding?: number;
  code?: number;
  spi?: string | null;
  spis?: readonly string[];
  spiSize?: number;
  configType?: number;
  identifier?: number;
  attributes?: readonly (MadeAttribute & { hex?: string })[];
  hash?: string;
  fragmentId?: number;
  fragmentNumber?: number;
  last?: boolean;
}

export interface MadeMessage {
  initiatorCookie: string;
  responderCookie: string;
  exchangeType: number;
  flags?: { encrypted?: boolean; commit?: boolean; authOnly?: boolean };
  messageId?: number;
  payloads: readonly MadePayload[];
  /** `1.0` by default. */
  version?: string;
  /** Written instead of the payloads, e.g. ciphertext. */
  body?: Uint8Array;
  /** Next payload field of a message without `payloads`. */
  nextPayload?: number;
  /** Written instead of the true length. */
  length?: number;
}

/** The bytes of a message. */
export function encodeIsakmp(message: MadeMessage): Uint8Array {
  const body = message.body ?? encodePayloads(message.payloads);
  const flags = message.flags ?? {};
  const [major = '1', minor = '0'] = (message.version ?? '1.0').split('.');
  return concat([
    fromHex(message.initiatorCookie),
    fromHex(message.responderCookie),
    u8(message.payloads[0]?.type ?? message.nextPayload ?? 0),
    u8((Number(major) << 4) | Number(minor)),
    u8(message.exchangeType),
    u8((flags.encrypted ? 1 : 0) | (flags.commit ? 2 : 0) | (flags.authOnly ? 4 : 0)),
    u32(message.messageId ?? 0),
    u32(message.length ?? 28 + body.length),
    body,
  ]);
}

/** The bytes of a chain of payloads, as they stand in clear or before encryption. */
export function encodePayloads(payloads: readonly MadePayload[]): Uint8Array {
  return concat(
    payloads.map((payload, index) => withHeader(payloads[index + 1]?.type ?? 0, encodeBody(payload))),
  );
}

/** Cuts a message into fragments of at most `size` bytes of it each: payload 132. */
export function fragmentIsakmp(message: Uint8Array, fragmentId: number, size: number): Uint8Array[] {
  const count = Math.ceil(message.length / size);
  const template = {
    initiatorCookie: toHex(message.subarray(0, 8)),
    responderCookie: toHex(message.subarray(8, 16)),
  };
  return Array.from({ length: count }, (_, index) =>
    encodeIsakmp({
      ...template,
      exchangeType: message[18]!,
      payloads: [
        {
          type: 132,
          name: 'fragment',
          fragmentId,
          fragmentNumber: index + 1,
          last: index + 1 === count,
          hex: toHex(message.subarray(index * size, (index + 1) * size)),
        },
      ],
    }),
  );
}

function encodeBody(payload: MadePayload): Uint8Array {
  const rest = fromHex(payload.hex ?? '');
  switch (payload.name) {
    case 'security-association':
      return encodeSecurityAssociation(payload, rest);
    case 'identification':
      return concat([u8(payload.idType ?? 0), u8(payload.protocol ?? 0), u16(payload.port ?? 0), rest]);
    case 'nat-oa':
      return concat([u8(payload.idType ?? 0), u8(0), u16(0), rest]);
    case 'certificate':
    case 'certificate-request':
      return concat([u8(payload.encoding ?? 0), rest]);
    case 'notification': {
      const spi = spiBytes(payload.spi ?? null);
      return concat([
        u32(payload.doi ?? 1),
        u8(payload.protocol ?? 1),
        u8(spi.length),
        u16(payload.code ?? 0),
        spi,
        rest,
      ]);
    }
    case 'delete': {
      const spis = (payload.spis ?? []).map(spiBytes);
      return concat([
        u32(payload.doi ?? 1),
        u8(payload.protocol ?? 1),
        u8(payload.spiSize ?? spis[0]?.length ?? 0),
        u16(spis.length),
        ...spis,
      ]);
    }
    case 'attributes':
      return concat([
        u8(payload.configType ?? 0),
        u8(0),
        u16(payload.identifier ?? 0),
        ...(payload.attributes ?? []).map(encodeConfigAttribute),
      ]);
    case 'nat-d':
      return fromHex(payload.hash ?? '');
    case 'fragment':
      return concat([
        u16(payload.fragmentId ?? 0),
        u8(payload.fragmentNumber ?? 0),
        u8(payload.last ? 1 : 0),
        rest,
      ]);
    default:
      return rest;
  }
}

function encodeSecurityAssociation(payload: MadePayload, rest: Uint8Array): Uint8Array {
  if ((payload.doi ?? 1) !== 1) return concat([u32(payload.doi ?? 1), rest]);
  const proposals = payload.proposals ?? [];
  return concat([
    u32(1),
    u32(payload.situation ?? 1),
    payload.labels ? encodeLabels(payload.labels, payload.situation ?? 1) : new Uint8Array(),
    ...proposals.map((proposal, index) =>
      withHeader(index + 1 < proposals.length ? 2 : 0, encodeProposal(proposal)),
    ),
  ]);
}

function encodeLabels(labels: MadeLabels, situation: number): Uint8Array {
  const parts = [u32(labels.domain)];
  if (situation & 2) {
    parts.push(encodeLabel(labels.secrecyLevel ?? '', null));
    parts.push(encodeLabel(labels.secrecyCategories ?? '', labels.secrecyCategoryBits));
  }
  if (situation & 4) {
    parts.push(encodeLabel(labels.integrityLevel ?? '', null));
    parts.push(encodeLabel(labels.integrityCategories ?? '', labels.integrityCategoryBits));
  }
  return concat(parts);
}

function encodeLabel(hex: string, bits: number | null): Uint8Array {
  const value = fromHex(hex);
  const padding = new Uint8Array((4 - (value.length % 4)) % 4);
  return concat([u16(bits ?? value.length), u16(0), value, padding]);
}

function encodeProposal(proposal: MadeProposal): Uint8Array {
  const spi = spiBytes(proposal.spi);
  const count = proposal.transforms.length;
  return concat([
    u8(proposal.number),
    u8(proposal.protocol),
    u8(spi.length),
    u8(count),
    spi,
    ...proposal.transforms.map((transform, index) =>
      withHeader(
        index + 1 < count ? 3 : 0,
        concat([
          u8(transform.number),
          u8(transform.id),
          u16(0),
          ...transform.attributes.map((attribute) => encodeAttribute(attribute)),
        ]),
      ),
    ),
  ]);
}

function encodeAttribute(attribute: MadeAttribute): Uint8Array {
  if (attribute.form === 'basic') {
    return concat([u16(0x8000 | attribute.type), u16(Number(attribute.value))]);
  }
  const value =
    typeof attribute.value === 'string'
      ? fromHex(attribute.value)
      : u32(attribute.value).subarray(4 - (attribute.length ?? 4));
  return concat([u16(attribute.type), u16(value.length), value]);
}

function encodeConfigAttribute(attribute: MadeAttribute & { hex?: string }): Uint8Array {
  if (attribute.form === 'basic' || attribute.hex === undefined) return encodeAttribute(attribute);
  return encodeAttribute({ ...attribute, value: attribute.hex });
}

function withHeader(next: number, body: Uint8Array): Uint8Array {
  return concat([u8(next), u8(0), u16(body.length + 4), body]);
}

function spiBytes(spi: string | null): Uint8Array {
  return fromHex(spi === null ? '' : spi.replace(/^0x/, ''));
}

function u8(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff);
}

function u16(value: number): Uint8Array {
  return Uint8Array.of((value >> 8) & 0xff, value & 0xff);
}

function u32(value: number): Uint8Array {
  return Uint8Array.of((value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
}

export function fromHex(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2);
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const value of bytes) text += value.toString(16).padStart(2, '0');
  return text;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
