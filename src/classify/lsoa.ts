import { isBlank } from "./blank.ts";

export type Nation = "england" | "wales" | "scotland" | "northern-ireland";

export type LsoaReading =
  | { readonly kind: "lsoa"; readonly code: string; readonly nation: Nation }
  | { readonly kind: "missing" }
  | { readonly kind: "malformed" };

/** ONS codes of small areas: England, Wales, Scottish data zones, Northern Ireland super output areas and data zones. */
const PATTERNS: readonly (readonly [RegExp, Nation])[] = [
  [/^E01\d{6}$/, "england"],
  [/^W01\d{6}$/, "wales"],
  [/^S01\d{6}$/, "scotland"],
  [/^95[A-Z]{2}\d{2}[A-Z]\d$/, "northern-ireland"],
  [/^N2[01]\d{6}$/, "northern-ireland"],
];

/** A lower layer super output area code, upper case without spaces, and the nation it lies in. */
export function readLsoa(text: string): LsoaReading {
  if (isBlank(text)) return { kind: "missing" };
  const code = text.replace(/\s+/g, "").toUpperCase();
  const nation = PATTERNS.find(([pattern]) => pattern.test(code))?.[1];
  return nation ? { kind: "lsoa", code, nation } : { kind: "malformed" };
}
