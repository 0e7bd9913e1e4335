import type { MeasureDefinition } from "./measure-definition.ts";

export const GAP_MEASURES = [
  {
    id: "difference",
    aliases: [
      "absolute gap",
      "gap",
      "differenceLower",
      "differenceUpper",
      "newcombe",
      "price-bonett",
      "welch",
    ],
    name: "Difference (absolute gap)",
    kind: "gaps",
    definition: "The group's figure minus that of its reference group, with its 95% interval.",
    reading:
      "Above 0 the group has more: worse for over…, breaches… and weeks waited, better for within…. An interval that holds 0 is compatible with no difference. It describes and does not explain: specialty, priority or age may lie behind it.",
    applies:
      "For meanWeeks, medianWeeks and every measure of waiting past a limit. Null when a group is empty; the limits of a mean or median also when a group has no spread, of a median when either side has fewer than 6 pathways. Reported for unknown and not-stated, but those are in no family and no test.",
    formula:
      "group − reference. Proportions: Newcombe's hybrid score, method 10. Median: Price–Bonett, variance from the order statistics at c = max(1, round-half-to-even((n + 1)/2 − √n)). Mean: Welch",
    unit: "percentage points when printed (0–1 in findings), or weeks",
    source:
      "Newcombe (1998), Stat Med 17:873–890; Price & Bonett (2002), J Stat Comput Simul 72:119–124; Welch (1947), Biometrika 34:28–35",
  },
  {
    id: "ratio",
    aliases: ["relative gap", "relative risk", "ratioLower", "ratioUpper", "katz", "times as likely"],
    name: "Ratio (relative gap)",
    kind: "gaps",
    definition: "The group's proportion divided by that of its reference group, with its 95% interval.",
    reading:
      "2 is twice as likely; an interval that holds 1 is compatible with no difference. A large ratio of two rare things may be a few pathways: read it with the difference.",
    applies:
      "For proportions only; null for means and medians, and when either count is 0 (the difference still stands).",
    formula: "p₁ ÷ p₂; limits: exp(ln ratio ± 1.96 √(1/x₁ − 1/n₁ + 1/x₂ − 1/n₂))",
    unit: "times",
    source: "Katz, Baptista, Azen & Pike (1978), Biometrics 34:469–474",
  },
  {
    id: "pValue",
    aliases: ["p"],
    name: "p-value",
    kind: "gaps",
    definition: "How often chance alone would show a gap at least this large if there were none.",
    reading:
      "It says nothing of size: on a long list tiny gaps have tiny p-values. Read the difference first. Among many comparisons use pValueAdjusted.",
    applies: "Null when the gap is null or the pooled figure has no variation.",
    formula:
      "proportions: score test (Pearson χ², 1 df, uncorrected), Fisher's exact test when an expected cell is below 5; mean: Welch; median: difference ÷ standard error; distribution: Mann–Whitney",
    unit: "probability 0–1",
    source: "Pearson (1900), Phil Mag 50:157–175; Fisher (1922), J R Stat Soc 85:87–94",
  },
  {
    id: "pValueAdjusted",
    aliases: ["adjusted p", "adjusted p-value", "benjamini-hochberg", "fdr", "holm"],
    name: "Adjusted p-value",
    kind: "gaps",
    definition:
      "The p-value after allowing for all comparisons of the run: calling everything below 0.05 a gap keeps the expected share of false calls below 5%.",
    reading: "Below 0.05 the gap is unlikely to be chance among so many looks. It says nothing of size.",
    applies:
      "Only for gaps in breachesStandard of known groups in uncrossed dimensions: that family is fixed beforehand. Null elsewhere.",
    formula:
      "p ranked from the largest: min over larger ranks of p × m ÷ rank, at most 1; m = size of the family. With --multiplicity holm, from the smallest: max over smaller ranks of p × (m − rank + 1)",
    unit: "probability 0–1",
    source: "Benjamini & Hochberg (1995), J R Stat Soc B 57:289–300; Holm (1979), Scand J Stat 6:65–70",
  },
  {
    id: "superiority",
    aliases: ["superiorityLower", "superiorityUpper", "probability of superiority", "distribution"],
    name: "Probability of superiority",
    kind: "gaps",
    definition:
      "The chance that a pathway drawn from the group has waited longer than one drawn from the reference, ties counting half, with its 95% interval.",
    reading:
      "0.5 is no difference; 0.56 means longer in 56 of 100 pairs. It looks at the whole distribution, not at one limit.",
    applies: "Null when a group is empty; the p-value also when everybody has waited the same.",
    formula:
      "(pairs with longer wait + ½ ties) ÷ (n₁ n₂); limits: DeLong's variance on the logit scale, Newcombe's method 5 below 10 pathways; p: Mann–Whitney, normal approximation, tie-corrected, no continuity correction",
    unit: "probability 0–1",
    source:
      "Mann & Whitney (1947), Ann Math Stat 18:50–60; DeLong et al. (1988), Biometrics 44:837–845; Newcombe (2006), Stat Med 25:559–573",
  },
  {
    id: "cliffsDelta",
    aliases: ["cliffsDeltaLower", "cliffsDeltaUpper", "cliff's delta"],
    name: "Cliff's delta",
    kind: "gaps",
    definition:
      "How much more often a pathway of the group has waited longer than one of the reference than the other way round, with its 95% interval.",
    reading: "From −1 to 1; 0 is no difference. It is 2 × superiority − 1.",
    applies: "As superiority.",
    formula: "P(longer) − P(shorter) over all pairs; limits: 2 × the limits of superiority − 1",
    unit: "−1 to 1",
    source: "Cliff (1993), Psychol Bull 114:494–509",
  },
  {
    id: "hodgesLehmannDays",
    aliases: ["hodgesLehmannDaysLower", "hodgesLehmannDaysUpper", "hodges-lehmann", "shift"],
    name: "Hodges–Lehmann shift",
    kind: "gaps",
    definition:
      "The median of all differences between a pathway of the group and one of the reference, with its 95% interval.",
    reading:
      "By how many days the group's whole distribution lies behind the reference's, where both have one shape.",
    applies:
      "Null when a group is empty; limits null when the groups are too small or everybody has waited the same.",
    formula:
      "exact median of the n₁ n₂ differences; limits at ranks C and n₁n₂ + 1 − C, C = ⌊n₁n₂ ÷ 2 − 1.96 σ⌋, σ tie-corrected",
    unit: "days",
    source:
      "Hodges & Lehmann (1963), Ann Math Stat 34:598–611; Hollander, Wolfe & Chicken (2014), Nonparametric Statistical Methods, section 4.3",
  },
  {
    id: "differenceIfUnknownInGroup",
    aliases: ["differenceIfUnknownInReference", "if unknown", "bounds", "sensitivity"],
    name: "Difference if the unknown were on one side",
    kind: "gaps",
    definition:
      "The difference again, with every pathway of the dimension that is unknown or not stated counted to the group, and with every one counted to the reference.",
    reading:
      "Where both keep the sign of the gap, not knowing who the unknown are cannot turn it round in either of these two ways. Where one changes the sign, the direction rests on who is recorded. They are two suppositions, not limits: if the unknown who wait long belonged to one side and those who wait briefly to the other, the gap would move further.",
    applies:
      "For every difference except that of the whole distribution; equal to it when nobody is unknown. Null for unknown and not-stated themselves, and for crossings, whose unknown may be known in one part. No interval: chance comes on top.",
    formula:
      "difference(group + unknown, reference) and difference(group, reference + unknown), unknown and not stated together",
    unit: "as difference",
    source:
      "definition; why: Manski (1989), J Hum Resour 24:343–360, on what can be learnt where some are not observed",
  },
  {
    id: "unknownGaps",
    aliases: ["all-known", "unknown against known"],
    name: "Whether the unknown wait differently",
    kind: "gaps",
    definition:
      "The gaps of the pathways whose group is unknown, and of those not stated, each against all known groups of the dimension together.",
    reading:
      "If the unknown wait longer or shorter than the known, gaps between known groups may be made or hidden by who is recorded. It does not say why: records may be completed late in a pathway, or in some specialties only.",
    applies:
      "For uncrossed dimensions with someone unknown and someone known; in no family. The report speaks of groups of at least 20 pathways, in breachesStandard and medianWeeks, and calls a gap sure when its interval excludes no difference and its p-value is below 0.05 after Benjamini–Hochberg over all that the report speaks of.",
    formula: "as difference and ratio, reference = all known groups together",
    unit: "as difference",
    source: "as difference",
  },
] as const satisfies readonly MeasureDefinition[];
