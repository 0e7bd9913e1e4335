import type { MeasureDefinition } from "./measure-definition.ts";
import { WILSON } from "./sources.ts";

export const QUALITY_MEASURES = [
  {
    id: "completeness",
    aliases: ["data quality", "known"],
    name: "Completeness",
    kind: "quality",
    definition: "The part of analysed rows whose value of a field can be used.",
    reading:
      "Below about 90% a gap may be made by who is missing, above all if long and short waiters differ in it. National data-quality tables count “not stated” as valid and so look better.",
    applies:
      "For every recognised field; null when no row was analysed. Ethnicity counts national codes A–S only.",
    formula: "known ÷ analysed",
    unit: "proportion 0–1 (printed as %)",
    source:
      "definition; why it is asked for: NHS England, Statement on information on health inequalities (NHS Act 2006, section 13SA)",
  },
  {
    id: "completeness.by",
    aliases: ["completeness by group", "missing more", "who has it missing"],
    name: "Completeness by who records it and by group",
    kind: "quality",
    definition:
      "The part of a group's analysed rows in which a characteristic is known, by whatever column, with its 95% interval and its difference from all other known groups together.",
    reading:
      "It says for whom a characteristic is missing more: at which provider, in which specialty, in which group of people. A field that is missing more for one group makes every gap by that field doubtful, and is itself an inequity. The report shows only what differs surely, and names the group furthest below the others.",
    applies:
      "Characteristics of the run, by provider and specialty where the list has them and by every other dimension of the run; left out where all or none are known or where fewer than two groups are. Ethnicity that is known as a group only is known here; not stated is not. Groups that are themselves unknown are shown and not compared.",
    formula:
      "known ÷ n, limits: Wilson score; difference: Newcombe's method 10. Test over the known groups: Pearson χ², groups in which fewer than 5 known or unknown would be expected taken together, or left out when they stay too few; Fisher's exact test for two groups of which one is small. pValueAdjusted: Benjamini–Hochberg (or Holm, as asked) over all these tests of the run",
    unit: "proportion 0–1 (printed as %), rows",
    source: `${WILSON}; Newcombe (1998), Stat Med 17:873–890; Cochran (1954), Biometrics 10:417–451; Benjamini & Hochberg (1995), J R Stat Soc B 57:289–300`,
  },
  {
    id: "byRoute",
    aliases: ["linkage", "imd linkage", "linkage rate", "byReason", "disagreements"],
    name: "IMD linkage by route",
    kind: "quality",
    definition:
      "Analysed rows by what gave their quintile (an IMD column of the extract, the LSOA, the postcode), and by the reason why others have none.",
    reading:
      "A row takes the first of IMD column, LSOA and postcode that gives a quintile. disagreements counts the rows in which two columns both give one and not the same: people who moved, an IMD column of another edition, or an LSOA of another vintage.",
    applies: "With a dimension of deprivation in the run; overall and for each group of completeness.by.",
    formula: "counts of rows; byRoute adds up to known, byReason to n − known",
    unit: "rows",
    source: "definition; the reasons: the codes of ONS geography and of the NHS postcode directory",
  },
  {
    id: "people",
    aliases: ["patients"],
    name: "People",
    kind: "quality",
    definition: "Distinct patient identifiers among the analysed rows.",
    reading:
      "Intervals treat pathways as independent; when one person has several (above 1.1 pathways each a note says so) they are somewhat too narrow.",
    applies: "Null without a patient identifier.",
    formula: "count of distinct identifiers",
    unit: "people",
    source: "definition",
  },
] as const satisfies readonly MeasureDefinition[];
