/** Limits of what is kept to open packets: SAs, exchanges and keys. Captures of floods reach them, and say so. */
import { describe, expect, it } from 'vitest';
import { BoundedMap } from '../../parsers/bounded-map.ts';
import { EspDecryptor } from '../../parsers/crypto/esp-decryptor.ts';
import type { EspResult } from '../../parsers/crypto/esp-result.ts';
import { IvChains } from '../../parsers/crypto/ikev1-chain.ts';
import { IkeDecryptor } from '../../parsers/crypto/ikev1-decryptor.ts';
import type { RawPayload } from '../../parsers/crypto/ikev1-payloads.ts';
import { PAYLOAD } from '../../parsers/crypto/ikev1-payloads.ts';
import { QuickModes } from '../../parsers/crypto/ikev1-quick.ts';
import { type EspKey, emptyKeyStore, type IkeKey, ikeKey, type KeyStore } from '../../parsers/crypto/keys.ts';
import { natdHash } from '../../parsers/crypto/natd.ts';
import { PacketOpener } from '../../parsers/crypto/packet-opener.ts';
import type { IsakmpMessage } from '../../parsers/wire/isakmp.ts';
import type { Packet } from '../../parsers/wire/packet.ts';
import { translateNumbered } from '../../src/language/say.ts';
import { nodeCiphers } from '../../src/node/ciphers.ts';
import { EspPackets } from '../../src/observe/esp-packets.ts';
import { GreFlows } from '../../src/observe/gre-flows.ts';
import { KeyNotes } from '../../src/observe/key-notes.ts';
import { NatDetection } from '../../src/observe/nat-detection.ts';
import { PacketReader } from '../../src/observe/packet-reader.ts';
import { esp, ipv4, udp } from '../made/ip-writer.ts';
import { encodeIsakmp } from '../made/isakmp-writer.ts';
import { be32 } from '../made/octets.ts';
import { madeKey, makeEsp } from '../parsers/crypto/make-esp.ts';

const ciphers = nodeCiphers();
const [HUB, SPOKE] = ['203.0.113.1', '198.51.100.2'];
const storeOf = (keys: { esp?: EspKey[]; ike?: IkeKey[] }): KeyStore => ({ ...emptyKeyStore(), ...keys });
const messages = (problems: readonly { code: string; message: string }[]) =>
  problems.map(({ code, message }) => `${code}: ${message}`);
const cookie = (number: number) => number.toString(16).padStart(16, '0');

/** From the SPI on; no key is meant for it. */
const packetOf = (spi: number) => Uint8Array.from([...be32(spi), ...be32(1), ...new Uint8Array(40)]);

it('a bounded map forgets what was put in first, and counts it', () => {
  const map = new BoundedMap<number, string>(2);
  map.set(1, 'a').set(2, 'b').set(1, 'c').set(3, 'd');
  expect([...map]).toEqual([
    [2, 'b'],
    [3, 'd'],
  ]);
  expect(map.forgotten).toBe(1);
});

describe('limits of ESP with keys', () => {
  const other = madeKey({ spi: '0x00000001' });

  it('parsers/crypto/esp-decryptor.ts MAX_FLOWS: the SPI that began first begins anew', () => {
    const decryptor = new EspDecryptor(ciphers, storeOf({ esp: [other] }));
    for (let spi = 0x1000; spi < 0x1000 + 65_536; spi++) decryptor.open(packetOf(spi), SPOKE, HUB);
    expect(decryptor.problems()).toEqual([]);
    decryptor.open(packetOf(0x100), SPOKE, HUB);
    expect(messages(decryptor.problems())).toEqual([
      'limit: More than 65536 SPIs: 1 times the one that began first was begun anew.',
    ]);
  });

  it('parsers/crypto/esp-decryptor.ts MAX_SAME_SPI: the pair of hosts that began first begins anew', () => {
    const key = madeKey({ spi: '0x00001234' });
    const decryptor = new EspDecryptor(ciphers, storeOf({ esp: [key] }));
    const open = (host: number) => decryptor.open(makeEsp(key, {}), `10.0.0.${host}`, HUB)?.authenticated;
    for (let host = 0; host < 64; host++) expect(open(host)).toBe(true);
    expect(decryptor.problems()).toEqual([]);
    expect(open(64)).toBe(true);
    expect(open(0)).toBe(true);
    expect(messages(decryptor.problems())).toEqual([
      'limit: More than 64 pairs of hosts use the same SPI: 2 times the one that began first was begun anew.',
    ]);
  });

  it('parsers/crypto/esp-decryptor.ts MAX_CANDIDATES: further keys for one SA are not tried', () => {
    const wrong = Array.from({ length: 256 }, (_, n) =>
      madeKey({
        spi: '*',
        authenticationKey: Uint8Array.from({ length: 20 }, (_, i) => (i === 0 ? n : 1)),
      }),
    );
    const right = madeKey({ spi: '*' });
    const keys = [...wrong, right];
    const decryptor = new EspDecryptor(ciphers, storeOf({ esp: keys }));
    expect(decryptor.open(makeEsp(right, {}), SPOKE, HUB)?.authenticated).toBe(false);
    expect(messages(decryptor.problems())).toEqual([
      'limit: More than 256 keys fit one SA: 1 of them were not tried. Give fewer keys, or name SPIs and addresses in them.',
    ]);
    const fewer = new EspDecryptor(ciphers, storeOf({ esp: keys.slice(1) }));
    expect(fewer.open(makeEsp(right, {}), SPOKE, HUB)?.authenticated).toBe(true);
    expect(fewer.problems()).toEqual([]);
  });

  it('parsers/crypto/packet-opener.ts MAX_WATCHED: further SAs are taken for encrypted', () => {
    const opener = new PacketOpener(ciphers, emptyKeyStore());
    for (let spi = 0x1000; spi < 0x1000 + 65_536; spi++) opener.openEsp(packetOf(spi), SPOKE, HUB);
    expect(opener.problems()).toEqual([]);
    opener.openEsp(packetOf(0x100), SPOKE, HUB);
    expect(messages(opener.problems())).toEqual([
      'limit: More than 65536 ESP SAs without a key: 1 packets of further ones were not looked at for NULL encryption.',
    ]);
  });

  it('src/observe/esp-packets.ts MAX_CUT: cut packets of further SAs are counted', () => {
    const problems: string[] = [];
    const reader = new PacketReader({ ciphers, store: storeOf({ esp: [madeKey({ spi: '*' })] }) });
    const packets = new EspPackets(reader, new KeyNotes(), new GreFlows(() => undefined), {
      onInner: () => undefined,
      onProblem: ({ message }) => problems.push(message),
    });
    const bytes = ipv4({ source: SPOKE, destination: HUB, protocol: 50 }, esp(1, 1, new Uint8Array(60)));
    const cut = bytes.subarray(0, 60);
    const frame = {
      frame: 1,
      at: { seconds: 1, nanoseconds: 0, precision: 1000, clock: 'utc' as const },
      linkType: 101,
      etherType: 0x0800,
      networkOffset: 0,
      originalLength: bytes.length,
      bytes: cut,
    };
    for (let spi = 0x1000; spi < 0x1000 + 65_537; spi++) {
      cut.set(be32(spi), 20);
      packets.take(frame as unknown as Parameters<EspPackets['take']>[0], spi, 20, cut.length - 20);
    }
    expect(problems).toHaveLength(65_536);
    expect(messages(packets.problems())).toEqual([
      'limit: 1 packets of further ESP SAs than 65536 were cut by the capture (snap length) and cannot be opened.',
    ]);
  });

  it('src/observe/key-notes.ts MAX_SAS: the keys of further SAs are not judged', () => {
    const notes = new KeyNotes();
    const right = { authenticated: true, state: 'open' } as EspResult;
    for (let n = 0; n < 131_072; n++) notes.noteEsp(String(n), right, n);
    expect(notes.problems(1, true)).toEqual([]);
    notes.noteEsp('one more', right, 1);
    expect(notes.authenticated('one more')).toBeNull();
    expect(messages(notes.problems(1, true))).toEqual([
      'limit: More than 131072 SAs have keys: whether those of further ones are right was not counted (1 packet).',
    ]);
  });
});

describe('limits of IKE with keys', () => {
  /** The first message of an exchange, or its answer. */
  const main = (initiatorCookie: string, responderCookie: string) =>
    encodeIsakmp({ initiatorCookie, responderCookie, exchangeType: 2, payloads: [] });
  const decryptorFor = (count: number) =>
    new IkeDecryptor(
      ciphers,
      storeOf({ ike: Array.from({ length: count }, (_, n) => ikeKey(cookie(n + 1), 'keys-json')) }),
    );

  it('parsers/crypto/ikev1-decryptor.ts MAX_SESSIONS: the SA that began first is forgotten', () => {
    const decryptor = decryptorFor(4097);
    for (let n = 1; n <= 4096; n++) decryptor.add(main(cookie(n), cookie(7)), HUB);
    expect(decryptor.problems()).toEqual([]);
    decryptor.add(main(cookie(4097), cookie(7)), HUB);
    expect(decryptor.session(cookie(1), cookie(7))).toBeNull();
    expect(messages(decryptor.problems())).toEqual([
      'limit: More than 4096 IKE SAs have keys: the 1 that began first were forgotten; what comes of them later cannot be opened.',
    ]);
  });

  it('parsers/crypto/ikev1-decryptor.ts MAX_OFFERS: the first message that is oldest is forgotten', () => {
    const decryptor = decryptorFor(4097);
    for (let n = 1; n <= 4097; n++) decryptor.add(main(cookie(n), cookie(0)), SPOKE);
    expect(messages(decryptor.problems())).toEqual([
      'limit: More than 4096 IKE exchanges with keys began: the first messages of 1 were forgotten; those that were answered only later cannot be opened.',
    ]);
  });

  it('parsers/crypto/ikev1-chain.ts MAX_CHAIN: of one exchange the last messages are known again', () => {
    const chains = new IvChains<number>();
    const text = (n: number) => Uint8Array.from({ length: 16 }, () => n);
    for (let n = 0; n < 9; n++) chains.add(5, text(n), 8, n);
    expect(chains.find(5, text(0))).toBeNull();
    expect(chains.find(5, text(1))).toBe(1);
    expect(chains.forgotten).toBe(0);
  });

  it('parsers/crypto/ikev1-chain.ts MAX_CHAINS: the exchange that began first is forgotten, never phase 1', () => {
    const chains = new IvChains<number>();
    const text = new Uint8Array(16);
    for (let id = 0; id <= 8193; id++) chains.add(id, text, 8, id);
    expect(chains.find(1, text)).toBeNull();
    expect(chains.find(2, text)).toBe(2);
    expect(chains.find(0, text)).toBe(0);
    expect(chains.forgotten).toBe(1);
  });

  it('parsers/crypto/ikev1-quick.ts MAX_QUICK_MODES: the offer that is oldest is forgotten', () => {
    const modes = new QuickModes();
    const key = ikeKey(cookie(1), 'keys-json');
    const payloads = [
      { type: PAYLOAD.sa, body: new Uint8Array(8) },
      { type: PAYLOAD.nonce, body: new Uint8Array(16).fill(9) },
    ] as unknown as RawPayload[];
    for (let id = 1; id <= 2049; id++)
      modes.add(ciphers, id, { cipher: 'aes-cbc', hash: 'sha1' } as never, key, payloads, null);
    expect(modes.nonces(1).initiator).toBeNull();
    expect(modes.nonces(2).initiator).toEqual(new Uint8Array(16).fill(9));
    expect(modes.forgotten).toBe(1);
  });

  it('src/observe/packet-reader.ts MAX_COOKIES: vendors of the exchange that is oldest are forgotten', () => {
    const reader = new PacketReader(null);
    const message = encodeIsakmp({
      initiatorCookie: cookie(1),
      responderCookie: cookie(0),
      exchangeType: 2,
      // Dead peer detection, RFC 3706.
      payloads: [{ type: 13, name: 'vendor-id', hex: 'afcad71368a1f1c96b8696fc77570100' } as never],
    });
    const header = { source: SPOKE, destination: HUB, protocol: 17 };
    const bytes = ipv4(header, udp({ sourcePort: 500, destinationPort: 500 }, message));
    const at = { seconds: 1, nanoseconds: 0, precision: 1000, clock: 'utc' as const };
    for (let n = 0; n < 65_536; n++) {
      bytes.set(be32(n + 1), 28);
      reader.read({ bytes, linkType: 101, at, frame: n + 1 } as never);
    }
    expect(reader.problems()).toEqual([]);
    bytes.set(be32(65_537), 28);
    reader.read({ bytes, linkType: 101, at, frame: 65_537 } as never);
    expect(messages(reader.problems())).toEqual([
      'limit: More than 65536 IKE exchanges named vendors: those of the first 1 were forgotten, and private numbers in their later messages have no names.',
    ]);
  });

  it('src/observe/nat-detection.ts MAX_SEARCHED: a NAT is still seen, the address behind it no longer searched for', () => {
    const nat = new NatDetection(ciphers);
    const hash = (n: number) => {
      const end = { address: Uint8Array.of(203, 0, 113, 99), port: n };
      const cookies = [cookie(1), cookie(2)].map((text) => Uint8Array.from(Buffer.from(text, 'hex')));
      return Buffer.from(natdHash(ciphers, 'sha1', cookies[0]!, cookies[1]!, end)).toString('hex');
    };
    const message = {
      initiatorCookie: cookie(1),
      responderCookie: cookie(2),
      ikev2: null,
      payloads: [hash(1), hash(2)].map((text) => ({ type: 20, name: 'nat-d', hash: text })),
    } as unknown as IsakmpMessage;
    const packet = { src: SPOKE, dst: HUB, srcPort: 500, dstPort: 500 } as Packet;
    let judged = 0;
    let problems: string[] = [];
    while (problems.length === 0 && judged < 100) {
      expect(nat.judge(packet, message)?.verdict).toBe('both-inside');
      judged++;
      problems = messages(nat.takeProblems());
    }
    expect(judged).toBeLessThan(15);
    expect(problems).toEqual([
      expect.stringMatching(
        /^limit: \d+ addresses were tried for those behind a NAT; what 1 more messages with NAT-D hashes hide was not searched for\.$/,
      ),
    ]);
    expect(nat.takeProblems()).toEqual([]);
    expect(translateNumbered(problems[0]!)).toBe(problems[0]);
  });
});
