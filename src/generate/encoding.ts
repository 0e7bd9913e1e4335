import type { Encoding } from "./options.ts";

/** Punctuation that Windows-1252 keeps where Latin-1 has control characters. */
const WINDOWS_1252_ONLY: Readonly<Record<string, string>> = {
  "–": "\x96",
  "‘": "\x91",
  "’": "\x92",
  "“": "\x93",
  "”": "\x94",
};

/** Bytes of a text in the encoding asked for; the texts of generated lists have no other characters than these. */
export const encodeText = (text: string, encoding: Encoding): Buffer =>
  encoding === "windows-1252"
    ? Buffer.from(
        text.replace(/[–‘’“”]/g, (character) => WINDOWS_1252_ONLY[character]!),
        "latin1",
      )
    : Buffer.from(text, "utf8");
