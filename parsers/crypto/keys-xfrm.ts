/** Linux `ip xfrm state` (iproute2): the kernel's IPsec SAs with their keys. */
import type { Problem } from '../problem.ts';
import {
  ESP_AUTHENTICATORS,
  ESP_CIPHERS,
  type EspAuthenticatorName,
  type EspCipherName,
} from './algorithms.ts';
import { fromHex } from './bytes.ts';
import { type EspKey, emptyKeyStore, type KeyStore } from './keys.ts';

const SA_LINE = /^\s*src (\S+) dst (\S+)\s*$/;
const ESP_LINE = /^\s*proto esp spi (0x[0-9a-f]{8})\b/i;
/** `auth-trunc hmac(sha1) 0x… (160 bits) 96`, `enc cbc(aes) 0x… (128 bits)`, `aead rfc4106(gcm(aes)) 0x… (160 bits) 128` */
const ALGORITHM_LINE = /^\s*(auth|auth-trunc|enc|aead) (\S+) (0x[0-9a-f]*)(?: \(\d+ bits\))?(?: (\d+))?\s*$/i;
const FLAG = / flag /;
const ESN_WORD = /\besn\b/;
/** Upper halves of what was received and sent. */
const HIGH_HALF = /\bo?seq-hi 0x([0-9a-f]{1,8})/g;

function cipherOf(name: string, icvBits: number): EspCipherName | null {
  if (name === 'rfc4106(gcm(aes))') {
    return icvBits === 64 ? 'aes-gcm-8' : icvBits === 96 ? 'aes-gcm-12' : 'aes-gcm-16';
  }
  return ESP_CIPHERS.find((row) => row.xfrm.includes(name))?.name ?? null;
}

/** `auth` without truncation prints no ICV length; the kernel then uses the algorithm's default. */
function authenticatorOf(name: string, icvBits: number | null): EspAuthenticatorName | null {
  const rows = ESP_AUTHENTICATORS.filter((row) => row.xfrm === name);
  if (icvBits === null) return rows.at(0)?.name ?? null;
  return rows.find((row) => 8 * row.icvLength === icvBits)?.name ?? null;
}

function problem(line: number, message: string): Problem {
  return { code: 'unsupported', layer: 'keys', message, line };
}

interface Draft {
  key: EspKey;
  hasCipher: boolean;
}

function startSa(source: string, destination: string): Draft {
  return {
    hasCipher: false,
    key: {
      family: destination.includes(':') ? 6 : 4,
      source,
      destination,
      spi: '',
      cipher: 'null',
      cipherKey: new Uint8Array(0),
      authenticator: 'null',
      authenticationKey: new Uint8Array(0),
      extendedSequence: false,
      sequenceHigh: 0,
      format: 'ip-xfrm-state',
    },
  };
}

/** Puts one algorithm line into the SA; a text when the algorithm is not supported. */
function addAlgorithm(draft: Draft, found: RegExpExecArray): string | null {
  const [, kind = '', name = '', key = '', icv] = found;
  const bytes = fromHex(key);
  if (bytes === null) return `xfrm: the key of ${name} is not hexadecimal`;
  if (kind.startsWith('auth')) {
    const authenticator = authenticatorOf(name, icv === undefined ? null : Number(icv));
    if (authenticator === null) return `xfrm: authenticator ${name} is not supported`;
    draft.key.authenticator = authenticator;
    draft.key.authenticationKey = bytes;
    return null;
  }
  const cipher = cipherOf(name, Number(icv ?? 0));
  if (cipher === null) return `xfrm: cipher ${name} is not supported`;
  draft.key.cipher = cipher;
  draft.key.cipherKey = bytes;
  draft.hasCipher = true;
  return null;
}

/** Reads every ESP SA of one or many `ip xfrm state` outputs; SAs without keys (larval ones) are left out. */
export function parseXfrmState(text: string): KeyStore {
  const store = emptyKeyStore();
  let draft: Draft | null = null;
  const close = (): void => {
    if (draft?.hasCipher && draft.key.spi !== '') store.esp.push(draft.key);
    draft = null;
  };
  text.split(/\r?\n/).forEach((line, index) => {
    const sa = SA_LINE.exec(line);
    if (sa !== null) {
      close();
      draft = startSa(sa[1]!, sa[2]!);
      return;
    }
    if (draft === null) return;
    const spi = ESP_LINE.exec(line);
    if (spi !== null) draft.key.spi = spi[1]!.toLowerCase();
    if (ESN_WORD.test(line) && (FLAG.test(line) || line.includes('anti-replay'))) {
      draft.key.extendedSequence = true;
    }
    for (const half of line.matchAll(HIGH_HALF)) {
      draft.key.sequenceHigh = Math.max(draft.key.sequenceHigh, Number.parseInt(half[1]!, 16));
    }
    const algorithm = ALGORITHM_LINE.exec(line);
    if (algorithm !== null) {
      const refused = addAlgorithm(draft, algorithm);
      if (refused !== null) store.problems.push(problem(index + 1, refused));
    }
  });
  close();
  if (store.esp.length > 0) store.formats = ['ip-xfrm-state'];
  return store;
}

/** True when a text holds `ip xfrm state` output. */
export function isXfrmState(text: string): boolean {
  return /^[ \t]*proto esp spi 0x[0-9a-f]{8}/im.test(text);
}
