import { withoutDecimals } from "./normalise-label.ts";

/** An organisation, site or similar code as it stands: trimmed, upper case. */
export const codeAsItStands = (text: string): string => text.trim().toUpperCase();

/** A numeric code as it stands, without what a spreadsheet added to it. */
export const numericCodeAsItStands = (text: string): string => withoutDecimals(text).toUpperCase();

/** The code of "20 - Subsequent activity", "20: …" or "20.0"; the whole text, trimmed, when nothing follows it. */
export function leadingCode(text: string): string {
  const code = withoutDecimals(text);
  return (
    /^([A-Za-z0-9_]+)\s*[-–—:=]\s*\D/.exec(code)?.[1] ?? /^(\d{1,3})\s+[A-Za-z(]/.exec(code)?.[1] ?? code
  );
}
