import { LANGUAGES } from '../language/say.ts';

/** Every option of every command, once: help, shell completion, man page and README are made from this table. */
export interface Option {
  name: string;
  alias?: string;
  type: 'string' | 'boolean' | 'number' | 'count';
  /** May be given several times. */
  array?: boolean;
  choices?: readonly string[];
  default?: string | number | boolean;
  /** What stands for the value in help, e.g. FILE. */
  value?: string;
  describe: string;
}

const FORMATS = [
  'table',
  'html',
  'json',
  'ndjson',
  'markdown',
  'mermaid',
  'svg',
  'junit',
  'sarif',
  'csv',
] as const;

export const OPTIONS = {
  spoke: {
    name: 'spoke',
    type: 'string',
    array: true,
    value: 'FILE',
    describe: 'an input taken at the spoke; may be given several times',
  },
  hub: {
    name: 'hub',
    type: 'string',
    array: true,
    value: 'FILE',
    describe: 'an input taken at the hub; may be given several times',
  },
  keys: {
    name: 'keys',
    alias: 'k',
    type: 'string',
    array: true,
    value: 'FILE',
    describe: 'keys for IKE or ESP: Wireshark tables, `ip xfrm state`, a charon log, JSON; told by content',
  },
  format: {
    name: 'format',
    alias: 'f',
    type: 'string',
    choices: FORMATS,
    default: 'table',
    describe: 'how to print the result',
  },
  output: {
    name: 'output',
    alias: 'o',
    type: 'string',
    value: 'FILE',
    describe: 'write the result to this file instead of standard output',
  },
  encoding: {
    name: 'encoding',
    alias: 'e',
    type: 'string',
    value: 'NAME',
    describe: 'read texts in this encoding, e.g. big5, gb18030, utf-16le',
  },
  timeline: {
    name: 'timeline',
    alias: 't',
    type: 'boolean',
    default: false,
    describe: 'list every event in causal order',
  },
  unknown: {
    name: 'unknown',
    alias: 'u',
    type: 'boolean',
    default: false,
    describe: 'list lines that were not recognised, the most frequent shapes first',
  },
  verbose: {
    name: 'verbose',
    alias: 'v',
    type: 'boolean',
    default: false,
    describe: 'all open causes and all checks, not only what matters most',
  },
  failOn: {
    name: 'fail-on',
    type: 'string',
    choices: ['error', 'warning', 'note', 'never'],
    default: 'error',
    describe: 'exit with 1 when a finding is at least this severe',
  },
  color: {
    name: 'color',
    type: 'boolean',
    describe: 'colours in the output; off when NO_COLOR is set or the output is no terminal',
  },
  redact: {
    name: 'redact',
    type: 'boolean',
    default: false,
    describe: 'replace addresses, host names and file names by pseudonyms, to send the result outside',
  },
  showSecrets: {
    name: 'show-secrets',
    type: 'boolean',
    default: false,
    describe: 'do not mask keys and authentication strings',
  },
  tree: {
    name: 'tree',
    type: 'boolean',
    default: false,
    describe: 'print an indented tree instead of JSON lines',
  },
  frame: {
    name: 'frame',
    alias: 'n',
    type: 'number',
    array: true,
    value: 'N',
    describe: 'only this frame; may be given several times',
  },
  all: {
    name: 'all',
    alias: 'a',
    type: 'boolean',
    default: false,
    describe: 'ESP, AH and NAT keepalives too',
  },
  update: {
    name: 'update',
    type: 'boolean',
    default: false,
    describe: 'write what was found into expected.json instead of comparing',
  },
  junit: {
    name: 'junit',
    type: 'string',
    value: 'FILE',
    describe: 'write the result as JUnit XML to this file',
  },
  directory: {
    name: 'directory',
    alias: 'o',
    type: 'string',
    value: 'DIR',
    describe: 'write the tables as files of their names into this directory',
  },
  interface: {
    name: 'interface',
    alias: 'i',
    type: 'string',
    value: 'IF',
    describe: 'capture on this interface (needs the optional package cap)',
  },
  follow: {
    name: 'follow',
    alias: 'F',
    type: 'string',
    array: true,
    value: 'LOG',
    describe: 'read what is added to this log; may be given several times',
  },
  syslog: {
    name: 'syslog',
    type: 'string',
    value: 'HOST:PORT',
    describe: 'receive syslog over UDP and TCP on this address, e.g. 127.0.0.1:5514',
  },
  side: {
    name: 'side',
    type: 'string',
    choices: ['spoke', 'hub'],
    describe: 'whose side the live capture is on, when that is known',
  },
  lang: {
    name: 'lang',
    type: 'string',
    choices: LANGUAGES,
    describe: 'language of all texts for people; else that of LC_ALL, LC_MESSAGES or LANG',
  },
} as const satisfies Record<string, Option>;

export type OptionKey = keyof typeof OPTIONS;
