import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EveryFrame } from '../../parsers/capture/every-frame.ts';
import { CaptureReader } from '../../parsers/capture/reader.ts';
import { hex } from '../../parsers/wire/hex.ts';
import {
  joinBytes,
  type MadeFrame,
  type PcapngInterface,
  writePcap,
  writePcapng,
} from '../made/capture-writer.ts';
import { bytes } from './arbitraries.ts';

const BILLION = 1_000_000_000n;
const endianness = fc.constantFrom('little' as const, 'big' as const);

/** A frame as it is written; the original length is that of the wire, at least what was captured. */
const frame = (interfaces: number): fc.Arbitrary<MadeFrame> =>
  fc
    .record({
      at: fc.record({ seconds: fc.nat(0xffffffff), nanoseconds: fc.nat(999_999_999) }),
      bytes: bytes(0, 80),
      cut: fc.nat(9000),
      interfaceId: fc.nat(Math.max(0, interfaces - 1)),
    })
    .map(({ cut, ...made }) => ({ ...made, originalLength: made.bytes.length + cut }));

/** The interface's unit of time: a power of ten or of two, as if_tsresol says it. */
const resolution = fc.oneof(
  fc.constant(undefined),
  fc.integer({ min: 0, max: 9 }),
  fc.integer({ min: 0, max: 30 }).map((power) => 0x80 | power),
);

const anInterface: fc.Arbitrary<PcapngInterface> = fc
  .record({
    linkType: fc.constantFrom(0, 1, 9, 101, 113, 228, 276),
    snapLength: fc.constantFrom(0, 96, 65_535, 262_144),
    name: fc.option(fc.string({ minLength: 1, maxLength: 12 }), { nil: undefined }),
    resolution,
    timeOffset: fc.option(fc.integer({ min: -3_600_000, max: 0 }), { nil: undefined }),
  })
  .map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)));

/** A stamp as a file of this unit can hold it, cut off to whole nanoseconds. */
function rounded({ seconds, nanoseconds }: MadeFrame['at'], unit: number): MadeFrame['at'] {
  const perSecond = (unit & 0x80 ? 2n : 10n) ** BigInt(unit & 0x7f);
  const ticks = (BigInt(nanoseconds) * perSecond) / BILLION;
  return { seconds, nanoseconds: Number((ticks * BILLION) / perSecond) };
}

interface Seen {
  frame: number;
  linkType: number;
  at: MadeFrame['at'] | null;
  bytes: string;
  originalLength: number;
  comment: string | null;
}

function readBack(file: Uint8Array, chunk: number): { frames: Seen[]; problems: readonly unknown[] } {
  const frames: Seen[] = [];
  const every = new EveryFrame(({ frame: number, linkType, at, bytes: content, originalLength, comment }) =>
    frames.push({
      frame: number,
      linkType,
      at: at && { seconds: at.seconds, nanoseconds: at.nanoseconds },
      bytes: hex(content),
      originalLength,
      comment,
    }),
  );
  const reader = new CaptureReader({ window() {}, capturedOn() {}, frame() {} });
  for (let from = 0; from < file.length; from += chunk) {
    every.push(file.slice(from, from + chunk));
    reader.push(file.slice(from, from + chunk));
  }
  every.end();
  reader.end();
  return { frames, problems: reader.problems() };
}

/** What must be read of frames that were written. */
function expected(
  frames: readonly MadeFrame[],
  of: (made: MadeFrame) => { linkType: number; unit: number },
): Seen[] {
  return frames.map((made, index) => {
    const { linkType, unit } = of(made);
    return {
      frame: index + 1,
      linkType,
      at: made.block === 'simple' ? null : rounded(made.at, unit),
      bytes: hex(made.bytes),
      originalLength: made.originalLength ?? made.bytes.length,
      comment: made.comment ?? null,
    };
  });
}

const chunkSize = fc.integer({ min: 1, max: 400 });

describe('capture files: read(write(x)) is x, whatever the chunks', () => {
  it('pcap of both byte orders, in microseconds and nanoseconds', () => {
    fc.assert(
      fc.property(
        endianness,
        fc.boolean(),
        fc.constantFrom(1, 101, 113, 276),
        fc.array(frame(1), { maxLength: 12 }),
        chunkSize,
        (order, nanoseconds, linkType, frames, size) => {
          const file = writePcap({ endianness: order, nanoseconds, linkType }, frames);
          const { frames: seen, problems } = readBack(file, size);
          expect(problems).toEqual([]);
          expect(seen).toEqual(expected(frames, () => ({ linkType, unit: nanoseconds ? 9 : 6 })));
        },
      ),
    );
  });

  it('pcapng of both byte orders, several interfaces, every unit of time, sections in a row', () => {
    const section = fc.array(anInterface, { minLength: 1, maxLength: 4 }).chain((interfaces) =>
      fc.record({
        endianness,
        interfaces: fc.constant(interfaces),
        frames: fc.array(
          fc
            .tuple(
              frame(interfaces.length),
              fc.constantFrom('enhanced' as const, 'obsolete' as const),
              fc.option(fc.string({ minLength: 1, maxLength: 30 }), { nil: undefined }),
            )
            .map(([made, block, comment]) =>
              comment === undefined ? { ...made, block } : { ...made, block, comment },
            ),
          { maxLength: 8 },
        ),
      }),
    );
    fc.assert(
      fc.property(fc.array(section, { minLength: 1, maxLength: 3 }), chunkSize, (sections, size) => {
        const file = joinBytes(
          sections.map(({ endianness: order, interfaces, frames }) =>
            writePcapng({ endianness: order, interfaces }, frames),
          ),
        );
        const { frames: seen, problems } = readBack(file, size);
        expect(problems).toEqual([]);
        const wanted = sections.flatMap(({ interfaces, frames }) =>
          expected(frames, ({ interfaceId = 0 }) => {
            const { linkType = 1, resolution: unit = 6 } = interfaces[interfaceId]!;
            return { linkType, unit };
          }),
        );
        expect(seen).toEqual(wanted.map((one, index) => ({ ...one, frame: index + 1 })));
      }),
    );
  });

  it('simple packet blocks, which have no time', () => {
    fc.assert(
      fc.property(endianness, fc.array(bytes(0, 80), { maxLength: 8 }), (order, contents) => {
        const frames = contents.map(
          (content): MadeFrame => ({ at: { seconds: 0, nanoseconds: 0 }, bytes: content, block: 'simple' }),
        );
        const { frames: seen, problems } = readBack(writePcapng({ endianness: order }, frames), 33);
        expect(problems).toEqual([]);
        expect(seen).toEqual(expected(frames, () => ({ linkType: 1, unit: 6 })));
      }),
    );
  });
});
