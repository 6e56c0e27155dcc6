/** What the tables of charon's sentences share. */
import type { CharonEvent } from './charon-fact.ts';
import type { CharonLine } from './charon-line.ts';
import { baseOf, type CharonMemory, type Connection, type Thread } from './charon-state.ts';

/** What a row works on. */
export interface RowContext {
  memory: CharonMemory;
  thread: Thread;
  connection: Connection | null;
  line: CharonLine;
  number: number;
}

export interface Row {
  group: string;
  pattern: RegExp;
  apply(context: RowContext, match: RegExpExecArray): void;
}

/** Adds a turning point. */
export function event(context: RowContext, what: CharonEvent['what'], detail: string | null): CharonEvent {
  const { memory, line, number, connection } = context;
  const base = baseOf(line, number, connection);
  const fact: CharonEvent = { ...base, kind: 'event', what, initiator: null, messageId: null, detail };
  memory.hold.add(fact);
  return fact;
}

/** Adds a failure, of the message that the thread works on if there is one. */
export function failure(
  { memory, thread, line, number, connection }: RowContext,
  what: string,
  fields: Record<string, string | number | null>,
): void {
  const messageId =
    thread.open?.fact.messageId ?? (fields.phase === 2 ? (connection?.quickModeId ?? null) : null);
  memory.hold.add({ ...baseOf(line, number, connection), kind: 'failure', what, messageId, fields });
}
