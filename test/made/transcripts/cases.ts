/** All stories with what they must be judged as. */
import { registered, type StoryCase } from './case.ts';
import { nhrpCases } from './nhrp-failures.ts';
import { phase1Cases } from './phase1-failures.ts';
import { phase2Cases } from './phase2-failures.ts';
import { healthy } from './stories.ts';

export const storyCases: readonly StoryCase[] = [
  { name: 'success', title: 'A good bring-up', story: healthy, rows: '', expected: registered },
  ...phase1Cases,
  ...phase2Cases,
  ...nhrpCases,
];
