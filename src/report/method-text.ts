/** The short statement of method under every report; METHODS.md is the long one. */
import type { Findings } from "../findings/schema.ts";
import { ETHNICITY_METHODS } from "../vocab/ethnicity-methods.ts";
import { counted } from "./figures.ts";
import { printable } from "./printable.ts";
import { suppressionWords } from "./suppression-words.ts";

const GROUPINGS = {
  "2001": "2001 census grouping, Chinese counted in Other",
  "2021": "2021 census grouping, Chinese counted in Asian",
} as const;

const ADJUSTMENTS = { "benjamini-hochberg": "Benjamini–Hochberg", holm: "Holm" } as const;

/** Where ethnicity is not the list's own. */
function attributedWords({ linkage }: Findings): string {
  const method = linkage?.demographics?.ethnicity?.method;
  const label = ETHNICITY_METHODS.find(({ id }) => id === method)?.label;
  return label === undefined ? "" : `; ethnicity of linked people attributed by the method ${label}`;
}

/** What hides a count takes with it whatever rests on it. */
function disclosureText({ rule, smallNumbers }: Findings["suppression"]): string {
  if (rule === "none") return "";
  const medians =
    smallNumbers === true
      ? "percentiles and means of fewer than 20 pathways, medians of fewer than 8"
      : "medians, percentiles and means of fewer than 20 pathways";
  return `Disclosure control: ${suppressionWords(rule)}; percentages and their limits are of the counts shown; other figures that rest on a hidden count are left out, as are ${medians}.`;
}

export function methodText(findings: Findings): string {
  const family = findings.dimensions
    .flatMap((dimension) => dimension.gaps)
    .filter((gap) => gap.measure === "breachesStandard" && gap.pValueAdjusted !== null).length;
  const references = findings.references
    .filter(({ kind }) => kind !== "demographics")
    .map(({ kind, name, vintage }) =>
      kind === "imd" && vintage !== undefined ? `${printable(name)} on LSOA ${vintage}` : printable(name),
    );
  return [
    "95% intervals: Wilson for percentages, order statistics for medians, Newcombe and Price–Bonett for their differences, log scale for ratios; pathways count as independent.",
    family === 0
      ? ""
      : `Adjusted p: ${ADJUSTMENTS[findings.options.multiplicity]} over ${counted(family, "gap")} in breaching the standard.`,
    findings.dimensions.some(({ adjusted = [] }) => adjusted.length > 0)
      ? "Adjusted gaps: stratified by Mantel–Haenszel; the same mix is the whole list's (direct standardisation); to adjust for what an unfairness works through hides it, so both figures stand."
      : "",
    disclosureText(findings.suppression),
    `Ethnic groups: ${GROUPINGS[findings.options.ethnicGrouping]}${attributedWords(findings)}.`,
    findings.units === undefined
      ? ""
      : "Funnel limits at 95% and 99.8%: Wilson for levels, exact where fewer than ten are expected, the score test for gaps; spread between units as an additive random effect (Spiegelhalter).",
    findings.population === undefined
      ? ""
      : "Beside the population: rates by Byar's method, exact below 10; shares of residents as Wilson's limits divided by the share, residents taken as they are counted; shares of long waits by Katz's limits to the rest.",
    references.length === 0 ? "" : `Looked up in: ${references.join(", ")}.`,
    `fairwait ${findings.tool.version}; "fairwait explain MEASURE" defines each figure.`,
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}
