import type { Catalogue } from '../say.ts';
import { texts as checks } from './checks.ts';
import { texts as cli } from './cli.ts';
import { texts as decode } from './decode.ts';
import { texts as diagnose } from './diagnose.ts';
import { texts as explain } from './explain.ts';
import { texts as flow } from './flow.ts';
import { texts as lint } from './lint.ts';
import { texts as messages } from './messages.ts';
import { texts as observe } from './observe.ts';
import { texts as problems } from './problems.ts';
import { texts as report } from './report.ts';

/** Texts that parsers make with values in them, for `translateNumbered`. */
export const made: Catalogue = {
  ...problems,
};

/** All texts. */
export const texts: Catalogue = {
  ...checks,
  ...cli,
  ...decode,
  ...diagnose,
  ...explain,
  ...flow,
  ...lint,
  ...messages,
  ...observe,
  ...report,
  ...made,
};
