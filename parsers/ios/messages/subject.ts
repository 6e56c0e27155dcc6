import type { Subject } from './row.ts';
import { addresses, tunnel } from './scan.ts';

/** Blanks and colons; `?` and U+FFFD stand where an encoding could not hold a no-break space. */
const SEPARATORS = new Set(Array.from(' :\t\u00a0?\ufffd', (char) => char.charCodeAt(0)));

function skipSeparators(text: string, from: number): number {
  let at = from;
  while (SEPARATORS.has(text.charCodeAt(at))) at++;
  return at;
}

/**
 * The number of an SA from what stands in brackets behind `ISAKMP`: `1002`, `0:2` (12.3), `0:1:SW:1` and
 * `0:0:N/A:0` (12.4), `0:134217729` (12.4: 0x8000000 added).
 */
export function connectionOf(inside: string): string {
  const parts = inside.split(':');
  const last = Number(parts.length > 1 ? parts[1] : parts[0]);
  return String(last > 0x8000000 && last < 0x8ffffff ? last - 0x8000000 : last);
}

function empty(text: string, following: readonly string[]): Subject {
  return {
    facility: 'unknown',
    text,
    body: text,
    connectionId: null,
    name: '',
    interface: null,
    tunnelMode: null,
    local: null,
    remote: null,
    following,
  };
}

function isakmp(subject: Subject, from: number): Subject {
  const { text } = subject;
  let at = from;
  if (text.startsWith('-PAK', at)) at += 4;
  else if (text.startsWith('-ERROR', at)) at += 6;
  at = skipSeparators(text, at);
  if (text[at] === '(') {
    const close = text.indexOf(')', at);
    const inside = close < 0 || close - at > 40 ? '' : text.slice(at + 1, close);
    if (/^\d{1,8}$/.test(inside)) {
      subject.connectionId = inside;
      at = skipSeparators(text, close + 1);
    } else if (/^\d[0-9A-Z/:]*$/.test(inside)) {
      subject.connectionId = connectionOf(inside);
      at = skipSeparators(text, close + 1);
    }
  }
  subject.facility = 'isakmp';
  subject.body = text.slice(at);
  return subject;
}

/** `IPSEC-IFC MGRE/Tu0(<local>/<remote>): …`; the mode may have been wrapped to the next line. */
function tunnelProtection(subject: Subject): Subject {
  subject.facility = 'tunnel-protection';
  const match = /^IPSEC-IFC\s*(M?GRE)\/(Tu\w*)\s*(\(([^)]{0,90})\))?/.exec(subject.text);
  if (match === null) return subject;
  subject.tunnelMode = match[1] as 'GRE' | 'MGRE';
  subject.interface = tunnel(match[2]!);
  const pair = addresses((match[4] ?? '').replace('/', ' '));
  subject.local = pair[0] ?? null;
  subject.remote = pair[1] ?? null;
  subject.body = subject.text.slice(skipSeparators(subject.text, match[0].length));
  return subject;
}

/** `IPSEC(create_sa): …`; IOS-XE: `IPSEC:(SESSION ID = 1) (create_sa) …`. */
function ipsec(subject: Subject): Subject {
  const { text } = subject;
  const session = /^IPSEC ?: ?\(SESSION ID[^()]{0,20}\) ?(?=\()/.exec(text);
  const open = session === null ? 5 : session[0].length;
  const close = text.indexOf(')', open);
  subject.facility = 'ipsec';
  if (close < 0) return subject;
  subject.name = text.slice(open + 1, close).trim();
  subject.body = `${subject.name} ${text.slice(skipSeparators(text, close + 1))}`;
  return subject;
}

function syslog(subject: Subject): Subject {
  const { text } = subject;
  subject.facility = 'syslog';
  const match = /^%([A-Z][A-Z0-9_]*)-(?:[A-Z0-9_]+-)?(\d)-([A-Z0-9_]+)/.exec(text);
  if (match === null) return subject;
  subject.name = `${match[1]}-${match[3]}`;
  subject.body = `${subject.name} ${text.slice(skipSeparators(text, match[0].length))}`;
  return subject;
}

/** Cuts a message into facility, SA number, function or mnemonic, interface, addresses and body. */
export function subjectOf(text: string, following: readonly string[]): Subject {
  const subject = empty(text, following);
  switch (text.charCodeAt(0)) {
    case 0x49: // I
      if (text.startsWith('ISAKMP')) return isakmp(subject, 6);
      if (text.startsWith('IPSEC-IFC')) return tunnelProtection(subject);
      if (text.startsWith('IPSEC(') || text.startsWith('IPSEC:') || text.startsWith('IPSEC :'))
        return ipsec(subject);
      if (text.startsWith('IKEv2')) {
        subject.facility = 'ikev2';
        subject.body = text.replace(/^IKEv2[-A-Z]*:\s*(\([^)]{0,80}\))?[: ]*/, '');
        return subject;
      }
      return subject;
    case 0x4e: // N
      if (text.startsWith('NHRP')) {
        let at = 4;
        if (text[at] === '-') while (/[-A-Z]/.test(text[at] ?? '')) at++;
        subject.name = text.slice(0, at);
        subject.facility = 'nhrp';
        subject.body = text.slice(skipSeparators(text, at));
      }
      return subject;
    case 0x43: // C
      if (text.startsWith('CRYPTO_SS')) {
        subject.facility = 'crypto-socket';
        subject.body = text.replace(/^CRYPTO_SS\s*(\([^)]{0,40}\))?[: ]*/, '');
      }
      return subject;
    case 0x25: // %
      return syslog(subject);
    default:
      return subject;
  }
}
