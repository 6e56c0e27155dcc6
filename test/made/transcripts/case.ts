import type { Story } from './said.ts';

/** What a made transcript must be judged as, worked out by hand from the course of its story. */
export interface Expected {
  outcome: 'registered' | 'stalled' | 'cannot-tell';
  /** Last step done; null when all are. */
  stalledAfter: number | null;
  /** Where the first gap is, by the sightings of the two logs alone; left out where the logs leave it open. */
  gap?: 'spoke' | 'hub' | 'path-to-hub' | 'path-to-spoke';
  /** Cause that a diagnosis must rank first (ids of stalls). */
  cause?: string;
}

export interface StoryCase {
  name: string;
  title: string;
  story: () => Story;
  /** Rows of the inventory's sections 6 and 9 that it shows. */
  rows: string;
  expected: Expected;
}

export const registered: Expected = { outcome: 'registered', stalledAfter: null };
export const stalled = (stalledAfter: number, gap?: Expected['gap'], cause?: string): Expected => ({
  outcome: 'stalled',
  stalledAfter,
  ...(gap ? { gap } : {}),
  ...(cause ? { cause } : {}),
});
