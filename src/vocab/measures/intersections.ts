import type { MeasureDefinition } from "./measure-definition.ts";

const METHODS = [
  "Zou, Huang & Zhang (2009), Comput Stat Data Anal 53:1080–1085",
  "Satterthwaite (1946), Biometrics Bull 2:110–114",
  "Bonett & Price (2002), Psychol Methods 7:370–383",
].join("; ");

export const INTERSECTION_MEASURES = [
  {
    id: "intersections",
    aliases: [
      "expectation",
      "comparedWith",
      "fewPathways",
      "fewestPathways",
      "reference-crossing",
      "additive-fit",
    ],
    name: "Intersections of a crossing",
    kind: "intersections",
    definition:
      "What the groups of crossed dimensions (--by a*b) have beyond what being in each of their parts would add up to.",
    reading:
      "A group can wait long because each of its parts does. An intersection is of interest by itself where it waits longer than that; then looking at one dimension at a time hides it.",
    applies:
      "For crossings only, among known groups. With a reference crossing, for groups that differ from it in two parts or more (expectation reference-crossing); where a part has no reference of its own, for every group (additive-fit). Every cell of the sum needs 20 pathways; else the reason is few-pathways and the cells are named. not-identified: nobody else is in one of the parts.",
    formula:
      "reference-crossing: Σ figures of the groups that share one part with it and else are the reference − (parts − 1) × the reference's figure. additive-fit: weighted least squares of main effects, weights n, on all other known cells of the crossing, predicted for this one; comparedWith then counts the others of each part",
    unit: "cells of a sum, pathways",
    source: "Rothman (1976), Am J Epidemiol 103:506–511; Allen (1974), Technometrics 16:125–127",
  },
  {
    id: "excess",
    aliases: [
      "excessLower",
      "excessUpper",
      "excesses",
      "additive interaction",
      "interaction",
      "wilson-mover",
      "welch-satterthwaite",
      "bonett-price",
    ],
    name: "Excess of an intersection",
    kind: "intersections",
    definition:
      "The figure of an intersection less what its parts add up to (additive interaction), with its 95% interval.",
    reading:
      "0.03 in over18Weeks: 3 more of every 100 have waited over 18 weeks than being in each of the parts would add up to. An interval that holds 0 is compatible with none. It describes and does not explain.",
    applies:
      "For meanWeeks, medianWeeks and every measure of waiting past a limit; not for medianWeeks without a reference crossing, since fitted medians do not add up. pValue is 1 − the confidence at which the interval just reaches 0; pValueAdjusted is Benjamini–Hochberg (or Holm, as asked) over the intersections of this crossing in this measure, which are in no other family.",
    formula:
      "of two parts p₁₁ − p₁₀ − p₀₁ + p₀₀. Limits: proportions, Wilson's limits of every cell combined (with additive-fit those of the group itself, and a normal error for what the others add up to); mean, Welch–Satterthwaite; median, Bonett–Price",
    unit: "percentage points when printed (0–1 in findings), or weeks",
    source: METHODS,
  },
  {
    id: "addsUpTo",
    aliases: ["figure"],
    name: "What the parts add up to",
    kind: "intersections",
    definition: "The figure an intersection would have if its parts only added up; figure is the one it has.",
    reading:
      "Compare it with the group's own figure. It may lie below 0 or above 1 where the parts are extreme.",
    applies: "As excess.",
    formula: "figure − excess",
    unit: "proportion 0–1 or weeks",
    source: "as excess",
  },
  {
    id: "shrunkenExcess",
    aliases: ["shrunkenExcessLower", "shrunkenExcessUpper", "empirical bayes"],
    name: "Shrunken excess",
    kind: "intersections",
    definition:
      "The excess drawn towards none by as much as it is uncertain beside how much excesses vary in this crossing, with 95% limits.",
    reading:
      "What to compare intersections of different size by: the wildest figures are those of the smallest groups, and this takes back what chance gave them. For one group by itself read the excess.",
    applies:
      "As excess, where it has limits. All are 0 where excesses vary no more than chance alone makes them. Groups share cells, so their errors are not independent; the rule takes them as if they were.",
    formula:
      "kept × excess, kept = τ² ÷ (τ² + se²), se = the wider half of the interval ÷ 1.96, τ² = max(0, Σ (excess² − se²) ÷ se² ÷ Σ 1 ÷ se²); limits ± 1.96 × se × √kept",
    unit: "as excess",
    source:
      "Efron & Morris (1975), J Am Stat Assoc 70:311–319; DerSimonian & Laird (1986), Control Clin Trials 7:177–188",
  },
  {
    id: "excessRank",
    aliases: ["ranking of intersections"],
    name: "Rank of an intersection",
    kind: "intersections",
    definition:
      "The place of an intersection among all of its crossing, by how much longer than its parts add up to it waits at the least.",
    reading:
      "1 is the intersection surest to wait longer. A group of twenty with a wild figure does not come first before a large one that is sure.",
    applies:
      "As shrunkenExcess; null where all of these are 0, since excesses that vary no more than chance alone makes them have no order. Equal ones share a rank.",
    formula:
      "by the lower limit of shrunkenExcess, largest first (for within…, where less is longer, by the upper limit, smallest first); equal ones by that limit of excess",
    unit: "1, 2, 3 …",
    source: "as shrunkenExcess",
  },
] as const satisfies readonly MeasureDefinition[];
