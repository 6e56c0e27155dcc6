import { spawnSync } from 'node:child_process';
import { cpus, release, totalmem, type } from 'node:os';

const VERSIONS: readonly (readonly [string, readonly string[]])[] = [
  ['tcpdump', ['--version']],
  ['tshark', ['--version']],
  ['rg', ['--version']],
  ['gzip', ['--version']],
  ['python3', ['--version']],
];

/** The machine and the peers' versions, without any name of it. */
export function describeMachine(): string[] {
  const processors = cpus();
  const lines = [
    `${processors.length} cores of ${processors[0]?.model.trim() ?? 'an unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release().split('-')[0]}`,
    `Node ${process.versions.node} (V8 ${process.versions.v8.split('-')[0]})`,
  ];
  for (const [program, words] of VERSIONS) {
    const { stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' });
    const line = `${stdout ?? ''}${stderr ?? ''}`.split('\n').find((text) => /\d+\.\d+/.test(text));
    if (line) lines.push(line.trim().replace(/ \(.*/, ''));
  }
  return lines;
}
