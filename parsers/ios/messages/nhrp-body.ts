/**
 * The body of an NHRP packet as `debug nhrp packet` prints it: `(F)` fixed part, `(M)` mandatory part,
 * `(C)` client information entries, extensions. Lines are known by what stays in every language, so blank
 * lines, page breaks and prose between them are stepped over.
 *
 * The rows N10 to N19 of the catalogue are the lines of this block.
 */
import { secretFingerprint } from '../../wire/fingerprint.ts';
import { walk } from './isakmp-blocks.ts';
import type { Block, Fields } from './row.ts';
import { addresses, lastValue, numberAfter, numbers } from './scan.ts';

/** Extension types of RFC 2332 section 5.3 and Cisco's NAT address extension. */
const RESPONDER = 3;
const AUTHENTICATION = 7;
const NAT_ADDRESS = 9;

interface State {
  fields: Fields;
  /** Inside which extension; null in the packet's own client entries. */
  extension: number | null;
  inEntry: boolean;
  /** The line before was `client NBMA:`. */
  afterNbma: boolean;
}

/** Number in the last pair of brackets, e.g. 3 of `Extension(3):`. */
function bracketed(line: string): number | null {
  const match = /\((\d{1,3})\)[\s:]*$/.exec(line.slice(-16));
  return match === null ? null : Number(match[1]);
}

function fixedPart(line: string, fields: Fields): void {
  const values = numbers(line.replace(/\([^)]*\)/g, ' '));
  fields['hopCount'] = values.at(-2) ?? null;
  fields['version'] = values.at(-1) ?? null;
}

function mandatoryPart(line: string, fields: Fields): void {
  const flags = /"([^"]*)"/.exec(line);
  fields['flags'] = flags === null ? null : flags[1]!.trim();
  fields['unique'] = flags === null ? null : /\bunique\b/.test(flags[1]!);
  const error = /\((\d{1,3})\)/.exec(line.slice(3));
  if (flags === null && error !== null) fields['code'] = Number(error[1]);
  else fields['requestId'] = numberAfter(line, 'reqid') ?? numbers(line).at(-1) ?? null;
}

/** N19: `type:Cleartext(1), data:<string>`; only a fingerprint of the string leaves this function. */
function authentication(line: string, state: State): void {
  const at = line.indexOf('data:');
  const secret = at >= 0 ? line.slice(at + 5).trim() : lastValue(line.slice(line.indexOf(')') + 1));
  state.fields['authentication'] = secretFingerprint(secret);
}

function clientAddress(line: string, found: string, state: State): boolean {
  const { fields, extension } = state;
  const isNbma = line.includes('NBMA');
  if (!isNbma && !state.afterNbma) return false;
  if (isNbma) {
    if (extension === RESPONDER) fields['responderNbma'] = found;
    else if (extension === NAT_ADDRESS) fields['natNbma'] = [...(fields['natNbma'] as string[]), found];
    else if (extension === null) fields['clientNbma'] = found;
  } else if (extension === RESPONDER) fields['responderProtocol'] = found;
  else if (extension === null) fields['clientProtocol'] = found;
  state.afterNbma = isNbma;
  return true;
}

function entryLine(line: string, state: State): boolean {
  const { fields } = state;
  const own = state.extension === null;
  if (line.startsWith('(C')) {
    state.inEntry = true;
    state.afterNbma = false;
    const code = /\((\d{1,3})\)/.exec(line.slice(line.indexOf(')') + 1));
    if (own && fields['code'] === null && code !== null) fields['code'] = Number(code[1]);
    return true;
  }
  if (!state.inEntry) return false;
  if (line.includes('hd_time')) {
    if (own && fields['holdingTime'] === null) {
      fields['prefixLength'] = numbers(line)[0] ?? null;
      fields['mtu'] = numberAfter(line, 'mtu');
      fields['holdingTime'] = numberAfter(line, 'hd_time');
    }
    return true;
  }
  if (line.includes('addr_len')) return true;
  const found = addresses(line);
  if (found.length !== 1 || !line.endsWith(found[0]!) || line.length > 60) return false;
  return (
    /[:=]\s*$/.test(line.slice(0, line.length - found[0]!.length)) && clientAddress(line, found[0]!, state)
  );
}

function take(line: string, state: State): 'part' | 'stray' | 'last' {
  const { fields } = state;
  if (line.startsWith('(F)')) {
    fixedPart(line, fields);
    return 'part';
  }
  if (line.startsWith('(M)')) {
    mandatoryPart(line, fields);
    return 'part';
  }
  if (line.includes('pktsz')) {
    const [size, offset] = numbers(line);
    fields['packetSize'] = size ?? null;
    fields['extensionOffset'] = offset ?? null;
    return 'part';
  }
  if (line.includes('shtl')) return 'part';
  if (
    state.extension === AUTHENTICATION &&
    line.includes('(1)') &&
    /[:;]/.test(line.slice(line.indexOf('(1)')))
  ) {
    authentication(line, state);
    return 'part';
  }
  if (entryLine(line, state)) return 'part';
  const extension = line.length <= 60 && addresses(line).length === 0 ? bracketed(line) : null;
  if (extension !== null && line.endsWith(':') && fields['requestId'] !== undefined) {
    state.extension = extension;
    state.inEntry = false;
    if (extension === AUTHENTICATION) fields['authentication'] = null;
    return 'part';
  }
  return headerAddresses(line, fields) ? 'part' : 'stray';
}

/** `src: <ip>, dst: <ip>` of a packet sent, `src NBMA: <ip>`, `src protocol: <ip>, dst protocol: <ip>`. */
function headerAddresses(line: string, fields: Fields): boolean {
  const found = addresses(line);
  if (found.length === 0 || line.length > 120 || !line.endsWith(found.at(-1)!)) return false;
  if (fields['hopCount'] === null && found.length === 2) {
    fields['source'] = found[0]!;
    fields['destination'] = found[1]!;
    return true;
  }
  if (fields['requestId'] === undefined && fields['code'] === null) return false;
  if (found.length === 2 && fields['sourceProtocol'] === null) {
    fields['sourceProtocol'] = found[0]!;
    fields['destinationProtocol'] = found[1]!;
    return true;
  }
  if (found.length === 1 && fields['sourceNbma'] === null && line.includes('NBMA')) {
    fields['sourceNbma'] = found[0]!;
    return true;
  }
  return false;
}

/** Reads a packet's body from the lines behind its message. */
export function nhrpBody(following: readonly string[]): Block {
  const fields: Fields = {
    source: null,
    destination: null,
    hopCount: null,
    sourceNbma: null,
    sourceProtocol: null,
    destinationProtocol: null,
    code: null,
    holdingTime: null,
    natNbma: [],
    responderNbma: null,
    authentication: 'none',
  };
  const state: State = { fields, extension: null, inEntry: false, afterNbma: false };
  const consumed = walk(following, (line) => take(line, state));
  fields['requestId'] ??= null;
  if (fields['hopCount'] === null && fields['requestId'] === null) fields['authentication'] = null;
  return { fields, consumed };
}
