/** Words whose translations are needed to read a value or tell two readings apart; in English as IOS has them. */
export type Word =
  | 'transform'
  | 'priority'
  | 'encryption'
  | 'group'
  | 'auth'
  | 'pre-share'
  | 'life type'
  | 'life duration'
  | 'seconds'
  | 'kilobytes'
  | 'Transport'
  | 'Tunnel'
  | 'OUTBOUND'
  | 'INBOUND'
  | 'authenticated'
  | 'Receive'
  | 'to'
  | 'up'
  | 'down'
  | 'OFF'
  | 'new adjacency'
  | 'Initiator'
  | 'Responder';

/** What a machine translation made of IOS messages, as data. */
export interface Dialect {
  /** BCP 47 tag. */
  name: string;
  /** Per catalogue row: its wordings, written without blanks; `*` is a gap. */
  wordings: Readonly<Record<string, readonly string[]>>;
  words: Readonly<Partial<Record<Word, readonly string[]>>>;
  /** Ends of wrapped words and templates that may stand alone on the next line. */
  tails: readonly string[];
}
