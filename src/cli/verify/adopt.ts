import type { Report } from '../../judgement.ts';
import { isRecord } from './case-folder.ts';
import { columnOf, compare } from './compare.ts';
import type { RunResult } from './run-case.ts';

/**
 * The stated parts with the values that were found: what `--update` writes. What is stated in the form of
 * `$matches` or `$contains` stays when it fits; when not, a pattern becomes the text, and an element that was not
 * found is dropped.
 */
export function adopt(expected: unknown, found: unknown): unknown {
  if (Array.isArray(expected)) {
    if (!Array.isArray(found)) return found;
    return found.map((value, index) => {
      // An element more than stated is stated like the last one.
      const stated = expected[Math.min(index, expected.length - 1)];
      return stated === undefined ? value : adopt(stated, value);
    });
  }
  if (!isRecord(expected)) return found ?? null;
  if ('$matches' in expected) return compare(expected, found).length === 0 ? expected : found;
  if ('$contains' in expected || '$length' in expected || '$columns' in expected) {
    return Array.isArray(found) ? adoptArray(expected, found) : found;
  }
  if (!isRecord(found)) return found;
  return Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, adopt(value, found[key])]));
}

function adoptArray(expected: Record<string, unknown>, found: readonly unknown[]): Record<string, unknown> {
  const adopted: Record<string, unknown> = {};
  const { $contains, $columns } = expected;
  if ('$length' in expected) adopted['$length'] = found.length;
  if (Array.isArray($contains))
    adopted['$contains'] = $contains.filter((wanted) => found.some((f) => compare(wanted, f).length === 0));
  if (isRecord($columns)) {
    adopted['$columns'] = Object.fromEntries(
      Object.entries($columns).map(([field, values]) => [field, adopt(values, columnOf(found, field))]),
    );
  }
  return adopted;
}

/** What is stated of a run of which nothing is stated yet: how it ended and what the exchanges agreed on. */
export function firstStatement(result: RunResult): unknown {
  const { exitCode, unreadable, report } = result;
  return {
    exitCode,
    ...(unreadable.length > 0 ? { unreadable } : {}),
    report: report && { attempts: report.attempts.map(statementOf) },
  };
}

function statementOf(attempt: Report['attempts'][number]): unknown {
  const { spoke, hub, crypto, phase1, quickModes, registrations, steps, causes } = attempt;
  return {
    spoke: { nbma: spoke.nbma },
    hub: { nbma: hub.nbma },
    crypto,
    outcome: attempt.outcome,
    stalledAfter: attempt.stalledAfter,
    faultDomain: attempt.faultDomain,
    steps: { $columns: { verdict: steps.map((step) => step.verdict) } },
    phase1,
    quickModes,
    registrations,
    ...(causes.length > 0 ? { causes: { $contains: [{ id: causes[0]!.id }] } } : {}),
  };
}
