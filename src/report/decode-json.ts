/**
 * Records as lines of JSON. What nearly every IKE packet has is put together by hand, for a capture of a busy
 * hub has hundreds of thousands of them; everything else goes through `JSON.stringify`. The tests hold the two
 * ways against each other.
 */
import type {
  BlobPayload,
  DataAttribute,
  IsakmpPayload,
  NatDetectionPayload,
  Proposal,
  SecurityAssociationPayload,
  VendorIdPayload,
} from '../../parsers/wire/isakmp.ts';
import type { IsakmpRecord, PacketRecord } from './decode-record.ts';

/** Texts of each kind that are kept. A capture has dozens; a hostile one shall not fill memory. */
const MAX_KEPT = 4096;
/** Lists of layers whose text is kept; looked through one by one. */
const MAX_LAYERS = 8;
/** Above this the number that names an attribute would not be exact any more. */
const MAX_KEYED_LENGTH = 4;
const PROTOCOL_ISAKMP = 1;

/** All but printable ASCII: what is left of it in JSON is escaped, so that no terminal obeys it and any encoding holds it. */
const NOT_PRINTABLE = /[^\u0020-\u007e]/;
const ALL_NOT_PRINTABLE = new RegExp(NOT_PRINTABLE, 'g');

/** Any value as JSON in ASCII. */
function json(value: unknown): string {
  const text = JSON.stringify(value);
  return NOT_PRINTABLE.test(text)
    ? text.replace(ALL_NOT_PRINTABLE, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : text;
}

/** A text of our own (hex, an address, a registry's name), which has nothing in it that must be escaped. */
function quoted(text: string | null): string {
  return text === null ? 'null' : `"${text}"`;
}

function areEqual(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

/** Writes the records of one capture. */
export class RecordLines {
  readonly #source: string;
  // What comes again and again is kept: a line of few long pieces is put together and written in half the time.
  readonly #vendorIds = new Map<string, string>();
  readonly #attributes = new Map<number, string>();
  readonly #heads = new Map<string, Map<number, string>>();
  readonly #versions = new Map<number, string>();
  readonly #layers: { layers: readonly string[]; text: string }[] = [];

  constructor(source: string) {
    this.#source = json(source);
  }

  /** A record as one line of ASCII. */
  line(record: PacketRecord): string {
    const { vlans, fragment, comment, esp, ah, gre, nhrp, icmp, inner, problems } = record;
    return (
      `{"type":"packet","source":${this.#source},"frame":${record.frame},"at":${quoted(record.at)},"link":"${record.link}",` +
      `"layers":${this.#layersOf(record)},"length":${record.length},` +
      `"src":${quoted(record.src)},"dst":${quoted(record.dst)},"srcPort":${record.srcPort},"dstPort":${record.dstPort},"ttl":${record.ttl},` +
      (vlans.length === 0 && fragment === null && comment === null && !record.natKeepalive
        ? '"vlans":[],"fragment":null,"natKeepalive":false,"comment":null,"isakmp":'
        : `"vlans":${json(vlans)},"fragment":${json(fragment)},"natKeepalive":${record.natKeepalive},"comment":${json(comment)},"isakmp":`) +
      (record.isakmp === null ? 'null' : this.#isakmp(record.isakmp)) +
      (esp === null && ah === null && gre === null && nhrp === null && icmp === null && inner === null
        ? ',"esp":null,"ah":null,"gre":null,"nhrp":null,"icmp":null,"inner":null,"problems":'
        : `,"esp":${json(esp)},"ah":${json(ah)},"gre":${json(gre)},"nhrp":${json(nhrp)},"icmp":${json(icmp)},"inner":${json(inner)},"problems":`) +
      (problems.length === 0 ? '[]}\n' : `${json(problems)}}\n`)
    );
  }

  /** Most packets have the layers of one of the first. */
  #layersOf({ layers }: PacketRecord): string {
    for (const known of this.#layers) if (areEqual(known.layers, layers)) return known.text;
    const text = json(layers);
    if (this.#layers.length < MAX_LAYERS) this.#layers.push({ layers, text });
    return text;
  }

  #isakmp(message: IsakmpRecord): string {
    const { payloads } = message;
    let text =
      `{"initiatorCookie":"${message.initiatorCookie}","responderCookie":"${message.responderCookie}",` +
      `${this.#version(message)}"messageId":${message.messageId},"length":${message.length},"decrypted":${message.decrypted},` +
      `"nextPayload":${message.nextPayload},"ikev2":${message.ikev2 === null ? 'null' : json(message.ikev2)},` +
      `"hashVerdict":${quoted(message.hashVerdict)},"payloads":[`;
    for (let i = 0; i < payloads.length; i++) {
      if (i > 0) text += ',';
      text += this.#payload(payloads[i]!);
    }
    return `${text}],"assembled":${message.assembled === null ? 'null' : this.#isakmp(message.assembled)}}`;
  }

  /** Version, exchange and flags: they follow from three bytes of the header. */
  #version({ version, exchangeType, exchange, flags, ikev2 }: IsakmpRecord): string {
    const { encrypted, commit, authOnly } = flags;
    const bits = (encrypted ? 1 : 0) | (commit ? 2 : 0) | (authOnly ? 4 : 0);
    const key = ikev2 === null && version === '1.0' ? (exchangeType << 3) | bits : -1;
    let text = this.#versions.get(key);
    if (text === undefined) {
      text =
        `"version":"${version}","exchangeType":${exchangeType},"exchange":${quoted(exchange)},` +
        `"flags":{"encrypted":${encrypted},"commit":${commit},"authOnly":${authOnly}},`;
      if (key >= 0) this.#versions.set(key, text);
    }
    return text;
  }

  /** What every payload begins with. */
  #head({ type, name, length, offset }: IsakmpPayload): string {
    const ofName = this.#heads.get(name) ?? new Map<number, string>();
    if (ofName.size === 0) this.#heads.set(name, ofName);
    const key = (length * 256 + type) * 0x1_0000 + offset;
    let text = ofName.get(key);
    if (text === undefined) {
      if (ofName.size >= MAX_KEPT) ofName.clear();
      text = `{"type":${type},"name":"${name}","length":${length},"offset":${offset},`;
      if (offset < 0x1_0000) ofName.set(key, text);
    }
    return text;
  }

  #payload(payload: IsakmpPayload): string {
    switch (payload.name) {
      case 'security-association':
        return this.#securityAssociation(payload as SecurityAssociationPayload);
      case 'vendor-id':
        return 'vendor' in payload ? this.#vendorId(payload) : json(payload);
      case 'nat-d':
        return 'matches' in payload ? this.#natDetection(payload) : json(payload);
      case 'key-exchange':
      case 'nonce':
      case 'hash':
      case 'signature':
        return this.#blob(payload as BlobPayload);
      default:
        return json(payload);
    }
  }

  #vendorId(payload: VendorIdPayload): string {
    // What its neighbours named has no name by its bytes alone.
    if (payload.resolvedBy !== undefined) return json(payload);
    let rest = this.#vendorIds.get(payload.hex);
    if (rest === undefined) {
      if (this.#vendorIds.size >= MAX_KEPT) this.#vendorIds.clear();
      rest = `"hex":"${payload.hex}","vendor":${json(payload.vendor)},"detail":${json(payload.detail)}}`;
      this.#vendorIds.set(payload.hex, rest);
    }
    return this.#head(payload) + rest;
  }

  #securityAssociation(payload: SecurityAssociationPayload): string {
    if (!('proposals' in payload) || payload.labels !== null || payload.hex !== null) return json(payload);
    let text = `${this.#head(payload)}"doi":${payload.doi},"situation":${payload.situation},"labels":null,"proposals":[`;
    for (let i = 0; i < payload.proposals.length; i++) {
      if (i > 0) text += ',';
      text += this.#proposal(payload.proposals[i]!);
    }
    return `${text}],"hex":null}`;
  }

  #proposal({ number, protocol, protocolName, spi, transforms }: Proposal): string {
    let text = `{"number":${number},"protocol":${protocol},"protocolName":${quoted(protocolName)},"spi":${quoted(spi)},"transforms":[`;
    for (let i = 0; i < transforms.length; i++) {
      const { number, id, name, attributes } = transforms[i]!;
      text += `${i > 0 ? ',' : ''}{"number":${number},"id":${id},"name":${quoted(name)},"attributes":[`;
      for (let j = 0; j < attributes.length; j++) {
        if (j > 0) text += ',';
        text += this.#attribute(attributes[j]!, protocol === PROTOCOL_ISAKMP);
      }
      text += ']}';
    }
    return `${text}]}`;
  }

  /** The names of an attribute follow from its number, value, and which of the two phases it belongs to. */
  #attribute(attribute: DataAttribute, isPhase1: boolean): string {
    const { type, value, form, length } = attribute;
    if (typeof value !== 'number' || length > MAX_KEYED_LENGTH) return json(attribute);
    const kind = (type << 4) | (length << 1) | (isPhase1 ? 1 : 0);
    const key = (kind * 2 + (form === 'basic' ? 1 : 0)) * 0x1_0000_0000 + value;
    let text = this.#attributes.get(key);
    if (text === undefined) {
      if (this.#attributes.size >= MAX_KEPT) this.#attributes.clear();
      text = json(attribute);
      this.#attributes.set(key, text);
    }
    return text;
  }

  #blob(payload: BlobPayload): string {
    return `${this.#head(payload)}"bytes":${payload.bytes},"hex":"${payload.hex}"}`;
  }

  #natDetection(payload: NatDetectionPayload): string {
    const by = payload.resolvedBy === undefined ? '' : `,"resolvedBy":"${payload.resolvedBy}"`;
    return `${this.#head(payload)}"hash":"${payload.hash}","matches":${quoted(payload.matches)}${by}}`;
  }
}
