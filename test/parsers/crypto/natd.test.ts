import { describe, expect, it } from 'vitest';
import { fromHex } from '../../../parsers/crypto/bytes.ts';
import type { HashName } from '../../../parsers/crypto/cipher.ts';
import { readIsakmpHeader, walkPayloads } from '../../../parsers/crypto/ikev1-payloads.ts';
import {
  type Endpoint,
  joinNatd,
  judgeNatd,
  NATD_SEARCH_BUDGET,
  type NatdMessage,
  natdHash,
} from '../../../parsers/crypto/natd.ts';
import { nodeCiphers } from '../../../src/node/ciphers.ts';
import { labPackets } from './lab.ts';

const ciphers = nodeCiphers();
const address = (text: string): Uint8Array => Uint8Array.from(text.split('.').map(Number));
const shown = (endpoint: Endpoint | null): string | null =>
  endpoint === null ? null : `${endpoint.address.join('.')}:${endpoint.port}`;

/** NAT-D messages of a lab capture, in order: MM3 and MM4. */
function natdMessages(capture: string): NatdMessage[] {
  return labPackets(capture).flatMap((packet) => {
    const header = packet.kind === 'ike' ? readIsakmpHeader(packet.bytes) : null;
    if (header === null || header.encrypted) return [];
    const { payloads } = walkPayloads(header.firstPayload, packet.bytes, 28);
    const hashes = payloads.filter(({ type }) => type === 20).map(({ body }) => body);
    if (hashes.length === 0) return [];
    return [
      {
        initiatorCookie: fromHex(header.initiatorCookie)!,
        responderCookie: fromHex(header.responderCookie)!,
        hash: null,
        hashes,
        source: address(packet.source),
        sourcePort: packet.sourcePort,
        destination: address(packet.destination),
        destinationPort: packet.destinationPort,
      },
    ];
  });
}

function judge(capture: string, budget?: number): ReturnType<typeof joinNatd> & { searched: number } {
  const [third, fourth] = natdMessages(capture);
  const fromInitiator = judgeNatd(ciphers, third!, [], budget);
  const fromResponder = judgeNatd(ciphers, fourth!, [], budget);
  const searched = fromInitiator.searched + fromResponder.searched;
  return { ...joinNatd(fromInitiator, fromResponder), searched };
}

describe('lab captures, without any key', () => {
  it('nat-traversal, hub: the spoke is behind a NAT and believed to be 192.168.1.1, port 500', () => {
    const verdict = judge('lab-nat-traversal/hub.pcap');
    expect(verdict).toMatchObject({ initiatorBehindNat: true, responderBehindNat: false });
    expect(shown(verdict.initiator)).toBe('192.168.1.1:500');
    expect(shown(verdict.responder)).toBe('172.16.10.1:500');
    expect(verdict.searched).toBeLessThan(1000);
  });

  it('nat-traversal, spoke: seen from inside it is the hub’s hash of the spoke that does not fit', () => {
    const [third, fourth] = natdMessages('lab-nat-traversal/spoke1.pcap');
    const own = judgeNatd(ciphers, third!);
    const peer = judgeNatd(ciphers, fourth!);
    expect([own.sender.verdict, own.receiver.verdict]).toEqual(['same', 'same']);
    expect([peer.sender.verdict, peer.receiver.verdict]).toEqual(['same', 'translated']);
    expect(shown(peer.receiver.believed)).toBe('172.16.1.1:500');
    const sides = joinNatd(own, peer);
    expect(sides).toMatchObject({ initiatorBehindNat: true, responderBehindNat: false });
    expect(shown(sides.initiator)).toBe('192.168.1.1:500');
  });

  it.each(['success-transport-3des', 'success-aes', 'psk-mismatch', 'esp-dropped-spoke-to-hub'])(
    '%s: no NAT, seen from either end, without a search',
    (lab) => {
      for (const end of ['hub', 'spoke1']) {
        const verdict = judge(`lab-${lab}/${end}.pcap`);
        expect(verdict).toMatchObject({ initiatorBehindNat: false, responderBehindNat: false, searched: 0 });
      }
    },
  );

  it('a budget of nothing finds the NAT but not the address', () => {
    const verdict = judge('lab-nat-traversal/hub.pcap', 0);
    expect(verdict).toMatchObject({ initiatorBehindNat: true, initiator: null, searched: 0 });
  });
});

describe('made messages', () => {
  const cookies = { initiatorCookie: new Uint8Array(8).fill(1), responderCookie: new Uint8Array(8).fill(2) };
  const hashOf = (name: HashName, text: string, port: number): Uint8Array =>
    natdHash(ciphers, name, cookies.initiatorCookie, cookies.responderCookie, {
      address: address(text),
      port,
    });
  const message = (over: Partial<NatdMessage>): NatdMessage => ({
    ...cookies,
    hash: null,
    hashes: [],
    source: address('203.0.113.7'),
    sourcePort: 500,
    destination: address('198.51.100.1'),
    destinationPort: 500,
    ...over,
  });

  it.each(['md5', 'sha1', 'sha256', 'sha384', 'sha512'] as const)('%s is told by its length', (name) => {
    const hashes = [hashOf(name, '198.51.100.1', 500), hashOf(name, '203.0.113.7', 500)];
    const verdict = judgeNatd(ciphers, message({ hashes }));
    expect(verdict).toMatchObject({ hash: name, sender: { verdict: 'same' }, receiver: { verdict: 'same' } });
  });

  it('a translated port alone is a NAT', () => {
    const hashes = [hashOf('sha1', '198.51.100.1', 500), hashOf('sha1', '203.0.113.7', 500)];
    const verdict = judgeNatd(ciphers, message({ hashes, sourcePort: 1027 }));
    expect(verdict.sender.verdict).toBe('translated');
    expect(shown(verdict.sender.believed)).toBe('203.0.113.7:500');
    expect(verdict.searched).toBe(1);
  });

  it('a sender with several addresses names each of them', () => {
    const own = ['10.0.0.9', '203.0.113.7'].map((text) => hashOf('sha1', text, 500));
    const verdict = judgeNatd(ciphers, message({ hashes: [hashOf('sha1', '198.51.100.1', 500), ...own] }));
    expect(verdict.sender.verdict).toBe('same');
  });

  it('addresses known from elsewhere are tried first, on every port', () => {
    const hashes = [hashOf('sha1', '198.51.100.1', 500), hashOf('sha1', '100.64.3.9', 4500)];
    const verdict = judgeNatd(ciphers, message({ hashes }), [address('10.9.9.9'), address('100.64.3.9')]);
    expect(shown(verdict.sender.believed)).toBe('100.64.3.9:4500');
    expect(verdict.searched).toBeLessThan(10);
  });

  it.each(['192.168.255.254', '172.31.7.2', '10.47.3.254'])('%s is found within the budget', (text) => {
    const hashes = [hashOf('sha1', '198.51.100.1', 500), hashOf('sha1', text, 500)];
    const verdict = judgeNatd(ciphers, message({ hashes }));
    expect(shown(verdict.sender.believed)).toBe(`${text}:500`);
    expect(verdict.searched).toBeLessThanOrEqual(NATD_SEARCH_BUDGET);
  });

  it('the search ends', () => {
    const hashes = [hashOf('sha1', '198.51.100.1', 500), new Uint8Array(20)];
    const verdict = judgeNatd(ciphers, message({ hashes }));
    expect(verdict.sender).toEqual({ verdict: 'translated', believed: null });
  });

  it('nothing is said where nothing can be', () => {
    expect(judgeNatd(ciphers, message({}))).toMatchObject({ hash: null, sender: { verdict: 'unknown' } });
    expect(judgeNatd(ciphers, message({ hashes: [new Uint8Array(7)] })).receiver.verdict).toBe('unknown');
    const only = judgeNatd(ciphers, message({ hashes: [hashOf('sha1', '198.51.100.1', 500)] }));
    expect([only.sender.verdict, only.receiver.verdict]).toEqual(['unknown', 'same']);
    expect(joinNatd(only, null)).toMatchObject({ initiatorBehindNat: null, responderBehindNat: false });
    expect(joinNatd(null, null)).toMatchObject({ initiatorBehindNat: null, responderBehindNat: null });
  });
});
