/**
 * What a decoder or reader could not do, as data. Decoders never throw on input: they return what they
 * could read and a list of these.
 */
export interface Problem {
  /** What is wrong, from a closed list per layer; stable, so programs may match on it. */
  code: ProblemCode;
  /** The layer that met it, e.g. `pcapng`, `ipv4`, `isakmp`, `nhrp`, `transcript`. */
  layer: string;
  /** One sentence for a person: what is wrong and what was done about it. */
  message: string;
  /** Byte offset, counted from the start of the frame (decoders) or of the file (file readers). */
  offset?: number;
  /** Bytes that were needed. */
  need?: number;
  /** Bytes that were there. */
  have?: number;
  /** The header field that claimed the length, e.g. `ipv4.total-length`. */
  lengthFrom?: string;
  /** Frame number in a capture, counted from 1. */
  frame?: number;
  /** Line number in a text, counted from 1. */
  line?: number;
}

export type ProblemCode =
  /** The input ends before the thing that was announced. */
  | 'truncated'
  /** A length field is smaller than its own header or larger than its container. */
  | 'bad-length'
  /** A value that the standard does not allow where it stands. */
  | 'bad-value'
  /** A checksum does not agree with the bytes. */
  | 'bad-checksum'
  /** Legal, but nothing this program can read. */
  | 'unsupported'
  /** A named limit was reached; the rest was not read. */
  | 'limit'
  /** Ciphertext that no given key opens. */
  | 'wrong-key'
  /** Text that is not valid in the encoding it is read in. */
  | 'bad-encoding'
  /** A format that was recognised but is not what was asked for. */
  | 'wrong-format'
  /** An input/output error, a file that is missing or not readable. */
  | 'unreadable';
