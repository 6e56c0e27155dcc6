import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toWiresharkTables } from '../../../parsers/crypto/keys-wireshark.ts';
import { say, translateNumbered } from '../../language/say.ts';
import { gatherKeys } from '../../node/gather-keys.ts';
import { type Arguments, EXIT } from '../command.ts';
import { print } from '../output.ts';

/** `export-keys`: Wireshark's two tables out of key files, logs and captures. */
export async function exportKeys({ positionals, options }: Arguments): Promise<number> {
  const extra = Array.isArray(options['keys']) ? options['keys'].map(String) : [];
  const paths = [...extra, ...positionals];
  const { store, inputs } = await gatherKeys(paths);
  for (const { path, problems } of inputs) {
    for (const { line, message } of problems) {
      const place = message.startsWith(path) ? '' : `${path}${line ? `:${line}` : ''}: `;
      complain(`${place}${translateNumbered(message)}`);
    }
  }
  const { espSa, ikev1DecryptionTable } = toWiresharkTables(store);
  if (espSa === '' && ikev1DecryptionTable === '') {
    complain(
      say`no key was found in ${paths.join(', ')}; keys are in Wireshark's tables, "ip xfrm state", a charon log at level 4, JSON, and pcapng with secrets`,
    );
    return EXIT.usage;
  }
  const directory = options['directory'];
  if (typeof directory !== 'string') {
    print(section('esp_sa', espSa) + section('ikev1_decryption_table', ikev1DecryptionTable));
    return EXIT.ok;
  }
  try {
    mkdirSync(directory, { recursive: true });
    addTo(join(directory, 'esp_sa'), espSa);
    addTo(join(directory, 'ikev1_decryption_table'), ikev1DecryptionTable);
  } catch (error) {
    complain(`${directory}: ${(error as Error).message}`);
    return EXIT.usage;
  }
  return EXIT.ok;
}

/** Lines beginning with # are comments to Wireshark too. */
function section(name: string, lines: string): string {
  return lines === '' ? '' : `# ${name}\n${lines}`;
}

/** Adds lines to a table. What is in it already stays: the directory may be Wireshark's own. */
function addTo(path: string, lines: string): void {
  if (lines === '') return;
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const known = new Set(before.split(/\r?\n/));
  const added = lines.split('\n').filter((line) => line !== '' && !known.has(line));
  const gap = before === '' || before.endsWith('\n') ? '' : '\n';
  const text = before + gap + added.map((line) => `${line}\n`).join('');
  // Keys are for their owner only.
  writeFileSync(path, text, { mode: 0o600 });
}

function complain(text: string): void {
  process.stderr.write(`dmvpn-trace: ${text}\n`);
}
