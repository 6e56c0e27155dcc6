/**
 * What was repaired in the lines that were read, per kind: how many lines, the first and the last of them. Lines that
 * were dismissed without being decoded are not counted.
 */
export type Repairs = Partial<Record<RepairKind, { lines: number; first: number; last: number }>>;

export type RepairKind =
  /** A carriage return or form feed inside a line: the line was cut there. */
  | 'carriage-return'
  | 'form-feed'
  | 'no-break-space'
  | 'full-width'
  | 'html-entity'
  | 'quote'
  | 'dash'
  | 'list-mark'
  | 'more'
  | 'backspace'
  | 'escape'
  /** Bidirectional marks, zero-width characters, soft hyphens. */
  | 'invisible'
  | 'nul'
  | 'control'
  | 'tab'
  /** Question marks where a no-break space stood that the encoding could not hold. */
  | 'lost-space'
  /** Dots and bangs of a ping inside a message, and the lines of its report. */
  | 'ping'
  /** A prompt in front of a message, between its lines or inside it. */
  | 'prompt'
  /** A message whose tag stands on a line of its own was joined with the next line. */
  | 'split-tag';

export function countRepair(repairs: Repairs, kind: RepairKind, line: number): void {
  const seen = repairs[kind];
  if (seen === undefined) repairs[kind] = { lines: 1, first: line, last: line };
  else if (seen.last !== line) {
    seen.lines++;
    seen.last = line;
  }
}

/** What was repaired in the line that was read last. */
export function repairsOf(repairs: Repairs, line: number): RepairKind[] {
  return (Object.keys(repairs) as RepairKind[]).filter((kind) => repairs[kind]?.last === line);
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  bull: '•',
  colon: ':',
  comma: ',',
  copy: '©',
  dash: '-',
  equals: '=',
  excl: '!',
  gt: '>',
  hellip: '…',
  hyphen: '-',
  laquo: '«',
  ldquo: '“',
  lowbar: '_',
  lpar: '(',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  middot: '·',
  minus: '-',
  nbsp: ' ',
  ndash: '–',
  num: '#',
  percnt: '%',
  period: '.',
  quot: '"',
  raquo: '»',
  rdquo: '”',
  reg: '®',
  rpar: ')',
  rsquo: '’',
  semi: ';',
  sol: '/',
  ast: '*',
  lsqb: '[',
  rsqb: ']',
  Tab: '\t',
};

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));/g;

function decodeEntities(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name]! : whole;
    const code = decimal !== undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex!, 16);
    if (code < 0x20 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return whole;
    return String.fromCodePoint(code);
  });
}

/** ECMA-48 control sequences, OSC strings, two-character escapes. Each part is a run of one class: linear. */
const ESCAPES = /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[ -/]*[0-~]?/g;

/** Moves the cursor back as a terminal does, and writes over what stands there. */
function applyBackspaces(text: string): string {
  const cells: string[] = [];
  let column = 0;
  for (const char of text) {
    if (char === '\b' || char === '\x7f') {
      if (column > 0) column--;
    } else cells[column++] = char;
  }
  return cells.join('');
}

const MORE = /^\s*<?-{2,3} ?More ?-{2,3}>?(?: *\(?\d{0,3}%?\)?)? ?/i;
/** `12. `, `12) `, `- `, `• `, `> > ` in front of a line. A star is the mark of a clock and `123: ` a sequence number. */
const LIST_MARK = /^\s{0,8}(?:\d{1,6}[.)] |[-•●▪·] |(?:> ?){1,8}(?=\S| ))/;
const QUESTION = 0x3f;
/** Indents were no-break spaces in web pages; a program that saved one in Big5 put `?` for each. */
const LOST_INDENT = /^[? ]+/;
/** One mark may end a question. */
const LOST_TAIL = /(?<!\?)\?{2,}$/;
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const DOUBLE_QUOTES = /[\u201c-\u201f\u2033\u300c-\u300f\u301d-\u301f\u00ab\u00bb]/g;
const SINGLE_QUOTES = /[\u2018-\u201b\u2032]/g;
const FULL_WIDTH =
  /[\uff01-\uff5e\u3001\u3002\u3010\u3011\ufe50-\ufe57\ufe59-\ufe5c\ufe5f-\ufe62\ufe64-\ufe6b\uff61\uff64\u2026\u2236]/g;
const CONTROLS = /[\x01-\x08\x0b-\x1f\x7f-\x9f]/g;

const TO_ASCII: Readonly<Record<string, string>> = {
  '\u3001': ',',
  '\u3002': '.',
  '\uff61': '.',
  '\uff64': ',',
  '\u3010': '[',
  '\u3011': ']',
  '\u2026': '...',
  '\u2236': ':',
};

function toAscii(char: string): string {
  const known = TO_ASCII[char];
  if (known !== undefined) return known;
  const code = char.charCodeAt(0);
  return code >= 0xff01 ? String.fromCharCode(code - 0xfee0) : char.normalize('NFKC');
}

const NOT_PRINTABLE_ASCII = /[^ -~]/;
const NOT_ASCII = /[^\0-\x7f]/;

/**
 * One line as every later stage wants it: punctuation in ASCII, spaces as spaces, no escapes, no marks of
 * lists, pagers and mail in front.
 *
 * Every dash becomes `-` and the space behind it stays: a translation turns node `-830593317` into
 * `— 830593317`, which is `- 830593317` here, and only who knows that the word before it was "node" can
 * say that it is a sign. Corner brackets become `"`. White space at the end is dropped, in front it stays.
 */
export function normaliseLine(raw: string, repairs: Repairs, line: number): string {
  let text = raw;
  const replace = (pattern: RegExp, by: string | ((char: string) => string), kind: RepairKind): void => {
    const next = typeof by === 'string' ? text.replace(pattern, by) : text.replace(pattern, by);
    if (next !== text) countRepair(repairs, kind, line);
    text = next;
  };
  if (text.includes('&')) {
    // Twice: a page that was escaped when it already was leaves `&amp;gt;`.
    const next = decodeEntities(decodeEntities(text));
    if (next !== text) countRepair(repairs, 'html-entity', line);
    text = next;
  }
  if (NOT_PRINTABLE_ASCII.test(text)) {
    replace(/\0/g, '', 'nul');
    replace(ESCAPES, '', 'escape');
    if (text.includes('\b') || text.includes('\x7f')) {
      text = applyBackspaces(text);
      countRepair(repairs, 'backspace', line);
    }
    replace(/\t/g, ' ', 'tab');
    replace(CONTROLS, '', 'control');
    if (NOT_ASCII.test(text)) {
      replace(INVISIBLE, '', 'invisible');
      replace(SPACES, ' ', 'no-break-space');
      replace(DASHES, '-', 'dash');
      replace(DOUBLE_QUOTES, '"', 'quote');
      replace(SINGLE_QUOTES, "'", 'quote');
      replace(FULL_WIDTH, toAscii, 'full-width');
    }
  }
  if (text.charCodeAt(0) === QUESTION) replace(LOST_INDENT, (run) => ' '.repeat(run.length), 'lost-space');
  if (text.charCodeAt(text.length - 1) === QUESTION) replace(LOST_TAIL, '', 'lost-space');
  if (text.includes('More')) replace(MORE, '', 'more');
  if (mayBeListMark(text)) replace(LIST_MARK, '', 'list-mark');
  return text.trimEnd();
}

/** A cheap look before the pattern: nearly no line starts with a list mark. */
function mayBeListMark(text: string): boolean {
  const code = text.charCodeAt(0);
  return code === 0x20 || code === 0x2d || code === 0x3e || (code >= 0x30 && code <= 0x39) || code > 0x7f;
}

/** Words that a ping dot has been seen to fall into, and their like: only a known word is put together again. */
const MESSAGE_WORDS = new Set(
  (
    'acceptable attributes authenticated authentication beginning checking complete constructed created creating ' +
    'deleting duration encryption exchange found global inbound initial insert inserted interface lifetime local ' +
    'locking match matching message mode outbound packet payload peer phase policy port priority processing ' +
    'profile proposal received reason receive registration remote reply request responder retransmitting sending ' +
    'send socket speaking state status successfully transform tunnel type vendor'
  ).split(' '),
);
const MESSAGE_TOKEN =
  /^(?:IKE_(?:READY|[IR]_MM\d|P1_COMPLETE|DEST_SA|INIT_QM|GOT_SPI|QM_EXCH|MM_EXCH|SA_REQ_MM|PHASE[12]_(?:COMPLETE|DEL)|PROCESS_(?:MAIN_MODE|COMPLETE|ERROR)|QM_(?:READY|SPI_STARVE|[IR]_QM\d|PHASE2_COMPLETE|IPSEC_INSTALL_AWAIT)|MESG_(?:INTERNAL|FROM_PEER|FROM_IPSEC|FROM_TIMER|KEEP_ALIVE))|MM_(?:NO_STATE|SA_SETUP|KEY_EXCH)|QM_IDLE)$/;

const SUSPECT = /[A-Za-z_][.!]{1,80}[A-Za-z_]|[ =][.!]{1,80}(?=[IMQ])|[.!]!|![.!]/;
/** A dot inside a word, or several dots and bangs. */
const SPLIT_WORD = /([A-Za-z_]{1,40})([.!]{1,80})([A-Za-z_][A-Za-z0-9_]{0,40})/g;
const BEFORE_TOKEN = /(^|[ =])[.!]{1,80}(?=(?:IKE|MM|QM)_)/g;
const PING_RUN = / ?[.!]{0,80}!{2}[.!]{0,80}(?= |$)/g;

/** Takes the dots and bangs of a running ping out of a message. */
export function removePing(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text
    .replace(PING_RUN, '')
    .replace(BEFORE_TOKEN, '$1')
    .replace(SPLIT_WORD, (whole, head: string, _dots: string, tail: string) => {
      const joined = head + tail;
      return MESSAGE_WORDS.has(joined.toLowerCase()) || MESSAGE_TOKEN.test(joined) ? joined : whole;
    });
}

/** The lines that `ping` itself prints. */
export const PING_REPORT =
  /^\s*(?:[.!U]{2,100}|Type escape sequence to abort\.?|Sending \d+, \d+-byte ICMP Echos to .*|Packet sent with a source address of .*|Success rate is \d+ percent .*)$/;
