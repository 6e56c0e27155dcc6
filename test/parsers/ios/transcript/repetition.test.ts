/** What the reader knows from lines before must not change what it makes of a line. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recognise } from '../../../../parsers/ios/messages/recognise.ts';
import { parseHeader } from '../../../../parsers/ios/transcript/header.ts';
import { HeaderForm } from '../../../../parsers/ios/transcript/header-form.ts';
import type { TranscriptMessage } from '../../../../parsers/ios/transcript/message.ts';
import { TranscriptReader } from '../../../../parsers/ios/transcript/reader.ts';
import { decode } from '../../../../src/node/decoder.ts';
import { fixtureFiles } from '../../../fixtures/all-fixtures.ts';
import { read } from './read.ts';

const LOGS = fixtureFiles(/\.(?:log|txt)$/);

/** The parts of a message that its own line decides. */
const said = ({ stamp, received, priority, sequence, host, before, text }: TranscriptMessage) => ({
  stamp,
  received,
  priority,
  sequence,
  host,
  before,
  text,
});

/** Ends what the text before left open, so that every copy is read from the same start. */
const BREAK = new TextEncoder().encode('\n\nBreak>exit\n');

function repeated(bytes: Uint8Array, times: number): Uint8Array {
  const copies: number[] = [];
  for (let i = 0; i < times; i++) copies.push(...bytes, ...BREAK);
  return Uint8Array.from(copies);
}

describe('a text that comes again', () => {
  // Zero bytes are UTF-16's, to which no line of another encoding can be added.
  const known = LOGS.filter(({ bytes }) => bytes.length < 25_000 && !bytes.includes(0));

  test.each(known)('$name is read as it was', ({ bytes }) => {
    const once = read(repeated(bytes, 1)).messages;
    const copies = read(repeated(bytes, 5)).messages;
    expect(copies).toHaveLength(once.length * 5);
    for (let copy = 1; copy < 5; copy++) {
      const again = copies.slice(copy * once.length, (copy + 1) * once.length);
      expect(again.map(said)).toEqual(once.map(said));
      expect(again.map(({ following }) => following)).toEqual(once.map(({ following }) => following));
    }
  });

  test.each(known)('$name is understood as it was', ({ bytes }) => {
    for (const message of read(repeated(bytes, 5)).messages)
      expect(recognise(message)).toEqual(recognise({ ...message, textKey: null }));
  });

  test('though the caller fills its bytes anew', () => {
    const line = (id: number) => `*Mar  1 00:00:01.000: ISAKMP:(${id}): processing vendor id payload\n`;
    const chunk = Buffer.alloc(200);
    const texts: string[] = [];
    const sink = { onMessage: ({ text }: TranscriptMessage) => texts.push(text), onSection: () => {} };
    const reader = new TranscriptReader({ decode }, sink);
    // As many as are looked at before the first line is given out, and some more.
    const ids = Array.from({ length: 2000 }, (_, i) => 1000 + i);
    for (const id of ids)
      reader.push(chunk.subarray(0, chunk.write(line(id).padStart(100 + (id % 7), '\n'))));
    reader.end();
    expect(texts).toEqual(ids.map((id) => `ISAKMP:(${id}): processing vendor id payload`));
  });

  test('with any number of its SA', () => {
    const texts = LOGS.flatMap(({ bytes }) => read(bytes).messages)
      .filter(({ text, following }) => /^ISAKMP[: ]\(\d{1,8}\)/.test(text) && following.length === 0)
      .map(({ text }) => text);
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(fc.nat(99_999_999), { minLength: 4 }), (text, ids) => {
        const lines = ids.map((id) => `*Mar  1 00:00:01.000: ${text.replace(/\d+/, String(id))}\n`);
        const { messages } = read(lines.join(''));
        expect(messages.map((message) => message.text)).toEqual(
          lines.map((line) => line.slice(line.indexOf('ISAKMP')).trimEnd()),
        );
        for (const message of messages)
          expect(recognise(message)).toEqual(recognise({ ...message, textKey: null }));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a header that comes again at another time', () => {
  const two = (most: number) => fc.nat(most).map((value) => String(value).padStart(2, '0'));
  const clock = fc.tuple(two(29), two(65), two(65)).map((parts) => parts.join(':'));
  const digits = (count: number) =>
    fc.nat(10 ** count - 1).map((value) => String(value).padStart(count, '0'));
  const TEXT = 'ISAKMP:(0): processing vendor id payload';
  const forms: readonly ((clock: string, other: string, fraction: string, number: string) => string)[] = [
    (at, _, fraction) => `*Mar  1 ${at}.${fraction}: `,
    (at, _, fraction) => `.Mar 29 2024 ${at}.${fraction} UTC: `,
    (at) => `Feb 29 ${at}: `,
    (at) => `${at}: `,
    (at, other) => `Nov 14 ${at} hub1 *Nov 14 ${other}.000: `,
    (at, other, fraction, number) => `<189>Nov 14 ${at} hub1 ${number}: *Nov 14 ${other}.${fraction}: `,
    (at, other, fraction, number) =>
      `<34>1 2023-11-14T${at}.${fraction}Z hub1 - - - - ${number}: Nov 14 ${other} CET: `,
    (at, other, _, number) => `2023-11-14T${at}+02:00 10.0.0.1 ${number}: hub1: *Nov 14 ${other}.5 +02:00: `,
    (_, __, ___, number) => `${number}: 1d02h: `,
  ];

  test('is read by its bytes as by its form', () => {
    const encoder = new TextEncoder();
    let fitted = 0;
    const values = fc.tuple(clock, clock, digits(3), digits(6));
    fc.assert(
      fc.property(fc.constantFrom(...forms), values, values, (form, first, second) => {
        const learnt = form(...first) + TEXT;
        const header = parseHeader(learnt);
        const known =
          header.end === 0 || header.badStamp ? null : HeaderForm.of(encoder.encode(learnt), header);
        if (known === null) return;
        const line = form(...second) + TEXT;
        const bytes = encoder.encode(line);
        if (!known.fits(bytes, 0, bytes.length)) return;
        fitted++;
        const quick = known.read(bytes, 0);
        if (quick !== null) expect(quick).toEqual(parseHeader(line));
        else expect(parseHeader(line).badStamp || /:60/.test(line)).toBe(true);
      }),
      { numRuns: 5000 },
    );
    expect(fitted).toBeGreaterThan(1000);
  });

  test('does not end where the text goes on with a colon', () => {
    const learnt = `*Mar  1 00:00:01.000: ${TEXT}`;
    const known = HeaderForm.of(new TextEncoder().encode(learnt), parseHeader(learnt))!;
    const line = new TextEncoder().encode('*Mar  1 00:00:02.000: : ISAKMP: x');
    expect(known.fits(line, 0, line.length)).toBe(false);
  });
});
