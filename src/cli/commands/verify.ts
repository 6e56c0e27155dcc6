import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inEnglish, say } from '../../language/say.ts';
import { type JunitSuite, renderJunitCases } from '../../report/junit-cases.ts';
import { COLOURED, neutralise, PLAIN, type Style } from '../../report/style.ts';
import { type Arguments, EXIT } from '../command.ts';
import { print, wantsColour } from '../output.ts';
import { adopt, firstStatement } from '../verify/adopt.ts';
import { type CaseFolder, EXPECTED_FILE, findCaseFolders, readCaseFolder } from '../verify/case-folder.ts';
import { compactJson } from '../verify/compact-json.ts';
import { type VerifiedRun, verifyCase } from '../verify/verify-case.ts';

/** `verify`: analyses case folders and compares the results with the parts that `expected.json` states. */
export async function verify({ positionals, options }: Arguments): Promise<number> {
  const { folders, without } = findCaseFolders(positionals);
  for (const path of without)
    process.stderr.write(
      `dmvpn-trace: ${say`${path}: neither a case folder (with case.json) nor a folder of some`}\n`,
    );
  const update = options['update'] === true;
  const style = wantsColour(options) ? COLOURED : PLAIN;
  const suites: JunitSuite[] = [];
  let usable = without.length === 0;
  for (const path of folders) {
    const folder = readCaseFolder(path);
    if (typeof folder === 'string') {
      process.stderr.write(`dmvpn-trace: ${folder}\n`);
      usable = false;
      continue;
    }
    // What cases state is English.
    const runs = await inEnglish(() => verifyCase(folder));
    if (update) rewriteExpected(folder, runs);
    print(describeCase(folder, runs, update, style));
    suites.push({ name: folder.name, tests: runs.map((run) => junitTest(run, update)) });
  }
  const tests = suites.flatMap((suite) => suite.tests);
  const failed = tests.filter((test) => test.failure !== null || test.error !== null).length;
  if (suites.length > 0)
    print(`${say`${countsOf(suites.length, tests.length)}: ${conclusion(failed, update)}`}\n`);
  if (typeof options['junit'] === 'string') writeFileSync(options['junit'], renderJunitCases(suites));
  if (!usable) return EXIT.usage;
  return failed > 0 ? EXIT.found : EXIT.ok;
}

function countsOf(cases: number, analyses: number): string {
  const folders = cases === 1 ? say`${cases} case` : say`${cases} cases`;
  return analyses === 1 ? say`${folders}, ${analyses} analysis` : say`${folders}, ${analyses} analyses`;
}

function conclusion(failed: number, update: boolean): string {
  if (failed > 0) return say`${failed} not as expected`;
  return update ? say`${EXPECTED_FILE} written` : say`all as expected`;
}

function rewriteExpected(folder: CaseFolder, runs: readonly VerifiedRun[]): void {
  const statements = runs.map(({ name, expected, result }): [string, unknown] => {
    if (result === null) return [name, expected];
    return [name, expected === undefined ? firstStatement(result) : adopt(expected, result)];
  });
  const text = `${compactJson(Object.fromEntries(statements))}\n`;
  writeFileSync(join(folder.path, EXPECTED_FILE), text);
}

function describeCase(
  folder: CaseFolder,
  runs: readonly VerifiedRun[],
  update: boolean,
  style: Style,
): string {
  const lines: string[] = [];
  for (const run of runs) {
    if (run.error === null && run.differences.length === 0) continue;
    lines.push(
      `${style.bold(`${folder.name}: ${run.name}`)}${update && run.error === null ? say` (updated)` : ''}`,
    );
    if (run.error !== null) lines.push(`  ${run.error}`);
    for (const { path, expected, found } of run.differences) {
      lines.push(
        `  ${path === '' ? say`(nothing is stated)` : path}`,
        `    ${style.bad(say`- expected ${shown(expected)}`)}`,
        `    ${style.good(say`+ found    ${shown(found)}`)}`,
      );
    }
  }
  return lines.map((line) => `${line}\n`).join('');
}

function junitTest(run: VerifiedRun, update: boolean): JunitSuite['tests'][number] {
  const { name, milliseconds, differences, error } = run;
  const details = differences.map(
    (d) => say`${d.path}: expected ${shown(d.expected)}, found ${shown(d.found)}`,
  );
  const failure =
    details.length === 0 || update ? null : { message: details[0]!, details: details.join('\n') };
  return { name, milliseconds, failure, error };
}

/** Longest value shown in a difference. */
const MAX_SHOWN = 300;

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : neutralise(JSON.stringify(value));
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
