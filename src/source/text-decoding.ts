/**
 * Bytes to text, value by value: UTF-8 where the bytes are valid UTF-8, else Windows-1252, the encoding of older
 * patient administration systems. Deciding per value reads files that mix the two.
 */
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const windows1252 = new TextDecoder("windows-1252");

export interface DecodedText {
  readonly text: string;
  readonly encoding: "ascii" | "utf-8" | "windows-1252";
}

export function decodeText(bytes: Uint8Array): DecodedText {
  if (isAscii(bytes)) return { text: asciiText(bytes), encoding: "ascii" };
  try {
    return { text: utf8.decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: windows1252.decode(bytes), encoding: "windows-1252" };
  }
}

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) if ((bytes[at] as number) > 0x7f) return false;
  return true;
}

const asciiText = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
