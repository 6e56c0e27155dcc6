/** Every lab scenario with less and with more evidence, and what the diagnosis makes of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recogniseKeys } from '../../parsers/crypto/recognise.ts';
import { judge } from '../../src/judge.ts';
import type { Confidence, Report } from '../../src/judgement.ts';
import { type InputFile, loadInputs } from '../../src/node/load.ts';

/** Scenario → the cause that was built into it; null for those in which everything works. */
export const SCENARIOS: Readonly<Record<string, string | null>> = {
  'udp500-blocked': 'ike-request-lost',
  'psk-mismatch': 'psk-mismatch',
  'phase2-proposal-mismatch': 'ipsec-proposal-mismatch',
  'esp-dropped-spoke-to-hub': 'esp-blocked',
  'nhrp-auth-mismatch': 'nhrp-auth-mismatch',
  'success-transport-3des': null,
  'success-aes': null,
  'nat-traversal': null,
  'plain-gre': null,
};

type Piece = 'spoke capture' | 'hub capture' | 'spoke logs' | 'hub logs' | 'keys';

/** What an engineer may have: from one capture to everything. A hub's capture can be empty, so its side is given. */
export const COMBINATIONS: Readonly<Record<string, readonly Piece[]>> = {
  'spoke capture': ['spoke capture'],
  'hub capture': ['hub capture'],
  'both captures': ['spoke capture', 'hub capture'],
  'spoke logs': ['spoke logs'],
  'hub logs': ['hub logs'],
  'both logs': ['spoke logs', 'hub logs'],
  'spoke capture, hub logs': ['spoke capture', 'hub logs'],
  'hub capture, spoke logs': ['hub capture', 'spoke logs'],
  'spoke capture, keys': ['spoke capture', 'keys'],
  'hub capture, keys': ['hub capture', 'keys'],
  'both captures, keys': ['spoke capture', 'hub capture', 'keys'],
  everything: ['spoke capture', 'hub capture', 'spoke logs', 'hub logs', 'keys'],
};

export interface MatrixCase {
  scenario: string;
  combination: string;
  truth: string | null;
  outcome: string;
  causes: { id: string; confidence: Confidence }[];
  /** Position of the true cause from 1; null when it is not in the list or there is none. */
  rank: number | null;
  /** In a scenario that works: a finding of severity error, or a cause that is more than possible. */
  falseAlarm: boolean;
}

export async function runCase(folder: string, scenario: string, combination: string): Promise<MatrixCase> {
  const report = await analyse(join(folder, `lab-${scenario}`), scenario, COMBINATIONS[combination]!);
  const causes = report.attempts.flatMap((attempt) =>
    attempt.causes.map(({ id, confidence }) => ({ id, confidence })),
  );
  const truth = SCENARIOS[scenario] ?? null;
  const index = causes.findIndex(({ id }) => id === truth);
  return {
    scenario,
    combination,
    truth,
    outcome: report.attempts.map(({ outcome }) => outcome).join(', '),
    causes,
    rank: index < 0 ? null : index + 1,
    falseAlarm:
      truth === null &&
      (report.findings.some(({ severity }) => severity === 'error') ||
        causes.some(({ confidence }) => confidence !== 'possible')),
  };
}

export async function analyse(folder: string, scenario: string, pieces: readonly Piece[]): Promise<Report> {
  const crypto = scenario !== 'plain-gre';
  const log = (host: string): InputFile[] =>
    (crypto ? ['charon', 'nhrpd'] : ['nhrpd']).map((program) => ({
      path: join(folder, `${host}-${program}.log`),
      side: null,
    }));
  const inputs = pieces.flatMap((piece): InputFile[] => {
    switch (piece) {
      case 'spoke capture':
        return [{ path: join(folder, 'spoke1.pcap'), side: null }];
      case 'hub capture':
        return [{ path: join(folder, 'hub.pcap'), side: 'hub' }];
      case 'spoke logs':
        return log('spoke1');
      case 'hub logs':
        return log('hub');
      default:
        return [];
    }
  });
  // Nothing was ever agreed on where not even the first message passed.
  const hasKeys = pieces.includes('keys') && crypto && scenario !== 'udp500-blocked';
  const keys = hasKeys ? recogniseKeys(readFileSync(join(folder, 'keys.json'), 'utf8')) : null;
  const { set } = await loadInputs(inputs, { keys });
  return judge(set, { name: 'dmvpn-trace', version: '0.0.0' });
}

export async function runMatrix(folder: string): Promise<MatrixCase[]> {
  const cases: MatrixCase[] = [];
  for (const scenario of Object.keys(SCENARIOS))
    for (const combination of Object.keys(COMBINATIONS))
      cases.push(await runCase(folder, scenario, combination));
  return cases;
}

export interface MatrixTotals {
  failures: number;
  firstRank: number;
  inList: number;
  successes: number;
  falseAlarms: number;
}

export function totalsOf(cases: readonly MatrixCase[]): MatrixTotals {
  const failures = cases.filter(({ truth }) => truth !== null);
  const successes = cases.filter(({ truth }) => truth === null);
  return {
    failures: failures.length,
    firstRank: failures.filter(({ rank }) => rank === 1).length,
    inList: failures.filter(({ rank }) => rank !== null).length,
    successes: successes.length,
    falseAlarms: successes.filter(({ falseAlarm }) => falseAlarm).length,
  };
}

/** The table as text: one line per case, then the totals. */
export function printMatrix(cases: readonly MatrixCase[]): string {
  const rows = cases.map((one) => [
    one.scenario,
    one.combination,
    one.outcome,
    one.truth === null ? (one.falseAlarm ? 'FALSE ALARM' : 'quiet') : (one.rank?.toString() ?? 'MISSED'),
    one.truth === null ? '' : (one.causes.find(({ id }) => id === one.truth)?.confidence ?? ''),
    String(one.causes.length),
  ]);
  const table = [
    ['scenario', 'evidence', 'outcome', 'rank of the true cause', 'confidence', 'causes'],
    ...rows,
  ];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  const { failures, firstRank, inList, successes, falseAlarms } = totalsOf(cases);
  return [
    ...lines,
    '',
    `failures: ${failures} cases, true cause first in ${firstRank}, in the list in ${inList}`,
    `successes: ${successes} cases, false alarms in ${falseAlarms}`,
    '',
  ].join('\n');
}
