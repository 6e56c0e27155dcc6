/** What tshark says of a capture: the values of chosen fields per frame, in the order of the packet. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Values of one frame by field name; a field that occurs several times has several. */
export type TsharkFrame = ReadonlyMap<string, readonly string[]>;

const SEPARATOR = '\u001f';
/** A capture of a few thousand frames with all fields: some megabytes. */
const MAX_OUTPUT = 256 * 1024 * 1024;

export function hasTshark(): boolean {
  return spawnSync('tshark', ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Every frame of a capture by its number. `keyFolder` holds the tables that Wireshark reads keys from. */
export function tsharkFields(
  capture: string,
  fields: readonly string[],
  keyFolder: string | null,
): Map<number, TsharkFrame> {
  const wanted = ['frame.number', ...fields];
  const text = execFileSync(
    'tshark',
    [
      '-n',
      '-r',
      capture,
      ...(keyFolder === null ? [] : keyOptions(keyFolder)),
      '-T',
      'fields',
      '-E',
      'separator=/t',
      '-E',
      `aggregator=${SEPARATOR}`,
      ...wanted.flatMap((field) => ['-e', field]),
    ],
    { encoding: 'utf8', maxBuffer: MAX_OUTPUT, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const frames = new Map<number, TsharkFrame>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const values = line.split('\t');
    const frame = new Map(
      wanted.map((field, index) => [field, values[index] ? values[index].split(SEPARATOR) : []]),
    );
    frames.set(Number(values[0]), frame);
  }
  return frames;
}

function keyOptions(folder: string): string[] {
  const tables = ['esp_sa', 'ikev1_decryption_table'];
  const rows = tables.flatMap((table) => linesOf(`${folder}/${table}`).map((line) => `uat:${table}:${line}`));
  return ['-o', 'esp.enable_encryption_decode:TRUE', ...rows.flatMap((row) => ['-o', row])];
}

function linesOf(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
}
