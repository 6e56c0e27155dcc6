import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadInputs } from '../../src/node/load.ts';

const folder = mkdtempSync(join(tmpdir(), 'dmvpn-trace-interrupt-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CAPTURE = readFileSync('fixtures/lab-success-aes/spoke1.pcap');
const LOG = readFileSync('fixtures/made-transcript-success/hub.log');
const PCAP_HEADER_BYTES = 24;
const STOP_AFTER_BYTES = 500_000;

/** Reads the file and asks for a stop as soon as half a megabyte is read. */
async function interrupted(name: string, bytes: Uint8Array) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const stop = new AbortController();
  const onProgress = (_: string, read: number) => {
    if (read > STOP_AFTER_BYTES) stop.abort();
  };
  const { set } = await loadInputs([{ path, side: null }], { onProgress, signal: stop.signal });
  const [source] = set.sources;
  return { source: source!, observations: set.observations };
}

describe('an input whose reading is stopped', () => {
  test('a capture gives what was read, and is not said to be cut', async () => {
    const records = CAPTURE.subarray(PCAP_HEADER_BYTES);
    const copies = Array.from({ length: Math.ceil(2_000_000 / records.length) }, () => records);
    const bytes = Buffer.concat([CAPTURE.subarray(0, PCAP_HEADER_BYTES), ...copies]);
    const { source, observations } = await interrupted('long.pcap', bytes);
    expect(source.complete).toBe(false);
    expect(source.problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^Reading was stopped on request after \d+ bytes; what was read before is used\.$/,
      ),
    ]);
    expect(source.frames).toBeGreaterThan(100);
    expect(observations.length).toBeGreaterThan(0);
  });

  test('so does a log', async () => {
    const copies = Array.from({ length: Math.ceil(2_000_000 / LOG.length) }, () => LOG);
    const { source, observations } = await interrupted('long.log', Buffer.concat(copies));
    expect(source.complete).toBe(false);
    expect(source.problems.map(({ code }) => code)).toContain('truncated');
    expect(observations.length).toBeGreaterThan(0);
  });
});
