/**
 * Most observations kept of one source. Each takes 1.5 kB until it is judged, so this is some 700 MB, which Node has on
 * any machine; ten thousand spokes that come up one after the other need a quarter of it. What comes after is counted.
 */
export const MAX_OBSERVATIONS = 500_000;
