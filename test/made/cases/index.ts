import type { MadeCase } from '../case.ts';
import { transcriptCases } from '../transcripts/fixtures.ts';
import { fileCases } from './files.ts';
import { hubCases } from './hub.ts';
import { ikeCases } from './ike.ts';
import { keyCases } from './keys.ts';
import { nhrpCases } from './nhrp.ts';

/** All made captures and transcripts. */
export const MADE_CASES: readonly MadeCase[] = [
  ...fileCases,
  ...ikeCases,
  ...nhrpCases,
  ...hubCases,
  ...keyCases,
  ...transcriptCases,
];
