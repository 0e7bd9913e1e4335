import { LAST_LSOA_NUMBER } from "../vocab/small-areas.ts";
import type { LsoaVintage } from "./imd-editions.ts";
import type { AreaLevel } from "./population-layout.ts";

/** Codes of the areas residents are counted for: ONS codes of the United Kingdom's nations, and ODS codes of ICBs. */
const CODES: Readonly<Record<AreaLevel, RegExp>> = {
  lsoa: /^[EW]01\d{6}$/,
  "local-authority": /^(?:E0[6-9]|W06|S12|N09)\d{6}$/,
  icb: /^(?:Q[A-Z0-9]{2}|E54\d{6})$/,
};

export const isCodeOf = (level: AreaLevel, code: string): boolean => CODES[level].test(code);

/** The level a code is of, by its form; undefined when it is no code. */
export const levelOfCode = (code: string): AreaLevel | undefined =>
  (["lsoa", "local-authority", "icb"] as const).find((level) => isCodeOf(level, code));

/** As a person would say it. */
export const LEVEL_NAMES: Readonly<Record<AreaLevel, string>> = {
  lsoa: "LSOA",
  "local-authority": "local authority",
  icb: "ICB",
};

/** With so many different areas and no new code among them, a set of 2021 areas is next to impossible (0.94^100). */
const AREAS_THAT_TELL = 100;

/** The census of a set of LSOA codes: changed areas got new numbers in 2021. Undefined when too few areas tell. */
export function vintageOfCodes(codes: Iterable<string>): LsoaVintage | undefined {
  let areas = 0;
  for (const code of codes) {
    if (!code.startsWith("E01")) continue;
    if (Number(code.slice("E01".length)) > LAST_LSOA_NUMBER[2011]) return 2021;
    areas += 1;
  }
  return areas >= AREAS_THAT_TELL ? 2011 : undefined;
}
