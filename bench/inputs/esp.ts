import { createCipheriv, createHmac } from 'node:crypto';
import { gre } from '../../test/made/gre-writer.ts';
import { ipv4 } from '../../test/made/ip-writer.ts';
import { ethernet } from '../../test/made/link-writer.ts';
import { be32, concat, octets } from '../../test/made/octets.ts';
import { CaptureFile } from './capture-file.ts';
import { Random } from './random.ts';

export interface EspOptions {
  cipher: 'aes' | '3des';
  /** Bytes of the packet inside, its IP header included. */
  inner: number;
  packets: number;
}

const HUB = '198.51.100.1';
const SPOKE = '10.64.0.1';
const SPI = 0x0a1b2c3d;
const GRE = 47;
const ESP = 50;
/** HMAC-SHA-1-96 (RFC 2404). */
const ICV_BYTES = 12;

const CIPHERS = {
  aes: { name: 'aes-128-cbc', wireshark: 'AES-CBC [RFC3602]', key: 16, block: 16 },
  '3des': { name: 'des-ede3-cbc', wireshark: 'TripleDES-CBC [RFC2451]', key: 24, block: 8 },
} as const;

/** ESP in transport mode with GRE inside (RFC 4303), and a Wireshark table with its keys beside it. */
export function writeEsp(path: string, { cipher, inner, packets }: EspOptions): { table: string } {
  const random = new Random(20);
  const { name, wireshark, key: keyBytes, block } = CIPHERS[cipher];
  const key = random.bytes(keyBytes);
  const authKey = random.bytes(20);
  const file = new CaptureFile(path, 'pcap');
  for (let sequence = 1; sequence <= packets; sequence++) {
    const packet = gre(
      { protocol: 0x0800, key: 7 },
      ipv4({ source: '172.16.0.1', destination: '172.16.0.254', protocol: 17 }, random.bytes(inner - 20)),
    );
    const pad = (block - ((packet.length + 2) % block)) % block;
    const padding = Uint8Array.from({ length: pad }, (_, i) => i + 1);
    const iv = random.bytes(block);
    const sealer = createCipheriv(name, key, iv).setAutoPadding(false);
    const sealed = sealer.update(concat(packet, padding, octets(pad, GRE)));
    const body = concat(be32(SPI), be32(sequence), iv, sealed);
    const icv = createHmac('sha1', authKey).update(body).digest().subarray(0, ICV_BYTES);
    const frame = ethernet(
      { etherType: 0x0800 },
      ipv4({ source: SPOKE, destination: HUB, protocol: ESP }, concat(body, icv)),
    );
    file.add(frame);
    file.wait(100);
  }
  file.close();
  const hex = (bytes: Uint8Array): string => `0x${Buffer.from(bytes).toString('hex')}`;
  const cells = ['IPv4', SPOKE, HUB, `0x${SPI.toString(16).padStart(8, '0')}`, wireshark, hex(key)];
  return {
    table: [...cells, 'HMAC-SHA-1-96 [RFC2404]', hex(authKey)].map((cell) => `"${cell}"`).join(','),
  };
}
