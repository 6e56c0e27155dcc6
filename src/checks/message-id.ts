import { COLUMNS } from '../correlate/attempt.ts';
import type { CaseFile } from '../flow/case-file.ts';
import { say } from '../language/say.ts';
import type { Observation } from '../observation.ts';
import type { Check } from './check.ts';
import { firstOfEach, list, type Value } from './values.ts';

export const messageId: Check = {
  id: 'message-id',
  title: 'Quick mode message IDs agree',
  explain:
    'A quick mode has one 32-bit message ID. IOS prints it as a signed number in some lines and unsigned in others, captures hold it in hex; all are brought to one form and compared. IDs that share nothing mean that the sources are of different runs.',
  run(file) {
    const told = COLUMNS.flatMap((column) => {
      const ids = quickModeIds(file, column);
      return ids.length > 0 ? [{ column, ids }] : [];
    });
    if (told.length === 0) return null;
    const values = firstOfEach(told.flatMap(({ ids }) => ids));
    const [first, ...others] = told.map(({ ids }) => new Set(ids.map(({ value }) => value)));
    if (others.length === 0) {
      return {
        verdict: 'unknown',
        message: say`Only one place tells: ${list([...first!].map(hex))}.`,
        values,
      };
    }
    const common = [...first!].filter((id) => others.every((ids) => ids.has(id)));
    if (common.length > 0) {
      return {
        verdict: 'pass',
        message: say`${list(common.map(hex))}: the same in ${told.length} places.`,
        values,
      };
    }
    const pairwise = told.every(({ ids }) =>
      told.some(
        (one) => one.ids !== ids && one.ids.some(({ value }) => ids.some((id) => id.value === value)),
      ),
    );
    if (pairwise || file.attempt.rekeys > 0 || file.attempt.quickModes.some(({ rekey }) => rekey)) {
      return {
        verdict: 'unknown',
        message: say`The sources saw different quick modes of one phase 1.`,
        values,
      };
    }
    return { verdict: 'conflict', message: say`The sources name message IDs that share nothing.`, values };
  },
};

function quickModeIds(file: CaseFile, column: (typeof COLUMNS)[number]): Value<number>[] {
  return file.seen.in(column).flatMap(({ observation }) => {
    const id = idOf(observation);
    return id ? [{ value: id, from: observation }] : [];
  });
}

function idOf({ event }: Observation): number | null {
  if (event.kind === 'ike-message') return event.exchange === 'quick' ? event.messageId : null;
  if (event.kind === 'ike-state') return event.phase === 2 ? event.messageId : null;
  return event.kind === 'ike-milestone' && event.what === 'quick-mode-started' ? event.messageId : null;
}

function hex(id: number): string {
  return `0x${id.toString(16).padStart(8, '0')}`;
}
