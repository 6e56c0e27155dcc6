import type { Check } from './check.ts';

/** All field checks in the order of the report. */
export const CHECKS: readonly Check[] = [];
