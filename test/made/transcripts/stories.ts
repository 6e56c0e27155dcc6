/** Whole bring-ups. */
import { phase1, saRequested, tunnelUp } from './bring-up.ts';
import { phase2, socketsUp } from './quick-mode.ts';
import { neighboursUp, registered } from './registration.ts';
import { Story } from './said.ts';
import { type World, world } from './world.ts';

/** Both tunnels come up, the first a while before the second. */
export function begun(made: World = world(), start = 0): Story {
  const story = new Story(made, start);
  tunnelUp(story, 'hub').wait(2_000);
  tunnelUp(story, 'spoke').wait(5);
  return saRequested(story);
}

/** All 13 steps and the adjacency. */
export function healthy(made: World = world(), start = 0): Story {
  const story = phase1(begun(made, start));
  socketsUp(phase2(story));
  return neighboursUp(registered(story));
}
