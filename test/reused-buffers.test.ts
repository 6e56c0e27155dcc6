import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { analyze } from '../src/index.ts';
import { nodeCiphers } from '../src/node/index.ts';

const FIXTURES = 'fixtures';
const CASES = readdirSync(FIXTURES).filter((name) => /^(made|found)-/.test(name));
const MAX_BYTES = 60_000;
/** How much comes out of damaged gzip data before the platform sees the damage depends on its chunks. */
const DAMAGED = 'made-cut/in-gzip.pcap.gz';

/** As a caller reads files: one Buffer, filled again and again. A Buffer's own `slice` is a view, no copy. */
function* reusing(bytes: Uint8Array, size: number): Generator<Buffer> {
  const buffer = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    buffer.set(bytes.subarray(at, at + size));
    yield buffer.subarray(0, Math.min(size, bytes.length - at));
    buffer.fill(0x55);
  }
}

test.each(CASES)('%s says the same when its bytes come in one Buffer that is used again', async (name) => {
  for (const file of readdirSync(join(FIXTURES, name))) {
    if (file.endsWith('.json') || `${name}/${file}` === DAMAGED) continue;
    const bytes = readFileSync(join(FIXTURES, name, file));
    if (bytes.length > MAX_BYTES) continue;
    const whole = await analyze([{ name: file, data: bytes }], { ciphers: nodeCiphers() });
    const pieces = await analyze([{ name: file, data: reusing(bytes, 300) }], { ciphers: nodeCiphers() });
    expect(pieces).toEqual(whole);
  }
});
