/**
 * Bytes to text, value by value: UTF-8 where the bytes are valid UTF-8, else Windows-1252, the encoding of older
 * patient administration systems. Deciding per value reads files that mix the two.
 */
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Characters of the bytes 80 to 9F, where Windows-1252 differs from Latin-1 (WHATWG Encoding, index windows-1252). Node's own
 * decoder of that name is one of Latin-1 before version 24.
 */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const FIRST_SPECIAL = 0x80;

export interface DecodedText {
  readonly text: string;
  readonly encoding: "ascii" | "utf-8" | "windows-1252";
}

export const decodeText = (bytes: Uint8Array): DecodedText =>
  decodeRange(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, bytes.length);

/** The text of `buffer[from … to)`; no object is made for plain ASCII, as nearly every value is. */
export function decodeRange(buffer: Buffer, from: number, to: number): DecodedText {
  if (isAscii(buffer, from, to)) return { text: buffer.toString("latin1", from, to), encoding: "ascii" };
  const bytes = buffer.subarray(from, to);
  try {
    return { text: utf8.decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: windows1252Text(bytes), encoding: "windows-1252" };
  }
}

function isAscii(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if ((bytes[at] as number) > 0x7f) return false;
  return true;
}

function windows1252Text(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += WINDOWS_1252[byte - FIRST_SPECIAL] ?? String.fromCharCode(byte);
  return text;
}
