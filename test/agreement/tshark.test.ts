import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decode } from '../../src/cli/commands/decode.ts';
import type { PacketRecord } from '../../src/report/decode-record.ts';
import { decodeFields, FIELDS } from './decode-fields.ts';
import { hasTshark, type TsharkFrame, tsharkFields } from './tshark.ts';

const FIXTURES = new URL('../../fixtures/', import.meta.url).pathname;
const SCENARIOS = readdirSync(FIXTURES).filter((name) => name.startsWith('lab-'));
/** tshark takes a second or two for a capture, more on a busy machine. */
const PATIENCE = 120_000;

const folder = mkdtempSync(join(tmpdir(), 'agreement-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.runIf(hasTshark())('decode agrees with tshark', () => {
  for (const scenario of SCENARIOS) {
    const path = join(FIXTURES, scenario);
    const captures = readdirSync(path).filter((name) => /\.pcap(ng)?$/.test(name));
    for (const capture of captures) {
      it(`${scenario}/${capture}`, { timeout: PATIENCE }, () => compare(join(path, capture), null));
      if (!existsSync(join(path, 'keys.json')) || capture.includes('gre1')) continue;
      it(`${scenario}/${capture} with keys`, { timeout: PATIENCE }, () => compare(join(path, capture), path));
    }
  }
});

async function compare(capture: string, keyFolder: string | null): Promise<void> {
  const records = await decoded(capture, keyFolder);
  const theirs = tsharkFields(capture, ['_ws.malformed', ...FIELDS], keyFolder);
  const differences: string[] = [];
  // Both have seen the file: an empty list of differences shall not come from an empty list of frames.
  expect([...records.keys()].every((number) => theirs.has(number))).toBe(true);
  for (const [number, frame] of theirs) {
    const record = records.get(number);
    if (record === undefined) {
      if (isOfInterest(frame)) differences.push(`${number}: decode does not list it`);
      continue;
    }
    const ours = decodeFields(record);
    for (const field of FIELDS) {
      const ourText = (ours.get(field) ?? []).join(' ');
      const theirText = (frame.get(field) ?? []).map((value) => normalised(field, value)).join(' ');
      if (ourText !== theirText && !isKnown(record, frame)) {
        differences.push(
          `${number} ${field}: decode ${ourText || 'nothing'}, tshark ${theirText || 'nothing'}`,
        );
      }
    }
  }
  expect(differences).toEqual([]);
}

async function decoded(capture: string, keyFolder: string | null): Promise<Map<number, PacketRecord>> {
  const output = join(folder, 'records');
  const keys = keyFolder === null ? [] : [join(keyFolder, 'keys.json')];
  await decode({ positionals: [capture], options: { output, keys, all: true } });
  const records = new Map<number, PacketRecord>();
  for (const line of readFileSync(output, 'utf8').split('\n')) {
    if (line === '') continue;
    const record: PacketRecord = JSON.parse(line);
    records.set(record.frame, record);
  }
  return records;
}

function isOfInterest(frame: TsharkFrame): boolean {
  return ['isakmp.ispi', 'esp.spi', 'gre.proto', 'nhrp.hdr.op.type'].some(
    (field) => frame.get(field)?.length,
  );
}

/** tshark writes some bytes with colons and some without. */
function normalised(field: string, value: string): string {
  const isBytes = !/addr|^nhrp\.(src|dst)/.test(field);
  return isBytes ? value.replaceAll(':', '') : value;
}

/**
 * Of the differences that README.md beside this file explains, the one that the lab holds: tshark opened a
 * message with the wrong key or IV and calls the result malformed, and the HASH payload proves `decode` right.
 */
function isKnown(record: PacketRecord, frame: TsharkFrame): boolean {
  return frame.get('_ws.malformed')?.length !== 0 && record.isakmp?.hashVerdict === 'verified';
}
