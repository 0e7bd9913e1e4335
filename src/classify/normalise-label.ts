/**
 * A label reduced to what is compared: lower case, `&` as "and", and hyphens, slashes, colons, commas, brackets, full
 * stops, underscores and spaces as one space. Empty when nothing but punctuation was there.
 */
export function normaliseLabel(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("&", " and ")
    .replace(/[\s\-‐‑–—/\\:;,.()[\]{}_*"'’]+/g, " ")
    .trim();
}

/** Numbers that went through a spreadsheet or data frame: "20.0" is 20. Trimmed. */
export const withoutDecimals = (text: string): string => text.trim().replace(/^(\d+)\.0+$/, "$1");
