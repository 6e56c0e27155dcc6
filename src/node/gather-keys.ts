/** All keys that inputs of any kind hold or give. */
import { toHex } from '../../parsers/crypto/bytes.ts';
import { type EspKey, emptyKeyStore, type KeyStore, mergeKeyStores } from '../../parsers/crypto/keys.ts';
import { keysOfSecrets, MAX_KEY_TEXT, recogniseKeys } from '../../parsers/crypto/recognise.ts';
import type { Problem } from '../observation.ts';
import { PacketReader } from '../observe/packet-reader.ts';
import { scanInput } from './capture-input.ts';
import { nodeCiphers } from './ciphers.ts';
import { openInput } from './files.ts';
import type { Input } from './input.ts';

/** What one input had to say. */
export interface KeyInput {
  path: string;
  problems: Problem[];
}

/**
 * Reads the keys of key files, logs and captures. Texts are read first: with their keys the quick modes of the
 * captures are opened, which gives keys of ESP. A capture also gives the keys it carries itself.
 * @param given keys that are known already
 */
export async function gatherKeys(
  paths: readonly string[],
  given: KeyStore = emptyKeyStore(),
): Promise<{ store: KeyStore; inputs: KeyInput[] }> {
  let store = given;
  const inputs: KeyInput[] = [];
  const captures: Input[] = [];
  for (const path of paths) {
    const { input, problem } = await openInput(path);
    if (input === null) inputs.push({ path, problems: [problem] });
    else if (input.format === 'other') {
      const found = recogniseKeys(await readText(input));
      inputs.push({ path, problems: found.problems });
      store = mergeKeyStores(store, { ...found, problems: [] });
    } else captures.push(input);
  }
  for (const input of captures) {
    const { found, problems } = await readCapture(input, store);
    inputs.push({ path: input.path, problems });
    store = mergeKeyStores(store, found);
  }
  return { store: { ...store, esp: mostSpecific(store.esp) }, inputs };
}

/** Without the keys for any address that stand with the addresses, too: derived keys know only the SPI. */
function mostSpecific(keys: readonly EspKey[]): EspKey[] {
  const idOf = (key: EspKey): string =>
    [key.spi, key.cipher, toHex(key.cipherKey), toHex(key.authenticationKey)].join(' ');
  const isAny = ({ source, destination }: EspKey): boolean => source === '*' && destination === '*';
  const exact = new Set(keys.filter((key) => !isAny(key)).map(idOf));
  return keys.filter((key) => !isAny(key) || !exact.has(idOf(key)));
}

async function readText(input: Input): Promise<string> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let length = 0;
  await input.read((chunk) => {
    length += chunk.length;
    parts.push(decoder.decode(chunk, { stream: true }));
    return length <= MAX_KEY_TEXT;
  });
  return parts.join('');
}

async function readCapture(input: Input, given: KeyStore): Promise<{ found: KeyStore; problems: Problem[] }> {
  const reader = new PacketReader({ ciphers: nodeCiphers(), store: given });
  let carried = emptyKeyStore();
  const result = await scanInput(input, {
    onControl: (frame) => {
      reader.read(frame);
    },
    onSecrets: ({ type, bytes }) => {
      const keys = keysOfSecrets(type, bytes);
      carried = mergeKeyStores(carried, keys);
      reader.addKeys(keys);
    },
  });
  const { problems, ...keys } = mergeKeyStores(carried, reader.derivedKeys());
  return {
    found: { ...keys, problems: [] },
    problems: [...result.problems, ...reader.problems(), ...problems],
  };
}
