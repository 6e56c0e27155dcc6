/**
 * One line of strongSwan's charon: `13[NET] <dmvpn|1> received packet: …`, that is thread, log group,
 * connection name and number of the IKE_SA (both only with `ike_name = yes`), text.
 */
import { type LogHeader, readLogHeader } from './log-line.ts';

export interface CharonLine {
  header: LogHeader;
  thread: string;
  /** Three letters, e.g. `IKE`, `NET`, `ENC`. */
  group: string;
  /** Name of the connection, null while it is not chosen. */
  name: string | null;
  /** charon's own number of the IKE_SA. */
  connection: string | null;
  /** Leading blanks are kept: they show the nesting of a configuration dump. */
  text: string;
}

/** The groups of strongSwan's `debug_t`. */
const groups =
  /^(\d{2,4})\[(DMN|MGR|IKE|CHD|JOB|CFG|KNL|NET|ASN|ENC|TNC|IMC|IMV|PTS|TLS|APP|ESP|LIB)\] (?:<([^|<>]{0,64})(?:\|(\d{1,10}))?> )?/;

/** Null for a line that charon did not write. */
export function readCharonLine(line: string): CharonLine | null {
  const header = readLogHeader(line);
  const tag = groups.exec(header.rest);
  if (!tag) return null;
  const name = tag[4] === undefined ? null : tag[3]!;
  return {
    header,
    thread: tag[1]!,
    group: tag[2]!,
    name,
    connection: tag[4] ?? tag[3] ?? null,
    text: header.rest.slice(tag[0].length),
  };
}

/** Whether charon wrote a line; for recognising a file by its content. */
export function looksLikeCharon(line: string): boolean {
  return readCharonLine(line) !== null;
}
