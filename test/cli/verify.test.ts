import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { adopt } from '../../src/cli/verify/adopt.ts';
import { compactJson } from '../../src/cli/verify/compact-json.ts';
import { compare } from '../../src/cli/verify/compare.ts';
import { renderJunitCases } from '../../src/report/junit-cases.ts';
import { elements, parseXml, textOf } from '../report/xml.ts';
import { buildCli, root, runCli } from './run-cli.ts';

describe('what is compared', () => {
  const found = {
    a: 1,
    b: { c: 'two', d: null },
    list: [
      { id: 'x', n: 1 },
      { id: 'y', n: 2 },
    ],
  };

  it('is only what is stated', () => {
    expect(compare({}, found)).toEqual([]);
    expect(compare({ b: { c: 'two' } }, found)).toEqual([]);
    expect(compare({ b: { c: 'three' } }, found)).toEqual([{ path: 'b.c', expected: 'three', found: 'two' }]);
  });

  it('null is not a field that is missing', () => {
    expect(compare({ b: { d: null } }, found)).toEqual([]);
    expect(compare({ b: { e: null } }, found)).toEqual([{ path: 'b.e', expected: null, found: undefined }]);
  });

  it('arrays are compared by position, and all of them', () => {
    expect(compare({ list: [{ id: 'x' }, { n: 2 }] }, found)).toEqual([]);
    expect(compare({ list: [{ id: 'y' }] }, found)).toEqual([
      { path: 'list[0].id', expected: 'y', found: 'x' },
      { path: 'list.length', expected: 1, found: 2 },
    ]);
    expect(compare({ a: [] }, found)).toEqual([{ path: 'a', expected: [], found: 1 }]);
  });

  it('$contains finds elements anywhere', () => {
    expect(compare({ list: { $contains: [{ id: 'y' }, { n: 1 }] } }, found)).toEqual([]);
    expect(compare({ list: { $contains: [{ id: 'z' }] } }, found)).toEqual([
      { path: 'list', expected: { $contains: [{ id: 'z' }] }, found: [{ id: 'x' }, { id: 'y' }] },
    ]);
    expect(compare({ b: { $contains: [1] } }, found)).toHaveLength(1);
  });

  it('$length, $columns and $matches', () => {
    expect(compare({ list: { $length: 2, $columns: { id: ['x', 'y'] } } }, found)).toEqual([]);
    expect(compare({ list: { $length: 3 } }, found)[0]).toEqual({
      path: 'list.length',
      expected: 3,
      found: 2,
    });
    expect(compare({ list: { $columns: { n: [1, 3] } } }, found)).toEqual([
      { path: 'list[*].n[1]', expected: 3, found: 2 },
    ]);
    expect(compare({ b: { c: { $matches: '^tw' } } }, found)).toEqual([]);
    expect(compare({ a: { $matches: '1' } }, found)).toHaveLength(1);
  });

  it('--update rewrites what is stated and adds nothing else', () => {
    const stated = {
      b: { c: 'old' },
      list: { $length: 1, $contains: [{ id: 'x' }, { id: 'gone' }], $columns: { n: [9] } },
      a: { $matches: '^x' },
    };
    const adopted = adopt(stated, found);
    expect(adopted).toEqual({
      b: { c: 'two' },
      list: { $length: 2, $contains: [{ id: 'x' }], $columns: { n: [1, 2] } },
      a: 1,
    });
    expect(compare(adopted, found)).toEqual([]);
    expect(adopt({ list: [{ id: 'q' }] }, found)).toEqual({ list: [{ id: 'x' }, { id: 'y' }] });
    expect(adopt({ b: { c: { $matches: 'w' } } }, found)).toEqual({ b: { c: { $matches: 'w' } } });
  });

  it('is written as JSON that people can read', () => {
    const value = {
      short: [1, 2],
      words: Array.from({ length: 20 }, () => 'not-visible'),
      deep: { a: {}, b: [] },
    };
    const text = compactJson(value);
    expect(JSON.parse(text)).toEqual(value);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
    expect(text).toContain('"short": [1, 2]');
  });
});

describe('JUnit of cases', () => {
  it('is well-formed whatever the names and values are', () => {
    const nasty = 'a<b>&"\'\u0007\u001b[31m\ud800]]>';
    const xml = renderJunitCases([
      {
        name: nasty,
        tests: [
          { name: nasty, milliseconds: 1234, failure: { message: nasty, details: nasty }, error: null },
          { name: 'good', milliseconds: 1, failure: null, error: null },
          { name: 'bad', milliseconds: 0, failure: null, error: nasty },
        ],
      },
    ]);
    const suites = parseXml(xml);
    expect(suites.attributes).toMatchObject({ tests: '3', failures: '1', errors: '1', time: '1.235' });
    expect(elements(suites, 'failure')).toHaveLength(1);
    expect(textOf(elements(suites, 'failure')[0]!)).toContain('a<b>&"');
  });
});

describe('verify', () => {
  let folder = '';
  const run = (...args: string[]) => runCli(['verify', ...args], { cwd: folder });
  const path = (name: string) => join(folder, name);
  const expected = () => readFileSync(path('case/expected.json'), 'utf8');
  const restate = (from: string, to: string) =>
    writeFileSync(path('case/expected.json'), expected().replace(from, to));

  beforeAll(() => {
    buildCli();
    folder = mkdtempSync(join(tmpdir(), 'dmvpn-trace-verify-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeEach(() =>
    cpSync(join(root, 'fixtures/lab-plain-gre'), path('case'), { recursive: true, force: true }),
  );

  it('exit code 0 and one line when all is as expected', () => {
    expect(run('case')).toEqual({ code: 0, stdout: '1 case, 5 analyses: all as expected\n', stderr: '' });
  });

  it('takes a folder of case folders', () => {
    expect(run('.')).toMatchObject({ code: 0, stdout: '1 case, 5 analyses: all as expected\n' });
  });

  it('shows path, expected and found; exit code 1; JUnit tells the same', () => {
    restate('"outcome": "registered"', '"outcome": "stalled"');
    const { code, stdout, stderr } = run('case', '--junit', 'junit.xml');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toBe(
      [
        'case: spoke-capture',
        '  report.attempts[0].outcome',
        '    - expected "stalled"',
        '    + found    "registered"',
        '1 case, 5 analyses: 1 not as expected',
        '',
      ].join('\n'),
    );
    const suites = parseXml(readFileSync(path('junit.xml'), 'utf8'));
    expect(suites.attributes).toMatchObject({ tests: '5', failures: '1', errors: '0' });
    const [failure] = elements(suites, 'failure');
    expect(failure!.attributes['message']).toBe(
      'report.attempts[0].outcome: expected "stalled", found "registered"',
    );
  });

  it('--update writes what was found, in the parts that are stated', () => {
    const before = JSON.parse(expected()) as unknown;
    restate('"outcome": "registered"', '"outcome": "stalled"');
    expect(run('case', '--update')).toMatchObject({ code: 0 });
    expect(JSON.parse(expected())).toEqual(before);
    expect(run('case').code).toBe(0);
  });

  it('a run of which nothing is stated is a difference; --update states how it ended', () => {
    rmSync(path('case/expected.json'));
    expect(run('case').code).toBe(1);
    expect(run('case', '--update').code).toBe(0);
    expect(existsSync(path('case/expected.json'))).toBe(true);
    expect(run('case').code).toBe(0);
    expect(JSON.parse(expected())).toMatchObject({
      'spoke-capture': { exitCode: 0, report: { attempts: [{ outcome: 'registered', crypto: 'none' }] } },
    });
  });

  it.each([
    [
      'no folder of cases',
      'elsewhere',
      () => mkdirSync(path('elsewhere'), { recursive: true }),
      /neither a case/,
    ],
    ['no such folder', 'nowhere', () => undefined, /neither a case/],
    ['case.json that is no JSON', 'case', () => writeFileSync(path('case/case.json'), '{'), /case\.json: /],
    ['case.json without runs', 'case', () => writeFileSync(path('case/case.json'), '{}'), /"runs" must name/],
    [
      'a run without inputs',
      'case',
      () => writeFileSync(path('case/case.json'), '{"runs":{"a":{}}}'),
      /run "a" must have "inputs"/,
    ],
    [
      'expected.json of a run that is none',
      'case',
      () => writeFileSync(path('case/expected.json'), '{"moon":{}}'),
      /has no run "moon"/,
    ],
  ])('exit code 2: %s', (_, name, prepare, message) => {
    prepare();
    const { code, stdout, stderr } = run(name);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^dmvpn-trace: [^\n]+\n$/);
    expect(stderr).toMatch(message);
  });

  it('a key file that is not there is told of its run; the others go on', () => {
    const text = readFileSync(path('case/case.json'), 'utf8');
    const described = JSON.parse(text) as { runs: Record<string, { keys?: string[] }> };
    described.runs['logs']!.keys = ['nowhere'];
    writeFileSync(path('case/case.json'), JSON.stringify(described));
    const { code, stdout } = run('case', '--junit', 'junit.xml');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^case: logs\n {2}.*nowhere/);
    expect(stdout).toContain('5 analyses: 1 not as expected');
    expect(elements(parseXml(readFileSync(path('junit.xml'), 'utf8')), 'error')).toHaveLength(1);
  });

  it('needs a folder', () => expect(run().code).toBe(2));
});
