import { describe, expect, test } from 'vitest';
import type { Ciphers } from '../../parsers/crypto/cipher.ts';
import { natdHash } from '../../parsers/crypto/natd.ts';
import type { IsakmpMessage } from '../../parsers/wire/isakmp.ts';
import type { Packet } from '../../parsers/wire/packet.ts';
import { nodeCiphers } from '../../src/node/ciphers.ts';
import { NatDetection, natText } from '../../src/observe/nat-detection.ts';

const INITIATOR = '0102030405060708';
const RESPONDER = '1112131415161718';
const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const ipv4 = (text: string) => Uint8Array.from(text.split('.').map(Number));

function hashOf(address: Uint8Array, port = 500): string {
  const hash = natdHash(nodeCiphers(), 'sha1', bytes(INITIATOR), bytes(RESPONDER), { address, port });
  return Buffer.from(hash).toString('hex');
}

function message(hashes: string[], responderCookie = RESPONDER): IsakmpMessage {
  const payloads = hashes.map((hash) => ({
    type: 20,
    name: 'nat-d',
    length: 24,
    offset: 0,
    hash,
    matches: null,
  }));
  return { initiatorCookie: INITIATOR, responderCookie, ikev2: null, payloads } as unknown as IsakmpMessage;
}

const packet = (src: string, dst: string, srcPort = 500, dstPort = 500) =>
  ({ src, dst, srcPort, dstPort }) as unknown as Packet;
const detect = () => new NatDetection(nodeCiphers());

describe('NAT-D hashes of one message', () => {
  const fitting = message([hashOf(ipv4('203.0.113.1')), hashOf(ipv4('198.51.100.2'))]);

  test('both fit', () => {
    const verdict = detect().judge(packet('198.51.100.2', '203.0.113.1'), fitting);
    expect(verdict).toMatchObject({ verdict: 'none', sourceTranslated: false, destinationTranslated: false });
    expect(natText(verdict!)).toBe('NAT-D hashes fit 198.51.100.2 and 203.0.113.1 as they are on the wire');
  });

  test('the sender has a private address on its side', () => {
    const inside = message([hashOf(ipv4('203.0.113.1')), hashOf(ipv4('10.3.2.1'))]);
    const verdict = detect().judge(packet('198.51.100.2', '203.0.113.1', 1027), inside);
    expect(verdict).toMatchObject({
      verdict: 'self-inside',
      sourceBelieved: '10.3.2.1:500',
      sourceTranslated: true,
    });
    expect(natText(verdict!)).toContain('the sender 198.51.100.2 is behind NAT (it is 10.3.2.1:500 there)');
  });

  test('only the port was translated', () => {
    const verdict = detect().judge(packet('198.51.100.2', '203.0.113.1', 61000), fitting);
    expect(verdict).toMatchObject({ verdict: 'self-inside', sourceBelieved: '198.51.100.2:500' });
  });

  test('both ends are translated', () => {
    const inside = message([hashOf(ipv4('192.168.9.9')), hashOf(ipv4('192.168.1.1'))]);
    const verdict = detect().judge(packet('198.51.100.2', '203.0.113.1'), inside);
    expect(verdict).toMatchObject({ verdict: 'both-inside', destinationBelieved: '192.168.9.9:500' });
  });

  test('IPv6, in the short form of the decoders', () => {
    const own = bytes('20010db8000000000000000000000002');
    const peer = bytes('20010db8000100000000000000000001');
    const verdict = detect().judge(
      packet('2001:db8::2', '2001:db8:1::1'),
      message([hashOf(peer), hashOf(own)]),
    );
    expect(verdict).toMatchObject({ verdict: 'none', source: '2001:db8::2' });
  });

  test('nothing to judge: no hashes, one hash, no responder cookie, a hash of no known length', () => {
    const wire = packet('198.51.100.2', '203.0.113.1');
    expect(detect().judge(wire, message([]))).toBeNull();
    expect(detect().judge(wire, message([hashOf(ipv4('203.0.113.1'))]))).toBeNull();
    expect(
      detect().judge(
        wire,
        message([hashOf(ipv4('203.0.113.1')), hashOf(ipv4('198.51.100.2'))], '0000000000000000'),
      ),
    ).toBeNull();
    expect(detect().judge(wire, message(['00', '11']))).toBeNull();
  });

  test('searches stop when the budget of the capture is spent; verdicts go on', { timeout: 60_000 }, () => {
    let computed = 0;
    const own = nodeCiphers();
    const counting: Ciphers = Object.create(own, {
      hash: {
        value: (...input: Parameters<Ciphers['hash']>) => {
          computed++;
          return own.hash(...input);
        },
      },
    });
    const detection = new NatDetection(counting);
    const unknown = message([hashOf(ipv4('203.0.113.1')), hashOf(ipv4('8.8.8.8'))]);
    for (let i = 0; i < 200; i++) {
      const verdict = detection.judge(packet('198.51.100.2', '203.0.113.1'), unknown);
      expect(verdict).toMatchObject({ verdict: 'self-inside', sourceBelieved: null });
    }
    // 200 whole searches would be 24 million hashes; two a message are the verdict itself.
    expect(computed).toBeLessThanOrEqual(1_200_000 + 2 * 200);
  });
});
