import type { Inputs } from './inputs/index.ts';
import type { Command } from './measure.ts';

interface Row {
  /** What `--rows` picks by; a prefix up to a dash picks several. */
  id: string;
  workload: string;
  against: string;
}

/** Our wall time as a share of the peer's, or how many times faster. */
export type Goal = { atMost: number } | { timesFaster: number };

export interface PairRow extends Row {
  kind: 'pair';
  goal: Goal;
  /** Program that has to be installed. */
  needs: string;
  ours(inputs: Inputs): Command;
  peer(inputs: Inputs): Command;
}

/** Peak memory in MB: at most `limit`, and of the large input not over that of the small one by more than `apart`. */
export interface MemoryRow extends Row {
  kind: 'memory';
  limit: number;
  apart: number;
  words: readonly string[];
  /** Arguments of the process that writes the small and the large input. */
  feeds(scale: number): [small: string[], large: string[]];
}

/** Peak memory above that of the same bytes without the attempts, in kB for each. */
export interface AttemptRow extends Row {
  kind: 'attempts';
  limit: number;
  attempts: number;
  input(inputs: Inputs): string;
}

export type BenchRow = PairRow | MemoryRow | AttemptRow;

/** Where the built command line is, and a capture of a real bring-up in the lab. */
export interface Places {
  cli: string;
  lab: string;
  python: string;
}

const CONTROL = 'udp port 500 or udp port 4500 or ip proto 50 or ip proto 51 or ip proto 47';
/** The VLAN half has to come last: it moves the offsets of everything behind it. */
const FILTER = `${CONTROL} or (vlan and (${CONTROL}))`;

/** Twenty strings that between them stand in every line of interest. */
const ALTERNATIVES = [
  'ISAKMP:',
  'ISAKMP \\(',
  'ISAKMP-PAK',
  'ISAKMP-ERROR',
  'IPSEC\\(',
  'IPSEC-IFC',
  'CRYPTO_SS\\(',
  'Crypto mapdb',
  'crypto_engine',
  'insert of map',
  'NHRP:',
  'NHRP-RATE',
  'NHRP-CACHE',
  'NHRP-DETAIL',
  '%CRYPTO-',
  '%DMVPN-',
  '%NHRP-',
  '%DUAL-5',
  '%LINEPROTO-5',
  '%LINK-3',
].join('|');

const MB = 1_000_000;
/** Each spoke of the large inputs is an attempt, whether its bring-up was captured or its ESP alone. */
const SPOKES = 10_000;
const ESP_GOALS = [
  { cipher: 'aes', name: 'AES-128', inner: 128, timesFaster: 5 },
  { cipher: 'aes', name: 'AES-128', inner: 1400, timesFaster: 3 },
  { cipher: '3des', name: '3DES', inner: 128, timesFaster: 3 },
  { cipher: '3des', name: '3DES', inner: 1400, timesFaster: 1 },
] as const;

export function rows({ cli, lab, python }: Places): BenchRow[] {
  const ours = (...words: string[]): Command => ({ words: [process.execPath, cli, ...words] });
  const analyze = (...words: string[]): Command => ours('analyze', '--format', 'json', ...words);
  const run = (...words: string[]): Command => ({ words });
  const dump = (path: string): Command => run('tcpdump', '-r', path, '-w', '/dev/null', FILTER);
  const ripgrep = (path: string): Command => run('rg', '-a', '-c', '-e', ALTERNATIVES, path);
  const hub = '1 GB hub capture, 1.6 M frames';

  return [
    {
      kind: 'pair',
      id: 'scan-tcpdump',
      workload: hub,
      against: 'tcpdump -w /dev/null, filter',
      goal: { atMost: 0.75 },
      needs: 'tcpdump',
      ours: (inputs) => analyze(inputs.hub()),
      peer: (inputs) => dump(inputs.hub()),
    },
    {
      kind: 'pair',
      id: 'scan-tshark',
      workload: hub,
      against: 'tshark -Y isakmp||nhrp -T fields',
      goal: { timesFaster: 50 },
      needs: 'tshark',
      ours: (inputs) => analyze(inputs.hub()),
      peer: (inputs) =>
        run(
          ...['tshark', '-r', inputs.hub(), '-Y', 'isakmp||nhrp', '-T', 'fields'],
          ...['frame.number', 'ip.src', 'ip.dst', 'isakmp.ispi'].flatMap((field) => ['-e', field]),
        ),
    },
    {
      kind: 'pair',
      id: 'scan-cat',
      workload: hub,
      against: 'cat',
      goal: { atMost: 2.5 },
      needs: 'cat',
      ours: (inputs) => analyze(inputs.hub()),
      peer: (inputs) => run('cat', inputs.hub()),
    },
    {
      kind: 'pair',
      id: 'small',
      workload: '500 MB of 90-byte packets',
      against: 'tcpdump -w /dev/null, filter',
      goal: { atMost: 0.7 },
      needs: 'tcpdump',
      ours: (inputs) => analyze(inputs.small()),
      peer: (inputs) => dump(inputs.small()),
    },
    {
      kind: 'pair',
      id: 'pcapng',
      workload: '1 GB pcapng',
      against: 'the same packets in pcap',
      goal: { atMost: 1.1 },
      needs: 'bash',
      ours: (inputs) => analyze(inputs.hub('pcapng')),
      peer: (inputs) => analyze(inputs.hub()),
    },
    {
      kind: 'pair',
      id: 'gzip',
      workload: '.gz of the hub capture',
      against: 'gzip -dc',
      goal: { atMost: 0.75 },
      needs: 'gzip',
      ours: (inputs) => analyze(inputs.hubGzip()),
      peer: (inputs) => run('gzip', '-dc', inputs.hubGzip()),
    },
    {
      kind: 'pair',
      id: 'decode-tcpdump',
      workload: '100 MB of IKE, decode to NDJSON',
      against: 'tcpdump -nn -vvv',
      goal: { atMost: 1 },
      needs: 'tcpdump',
      ours: (inputs) => ours('decode', inputs.ike()),
      peer: (inputs) => run('tcpdump', '-nn', '-vvv', '-r', inputs.ike()),
    },
    {
      kind: 'pair',
      id: 'decode-tshark',
      workload: '100 MB of IKE, decode to NDJSON',
      against: 'tshark -T json',
      goal: { timesFaster: 25 },
      needs: 'tshark',
      ours: (inputs) => ours('decode', inputs.ike()),
      peer: (inputs) => run('tshark', '-r', inputs.ike(), '-T', 'json'),
    },
    {
      kind: 'pair',
      id: 'start-node',
      workload: 'lab capture, whole process',
      against: 'node -e 0',
      goal: { atMost: 1.8 },
      needs: 'bash',
      ours: () => analyze(lab),
      peer: () => run(process.execPath, '-e', '0'),
    },
    {
      kind: 'pair',
      id: 'start-tshark',
      workload: 'lab capture, whole process',
      against: 'tshark',
      goal: { atMost: 0.5 },
      needs: 'tshark',
      ours: () => analyze(lab),
      peer: () => run('tshark', '-r', lab),
    },
    ...(
      [
        ['logs-english', 'English', 'en', 'utf-8'],
        ['logs-chinese-utf8', 'Traditional Chinese, UTF-8', 'zh-TW', 'utf-8'],
        ['logs-chinese-big5', 'Traditional Chinese, Big5', 'zh-TW', 'big5'],
      ] as const
    ).map(
      ([id, name, language, encoding]): PairRow => ({
        kind: 'pair',
        id,
        workload: `syslog, 500 MB, 10 % DMVPN lines, ${name}`,
        against: 'ripgrep, 20 alternatives',
        goal: { atMost: 1.2 },
        needs: 'rg',
        ours: (inputs) => analyze(inputs.syslog(language, encoding)),
        peer: (inputs) => ripgrep(inputs.syslog(language, encoding)),
      }),
    ),
    {
      kind: 'pair',
      id: 'debug-python',
      workload: 'debug transcript, 200 MB, every line a message',
      against: 'Python re, one alternation for each facility',
      goal: { timesFaster: 5 },
      needs: 'python3',
      ours: (inputs) => analyze(inputs.transcript()),
      peer: (inputs) => run('python3', python, inputs.transcript()),
    },
    ...ESP_GOALS.map(
      ({ cipher, name, inner, timesFaster }): PairRow => ({
        kind: 'pair',
        id: `esp-${cipher}-${inner}`,
        workload: `40,000 ESP packets opened and authenticated, ${name}, ${inner} B`,
        against: 'tshark, same keys',
        goal: { timesFaster },
        needs: 'tshark',
        ours: (inputs) => {
          const { capture, keys } = inputs.esp(cipher, inner);
          return analyze('--keys', keys, capture);
        },
        peer: (inputs) => {
          const { capture, table } = inputs.esp(cipher, inner);
          const options = ['enable_encryption_decode', 'enable_authentication_check'];
          return run(
            ...['tshark', '-r', capture, '-o', `uat:esp_sa:${table}`],
            ...options.flatMap((option) => ['-o', `esp.${option}:TRUE`]),
            ...['-T', 'fields', '-e', 'esp.icv_good', '-e', 'ip.src', '-e', 'ip.dst'],
          );
        },
      }),
    ),
    ...(['capture', 'log'] as const).map(
      (kind): MemoryRow => ({
        kind: 'memory',
        id: `memory-${kind}`,
        workload: `peak memory, 100 MB and 10 GB ${kind} with the same bring-ups`,
        against: '120 MB, the same for both',
        limit: 120,
        apart: 12,
        words: analyze('-').words,
        feeds: (scale) => {
          const feed = (megabytes: number): string[] =>
            [kind, megabytes * MB * scale, 10 * MB * scale, 100].map(String);
          return [feed(100), feed(10_000)];
        },
      }),
    ),
    ...(['capture', 'log'] as const).map((kind): PairRow => {
      const input = (inputs: Inputs, spokes: number): string =>
        kind === 'capture' ? inputs.spokesCapture(spokes) : inputs.spokesLog(spokes);
      return {
        kind: 'pair',
        id: `spokes-${kind}`,
        workload: `10,000 spokes in one ${kind}`,
        against: '100 spokes, same bytes and bring-ups',
        goal: { atMost: 2 },
        needs: 'bash',
        ours: (inputs) => analyze(input(inputs, 10_000)),
        peer: (inputs) => analyze(input(inputs, 100)),
      };
    }),
    {
      kind: 'attempts',
      id: 'attempts-capture',
      workload: '10,000 spokes in one capture',
      against: '20 kB each',
      limit: 20,
      attempts: SPOKES,
      input: (inputs) => inputs.spokesCapture(10_000),
    },
  ];
}
