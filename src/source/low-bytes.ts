/** The comma: of the bytes up to it, hardly any but delimiters and line ends occur in a list. */
export const HIGHEST_LOW = 0x2c;

/** Bytes looked at together. */
export const BYTES_AT_A_LOOK = 32;

/** A bit for each of the 32 bytes from `at` on, that of the first lowest, which is at most HIGHEST_LOW. */
export const lowBytes = (view: DataView, at: number): number =>
  lowOfWord(view.getInt32(at, true)) |
  (lowOfWord(view.getInt32(at + 4, true)) << 4) |
  (lowOfWord(view.getInt32(at + 8, true)) << 8) |
  (lowOfWord(view.getInt32(at + 12, true)) << 12) |
  (lowOfWord(view.getInt32(at + 16, true)) << 16) |
  (lowOfWord(view.getInt32(at + 20, true)) << 20) |
  (lowOfWord(view.getInt32(at + 24, true)) << 24) |
  (lowOfWord(view.getInt32(at + 28, true)) << 28);

function lowOfWord(word: number): number {
  // No carry passes from byte to byte.
  const highestBits = ~(((word & 0x7f7f7f7f) + 0x53535353) | word) & 0x80808080;
  // Eight apart, the four bits come together in the highest four of the product.
  return Math.imul(highestBits >>> 7, 0x10204080) >>> 28;
}
