import { secretFingerprint } from '../../wire/fingerprint.ts';

/** A key or password that was read and not kept. */
export interface Secret {
  masked: '***';
  /** Equal for equal secrets; null when it cannot be compared (type 6, or not readable). */
  fingerprint: string | null;
  /** How it stood in the configuration: `clear`, `type 6` (encrypted per router), `type 7` (scrambled). */
  encoding: 'clear' | 'type 6' | 'type 7' | 'other';
}

/** The fixed text with which IOS scrambles type 7 strings; it is public and no protection. */
const SCRAMBLE = 'dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87';

/** The clear text of a type 7 string, only to compare it; null when it is none. */
function unscramble(text: string): string | null {
  if (!/^\d\d(?:[0-9A-Fa-f]{2}){1,512}$/.test(text)) return null;
  let at = Number(text.slice(0, 2));
  let clear = '';
  for (let offset = 2; offset < text.length; offset += 2) {
    const key = SCRAMBLE.charCodeAt(at++ % SCRAMBLE.length);
    clear += String.fromCharCode(Number.parseInt(text.slice(offset, offset + 2), 16) ^ key);
  }
  return clear;
}

/** Reads a secret with the type digit in front of it (`0`, `6`, `7`, or none) and forgets it. */
export function secret(type: string | undefined, text: string): Secret {
  if (type === '6') return { masked: '***', fingerprint: null, encoding: 'type 6' };
  if (type === '7') {
    const clear = unscramble(text);
    const fingerprint = clear === null ? null : secretFingerprint(clear);
    return { masked: '***', fingerprint, encoding: 'type 7' };
  }
  if (type !== undefined && type !== '0') return { masked: '***', fingerprint: null, encoding: 'other' };
  return { masked: '***', fingerprint: secretFingerprint(text), encoding: 'clear' };
}

const secretWords =
  /\b(key|keys|key-string|password|passwd|secret|community|passphrase|pre-shared-key|authentication|authentication-key|message-digest-key|md5|psk|pin|credential|token|hex|wep|wpa-psk|ascii|user|username|auth|priv|certificate)\b(.*)$/i;

/** A key stands before the peer it is for; it is masked also where a damaged `key` in front of it is no longer one. */
const beforePeer = /(?<=^\s*crypto\b.*\s)\S+(?=\s+(?:address|hostname)(?:\s|$))/i;

/** A line that was not understood, fit to be shown: whatever may be a secret in it is masked. */
export function maskLine(text: string): string {
  const cut = text.slice(0, 200); // a longer line is no configuration line; nobody reads the rest
  const shown = cut.replace(beforePeer, '***');
  const match = secretWords.exec(shown);
  if (match === null || match[2]!.trim() === '') return shown;
  return `${shown.slice(0, match.index + match[1]!.length)} ***`;
}
