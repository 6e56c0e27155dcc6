/**
 * What a catalogue row is. One row describes one message that IOS prints: how to know it, what its
 * values are, which of the 13 steps it belongs to and what it means.
 */

export type Facility =
  | 'isakmp'
  | 'ikev2'
  | 'ipsec'
  | 'tunnel-protection'
  | 'crypto-socket'
  | 'nhrp'
  | 'syslog'
  | 'unknown';

/** Values are text, unsigned numbers, flags or lists of text; null stands for a value that is not in the line. */
export type FieldValue = string | number | boolean | null | string[];
export type Fields = Record<string, FieldValue>;

/** The text of one message, cut into the parts that rows look at. */
export interface Subject {
  facility: Facility;
  /** The message from its tag on; wrapped lines joined. */
  text: string;
  /** What stands behind the tag, the SA number and the separators. */
  body: string;
  /** ISAKMP: the router's number of the SA; 0 before keys exist. */
  connectionId: string | null;
  /** `IPSEC(<function>)`: the function's name. `%FACILITY-n-MNEMONIC`: `FACILITY-MNEMONIC`. */
  name: string;
  /** `IPSEC-IFC <mode>/Tu<n>(<local>/<remote>)`, and NHRP lines that begin with the interface. */
  interface: string | null;
  tunnelMode: 'GRE' | 'MGRE' | null;
  local: string | null;
  remote: string | null;
  /** Untagged lines behind the message. */
  following: readonly string[];
}

/** The values of a continuation block and how many of the following lines were used to read it. */
export interface Block {
  fields: Fields;
  consumed: number;
}

export type Mark = 'K' | 'K~' | 'M';

/** A wording, or a wording with the name of what it tells (when one row holds several). */
export type Pattern = string | readonly [wording: string, what: string];

export interface Row {
  id: string;
  facility: Facility;
  /** A few words. */
  title: string;
  /** The English form with `<fields>`, in this project's own rendering. */
  form: string;
  /**
   * English wordings of the body, `*` standing for anything, matched from the body's start. Rows of
   * `IPSEC(...)` and `%FAC-n-MNEM` messages begin with the function's name or `FAC-MNEM` and a blank.
   */
  patterns: readonly Pattern[];
  /** Knows the message by what no translation touches. */
  shape?: (subject: Subject) => boolean;
  fields?: (subject: Subject) => Fields;
  /** Fields without which the message is not finished: the next line is then joined to it. */
  needs?: readonly string[];
  /** What the next line must look like to be joined; any short line when not given. */
  continues?: RegExp;
  /** Reads the lines behind the message. Its values are laid over the message's own. */
  block?: (subject: Subject, own: Fields) => Block;
  /** Where the message ends when an explanation stands behind it on the same line: offset in the text. */
  end?: (subject: Subject) => number;
  /** Short name of what a failure row tells, e.g. `no-pre-shared-key`. */
  what?: string;
  by: 'hub' | 'spoke' | 'both';
  /** Steps that the message belongs to; the sum of them when it occurs in several. */
  steps: readonly number[];
  /** K: the wording was read in a real transcript; K~: a close variant was; M: not proven. */
  mark: Mark;
  /** True: looks like trouble or says nothing, and is no fault by itself. */
  harmless: boolean;
  /** What the message tells, in plain words. */
  meaning: string;
}

/** A message whose row is known. */
export interface RecognisedMessage {
  id: string;
  title: string;
  facility: Facility;
  row: Row;
  fields: Fields;
  connectionId: string | null;
  /** Number of `following` lines that belong to the message. */
  consumed: number;
  /** First line of the message; it is the transcript message's unless the row stood in an untagged line. */
  line: number;
  endLine: number;
  /** Text behind the end of the template on the message's own line: prose. */
  rest: string;
  /** The wording that matched: `en`, a dialect's name, or null when only the shape told. */
  wording: string | null;
  /** The message on one line, as it was printed; secrets only ever stand in blocks, which are not part of it. */
  text: string;
}
