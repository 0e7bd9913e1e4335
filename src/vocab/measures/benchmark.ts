import type { MeasureDefinition } from "./measure-definition.ts";
import { HYNDMAN_FAN, WILSON } from "./sources.ts";

const PUBLICATION =
  "NHS England, Waiting List Minimum Data Set, demographics (monthly since July 2025; workbook or CSV; edition read: week ending 25 January 2026), Notes";

export const BENCHMARK_MEASURES = [
  {
    id: "benchmark",
    aliases: ["benchmark.list", "benchmark.published", "published figures", "WLMDS", "England"],
    name: "The list beside NHS England's published figures",
    kind: "benchmark",
    definition:
      "The share of each group within 18 and over 52 weeks in this list, beside that of England, of the list's own trust as published, and of the regions, ICBs and trusts that are named, all on NHS England's definitions.",
    reading:
      "Denominators are not those of the other tables: pathways of an unknown clock start stay in, as in within18WeeksOfAll and over52WeeksOfAll, so both shares are lower than within18Weeks and over52Weeks wherever clock starts are unknown. The published pathways differ too: English commissioners only, ethnicity from hospital records (SUS) first and from the list only where these have none, sex as recorded, and a total one or two in a hundred below the monthly statistics. The list's share has a 95% interval, for how far chance could move it; published figures have none, and England's is taken as it is. Where England lies outside an interval, chance alone would do that in one group in twenty; why is another question. benchmark.gaps and benchmark.place are the gaps and the places.",
    applies:
      "With --benchmark, for the characteristics and groups of the publication: age (0–18, 19–64, 65 and over, unless --age-bands says otherwise), sex (female, male), IMD decile, ethnic category (A–S, not stated, unknown). A characteristic that the list has in other groups is left out, with a note; more than 92 days between the list and the publication are a warning. Disclosure control: the list's figures are those that its groups show, so a hidden count has no figure here and a shown one is as rounded as there; a published count of 1 to 7 is masked by *, and its share is null.",
    formula:
      "list: within18WeeksOfAll and over52WeeksOfAll, Wilson score limits; published: count of the band ÷ total of the group, unknown clock starts in it, both as published (to the nearest 5); the publication's own percentages are not read",
    unit: "proportion 0–1 (printed as %)",
    source: `${PUBLICATION}; ${WILSON}`,
  },
  {
    id: "benchmark.gaps",
    aliases: ["gap to England", "gap in England", "published gap"],
    name: "A gap beside England's",
    kind: "benchmark",
    definition:
      "The difference between the share of a group and that of its reference group, in this list and in each organisation it is set beside.",
    reading:
      "Within 18 weeks a negative gap is worse for the group, over 52 weeks a positive one. A gap of the list as wide as England's is no reason for comfort: it says that the list is as unequal as England. These gaps have no interval: the interval of the gap in waiting past a limit is difference, of pathways with a known clock start. A sentence names a group only where the whole interval of its share within 18 weeks lies below that of the reference. References are fixed, whatever --reference says: ages 19–64, male, the least deprived tenth, category A (British).",
    applies:
      "With --benchmark, for known groups other than the reference. Null where either share is hidden or masked, which is sooner in small groups; gaps of published counts are rough where these are small, since each may be 2 off.",
    formula:
      "share of the group − share of the reference group, within the list and within each organisation",
    unit: "proportion (printed in percentage points)",
    source: PUBLICATION,
  },
  {
    id: "benchmark.place",
    aliases: ["benchmark.trusts", "place among trusts", "median trust", "p10", "p90"],
    name: "Place among acute trusts, and their spread",
    kind: "benchmark",
    definition:
      "Where the list would stand among the acute trusts that have the figure, by a group's share and by its gap, and below which figures a tenth, a half and nine tenths of them lie.",
    reading:
      "1 is the best for patients: most within 18 weeks, fewest over 52; of gaps, the one least to the group's disadvantage. The list stands in the place of its own trust where --benchmark-trust names it, else beside all. Places have no interval and those of small groups change by chance; trusts differ in what they treat and whom. A high place by a gap can be had by making the reference group wait longer: look at both shares.",
    applies:
      "With --benchmark, null where the list's figure is hidden, or where fewer than ten other acute trusts show the figure. Trusts whose count is masked are in no rank, so that of small groups the larger trusts are left.",
    formula:
      "1 + trusts with more within 18 weeks, or with fewer over 52 (equal ones share the better place), of trusts + 1; spread: 10th, 50th and 90th percentile of the trusts' figures, without the list",
    unit: "place; proportion 0–1 (printed as %)",
    source: `${PUBLICATION}; ${HYNDMAN_FAN}`,
  },
] as const satisfies readonly MeasureDefinition[];
