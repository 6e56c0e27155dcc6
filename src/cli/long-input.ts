/** An input of more than this many bytes is long: shorter ones are done before any of this matters. */
const LONG_BYTES = 4 * 1024 * 1024;

/** Keeps V8's space for new objects from growing to 48 MB; measured, that costs no time. */
const SMALL_NEW_SPACE = '--semi-space-growth-factor=1';

/**
 * Optimises functions four times as late: reading and judging are made of a thousand small ones, and compiling each as
 * soon as V8 usually does takes a sixth of the time of a gigabyte. Node 22 and later compile in more steps and know
 * no such flag.
 */
const LATE_OPTIMISING = '--interrupt-budget=540000';
const LAST_MAJOR_WITH_IT = 20;

let tuned = false;

/** To be told how much has been read. node:v8 is loaded for long inputs only: that takes 2 ms. */
export function tuneForLongInput(bytesRead: number): void {
  if (tuned || bytesRead < LONG_BYTES) return;
  tuned = true;
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  setFlagsFromString(SMALL_NEW_SPACE);
  if (Number.parseInt(process.versions.node, 10) <= LAST_MAJOR_WITH_IT) setFlagsFromString(LATE_OPTIMISING);
}
