/** JUnit XML of a verification: one suite per case folder, one test case per analysis. */

import { escapeMarkup } from './markup.ts';

/** A case folder and how its analyses compared. */
export interface JunitSuite {
  name: string;
  tests: JunitTest[];
}

export interface JunitTest {
  name: string;
  /** Time the analysis took. */
  milliseconds: number;
  /** The differences, one per line; null when there are none. */
  failure: { message: string; details: string } | null;
  /** Why it could not be analysed at all. */
  error: string | null;
}

export function renderJunitCases(suites: readonly JunitSuite[]): string {
  const total = counts(suites.flatMap(({ tests }) => tests));
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites name="dmvpn-trace verify"${total}>`];
  for (const { name, tests } of suites) {
    lines.push(`  <testsuite name="${escapeMarkup(name)}"${counts(tests)}>`);
    for (const test of tests) lines.push(...renderTest(name, test));
    lines.push('  </testsuite>');
  }
  lines.push('</testsuites>');
  return `${lines.join('\n')}\n`;
}

function renderTest(suite: string, { name, milliseconds, failure, error }: JunitTest): string[] {
  const head = `    <testcase classname="${escapeMarkup(suite)}" name="${escapeMarkup(name)}" time="${seconds(milliseconds)}"`;
  if (error !== null)
    return [`${head}>`, `      <error message="${escapeMarkup(error)}"/>`, '    </testcase>'];
  if (failure === null) return [`${head}/>`];
  return [
    `${head}>`,
    `      <failure message="${escapeMarkup(failure.message)}">${escapeMarkup(failure.details)}</failure>`,
    '    </testcase>',
  ];
}

function counts(tests: readonly JunitTest[]): string {
  const failures = tests.filter(({ failure }) => failure !== null).length;
  const errors = tests.filter(({ error }) => error !== null).length;
  const time = seconds(tests.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
  return ` tests="${tests.length}" failures="${failures}" errors="${errors}" time="${time}"`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
