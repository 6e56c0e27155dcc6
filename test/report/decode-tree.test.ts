import { describe, expect, it } from 'vitest';
import { secretFingerprint } from '../../parsers/wire/fingerprint.ts';
import { writePcapng } from '../made/capture-writer.ts';
import { gre } from '../made/gre-writer.ts';
import { encodeIsakmp, toHex } from '../made/isakmp-writer.ts';
import { ciscoAuthentication, nhrp } from '../made/nhrp-writer.ts';
import { ascii } from '../made/octets.ts';
import { capture, frameOf, records, run, udpFrame } from './decode-run.ts';

describe('the tree', () => {
  it('shows the third message of main mode', async () => {
    const { text } = await run('lab-success-transport-3des/spoke1.pcap', { frame: [5], tree: true });
    expect(text).toBe(`Frame 5  2026-11-23T09:32:03.089689Z  FILE  254 bytes
  ethernet: eth / ipv4 / udp / isakmp
  172.16.1.1:500 → 172.16.10.1:500, TTL 64
  ISAKMP 1.0 main
    initiator cookie  d8fea9590eaee732
    responder cookie  359dfb672ab34b34
    message ID        0
    flags             none
    length            212 bytes
    key-exchange (4), 100 bytes
      4f552cbf8b54103872503677bdbeed16fcd41a1c3119f3f5ed1a44304c651367…
    nonce (10), 36 bytes
      94acca5e6992353ca2690652f230f02f96dc68dc650fc6d3f08b599cc9473c66
    nat-d (20), 24 bytes: matches destination
      7f683cce7746ecf7fd5b8403c334df6242c559ac
    nat-d (20), 24 bytes: matches source
      da41d17336771b6b7dbcddf4bb6fd2f6564a953f

`);
  });

  it('shows an error indication with the packet it quotes', async () => {
    const addresses = {
      sourceNbma: '198.51.100.7',
      sourceProtocol: '10.9.0.7',
      destinationProtocol: '10.9.0.1',
    };
    const quoted = nhrp({
      ...addresses,
      packetType: 3,
      requestId: 77,
      flags: 0x8002,
      hopCount: 255,
      clientInformation: [{ prefixLength: 32, mtu: 17_912, holdingTime: 600 }],
      extensions: [ciscoAuthentication('hush')],
    });
    const packet = nhrp({
      ...addresses,
      packetType: 7,
      hopCount: 255,
      error: { code: 11, offset: 52, quoted },
    });
    const { text } = await run(capture(frameOf(47, gre({ protocol: 0x2001, key: 3 }, packet))), {
      tree: true,
    });
    expect(text).toBe(`Frame 1  2023-11-14T22:13:20.000000Z  FILE  ${14 + 20 + 8 + packet.length} bytes
  ethernet: eth / ipv4 / gre / nhrp
  198.51.100.7 → 203.0.113.9, TTL 64
  GRE version 0, protocol nhrp (0x2001)
    key  3
  NHRP error-indication
    source NBMA           198.51.100.7
    source protocol       10.9.0.7
    destination protocol  10.9.0.1
    flags                 0x0000
    hop count             255
    length                ${packet.length} bytes
    checksum              good
    error authentication-failure (11), at byte 52 of the packet it quotes
    quotes
      NHRP registration-request, request ID 77
        source NBMA           198.51.100.7
        source protocol       10.9.0.7
        destination protocol  10.9.0.1
        flags                 unique, nat (0x8002)
        hop count             255
        length                ${quoted.length} bytes
        checksum              good
        client: code success (0), prefix /32, MTU 17912, holding time 600 s, preference 0
        extension authentication (7), compulsory, 8 bytes
          type         cleartext (1)
          string       ********
          fingerprint  ${secretFingerprint('hush')}
        extension end (0), compulsory, 0 bytes

`);
  });

  it('makes control characters from the input harmless, in the tree and in JSON', async () => {
    const hostile = 'a\u001b[2J\nb\u009b31m';
    const file = writePcapng({}, [
      {
        at: { seconds: 1, nanoseconds: 0 },
        bytes: udpFrame(
          500,
          encodeIsakmp({
            initiatorCookie: '0102030405060708',
            responderCookie: '1112131415161718',
            exchangeType: 4,
            payloads: [{ type: 5, name: 'identification', idType: 2, hex: toHex(ascii('x\u001b[1my')) }],
          }),
        ),
        comment: hostile,
      },
    ]);
    for (const tree of [false, true]) {
      const { text } = await run(file, { tree });
      expect(text.replaceAll('\n', '')).toMatch(/^[\u0020-\u007e→…]*$/);
      expect(text).toContain('\\u001b[2J\\n');
    }
    expect((await records(file))[0]?.comment).toBe(hostile);
  });
});
