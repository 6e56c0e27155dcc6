import type { FaultDomain } from '../../../src/flow/walk.ts';
import type { Story } from './said.ts';
import type { World } from './world.ts';

/** What a made transcript must be judged as, worked out by hand from the course of its story. */
export interface Expected {
  outcome: 'registered' | 'stalled' | 'cannot-tell';
  /** Last step done; null when all are. */
  stalledAfter: number | null;
  /** Where the fault is to be sought; left out where two logs leave it open. */
  domain?: FaultDomain;
  /** Cause that a diagnosis must rank first (ids of stalls). */
  cause?: string;
}

export interface StoryCase {
  name: string;
  title: string;
  /** Some take another pair of routers and another start. */
  story: (made?: World, start?: number) => Story;
  /** Rows of the inventory's sections 6 and 9 that it shows. */
  rows: string;
  expected: Expected;
}

export const registered: Expected = { outcome: 'registered', stalledAfter: null };
export const stalled = (stalledAfter: number, domain?: FaultDomain, cause?: string): Expected => ({
  outcome: 'stalled',
  stalledAfter,
  ...(domain ? { domain } : {}),
  ...(cause ? { cause } : {}),
});
