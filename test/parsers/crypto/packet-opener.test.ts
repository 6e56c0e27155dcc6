import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyKeyStore, type KeyStore } from '../../../parsers/crypto/keys.ts';
import { type OpenedPacket, PacketOpener } from '../../../parsers/crypto/packet-opener.ts';
import { recogniseKeys } from '../../../parsers/crypto/recognise.ts';
import { dissectFrame } from '../../../parsers/wire/frame.ts';
import type { Packet } from '../../../parsers/wire/packet.ts';
import { nodeCiphers } from '../../../src/node/ciphers.ts';
import { labText } from './lab.ts';
import { madeKey, makeEsp } from './make-esp.ts';

const ciphers = nodeCiphers();

interface Seen extends OpenedPacket {
  frame: number;
  packet: Packet;
}

function open(capture: string, store: KeyStore): Seen[] {
  const file = readFileSync(new URL(`../../../fixtures/${capture}`, import.meta.url));
  const opener = new PacketOpener(ciphers, store);
  const seen: Seen[] = [];
  for (let at = 24; at + 16 <= file.length; ) {
    const length = file.readUInt32LE(at + 8);
    const packet = dissectFrame(new Uint8Array(file.subarray(at + 16, at + 16 + length)), 1);
    at += 16 + length;
    seen.push({ frame: seen.length + 1, packet, ...opener.open(packet) });
  }
  return seen;
}

const names = ({ packet }: Seen): string[] => packet.isakmp?.payloads.map(({ name }) => name) ?? [];
const encrypted = (seen: Seen[]): Seen[] => seen.filter(({ packet }) => packet.isakmp?.flags.encrypted);

describe('lab captures', () => {
  it.each(['success-transport-3des', 'success-aes', 'nat-traversal'])(
    '%s: registration request and reply out of ESP, with all keys from SKEYID_d',
    (lab) => {
      // Only phase 1 keys are given: the ESP keys are derived from the quick mode in the capture.
      const keys = { ...recogniseKeys(labText(`lab-${lab}/keys.json`)), esp: [] };
      const seen = open(`lab-${lab}/hub.pcap`, keys);
      const inner = seen.flatMap((one) => (one.inner?.nhrp ? [one.inner] : []));
      expect(inner.map(({ gre, nhrp }) => [gre?.key, nhrp?.packetType, nhrp?.requestId])).toEqual([
        [1, 3, 1],
        [1, 4, 1],
      ]);
      expect(seen.filter(({ packet }) => packet.esp !== null).every(({ esp }) => esp?.authenticated)).toBe(
        true,
      );
      expect(seen.flatMap(({ packet }) => packet.problems)).toEqual([]);
      expect(inner.flatMap(({ problems }) => problems)).toEqual([]);
    },
  );

  it('nat-traversal: the payloads of quick mode, and the NAT-D hashes', () => {
    const seen = open('lab-nat-traversal/hub.pcap', recogniseKeys(labText('lab-nat-traversal/keys.json')));
    expect(encrypted(seen).map(names)).toEqual([
      ['identification', 'hash'],
      ['identification', 'hash'],
      ['hash', 'security-association', 'nonce', 'identification', 'identification', 'nat-oa', 'nat-oa'],
      ['hash', 'security-association', 'nonce', 'identification', 'identification', 'nat-oa', 'nat-oa'],
      ['hash'],
    ]);
    const matches = seen.flatMap(({ packet }) =>
      (packet.isakmp?.payloads ?? []).flatMap((payload) => ('matches' in payload ? [payload.matches] : [])),
    );
    expect(matches).toEqual(['destination', 'none', 'destination', 'source']);
  });

  it('phase2-proposal-mismatch: the refusal by name', () => {
    const keys = recogniseKeys(labText('lab-phase2-proposal-mismatch/ikev1_decryption_table'));
    const last = encrypted(open('lab-phase2-proposal-mismatch/hub.pcap', keys)).at(-1)!;
    expect(last.packet.isakmp?.decrypted).toBe(true);
    expect(last.packet.isakmp?.payloads[1]).toMatchObject({ code: 14, notification: 'NO-PROPOSAL-CHOSEN' });
  });

  it('psk-mismatch: what a key does not open stays closed', () => {
    const keys = recogniseKeys(labText('lab-psk-mismatch/ikev1_decryption_table'));
    const seen = encrypted(open('lab-psk-mismatch/hub.pcap', keys));
    const closed = seen.filter(({ packet }) => packet.isakmp?.decrypted === false);
    expect(closed).toHaveLength(5);
    for (const one of closed) {
      expect(names(one)).toEqual([]);
      expect(one.packet.problems.map(({ code }) => code)).toEqual(['wrong-key']);
    }
  });

  it('without keys nothing changes but the NAT-D matches', () => {
    const seen = open('lab-success-aes/hub.pcap', emptyKeyStore());
    expect(encrypted(seen).every(({ packet }) => packet.isakmp?.decrypted === null)).toBe(true);
    expect(
      seen.every(({ inner, esp, nullEncryption }) => inner === null && esp === null && !nullEncryption),
    ).toBe(true);
  });
});

describe('made packets', () => {
  const ipv4 = (esp: Uint8Array): Packet => {
    const header = Uint8Array.of(
      0x45,
      0,
      0,
      20 + esp.length,
      0,
      1,
      0,
      0,
      64,
      50,
      0,
      0,
      10,
      0,
      0,
      1,
      10,
      0,
      0,
      2,
    );
    return dissectFrame(Uint8Array.from([...header, ...esp]), 101);
  };

  it('a payload in a lost first block shows nothing', () => {
    const keys = recogniseKeys(labText('lab-success-aes/keys.json'));
    const opener = new PacketOpener(ciphers, keys);
    const [, , third] = encrypted(open('lab-success-aes/hub.pcap', emptyKeyStore()));
    opener.open(third!.packet);
    expect(third!.packet.isakmp?.payloads[0]).toMatchObject({ name: 'hash', bytes: 32, hex: '' });
    expect(third!.packet.isakmp?.payloads[1]).toMatchObject({ name: 'security-association' });
    expect(third!.packet.problems.map(({ code }) => code)).toContain('truncated');
  });

  it('ESP NULL is read without a key', () => {
    const key = madeKey({ cipher: 'null' });
    const inner = Uint8Array.of(
      0x45,
      0,
      0,
      28,
      0,
      1,
      0,
      0,
      1,
      1,
      0,
      0,
      10,
      1,
      1,
      1,
      10,
      1,
      1,
      254,
      8,
      0,
      0,
      0,
      0,
      1,
      0,
      1,
    );
    const packet = ipv4(makeEsp(key, { nextHeader: 4, payload: inner }));
    const opened = new PacketOpener(ciphers, emptyKeyStore()).open(packet);
    expect(opened).toMatchObject({ nullEncryption: true, esp: null });
    expect(opened.inner?.inner).toMatchObject({ src: '10.1.1.1', dst: '10.1.1.254' });
  });

  it('a rejected packet has nothing inside', () => {
    const key = madeKey({ spi: '*' });
    const bytes = makeEsp(key, { nextHeader: 4 });
    bytes[30]! ^= 1;
    const packet = ipv4(bytes);
    const opened = new PacketOpener(ciphers, { ...emptyKeyStore(), esp: [key] }).open(packet);
    expect(opened).toMatchObject({ inner: null, esp: { state: 'rejected' } });
    expect(packet.problems.map(({ code }) => code)).toEqual(['wrong-key']);
  });
});
