/**
 * Most attempts that are judged: five for each of ten thousand spokes. A report takes some 10 kB for each, and nobody
 * reads those of a flood.
 */
export const MAX_ATTEMPTS = 50_000;
