import type { Command } from './command.ts';

/** Options of the commands that judge inputs. */
const JUDGING: Command['options'] = [
  ...(['spoke', 'hub', 'keys', 'format', 'output', 'encoding', 'timeline', 'unknown', 'verbose'] as const),
  ...(['failOn', 'redact', 'color', 'lang'] as const),
];

/** All commands, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'analyze',
    positionals: '[FILE..]',
    positionalHelp:
      'captures (pcap, pcapng, .gz, - for standard input), and logs, shows, configurations beside them',
    describe: 'say how far a DMVPN bring-up got, from captures',
    options: JUDGING,
    examples: [
      ['analyze spoke.pcap hub.pcap', 'both ends; which is which is found out'],
      [
        'analyze --spoke spoke.pcap --hub hub.pcap',
        'even an empty capture is evidence when its side is given',
      ],
      ['tcpdump -i eth0 -w - | dmvpn-trace analyze -', 'straight from tcpdump'],
    ],
    run: async (args) => (await import('./commands/analyze.ts')).analyze(args),
  },
  {
    name: 'correlate',
    positionals: '[FILE..]',
    positionalHelp:
      'debug transcripts of the routers, with captures, shows and configurations if there are any',
    describe: 'line up the debug logs of hub and spoke',
    options: JUDGING,
    examples: [
      ['correlate --hub hub.log --spoke spoke.log', 'two transcripts'],
      [
        'correlate both.txt spoke.pcap --timeline',
        'a file with both routers, and a capture; every event in order',
      ],
    ],
    run: async (args) => (await import('./commands/analyze.ts')).analyze(args),
  },
  {
    name: 'decode',
    positionals: '<FILE..>',
    positionalHelp: 'captures',
    describe: 'dissect the control packets of captures, one JSON line each',
    options: ['tree', 'frame', 'all', 'keys', 'output', 'showSecrets', 'color', 'lang'],
    examples: [
      ['decode hub.pcap', 'IKE, NHRP, GRE and ICMP about them'],
      ['decode hub.pcap --frame 3 --tree', 'one frame, for reading'],
    ],
    run: async (args) => (await import('./commands/decode.ts')).decode(args),
  },
  {
    name: 'watch',
    positionals: '[INPUT..]',
    positionalHelp: '- for a capture on standard input',
    describe: 'follow a bring-up live: captures, growing logs, syslog',
    options: [
      'interface',
      'side',
      'follow',
      'syslog',
      'keys',
      'format',
      'output',
      'failOn',
      'redact',
      'color',
      'lang',
    ],
    examples: [
      ['tcpdump -i eth0 -U -w - | dmvpn-trace watch -', 'live, without any package'],
      ['watch --interface eth0', 'live, with the optional package cap'],
      ['watch --follow hub.log --follow spoke.log', 'logs as they grow'],
      ['watch --syslog 127.0.0.1:5514', 'both routers log here'],
    ],
    run: async (args) => (await import('./commands/watch.ts')).watch(args),
  },
  {
    name: 'explain',
    positionals: '<WHAT..>',
    positionalHelp: 'a step (1 to 13), a stall cause, a check, or a log message in quotes',
    describe: 'say what a step, a cause, a check or a log message means',
    options: ['lang'],
    examples: [
      ['explain nat-t-blocked', 'a stall cause'],
      ['explain "ISAKMP:(0):Old State = IKE_READY  New State = IKE_I_MM1"', 'a pasted line'],
    ],
    run: async (args) => (await import('./commands/explain.ts')).explain(args),
  },
  {
    name: 'lint',
    positionals: '[FILE..]',
    positionalHelp: 'configurations of a hub and of spokes, alone or among other text',
    describe: 'say whether a hub and a spoke would come up, from their configurations alone',
    options: ['spoke', 'hub', 'format', 'output', 'encoding', 'failOn', 'color', 'lang'],
    examples: [
      ['lint --hub hub.cfg --spoke spoke.cfg', 'every mismatch, weak cryptography, features too new'],
      ['lint document.txt --fail-on note', 'both configurations in one file; exit code 1 on any finding'],
    ],
    run: async (args) => (await import('./commands/lint.ts')).lint(args),
  },
  {
    name: 'verify',
    positionals: '<DIR..>',
    positionalHelp: 'case folders with case.json and expected.json',
    describe: 'analyse case folders and compare with what is expected',
    options: ['update', 'junit', 'color', 'lang'],
    examples: [
      ['verify fixtures/*', 'exit code 1 on any difference'],
      ['verify fixtures/lab-plain-gre --update', 'accept what is found now'],
    ],
    run: async (args) => (await import('./commands/verify.ts')).verify(args),
  },
  {
    name: 'observe',
    positionals: '<FILE..>',
    positionalHelp: 'inputs of any kind',
    describe: 'write what inputs show as observations, to be merged elsewhere',
    options: ['spoke', 'hub', 'keys', 'encoding', 'output', 'lang'],
    examples: [['observe --spoke spoke.pcap -o spoke.json', 'small enough to mail; the capture stays']],
    run: async (args) => (await import('./commands/observe.ts')).observe(args),
  },
  {
    name: 'merge',
    positionals: '<FILE..>',
    positionalHelp: 'files written by observe',
    describe: 'judge observations from several machines together',
    options: ['format', 'output', 'timeline', 'unknown', 'verbose', 'failOn', 'redact', 'color', 'lang'],
    examples: [['merge spoke.json hub.json', 'the same result as from the captures themselves']],
    run: async (args) => (await import('./commands/merge.ts')).merge(args),
  },
  {
    name: 'export-keys',
    positionals: '<FILE..>',
    positionalHelp: 'key files, charon logs, `ip xfrm state` outputs, captures',
    describe: "write all keys that inputs hold as Wireshark's tables",
    options: ['keys', 'directory', 'lang'],
    examples: [
      ['export-keys hub-charon.log', 'esp_sa and ikev1_decryption_table on standard output'],
      ['export-keys keys.json hub.pcap -o tables', 'ESP keys that follow from the quick modes, too'],
    ],
    run: async (args) => (await import('./commands/export-keys.ts')).exportKeys(args),
  },
  {
    name: 'annotate',
    positionals: '<FILE..>',
    positionalHelp: 'the capture, the pcapng to be written, and any logs and captures to judge it with',
    describe: 'write a capture as pcapng with a comment on each packet that matters',
    options: ['spoke', 'hub', 'keys', 'encoding', 'lang'],
    examples: [
      ['annotate hub.pcap annotated.pcapng', 'step, verdict and cause as packet comments'],
      [
        'annotate hub.pcap annotated.pcapng hub.log spoke.log -k keys',
        'with lines of the logs, and keys of ESP',
      ],
    ],
    run: async (args) => (await import('./commands/annotate.ts')).annotate(args),
  },
  {
    name: 'schema',
    positionals: '',
    positionalHelp: '',
    describe: 'print the JSON Schema of the report',
    options: ['lang'],
    examples: [['schema > report.schema.json', '']],
    run: async () => (await import('./commands/schema.ts')).schema(),
  },
  {
    name: 'completion',
    positionals: '<SHELL..>',
    positionalHelp: 'bash, zsh or fish',
    describe: 'print a completion script for a shell',
    options: ['lang'],
    examples: [['completion bash > /etc/bash_completion.d/dmvpn-trace', '']],
    run: async (args) => (await import('./commands/completion.ts')).completion(args),
  },
  {
    name: 'man',
    positionals: '',
    positionalHelp: '',
    describe: 'print the manual page',
    options: ['lang'],
    examples: [['dmvpn-trace man | man -l -', '']],
    run: async () => (await import('./commands/manual.ts')).manual(),
  },
];
