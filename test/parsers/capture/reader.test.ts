import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Scan } from '../../../parsers/capture/scan.ts';
import { joinBytes, pcapngBlock, writePcap, writePcapng } from '../../made/capture-writer.ts';
import { readAll } from './collect.ts';

const frames = [3, 0, 61, 17].map((length, index) => ({
  at: { seconds: 1_700_000_000 + index, nanoseconds: 5000 },
  bytes: Uint8Array.from({ length }, (_, i) => (i * 37 + index) & 0xff),
}));
const files: Record<string, Uint8Array> = {
  pcap: writePcap({ endianness: 'big' }, frames),
  pcapng: joinBytes([
    writePcapng({ comment: 'made' }, frames),
    pcapngBlock('little', 5, new Uint8Array(40)),
    writePcapng({ endianness: 'big', interfaces: [{ resolution: 9, name: 'x' }] }, frames),
  ]),
};

function split(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((to, index) => bytes.subarray(places[index], to));
}

describe('chunks', () => {
  for (const [format, file] of Object.entries(files)) {
    const whole = readAll([file]);

    it(`${format}: any split gives the same frames`, () => {
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 0, max: file.length }), { maxLength: 40 }), (cuts) => {
          const parts = readAll(split(file, cuts));
          expect(parts.frames).toEqual(whole.frames);
          expect(parts.problems).toEqual([]);
        }),
        { numRuns: 300 },
      );
    });

    it(`${format}: byte by byte gives the same frames`, () => {
      expect(readAll([...file].map((byte) => Uint8Array.of(byte))).frames).toEqual(whole.frames);
    });

    it(`${format}: every prefix gives the frames that are whole in it, the same in any chunks`, () => {
      for (let length = 0; length <= file.length; length++) {
        const prefix = file.subarray(0, length);
        const once = readAll([prefix]);
        const parts = readAll(split(prefix, [length >> 1, length >> 2]));
        expect(once.frames).toEqual(whole.frames.slice(0, once.frames.length));
        expect(parts.frames).toEqual(once.frames);
        expect(parts.problems).toEqual(once.problems);
        expect(once.problems.length).toBe(once.reader.complete ? 0 : 1);
      }
    });
  }
});

describe('damage', () => {
  const paths = [
    'fixtures/lab-success-transport-3des/hub.pcap',
    'fixtures/lab-success-transport-3des/hub.pcapng',
    'fixtures/lab-success-transport-3des/hub-any.pcap',
  ];
  const inputs = {
    ...files,
    ...Object.fromEntries(paths.map((path) => [path, new Uint8Array(readFileSync(path))])),
  };

  for (const [name, file] of Object.entries(inputs)) {
    it(`${name}: every prefix and every flipped byte ends with a result`, () => {
      const scanned = (bytes: Uint8Array) => {
        const scan = new Scan({ onControl: (frame) => void frame.bytes.length });
        scan.push(bytes);
        return scan.end();
      };
      for (let length = 0; length < file.length; length++) {
        const result = scanned(file.subarray(0, length));
        expect(result.complete || result.problems.length > 0).toBe(true);
      }
      const copy = file.slice();
      for (let place = 0; place < copy.length; place++) {
        for (const mask of [0xff, 0x01, 0x80]) {
          copy[place]! ^= mask;
          const result = scanned(copy);
          if (!result.complete && result.problems.length === 0) expect.unreachable(`byte ${place}`);
          copy[place]! ^= mask;
        }
      }
    });
  }

  it('random bytes after a good header end with a result', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, ng) => {
        const head = ng ? writePcapng({}, []) : writePcap({}, []);
        const scan = new Scan({});
        scan.push(joinBytes([head, bytes]));
        const result = scan.end();
        expect(result.complete || result.problems.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
