/** Bytes that lines are taken apart by before they are decoded. */
export const TAB = 0x09;
export const RETURN = 0x0d;
export const BLANK = 0x20;
export const COLON = 0x3a;

export function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** A letter or a digit. */
export function isWordByte(byte: number): boolean {
  return isDigit(byte) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

/** What host names are made of. */
export function isHostByte(byte: number): boolean {
  return isWordByte(byte) || byte === 0x2d || byte === 0x2e || byte === 0x5f;
}
