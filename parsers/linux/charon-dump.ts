/**
 * Hex dumps (`natd_chunk => 22 bytes @ 0x…` and rows of bytes), printed from log level 3 on. Only those that
 * tell cookies and NAT-D hashes are read; the others hold keys and are passed over unread.
 */
import type { CharonLine } from './charon-line.ts';
import { baseOf, type CharonMemory, type Connection, setCookies, type Thread } from './charon-state.ts';

const header = /^([\w ()-]{1,60}) => (\d{1,7}) bytes @ 0x[0-9a-f]{1,16}$/;
const row = /^ {1,6}\d{1,7}: ((?:[0-9A-F]{2} ){1,16})/;
/** Two cookies, an IPv6 address and a port: the longest input of a NAT-D hash. */
const maximumBytes = 64;

const wanted = new Set([
  'natd_chunk',
  'natd_hash',
  'precalculated src_hash',
  'precalculated dst_hash',
  'received src_hash',
  'received dst_hash',
]);

/** Reads a line of a dump; false when it is none. */
export function readDumpLine(
  memory: CharonMemory,
  thread: Thread,
  connection: Connection | null,
  line: CharonLine,
  number: number,
): boolean {
  const bytes = row.exec(line.text);
  if (bytes) {
    if (!thread.dump) return true;
    thread.dump.hex += bytes[1]!.replaceAll(' ', '').toLowerCase();
    if (thread.dump.hex.length < thread.dump.want * 2) return true;
    const { label, hex } = thread.dump;
    thread.dump = null;
    if (connection) finish(memory, thread, connection, line, number, label, hex);
    return true;
  }
  const start = header.exec(line.text);
  if (!start) return false;
  const want = Number(start[2]);
  const read = wanted.has(start[1]!) && want > 0 && want <= maximumBytes;
  thread.dump = read ? { label: start[1]!, want, hex: '' } : null;
  return true;
}

function finish(
  memory: CharonMemory,
  thread: Thread,
  connection: Connection,
  line: CharonLine,
  number: number,
  label: string,
  hex: string,
): void {
  if (label === 'natd_chunk') {
    // RFC 3947 section 3.2: HASH(CKY-I | CKY-R | IP | Port)
    if (hex.length >= 36) setCookies(connection, hex.slice(0, 16), hex.slice(16, 32));
  } else if (label === 'natd_hash') {
    connection.natHashes = [...connection.natHashes.slice(-7), hex];
  } else if (label === 'precalculated src_hash') {
    connection.expectedSource = hex;
    connection.sourceFits = false;
  } else if (label === 'precalculated dst_hash') {
    connection.expectedDestination = hex;
    connection.destinationFits = false;
  } else {
    received(memory, thread, connection, line, number, label, hex);
  }
}

function received(
  memory: CharonMemory,
  thread: Thread,
  connection: Connection,
  line: CharonLine,
  number: number,
  label: string,
  hex: string,
): void {
  if (thread.open && !thread.open.slot.gone) {
    thread.open.fact.natHashes.push(hex);
    thread.open.fact.endLine = number;
  }
  const fitted = connection.sourceFits && connection.destinationFits;
  if (label === 'received src_hash') connection.sourceFits ||= hex === connection.expectedSource;
  else connection.destinationFits ||= hex === connection.expectedDestination;
  // charon says it in words when there is a NAT; that there is none only the hashes tell.
  if (!fitted && connection.sourceFits && connection.destinationFits) {
    memory.hold.add({ ...baseOf(line, number, connection), kind: 'nat', verdict: 'none' });
  }
}
