/** Runs the command `decode` on files or on made bytes, and catches what it prints. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { decode } from '../../src/cli/commands/decode.ts';
import type { PacketRecord } from '../../src/report/decode-record.ts';
import { writePcap } from '../made/capture-writer.ts';
import { ipv4, udp } from '../made/ip-writer.ts';
import { ethernet } from '../made/link-writer.ts';

export interface Run {
  code: number;
  text: string;
  errors: string[];
}

export const FIXTURES = new URL('../../fixtures/', import.meta.url).pathname;

/** @param input a path below fixtures, or the bytes of a file */
export async function run(input: string | Uint8Array, options: Record<string, unknown> = {}): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'decode-'));
  const output = join(folder, 'output');
  const path = typeof input === 'string' ? FIXTURES + input : join(folder, 'input');
  if (typeof input !== 'string') writeFileSync(path, input);
  const errors: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    errors.push(String(text).replace(path, 'FILE'));
    return true;
  });
  try {
    const code = await decode({ positionals: [path], options: { output, color: false, ...options } });
    const text = existsSync(output) ? readFileSync(output, 'utf8') : '';
    return { code, text: text.replaceAll(path, 'FILE'), errors };
  } finally {
    spy.mockRestore();
    rmSync(folder, { recursive: true });
  }
}

export async function records(
  input: string | Uint8Array,
  options: Record<string, unknown> = {},
): Promise<PacketRecord[]> {
  const { text } = await run(input, options);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** A capture of Ethernet frames, one a second. */
export function capture(...frames: Uint8Array[]): Uint8Array {
  return writePcap(
    {},
    frames.map((bytes, index) => ({ at: { seconds: 1_700_000_000 + index, nanoseconds: 0 }, bytes })),
  );
}

export const SPOKE = '198.51.100.7';
export const HUB = '203.0.113.9';

/** An Ethernet frame with an IP packet from the spoke to the hub. */
export function frameOf(protocol: number, payload: Uint8Array): Uint8Array {
  return ethernet({ etherType: 0x0800 }, ipv4({ source: SPOKE, destination: HUB, protocol }, payload));
}

export function udpFrame(port: number, payload: Uint8Array): Uint8Array {
  return frameOf(17, udp({ sourcePort: port, destinationPort: port }, payload));
}
