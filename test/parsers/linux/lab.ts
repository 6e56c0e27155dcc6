import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LinuxFact } from '../../../parsers/linux/fact.ts';
import { LinuxLog } from '../../../parsers/linux/linux-log.ts';

/** The text of a lab file, e.g. `lab('psk-mismatch', 'hub-charon.log')`. */
export function lab(scenario: string, name: string): string {
  return readFileSync(
    fileURLToPath(new URL(`../../../fixtures/lab-${scenario}/${name}`, import.meta.url)),
    'utf8',
  );
}

export function readLog(text: string): { facts: LinuxFact[]; log: LinuxLog } {
  const log = new LinuxLog();
  const facts = text.split('\n').flatMap((line, index) => log.push(line, index + 1));
  return { facts: [...facts, ...log.end()], log };
}

/** The facts of one kind. */
export function ofKind<K extends LinuxFact['kind']>(
  facts: LinuxFact[],
  kind: K,
): Extract<LinuxFact, { kind: K }>[] {
  return facts.filter((fact): fact is Extract<LinuxFact, { kind: K }> => fact.kind === kind);
}
