/**
 * Keys in a log of strongSwan's charon at level 4 (`ike = 4`, `chd = 4`): dumps of the form
 * `SKEYID_e => 20 bytes @ 0x…` with lines of hex after them.
 */
import {
  ESP_AUTHENTICATORS,
  ESP_CIPHERS,
  type EspAuthenticatorName,
  type EspCipherName,
} from './algorithms.ts';
import { concat, fromHex, toHex } from './bytes.ts';
import { emptyKeyStore, type IkeKey, ikeKey, type KeyStore } from './keys.ts';

/** Bytes of the longest dump kept: g^xy of the largest group (8192 bits). */
const MAX_DUMP = 1024;

/** Thread, facility and IKE SA in front of a message: `08[IKE] <dmvpn|1> `. */
const MESSAGE = /\b\d{2}\[[A-Z]{3}\] (?:<(?:[^<>|]*\|)?(\d+)> )?(.*)$/;
const DUMP = /^(.*\S) => (\d+) bytes @ 0x[0-9a-f]+$/;
const DUMP_LINE = /^ *\d+: ((?:[0-9A-F]{2} ){1,16})/;
const SPI_LINE = /^ *SPI 0x([0-9a-f]{8}), src (\S+) dst (\S+)$/;
const USING = /^ *using (\S+) for (encryption|integrity)$/;

/** Where each dump's bytes go. */
const IKE_FIELDS: Readonly<
  Record<
    string,
    'sharedSecret' | 'skeyid' | 'skeyidD' | 'skeyidA' | 'skeyidE' | 'encryptionKey' | 'initialIv'
  >
> = {
  'shared Diffie Hellman secret': 'sharedSecret',
  SKEYID: 'skeyid',
  SKEYID_d: 'skeyidD',
  SKEYID_a: 'skeyidA',
  SKEYID_e: 'skeyidE',
  'encryption key Ka': 'encryptionKey',
  'initial IV': 'initialIv',
};

/** What the log said of one IKE SA and of the IPsec SAs it makes. */
interface Draft {
  key: IkeKey;
  cookies: string | null;
  cipher: EspCipherName | null;
  authenticator: EspAuthenticatorName | null;
  /** Dumps of the last quick mode by name. */
  child: Map<string, Uint8Array>;
}

function cipherOf(name: string): EspCipherName | null {
  const plain = name.replace(/-\d+$/, '');
  return ESP_CIPHERS.find((row) => row.charon.includes(plain))?.name ?? null;
}

function authenticatorOf(name: string): EspAuthenticatorName | null {
  return ESP_AUTHENTICATORS.find((row) => row.charon === name)?.name ?? null;
}

/** The end whose seed (`protocol | SPI | nonces`, after g^xy with PFS) names the SPI owns that SA's key. */
function roleOf(draft: Draft, spi: Uint8Array): 'initiator' | 'responder' | null {
  const wanted = toHex(concat(Uint8Array.of(3), spi));
  for (const role of ['initiator', 'responder'] as const) {
    const seed = draft.child.get(`${role} SA seed`);
    if (seed !== undefined && toHex(seed).includes(wanted)) return role;
  }
  return null;
}

class CharonReader {
  readonly store: KeyStore = emptyKeyStore();
  readonly #drafts = new Map<string, Draft>();
  #dump: { name: string; sa: string; length: number; bytes: number[] } | null = null;

  read(line: string): void {
    const found = MESSAGE.exec(line);
    if (found === null) return;
    const sa = found[1] ?? '';
    const message = found[2] ?? '';
    if (this.#readDumpLine(message)) return;
    const dump = DUMP.exec(message);
    if (dump !== null && Number(dump[2]) <= MAX_DUMP) {
      this.#dump = { name: dump[1]!.trim(), sa, length: Number(dump[2]), bytes: [] };
      return;
    }
    const using = USING.exec(message);
    if (using !== null) this.#use(this.#draft(sa), using[1]!, using[2]!);
    const spi = SPI_LINE.exec(message);
    if (spi !== null) this.#addSa(this.#draft(sa), spi[1]!, spi[2]!, spi[3]!);
  }

  finish(): KeyStore {
    for (const { key, cookies } of this.#drafts.values()) {
      const material = key.encryptionKey ?? key.skeyidE ?? key.skeyid ?? key.sharedSecret;
      if (cookies === null || material === null) continue;
      this.store.ike.push({
        ...key,
        initiatorCookie: cookies.slice(0, 16),
        responderCookie: cookies.slice(16),
      });
    }
    if (this.store.ike.length + this.store.esp.length > 0) this.store.formats = ['charon-log'];
    return this.store;
  }

  #draft(sa: string): Draft {
    let draft = this.#drafts.get(sa);
    if (draft === undefined) {
      const key = ikeKey('', 'charon-log');
      draft = { key, cookies: null, cipher: null, authenticator: null, child: new Map() };
      this.#drafts.set(sa, draft);
    }
    return draft;
  }

  #readDumpLine(message: string): boolean {
    const dump = this.#dump;
    const found = dump === null ? null : DUMP_LINE.exec(message);
    if (dump === null || found === null) {
      this.#dump = null;
      return false;
    }
    dump.bytes.push(...(fromHex(found[1]!) ?? []));
    if (dump.bytes.length < dump.length) return true;
    this.#keep(this.#draft(dump.sa), dump.name, Uint8Array.from(dump.bytes.slice(0, dump.length)));
    this.#dump = null;
    return true;
  }

  #keep(draft: Draft, name: string, bytes: Uint8Array): void {
    const field = IKE_FIELDS[name];
    // NAT-D hashes begin with both cookies; nothing else in the log names them before the SA is up.
    if (name === 'natd_chunk' && bytes.length >= 16) draft.cookies = toHex(bytes.subarray(0, 16));
    else if (field !== undefined) draft.key[field] = bytes;
    else if (/^(encryption|integrity|initiator|responder) /.test(name)) draft.child.set(name, bytes);
  }

  #use(draft: Draft, name: string, purpose: string): void {
    if (purpose === 'integrity') {
      draft.authenticator = authenticatorOf(name);
      return;
    }
    draft.cipher = cipherOf(name);
    draft.authenticator = 'null';
    draft.child.clear();
  }

  #addSa(draft: Draft, spi: string, source: string, destination: string): void {
    const role = roleOf(draft, fromHex(spi)!);
    const cipherKey = draft.child.get(`encryption ${role} key`);
    if (draft.cipher === null || draft.authenticator === null || cipherKey === undefined) return;
    this.store.esp.push({
      family: destination.includes(':') ? 6 : 4,
      source,
      destination,
      spi: `0x${spi}`,
      cipher: draft.cipher,
      cipherKey,
      authenticator: draft.authenticator,
      authenticationKey: draft.child.get(`integrity ${role} key`) ?? new Uint8Array(0),
      extendedSequence: null,
      sequenceHigh: 0,
      format: 'charon-log',
    });
  }
}

/** Reads phase 1 and ESP keys out of a charon log. */
export function parseCharonLog(text: string): KeyStore {
  const reader = new CharonReader();
  for (const line of text.split(/\r?\n/)) reader.read(line);
  return reader.finish();
}

/** True when a text holds key dumps of charon. */
export function isCharonLog(text: string): boolean {
  return /\b\d{2}\[(?:IKE|CHD)\] .{0,200} => \d+ bytes @ 0x/.test(text);
}
