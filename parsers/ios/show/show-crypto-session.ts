import { commandLine } from './command.ts';
import { type ShownCryptoSession, takeSessions } from './crypto-session.ts';
import type { ShowParsed, ShowParser } from './show-parser.ts';
import { ShowText } from './show-text.ts';

export interface ShowCryptoSession {
  detail: boolean;
  sessions: ShownCryptoSession[];
}

const legend = [
  /\bCodes?:\sC\s-\sIKE\sConfiguration\smode,?/gi,
  /\b[A-Z]\s-\s(?:Dead\sPeer\sDetection|Keepalives|NAT-traversal|cTCP\sencapsulation|IKE\sExtended\sAuthentication|IKE\sFragmentation|IKE\sAuto\sReconnect|IKE\sDynamic\sRoute\sUpdate|SIP\sVPN|Stronger\sIKE\sEncryption\sEnforced),?/gi,
  /\bCrypto\ssession\scurrent\sstatus/gi,
];

function parse(lines: readonly string[]): ShowParsed<ShowCryptoSession> {
  const text = new ShowText(lines, 'show crypto session');
  const whole = text.whole();
  for (const pattern of legend) whole.takeAll(pattern);
  const sessions = takeSessions(whole);
  const detail = /\bCapabilities:|\bPhase1_id:|#pkts\s/i.test(text.text);
  return { result: { detail, sessions }, problems: text.problems, unrecognised: text.unrecognised() };
}

/** `show crypto session [detail]`, 12.4 (`IKE SA`) to IOS-XE (`IKEv1 SA`, `IKEv2 SA`, `Session ID`). */
export const showCryptoSession: ShowParser<ShowCryptoSession> = {
  command: 'show crypto session',
  matchesCommand: commandLine('sh|ow cr|ypto ses|sion', ['b|rief', 'g|roups', 'su|mmary']),
  matchesShape: (lines) =>
    /Crypto\s+session\s+current\s+status|(?:^|\s)Session\s+status:\s+(?:UP|DOWN)/i.test(lines.join('\n')),
  parse,
};
