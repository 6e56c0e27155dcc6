/** `debug crypto isakmp`: the lines that check a phase 1 or phase 2 proposal, I25 to I31 and I48 to I50. */
import { authenticatorName, cipherName, encapsulationName, hashName } from './attributes.ts';
import type { Fields, Row, Subject } from './row.ts';
import { duration, numberAfter, numberBehind, numbers, says, synonymsIn } from './scan.ts';

type Kind = Pick<Row, 'id' | 'title' | 'form' | 'patterns' | 'steps' | 'meaning'> & Partial<Row>;
const row = (kind: Kind): Row => ({ facility: 'isakmp', by: 'both', mark: 'K', harmless: false, ...kind });

const lastNumber = (s: Subject) => ({ value: numbers(s.body.replaceAll(':', ' ')).at(-1) ?? null });

/** The unit a life line names; null when no word of it is known. */
function unit(body: string): string | null {
  if (says(body, 'kilobytes')) return 'kilobytes';
  return says(body, 'seconds') ? 'seconds' : null;
}

/** What stands behind a word, e.g. `3DES-CBC` behind `encryption`, up to the next blank or bracket. */
function behind(body: string, at: number): string {
  return /^[^A-Za-z0-9]*([A-Za-z0-9][A-Za-z0-9_.-]*)/.exec(body.slice(at))?.[1] ?? '';
}

/** An attribute of a phase 1 transform (RFC 2409 appendix A), as name and value. */
export function phase1Attribute(s: Subject): Fields {
  const { body } = s;
  if (says(body, 'life type')) return { attribute: 'life-type', value: unit(body) };
  if (says(body, 'life duration') || /0x[0-9A-Fa-f]{1,2}\b.*\(VPI\)|\(VPI\)/.test(body))
    return { attribute: 'life-duration', value: duration(body) };
  const keyed = numberAfter(body, 'keylength of', 'key length of', 'keylength');
  if (keyed !== null) return { attribute: 'key-length', value: keyed };
  const cipher = /(?:[0-9A-Z]*DES|AES|CAMELLIA|SEED|BLOWFISH|CAST|IDEA|RC5)-(?:CBC|GCM|CTR)/i.exec(body);
  if (cipher !== null) return { attribute: 'encryption', value: cipherName(cipher[0]) };
  let at = synonymsIn(body, 'encryption');
  if (at >= 0) return { attribute: 'encryption', value: cipherName(behind(body, at)) };
  at = synonymsIn(body, 'group');
  if (at >= 0) return { attribute: 'group', value: numbers(body)[0] ?? numberBehind(body, 'group') };
  at = synonymsIn(body, 'auth');
  if (at >= 0) {
    const signature = /RSA|DSS|ECDSA/i.exec(body);
    return {
      attribute: 'authentication',
      value: says(body, 'pre-share')
        ? 'pre-shared-key'
        : signature === null
          ? behind(body, at)
          : `${signature[0].toLowerCase()}-signature`,
    };
  }
  const hash = /SHA(?:2?-?\d{3})?|MD5/.exec(body);
  if (hash !== null) return { attribute: 'hash', value: hashName(hash[0]) };
  return { attribute: null, value: null };
}

/** An attribute of a phase 2 transform (RFC 2407 section 4.5), as name and value. */
export function phase2Attribute(s: Subject): Fields {
  const { body } = s;
  const esp = /(?:ESP|AH)_[A-Z0-9_]+/.exec(body);
  if (esp !== null)
    return { attribute: 'transform', value: cipherName(esp[0]), number: numbers(body)[0] ?? null };
  if (body.includes('encaps'))
    return { attribute: 'encapsulation', value: encapsulationName(numberAfter(body, 'encaps')) };
  const authenticator = /HMAC[-_](?:SHA(?:2-?)?\d*|MD5)|AES[-_]XCBC[-_0-9A-Z]*/i.exec(body);
  if (authenticator !== null) return { attribute: 'hash', value: authenticatorName(authenticator[0]) };
  if (/key length/.test(body)) return { attribute: 'key-length', value: numberAfter(body, 'key length') };
  if (body.startsWith('group')) return { attribute: 'group', value: numberAfter(body, 'group') };
  if (says(body, 'life type')) return { attribute: 'life-type', value: unit(body) };
  if (says(body, 'life duration') || body.startsWith('SA')) {
    const value = duration(body);
    return value === null
      ? { attribute: 'life-type', value: unit(body) }
      : { attribute: 'life-duration', value };
  }
  return { attribute: null, value: null };
}

export const isakmpAttributeRows: readonly Row[] = [
  row({
    id: 'I25',
    title: 'phase 1 transform checked',
    form: 'Checking ISAKMP transform <n> against priority <n> policy',
    patterns: ['Checking ISAKMP transform'],
    shape: (s) => s.body.includes('ISAKMP') && numbers(s.body.replace(/[^\x20-\x7e]/g, ' ')).length === 2,
    fields: (s) => ({
      transform: numberBehind(s.body, 'transform'),
      priority: numberBehind(s.body, 'priority'),
    }),
    steps: [4, 5],
    meaning: 'One offered transform is compared with one local ISAKMP policy.',
  }),
  row({
    id: 'I27',
    title: 'phase 1 proposal accepted',
    form: 'atts are acceptable. Next payload is <n>',
    patterns: ['atts are acceptable. Next payload', 'atts are acceptable.Next payload'],
    shape: (s) =>
      s.body.startsWith('atts') &&
      numbers(s.body.replace(/[^\x20-\x7e]/g, ' ')).length === 1 &&
      !/not/.test(s.body),
    steps: [4, 5],
    meaning: 'A local policy fits the offer: phase 1 goes on.',
  }),
  row({
    id: 'I28',
    title: 'acceptable lifetime',
    form: 'Acceptable atts:actual life: <n>',
    patterns: ['Acceptable atts'],
    fields: lastNumber,
    steps: [4, 5],
    meaning: 'Lifetime found in the accepted proposal.',
  }),
  row({
    id: 'I29',
    title: 'lifetime filled in',
    form: 'Fill atts in sa <vpi_length|life_in_seconds>:<n>',
    patterns: ['Fill atts in sa', 'Basic life_in_seconds'],
    shape: (s) => s.body.includes('vpi_length') || s.body.includes('life_in_seconds'),
    fields: (s) => ({
      vpiLength: numberAfter(s.body, 'vpi_length'),
      lifetimeSeconds: numberAfter(s.body, 'life_in_seconds'),
    }),
    steps: [4, 5],
    meaning: 'The agreed lifetime goes into the SA.',
  }),
  row({
    id: 'I30',
    title: 'lifetime agreed',
    form: 'Returning Actual lifetime: <n>',
    patterns: ['Returning Actual lifetime'],
    fields: (s) => ({ lifetimeSeconds: lastNumber(s).value }),
    steps: [4, 5],
    meaning: 'Phase 1 lifetime in seconds that both sides will use.',
  }),
  row({
    id: 'I31',
    title: 'lifetime timer started',
    form: 'Started lifetime timer: <n>.',
    patterns: ['Started lifetime timer'],
    fields: (s) => ({ lifetimeSeconds: lastNumber(s).value }),
    steps: [4, 5],
    meaning: 'The phase 1 SA will be replaced after this many seconds.',
  }),
  row({
    id: 'I48',
    title: 'phase 2 proposal checked',
    form: 'Checking IPSec proposal <n>',
    patterns: ['Checking IPSec proposal', 'Checking IPsec proposal'],
    shape: (s) => /IP[Ss]ec\D{0,12}\d+\s*$/.test(s.body.slice(-30)) && !s.body.includes('error'),
    fields: (s) => ({ proposal: numberAfter(s.body, 'IPSec', 'IPsec') }),
    steps: [9, 10],
    meaning: 'A phase 2 proposal is compared with the local transform sets.',
  }),
  row({
    id: 'I49',
    title: 'phase 2 attribute',
    form: 'transform <n>, <ESP_cipher> / attributes in transform: / encaps is … / SA life … / authenticator is … / key length is <n> / group is <n>',
    patterns: [
      'transform *ESP_',
      'transform *AH_',
      'transform *,',
      'attributes in transform',
      'encaps is',
      'SA life type in',
      'SA life duration',
      'authenticator is',
      'key length is',
      'group is',
    ],
    shape: (s) =>
      /(?:ESP|AH)_[A-Z0-9]/.test(s.body) || s.body.startsWith('encaps') || /HMAC[-_]/.test(s.body),
    fields: phase2Attribute,
    steps: [9, 10],
    meaning: 'One attribute of the phase 2 proposal.',
  }),
  row({
    id: 'I50',
    title: 'phase 2 proposal accepted',
    form: 'atts are acceptable.',
    patterns: ['atts are acceptable'],
    shape: (s) => s.body.startsWith('atts') && !/not/.test(s.body),
    steps: [9, 10],
    meaning: 'A local transform set fits the offer: phase 2 goes on.',
  }),
  row({
    id: 'I26',
    title: 'phase 1 attribute',
    form: 'encryption <cipher> / keylength of <n> / hash <hash> / default group <n> / auth <method> / life type in <unit> / life duration (<form>) of <value>',
    patterns: [
      'encryption ',
      'keylength of',
      'hash ',
      'default group',
      'auth ',
      'life type in',
      'life duration',
      'unknown DH group',
      'group ',
    ],
    shape: (s) =>
      /-CBC\b/.test(s.body) ||
      s.body.includes('(VPI)') ||
      /^[^\x20-\x7e]{1,12}(?:SHA\d*|MD5)\s*$/.test(s.body.slice(0, 40)),
    fields: phase1Attribute,
    steps: [4, 5],
    meaning: 'One attribute of the phase 1 offer.',
  }),
];
