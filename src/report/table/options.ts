import type { Style } from '../style.ts';

export interface TableOptions {
  style: Style;
  /** Columns of the terminal. */
  width: number;
  /** List every event of each attempt. */
  timeline: boolean;
  /** List the shapes of lines that were not recognised. */
  unknown: boolean;
  /** List the checks that passed, too. */
  verbose: boolean;
}
