import type { Problem, ProblemCode } from '../../problem.ts';

/** Adds one problem of the ISAKMP layer. */
export function report(
  problems: Problem[],
  code: ProblemCode,
  message: string,
  offset: number,
  lengths?: { need: number; have: number; lengthFrom: string },
): void {
  problems.push({ code, layer: 'isakmp', message, offset, ...lengths });
}

/** A body that is shorter than its fixed part. */
export function reportShort(
  problems: Problem[],
  what: string,
  offset: number,
  need: number,
  have: number,
): void {
  report(
    problems,
    'truncated',
    `The ${what} payload is shorter than its fixed part; its bytes are kept as they are.`,
    offset,
    { need, have, lengthFrom: 'isakmp.payload-length' },
  );
}
