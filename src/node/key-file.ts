/** Key files as `--keys` names them: texts in any known format, and pcapng files that carry secrets. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { detectFormat, FORMAT_BYTES } from '../../parsers/capture/format.ts';
import { CaptureReader } from '../../parsers/capture/reader.ts';
import { emptyKeyStore, type KeyStore, mergeKeyStores } from '../../parsers/crypto/keys.ts';
import { keysOfSecrets, recogniseKeys } from '../../parsers/crypto/recognise.ts';
import { FILE_CHUNK_BYTES } from './files.ts';

/**
 * The keys of one file.
 * @throws what opening and reading the file throws
 */
export function readKeyFile(path: string): KeyStore {
  return isPcapng(path) ? secretsOf(path) : recogniseKeys(readFileSync(path, 'utf8'));
}

function isPcapng(path: string): boolean {
  const descriptor = openSync(path, 'r');
  try {
    const head = new Uint8Array(FORMAT_BYTES);
    return detectFormat(head.subarray(0, readSync(descriptor, head))) === 'pcapng';
  } finally {
    closeSync(descriptor);
  }
}

function secretsOf(path: string): KeyStore {
  let store = emptyKeyStore();
  const reader = new CaptureReader({
    window: () => undefined,
    capturedOn: () => undefined,
    frame: () => undefined,
    secrets: ({ type, bytes }) => {
      store = mergeKeyStores(store, keysOfSecrets(type, bytes));
    },
  });
  const descriptor = openSync(path, 'r');
  try {
    const chunk = new Uint8Array(FILE_CHUNK_BYTES);
    for (let read = 1; read > 0 && !reader.stopped; ) {
      read = readSync(descriptor, chunk);
      reader.push(chunk.subarray(0, read));
    }
  } finally {
    closeSync(descriptor);
  }
  if (store.ike.length + store.esp.length + store.problems.length > 0) return store;
  const message = 'the capture carries no keys (no decryption secrets block with keys of IKE or ESP)';
  return { ...store, problems: [{ code: 'wrong-format', layer: 'keys', message }] };
}
