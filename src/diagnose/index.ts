import type { Cause } from './cause.ts';

/** All stall causes; the order decides between causes of equal standing. */
export const CAUSES: readonly Cause[] = [];
