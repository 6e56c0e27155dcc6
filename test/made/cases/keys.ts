/** What keys open, and what they do not: ESP NULL, wrong keys, damaged and replayed packets, repeated messages. */
import type { EspKey } from '../../../parsers/crypto/keys.ts';
import { toWiresharkTables } from '../../../parsers/crypto/keys-wireshark.ts';
import { type MadePacket, madeKey, makeEsp } from '../../parsers/crypto/make-esp.ts';
import { INITIATOR_COOKIE, MadeSa } from '../../parsers/crypto/make-ike.ts';
import { BringUp, type End } from '../bring-up.ts';
import { type MadeFrame, writePcap } from '../capture-writer.ts';
import { capturedAt, type MadeCase } from '../case.ts';
import { gre } from '../gre-writer.ts';
import { icmp } from '../icmp-writer.ts';
import { ipv4 } from '../ip-writer.ts';
import { ascii } from '../octets.ts';
import { registrationReply, registrationRequest } from '../registration.ts';

const HUB = { nbma: '203.0.113.1', tunnel: '10.82.0.1' };
const SPOKE = { nbma: '198.51.100.31', tunnel: '10.82.0.31' };
const ENDS = { spoke: SPOKE.nbma, hub: HUB.nbma };
const TOPOLOGY = { hub: HUB, spoke: SPOKE, between: 'three routers' };
const REGISTRANT = {
  spokeTunnel: SPOKE.tunnel,
  hubTunnel: HUB.tunnel,
  requestId: 4711,
  holdingTime: 600,
  authentication: 'oak-door',
};
const ESP = 50;
/** Bytes kept of a frame in the capture that was cut: IP header, ESP header and a little ciphertext. */
const SNAP_LENGTH = 96;

/** Both directions of an SA whose packets are really made with keys. */
class Tunnel {
  readonly up: BringUp;
  readonly keys: Record<End, EspKey>;
  readonly #sequence = { spoke: 0, hub: 0 };

  constructor(up: BringUp, over: Partial<EspKey>) {
    this.up = up;
    const { toHub, toSpoke } = up.spi;
    this.keys = {
      spoke: { ...madeKey(over), spi: `0x${toHub.toString(16)}`, source: ENDS.spoke, destination: ENDS.hub },
      hub: { ...madeKey(over), spi: `0x${toSpoke.toString(16)}`, source: ENDS.hub, destination: ENDS.spoke },
    };
  }

  send(from: End, payload: Uint8Array, more: MadePacket = {}): this {
    const spi = from === 'spoke' ? this.up.spi.toHub : this.up.spi.toSpoke;
    this.#sequence[from] += 1;
    const made = makeEsp(this.keys[from], { spi, sequence: this.#sequence[from], payload, ...more });
    this.up.send(from, ESP, made).wait(20);
    return this;
  }

  register(): this {
    const request = gre({ protocol: 0x2001, key: 82 }, registrationRequest(this.up, REGISTRANT));
    const reply = gre({ protocol: 0x2001, key: 82 }, registrationReply(this.up, REGISTRANT));
    return this.send('spoke', request).send('hub', reply);
  }

  /** An EIGRP hello, as a tunnel carries it. */
  hello(from: End): this {
    const source = from === 'spoke' ? SPOKE.tunnel : HUB.tunnel;
    const inner = ipv4({ source, destination: '224.0.0.10', protocol: 88, ttl: 2 }, new Uint8Array(40));
    return this.send(from, gre({ protocol: 0x0800, key: 82 }, inner));
  }

  ping(from: End, type: 0 | 8): this {
    return this.send(from, ping(from, type));
  }

  esp_sa(): Uint8Array {
    return tableOf([this.keys.spoke, this.keys.hub]);
  }
}

function ping(from: End, type: 0 | 8): Uint8Array {
  const [source, destination] = from === 'spoke' ? [SPOKE.tunnel, HUB.tunnel] : [HUB.tunnel, SPOKE.tunnel];
  const inner = ipv4({ source, destination, protocol: 1 }, icmp(type, 0, 0x00010001, new Uint8Array(56)));
  return gre({ protocol: 0x0800, key: 82 }, inner);
}

function tableOf(keys: EspKey[]): Uint8Array {
  return ascii(toWiresharkTables({ ike: [], esp: keys, formats: [], problems: [] }).espSa);
}

function hubFile(up: BringUp): Uint8Array {
  return writePcap({}, capturedAt('hub', up.packets));
}

function espNull(): MadeCase {
  const up = new BringUp({ ...ENDS, seed: 61 });
  up.phase1().phase2();
  const tunnel = new Tunnel(up, { cipher: 'null', cipherKey: new Uint8Array(0) });
  tunnel.register().hello('spoke').hello('hub');
  for (let i = 0; i < 12; i++) tunnel.ping('spoke', 8).ping('hub', 0);
  // Long enough that a request without its reply would have been repeated.
  up.wait(5000);
  tunnel.hello('spoke').hello('hub');
  return {
    name: 'esp-null',
    title: 'ESP with NULL encryption and HMAC-SHA-1-96, and no keys',
    topology: TOPOLOGY,
    brokenOnPurpose: null,
    happened: 'Registration, reply, EIGRP hellos and pings in ESP that authenticates but does not encrypt.',
    files: { 'hub.pcap': hubFile(up) },
    runs: { hub: { inputs: [{ path: 'hub.pcap', side: 'hub' }] } },
  };
}

/** A packet of which one bit changed on its way. */
function changed(key: EspKey, made: MadePacket): Uint8Array {
  const bytes = makeEsp(key, made);
  bytes[40]! ^= 1;
  return bytes;
}

function cutFrames(frames: readonly MadeFrame[]): MadeFrame[] {
  return frames.map((frame) => ({
    ...frame,
    originalLength: frame.bytes.length,
    bytes: frame.bytes.slice(0, SNAP_LENGTH),
  }));
}

function espWithKeys(name: string, seed: number, over: Partial<EspKey>, cipher: string): MadeCase {
  const up = new BringUp({ ...ENDS, seed });
  up.phase1().phase2();
  const tunnel = new Tunnel(up, over);
  tunnel.register();
  // Long enough that a request without its reply would have been repeated.
  up.wait(5000);
  tunnel.ping('spoke', 8).ping('hub', 0);
  const replayed = up.packets.at(-1)!;
  const spi = up.spi.toHub;
  up.send('spoke', ESP, changed(tunnel.keys.spoke, { spi, sequence: 3, payload: ping('spoke', 8) })).wait(20);
  up.send(
    'spoke',
    ESP,
    makeEsp(tunnel.keys.spoke, { spi, sequence: 4, payload: ping('spoke', 8), claimPad: 250 }),
  );
  up.wait(20).again(replayed);
  const { spoke, hub } = tunnel.keys;
  const other = (key: EspKey): EspKey => ({ ...key, cipherKey: key.cipherKey.map((byte) => byte ^ 0x55) });
  const files = {
    'hub.pcap': hubFile(up),
    'cut.pcap': writePcap({ snapLength: SNAP_LENGTH }, cutFrames(capturedAt('hub', up.packets))),
    esp_sa: tunnel.esp_sa(),
    'wrong-authentication': tableOf(
      [spoke, hub].map((key) => ({ ...key, authenticationKey: new Uint8Array(20) })),
    ),
    'wrong-encryption': tableOf([other(spoke), other(hub)]),
    'other-spi': tableOf([{ ...spoke, spi: '0x0badc0de' }]),
  };
  const hubCapture = { path: 'hub.pcap', side: 'hub' as const };
  return {
    name,
    title: `${cipher} with keys: opened, changed on its way, padding too long, replayed, cut, and wrong keys`,
    topology: TOPOLOGY,
    brokenOnPurpose: null,
    happened:
      'Registration and reply, a ping; then from the spoke a packet with a changed bit and one whose pad length is 250, and the hub’s last packet once more.',
    files,
    runs: {
      keys: { inputs: [hubCapture], keys: ['esp_sa'] },
      'wrong-authentication': { inputs: [hubCapture], keys: ['wrong-authentication'] },
      'wrong-encryption': { inputs: [hubCapture], keys: ['wrong-encryption'] },
      'other-spi': { inputs: [hubCapture], keys: ['other-spi'] },
      cut: { inputs: [{ path: 'cut.pcap', side: 'hub' }], keys: ['esp_sa'] },
    },
  };
}

/** Main and quick mode with real keys; QM1 and QM2 come twice, as they do when QM2 was late. */
function quickModeRepeated(): MadeCase {
  const sa = new MadeSa({ encryption: 7, keyLength: 16, hashNumber: 2, hash: 'sha1' });
  const up = new BringUp({ ...ENDS, seed: 63 });
  const send = ({ sender, message }: { sender: string; message: Uint8Array }): void => {
    up.ike(sender === 'i' ? 'spoke' : 'hub', message).wait(40);
  };
  sa.mainMode().forEach(send);
  const [qm1, qm2, qm3] = sa.quickMode();
  for (const message of [qm1!, qm1!, qm2!, qm2!, qm3!]) send(message);
  const key = ascii(`${INITIATOR_COOKIE},${sa.encryptionKey.toString('hex')}\n`);
  const wrong = ascii(`${INITIATOR_COOKIE},${'5a'.repeat(16)}\n`);
  const inputs = [{ path: 'hub.pcap', side: 'hub' as const }];
  const frames = capturedAt('hub', up.packets);
  return {
    name: 'quick-mode-repeated',
    title: 'A quick mode whose first two messages are retransmitted, with the phase 1 key',
    topology: TOPOLOGY,
    brokenOnPurpose: null,
    happened:
      'Main mode; QM1 twice, QM2 twice, QM3. All of them open: a retransmission does not move the IV chain.',
    files: {
      'hub.pcap': writePcap({}, frames),
      'cut.pcap': writePcap({ snapLength: SNAP_LENGTH }, cutFrames(frames)),
      ikev1_decryption_table: key,
      'wrong-key': wrong,
    },
    runs: {
      keys: { inputs, keys: ['ikev1_decryption_table'] },
      'wrong-key': { inputs, keys: ['wrong-key'] },
      cut: { inputs: [{ path: 'cut.pcap', side: 'hub' }], keys: ['ikev1_decryption_table'] },
    },
  };
}

export const keyCases: readonly MadeCase[] = [
  espNull(),
  espWithKeys('esp-aes', 62, { cipher: 'aes-cbc' }, 'AES-128-CBC'),
  espWithKeys('esp-3des', 64, { cipher: '3des-cbc' }, '3DES-CBC'),
  quickModeRepeated(),
];
