/** A spoke's bring-up, message by message: what both ends send, with times, ready to be put into captures. */
import { createHash } from 'node:crypto';
import { esp, ipv4, ipv4Fragments, ipv6, udp, withNonEspMarker } from './ip-writer.ts';
import {
  encodeIsakmp,
  fromHex,
  type MadeMessage,
  type MadePayload,
  type MadeProposal,
  toHex,
} from './isakmp-writer.ts';
import { address, be16, concat, octets } from './octets.ts';
import { Random } from './random.ts';

export type End = 'spoke' | 'hub';

/** An IP packet that one end sent, before any link layer. */
export interface SentPacket {
  from: End;
  /** Milliseconds since the start of the story, as its sender sees them. */
  at: number;
  /** The packet as it passes the outer interface of one end; with another identification when it is sent anew. */
  ip(place: End, identification?: number): Uint8Array;
  /** Never gets to the other end. */
  lost: boolean;
  version: 4 | 6;
}

export interface BringUpOptions {
  /** Outer addresses as the hub sees them. */
  spoke: string;
  hub: string;
  seed: number;
  /** Milliseconds at which the first packet leaves. */
  start?: number;
  /** A NAT before the spoke: the address it knows itself by. */
  spokeInside?: string;
  /** Payload number of NAT-D: 20 (RFC 3947), 15 (drafts 04 on, older IOS) or 130 (drafts 00 to 03). */
  natDetection?: 20 | 15 | 130;
}

export const VENDOR = {
  dpd: 'afcad71368a1f1c96b8696fc77570100',
  rfc3947: '4a131c81070358455c5728f20e95452f',
  natDraft00: '4485152d18b6bbcd0be8a8469579ddcc',
  natDraft02: '90cb80913ebb696e086381b5ec427b1f',
  natDraft07: '439b59f8ba676c4c7737ae22eab8f582',
  ciscoUnity: '12f5f28c457168a9702d9fe274cc0100',
} as const;

/** Phase 1 as the offer says it: AES-128, SHA, pre-shared key, group 2, one day. */
export const PHASE1_PROPOSAL: MadeProposal = {
  number: 1,
  protocol: 1,
  spi: null,
  transforms: [
    {
      number: 1,
      id: 1,
      attributes: [
        { type: 1, form: 'basic', value: 7 },
        { type: 14, form: 'basic', value: 128 },
        { type: 2, form: 'basic', value: 2 },
        { type: 4, form: 'basic', value: 2 },
        { type: 3, form: 'basic', value: 1 },
        { type: 11, form: 'basic', value: 1 },
        { type: 12, form: 'variable', value: 86_400 },
      ],
    },
  ],
};

const EXCHANGE = { main: 2, aggressive: 4, informational: 5, quick: 32 } as const;
const MAIN_MODE_GAP = 40;
/** Time to live of a packet that no router has passed on yet, and the routers between the ends. */
const FRESH_TTL = 255;
const ROUTERS = 3;
const NO_COOKIE = '0000000000000000';

export class BringUp {
  readonly packets: SentPacket[] = [];
  readonly options: BringUpOptions;
  readonly random: Random;
  readonly cookies: { initiator: string; responder: string };
  readonly spi: { toHub: number; toSpoke: number };
  /** Milliseconds since the start of the story. */
  now: number;
  initiator: End = 'spoke';
  port: 500 | 4500 = 500;
  #messageId = 0;
  readonly #sequence = { spoke: 0, hub: 0 };
  #identification = 1;

  constructor(options: BringUpOptions) {
    this.options = options;
    this.random = new Random(options.seed);
    this.cookies = { initiator: this.random.hex(8), responder: this.random.hex(8) };
    this.spi = {
      toHub: 0x10000000 + (this.random.next() >>> 4),
      toSpoke: 0x20000000 + (this.random.next() >>> 4),
    };
    this.now = options.start ?? 0;
  }

  get messageId(): number {
    return this.#messageId;
  }

  wait(milliseconds: number): this {
    this.now += milliseconds;
    return this;
  }

  /** The last packets again, some milliseconds later; these get through. */
  repeat(after: number, count = 1): this {
    const last = this.packets.slice(-count);
    this.wait(after);
    const identification = this.#identification++;
    for (const packet of last) {
      this.packets.push(this.#anew(packet, identification));
      this.wait(2);
    }
    return this;
  }

  /** A packet that was sent before, now. */
  again(packet: SentPacket): this {
    this.packets.push(this.#anew(packet, this.#identification++));
    return this.wait(20);
  }

  #anew(packet: SentPacket, identification: number): SentPacket {
    return {
      ...packet,
      at: this.now,
      lost: false,
      ip: (place, anew = identification) => packet.ip(place, anew),
    };
  }

  /** The last packets do not get through. */
  lose(count = 1): this {
    for (const packet of this.packets.slice(-count)) packet.lost = true;
    return this;
  }

  addressOf(end: End): string {
    return end === 'spoke' ? this.options.spoke : this.options.hub;
  }

  /** An IP packet of the given protocol from one end to the other. */
  send(from: End, protocol: number, payload: Uint8Array, { fragmentSize = 0 } = {}): this {
    const identification = this.#identification++;
    const version = this.options.spoke.includes(':') ? 6 : 4;
    const header = (place: End) => {
      const spoke = place === 'spoke' ? (this.options.spokeInside ?? this.options.spoke) : this.options.spoke;
      const [source, destination] = from === 'spoke' ? [spoke, this.options.hub] : [this.options.hub, spoke];
      return { source, destination, ttl: from === place ? FRESH_TTL : FRESH_TTL - ROUTERS };
    };
    const push = (ip: SentPacket['ip']) =>
      this.packets.push({ from, at: this.now, ip, lost: false, version });
    if (version === 6) {
      push((place) => {
        const { ttl, ...addresses } = header(place);
        return ipv6({ ...addresses, nextHeader: protocol, hopLimit: ttl }, payload);
      });
      return this.wait(2);
    }
    const pieces = fragmentSize > 0 ? Math.ceil(payload.length / fragmentSize) : 1;
    for (let index = 0; index < pieces; index++) {
      push((place, anew = identification) => {
        const whole = { ...header(place), protocol, identification: anew };
        return fragmentSize > 0 ? ipv4Fragments(whole, payload, fragmentSize)[index]! : ipv4(whole, payload);
      });
    }
    return this.wait(2);
  }

  /** A packet of somebody else that passes by, e.g. a router's ICMP error. */
  sendRaw(from: End, ip: Uint8Array): this {
    this.packets.push({ from, at: this.now, ip: () => ip, lost: false, version: 4 });
    return this.wait(2);
  }

  datagram(from: End, payload: Uint8Array, options: { port?: number; fragmentSize?: number } = {}): this {
    const port = options.port ?? this.port;
    const source = this.addressOf(from);
    const destination = this.addressOf(from === 'spoke' ? 'hub' : 'spoke');
    const addresses = source.includes(':') ? { source, destination } : {};
    const bytes = udp({ sourcePort: port, destinationPort: port, ...addresses }, payload);
    return this.send(from, 17, bytes, options);
  }

  ike(from: End, message: Uint8Array, options: { fragmentSize?: number } = {}): this {
    return this.datagram(from, this.port === 4500 ? withNonEspMarker(message) : message, options);
  }

  message(
    exchangeType: number,
    payloads: readonly MadePayload[],
    more: Partial<MadeMessage> = {},
  ): Uint8Array {
    return encodeIsakmp({
      initiatorCookie: this.cookies.initiator,
      responderCookie: this.cookies.responder,
      exchangeType,
      payloads,
      ...more,
    });
  }

  /** A message with a body of noise, whose first payload's type stands in the header in clear. */
  sealed(exchangeType: number, nextPayload: number, length: number, messageId = 0): Uint8Array {
    const body = this.random.bytes(length);
    return this.message(exchangeType, [], { flags: { encrypted: true }, messageId, nextPayload, body });
  }

  securityAssociation(): MadePayload {
    return { type: 1, name: 'security-association', proposals: [PHASE1_PROPOSAL] };
  }

  vendorIds(): MadePayload[] {
    const nat = { 20: VENDOR.rfc3947, 15: VENDOR.natDraft07, 130: VENDOR.natDraft02 };
    return [nat[this.options.natDetection ?? 20], VENDOR.dpd].map((hex) => ({
      type: 13,
      name: 'vendor-id',
      hex,
    }));
  }

  mm1(): this {
    const offer = [this.securityAssociation(), ...this.vendorIds()];
    return this.ike(this.initiator, this.message(EXCHANGE.main, offer, { responderCookie: NO_COOKIE })).wait(
      MAIN_MODE_GAP,
    );
  }

  mm2(): this {
    return this.ike(
      this.responder,
      this.message(EXCHANGE.main, [this.securityAssociation(), ...this.vendorIds()]),
    ).wait(MAIN_MODE_GAP);
  }

  mm3(): this {
    return this.ike(this.initiator, this.message(EXCHANGE.main, this.#keys(this.initiator))).wait(
      MAIN_MODE_GAP,
    );
  }

  mm4(): this {
    return this.ike(this.responder, this.message(EXCHANGE.main, this.#keys(this.responder))).wait(
      MAIN_MODE_GAP,
    );
  }

  /** From here on UDP 4500 when the spoke is behind NAT. */
  mm5({ length = 64, fragmentSize = 0 } = {}): this {
    if (this.options.spokeInside !== undefined) this.port = 4500;
    return this.ike(this.initiator, this.sealed(EXCHANGE.main, 5, length), { fragmentSize }).wait(
      MAIN_MODE_GAP,
    );
  }

  mm6(): this {
    return this.ike(this.responder, this.sealed(EXCHANGE.main, 5, 64)).wait(MAIN_MODE_GAP);
  }

  phase1(): this {
    return this.mm1().mm2().mm3().mm4().mm5().mm6();
  }

  /** Phase 1 in three messages; the third is encrypted. */
  aggressiveMode(): this {
    const identity = (from: End): MadePayload => ({
      type: 5,
      name: 'identification',
      idType: 1,
      protocol: 17,
      port: 500,
      hex: toHex(address(this.addressOf(from))),
    });
    const [exchange, nonce] = this.#keys('spoke');
    const offer = [this.securityAssociation(), exchange!, nonce!, identity('spoke'), ...this.vendorIds()];
    this.ike('spoke', this.message(EXCHANGE.aggressive, offer, { responderCookie: NO_COOKIE })).wait(40);
    const [hubExchange, hubNonce, ...natDetection] = this.#keys('hub');
    const hash: MadePayload = { type: 8, name: 'hash', hex: this.random.hex(20) };
    const answer = [
      this.securityAssociation(),
      hubExchange!,
      hubNonce!,
      identity('hub'),
      hash,
      ...this.vendorIds(),
      ...natDetection,
    ];
    this.ike('hub', this.message(EXCHANGE.aggressive, answer)).wait(40);
    return this.ike('spoke', this.sealed(EXCHANGE.aggressive, 8, 64)).wait(40);
  }

  /** IKE_SA_INIT (34) with SA, KE and nonce, then IKE_AUTH (35), encrypted (RFC 7296 section 1.2). */
  ikev2(): this {
    const payload = (next: number, body: Uint8Array) => concat(octets(next, 0), be16(body.length + 4), body);
    // One proposal: AES-128-CBC, HMAC-SHA1, HMAC-SHA1-96, group 2.
    const offer = fromHex(
      '0000002c010100040300000c0100000c800e0080030000080200000203000008030000020000000804000002',
    );
    const opening = () =>
      concat(
        payload(34, offer),
        payload(40, concat(octets(0, 2, 0, 0), this.random.bytes(128))),
        payload(0, this.random.bytes(32)),
      );
    const send = (
      from: End,
      exchange: number,
      nextPayload: number,
      body: Uint8Array,
      more: Partial<MadeMessage>,
    ) => {
      const message = this.message(exchange, [], { version: '2.0', nextPayload, body, ...more });
      // The flags of IKEv2: sent by the initiator, or a response (RFC 7296 section 3.1).
      message[19] = from === 'spoke' ? 0x08 : 0x20;
      return this.ike(from, message).wait(40);
    };
    send('spoke', 34, 33, opening(), { responderCookie: NO_COOKIE });
    send('hub', 34, 33, opening(), {});
    send('spoke', 35, 46, payload(35, this.random.bytes(180)), { messageId: 1 });
    return send('hub', 35, 46, payload(36, this.random.bytes(180)), { messageId: 1 });
  }

  qm1(from: End = this.initiator): this {
    this.#messageId = this.random.next();
    return this.ike(from, this.sealed(EXCHANGE.quick, 8, 160, this.#messageId)).wait(MAIN_MODE_GAP);
  }

  qm2(from: End = this.responder): this {
    return this.ike(from, this.sealed(EXCHANGE.quick, 8, 160, this.#messageId)).wait(MAIN_MODE_GAP);
  }

  qm3(from: End = this.initiator): this {
    return this.ike(from, this.sealed(EXCHANGE.quick, 8, 48, this.#messageId)).wait(MAIN_MODE_GAP);
  }

  phase2(): this {
    return this.qm1().qm2().qm3();
  }

  /** An informational message: notification, delete or DPD, nobody can tell which. */
  informational(from: End): this {
    return this.ike(from, this.sealed(EXCHANGE.informational, 8, 64, this.random.next())).wait(MAIN_MODE_GAP);
  }

  /** Fresh cookies, SPIs and sequence numbers. */
  newKeys(): this {
    this.cookies.initiator = this.random.hex(8);
    this.cookies.responder = this.random.hex(8);
    return this.newSpis();
  }

  newSpis(): this {
    this.spi.toHub = 0x30000000 + (this.random.next() >>> 4);
    this.spi.toSpoke = 0x40000000 + (this.random.next() >>> 4);
    this.#sequence.spoke = 0;
    this.#sequence.hub = 0;
    return this;
  }

  esp(from: End, length = 100): this {
    const spi = from === 'spoke' ? this.spi.toHub : this.spi.toSpoke;
    const bytes = esp(spi, ++this.#sequence[from], this.random.bytes(length));
    return this.port === 4500 ? this.datagram(from, bytes) : this.send(from, 50, bytes);
  }

  /** A registration and its answer, hidden in ESP, and a ping. */
  tunnelTraffic(): this {
    this.esp('spoke', 120).wait(20).esp('hub', 140).wait(500);
    return this.esp('spoke').wait(20).esp('hub').wait(20);
  }

  get responder(): End {
    return this.initiator === 'spoke' ? 'hub' : 'spoke';
  }

  #keys(from: End): MadePayload[] {
    return [
      { type: 4, name: 'key-exchange', hex: this.random.hex(128) },
      { type: 10, name: 'nonce', hex: this.random.hex(20) },
      ...this.#natDetection(from),
    ];
  }

  /** First the hash of the receiver's address and port as the sender sees them, then of the sender's own (RFC 3947 section 3.2). */
  #natDetection(from: End): MadePayload[] {
    const { spoke, hub, spokeInside, natDetection = 20 } = this.options;
    const own = from === 'spoke' ? (spokeInside ?? spoke) : hub;
    const other = from === 'spoke' ? hub : spoke;
    return [other, own].map((host) => ({ type: natDetection, name: 'nat-d', hash: this.#natHash(host) }));
  }

  #natHash(host: string): string {
    const input = concat(
      fromHex(this.cookies.initiator),
      fromHex(this.cookies.responder),
      address(host),
      be16(500),
    );
    return createHash('sha1').update(input).digest('hex');
  }
}
