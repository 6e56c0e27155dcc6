/** Changes to texts line by line: what pasting, translating, paging and cutting do to them, and what an enemy would. */
import fc from 'fast-check';

export interface TextChange {
  kind: (typeof KINDS)[number];
  at: number;
  value: number;
}

const KINDS = [
  'drop',
  'double',
  'swap',
  'move',
  'cut-line',
  'join',
  'split',
  'insert',
  'replace',
  'number',
  'word',
  'repeat',
  'borrow',
  'cut',
] as const;

/** Pieces that some reader takes for something. */
const PIECES = [
  '',
  '\u0000',
  '\u001b[2J',
  '\u001b]0;x\u0007',
  '\u202e',
  '\u2028',
  '\ufeff',
  '\ud800',
  '\b\b\b',
  '\r',
  '\t',
  '        ',
  ' --More-- ',
  'Router#',
  'R1(config-if)#',
  'R1#show crypto ipsec sa',
  'R1#show running-config',
  'show dmvpn',
  '!',
  'end',
  'Mar  1 00:00:00.000: ',
  '*Feb 29 23:59:60.999: ',
  'Dec 99 99:99:99.999 UTC: ',
  '000123: ',
  '2026-01-01T00:00:00.000000000Z ',
  'Jan  1 00:00:00 host charon: ',
  '09[IKE] ',
  '09[ENC] parsed ID_PROT request 0 [ SA V V ]',
  'ISAKMP:(0):',
  'ISAKMP (1001): ',
  'NHRP: ',
  'IPSEC(sa_request): ',
  'Old State = IKE_READY  New State = IKE_I_MM1',
  '%CRYPTO-4-RECVD_PKT_INV_SPI: ',
  '0x',
  '0xFFFFFFFFFFFFFFFF',
  '255.255.255.255',
  '999.999.999.999',
  '::ffff:1.2.3.4',
  '-2147483649',
  '99999999999999999999999',
  '1e309',
  'NaN',
  '__proto__',
  'constructor',
  '{',
  '}',
  '"',
  "'",
  '(((((((((((((((((((((((((',
  ',,,,,,,,,,,,,,,,,,,,,,,',
  '= = = = = = = = = =',
  'ｉｓａｋｍｐ：（0）：',
  '對等體',
  '\ufffd\ufffd',
] as const;

const number = fc.integer({ min: 0, max: 0x7fffffff });

export const textChanges: fc.Arbitrary<TextChange[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...KINDS), at: number, value: number }),
  { minLength: 1, maxLength: 8 },
);

/** The text with the changes made; `borrow` takes lines of the other text. */
export function changeText(text: string, changes: readonly TextChange[], other: string): string {
  const lines = text.split('\n');
  const others = other.split('\n');
  for (const one of changes) changeLines(lines, one, others);
  return lines.join('\n');
}

function changeLines(lines: string[], { kind, at, value }: TextChange, others: readonly string[]): void {
  if (lines.length === 0) lines.push('');
  const index = at % lines.length;
  const line = lines[index]!;
  const place = value % (line.length + 1);
  const piece = PIECES[(value >>> 3) % PIECES.length]!;
  switch (kind) {
    case 'drop':
      lines.splice(index, 1 + (value % 8));
      return;
    case 'double':
      lines.splice(index, 0, ...lines.slice(index, index + 1 + (value % 8)));
      return;
    case 'swap': {
      const to = value % lines.length;
      lines[index] = lines[to]!;
      lines[to] = line;
      return;
    }
    case 'move':
      lines.splice(value % lines.length, 0, ...lines.splice(index, 1));
      return;
    case 'cut-line':
      lines[index] = line.slice(0, place);
      return;
    case 'join':
      lines.splice(index, 2, line + (lines[index + 1] ?? ''));
      return;
    case 'split':
      lines.splice(index, 1, line.slice(0, place), line.slice(place));
      return;
    case 'insert':
      lines[index] = line.slice(0, place) + piece + line.slice(place);
      return;
    case 'replace':
      lines[index] = line.slice(0, place) + piece + line.slice(place + piece.length);
      return;
    case 'number':
      lines[index] = line.replace(/\d+/g, (digits) => ((value + digits.length) % 2 ? digits : String(value)));
      return;
    case 'word':
      lines[index] = line.replace(/[A-Za-z_]+/g, (word) => ((value + word.length) % 3 ? word : piece));
      return;
    case 'repeat':
      lines[index] = line.slice(0, place) + line.slice(place, place + 12).repeat(1 + (value % 200));
      return;
    case 'borrow':
      lines.splice(index, 0, ...others.slice(value % others.length, (value % others.length) + 4));
      return;
    case 'cut':
      lines.length = index + 1;
  }
}
