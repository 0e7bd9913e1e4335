/**
 * Every figure of the findings: what it is, how to read it, when there is none, how it is worked out and by whom.
 * `fairwait explain` and METHODS.md are made from this table; a test holds it complete.
 */
export interface MeasureDefinition {
  /** The name in findings. */
  readonly id: string;
  /** Other names: limits of its interval, and what people call it. */
  readonly aliases: readonly string[];
  readonly name: string;
  readonly kind: "waits" | "long-waits" | "gaps" | "tests" | "population" | "quality";
  readonly definition: string;
  readonly reading: string;
  /** When it applies and when it is null. */
  readonly applies: string;
  readonly formula: string;
  readonly unit: string;
  readonly source: string;
}

export const MEASURE_KINDS = [
  { id: "waits", title: "How long a group waits" },
  { id: "long-waits", title: "How many wait past a limit" },
  { id: "gaps", title: "How far a group is from its reference" },
  { id: "tests", title: "All groups of a dimension together" },
  { id: "population", title: "The list beside the population of its catchment" },
  { id: "quality", title: "The rows and fields behind the figures" },
] as const satisfies readonly { id: MeasureDefinition["kind"]; title: string }[];

const RTT_RULES =
  "NHS England, Recording and reporting referral to treatment (RTT) waiting times, v5.0, 11 February 2025";
const WILSON = "Wilson (1927), J Am Stat Assoc 22:209–212";
const HYNDMAN_FAN = "Hyndman & Fan (1996), Am Stat 50:361–365, definition 7";
const ORDER_STATISTICS = "Conover (1999), Practical Nonparametric Statistics, section 3.2";

/** Counts of long waits differ only in their limit. */
function longWait(limit: number, reading: string): MeasureDefinition {
  const days = 7 * limit;
  return {
    id: `over${limit}Weeks`,
    aliases: [`over-${limit}`],
    name: `Over ${limit} weeks`,
    kind: "long-waits",
    definition: `Pathways that have waited more than ${limit} weeks (${days + 1} days or more): a count, and a proportion of n with its 95% interval.`,
    reading,
    applies:
      "Always a count; the proportion and its limits are null when the group is empty. Wide limits mean few pathways.",
    formula: `count = pathways with days waited > ${days}; proportion = count ÷ n; limits: Wilson score, no continuity correction`,
    unit: "proportion 0–1 (printed as %), count of pathways",
    source: `${RTT_RULES}; ${WILSON}`,
  };
}

export const MEASURES = [
  {
    id: "n",
    aliases: ["pathways"],
    name: "Pathways",
    kind: "waits",
    definition: "Open pathways of the group whose wait is known at the snapshot date.",
    reading:
      "The denominator of every percentage of the group. One person may have several pathways, so it is not a number of people.",
    applies: "Always. Groups without a pathway are left out.",
    formula: "count of analysed rows in the group",
    unit: "pathways",
    source: RTT_RULES,
  },
  {
    id: "share",
    aliases: ["share of list", "% of list"],
    name: "Share of the list",
    kind: "waits",
    definition: "The group's part of all analysed pathways.",
    reading:
      "How large the group is on this list. A list alone cannot say whether that is more or less than its part of the population, nor who never reached the list.",
    applies: "Null when no pathway was analysed.",
    formula: "n ÷ analysed pathways, unknown groups included",
    unit: "proportion 0–1 (printed as %)",
    source: "definition",
  },
  {
    id: "unknownClockStart",
    aliases: [],
    name: "Unknown clock start",
    kind: "waits",
    definition: "Open pathways of the group whose clock start is missing, unreadable or after the snapshot.",
    reading:
      "They are waiting, but nobody can say how long. If one group has many more of them, its other figures may flatter or wrong it.",
    applies: "Always; they are counted here and are not part of n.",
    formula: "count of rows excluded as clock-start-missing, clock-start-invalid or clock-start-in-future",
    unit: "pathways",
    source: `${RTT_RULES}; NHS England, WLMDS demographics workbook, Notes`,
  },
  {
    id: "meanWeeks",
    aliases: ["mean", "average", "meanWeeksLower", "meanWeeksUpper"],
    name: "Mean wait",
    kind: "waits",
    definition: "The average number of weeks waited so far, with its 95% interval.",
    reading:
      "Pulled up by a few very long waits; the median says more about a typical wait. Useful because mean gaps can be split into parts.",
    applies: "Null for an empty group; limits null for one pathway.",
    formula: "Σ days ÷ n ÷ 7; limits: mean ± t(0.975, n − 1) × s ÷ √n",
    unit: "weeks",
    source: "Student (1908), Biometrika 6:1–25",
  },
  {
    id: "medianWeeks",
    aliases: ["median", "p50", "medianWeeksLower", "medianWeeksUpper"],
    name: "Median wait",
    kind: "waits",
    definition:
      "Half of the group's pathways have waited less than this and half more, with its 95% interval.",
    reading:
      "The typical wait so far of those still waiting, not the wait a new patient will have. The interval says how far chance alone could have moved it.",
    applies: "Null for an empty group; limits null below n = 6, where no pair of ranks covers 95%.",
    formula:
      "type 7 quantile of days waited at ½, ÷ 7; limits: the k-th shortest and k-th longest wait, k = qbinom(0.025, n, ½)",
    unit: "weeks",
    source: `${HYNDMAN_FAN}; ${ORDER_STATISTICS}`,
  },
  {
    id: "p92Weeks",
    aliases: ["p92", "92nd percentile", "p92WeeksLower", "p92WeeksUpper"],
    name: "92nd percentile wait",
    kind: "waits",
    definition: "92 in 100 of the group's pathways have waited less than this, with its 95% interval.",
    reading:
      "Under 18 weeks, the group meets the national standard of 92%. It describes the long end of the list, where unfair waits gather.",
    applies: "Null for an empty group. The upper limit is null below n = 45, where no rank is high enough.",
    formula:
      "type 7 quantile of days waited at 0.92, ÷ 7; limits: binomial order statistics at 2.5% on either side",
    unit: "weeks",
    source: `${HYNDMAN_FAN}; ${ORDER_STATISTICS}`,
  },
  {
    id: "p95Weeks",
    aliases: ["p95", "95th percentile"],
    name: "95th percentile wait",
    kind: "waits",
    definition: "95 in 100 of the group's pathways have waited less than this.",
    reading: "As the 92nd percentile, further out; older national tables of incomplete pathways used it.",
    applies: "Null for an empty group; of little use below about 100 pathways.",
    formula: "type 7 quantile of days waited at 0.95, ÷ 7",
    unit: "weeks",
    source: HYNDMAN_FAN,
  },
  {
    id: "longestWeeks",
    aliases: ["longest", "maximum"],
    name: "Longest wait",
    kind: "waits",
    definition: "The wait of the one pathway that has waited longest.",
    reading:
      "A single person's figure: for finding a pathway to act on, not for comparing groups, and never for publication. A very long one is often a recording error.",
    applies: "Null for an empty group and under any disclosure control.",
    formula: "largest days waited ÷ 7",
    unit: "weeks",
    source: "definition; not for publication: NHS Digital, HES disclosure control, 2018",
  },
  {
    id: "medianWeeksBanded",
    aliases: ["banded median", "median banded"],
    name: "Median wait, NHS England's way",
    kind: "waits",
    definition: "The median estimated from weekly bands, as NHS England publishes it.",
    reading:
      "Use it beside published tables, and medianWeeks for everything else; the two usually differ by less than a fifth of a week, by more in small groups.",
    applies: "Null for an empty group. In the open band it is 104, openBand is true, and print says 104+.",
    formula:
      "k = ½ N; first weekly band whose cumulative count reaches k; L + (k − F) ÷ f, with L its lower week, F the count below, f its count",
    unit: "weeks",
    source: "NHS England, RTT statistics: reproduces the published medians of January 2026",
  },
  {
    id: "p92WeeksBanded",
    aliases: ["banded p92", "p92 banded"],
    name: "92nd percentile wait, NHS England's way",
    kind: "waits",
    definition: "The 92nd percentile estimated from weekly bands, as NHS England publishes it.",
    reading: "Use it beside published tables, and p92Weeks for everything else.",
    applies: "Null for an empty group. In the open band it is 104, openBand is true, and print says 104+.",
    formula: "as medianWeeksBanded with k = 0.92 N",
    unit: "weeks",
    source: "NHS England, RTT statistics: reproduces the published 92nd percentiles of January 2026",
  },
  {
    id: "openBand",
    aliases: ["104+"],
    name: "Open band",
    kind: "waits",
    definition: "Whether a banded figure falls among waits of over 104 weeks, where bands have no upper end.",
    reading: "When true, the true figure is 104 weeks or more and cannot be told from bands.",
    applies: "Always true or false.",
    formula: "true when the band that holds k is the last one",
    unit: "true or false",
    source: "NHS England, RTT statistics",
  },
  {
    id: "within18Weeks",
    aliases: ["within-18", "% within 18 weeks"],
    name: "Within 18 weeks",
    kind: "long-waits",
    definition:
      "Pathways that have waited 18 weeks or less (126 days or fewer): a count, and a proportion of n with its 95% interval.",
    reading: "The national standard is 92%. Higher is better; compare the interval, not only the figure.",
    applies: "Always a count; the proportion and its limits are null when the group is empty.",
    formula:
      "count = pathways with days waited ≤ 126; proportion = count ÷ n; limits: Wilson score, no continuity correction",
    unit: "proportion 0–1 (printed as %), count of pathways",
    source: `${RTT_RULES}; ${WILSON}`,
  },
  longWait(18, "The other side of within 18 weeks; the standard tolerates 8%."),
  longWait(52, "Long waits; the one-year limit NHS England reports as “52 plus”."),
  longWait(65, "Very long waits; one of the limits NHS England has set itself to end."),
  longWait(78, "Very long waits, once due to be gone by April 2023."),
  longWait(104, "The longest waits, once due to be gone by July 2022; each of them deserves a look."),
  {
    id: "withinStandard",
    aliases: [],
    name: "Within the standard",
    kind: "long-waits",
    definition:
      "Pathways within the standard chosen for the run: a count, and a proportion of n with its 95% interval.",
    reading:
      "Under --standard rtt-18 the same as within 18 weeks (target 92%); under dm01-6 less than 6 weeks (target 99%).",
    applies: "Always a count; the proportion and its limits are null when the group is empty.",
    formula: "days waited ≤ 7 × weeks; under dm01-6 days waited < 42; limits: Wilson score",
    unit: "proportion 0–1 (printed as %), count of pathways",
    source: `${RTT_RULES}; NHS England, diagnostic waiting times (DM01); ${WILSON}`,
  },
  {
    id: "breachesStandard",
    aliases: ["breach"],
    name: "Breaches the standard",
    kind: "long-waits",
    definition:
      "Pathways past the standard chosen for the run: a count, and a proportion of n with its 95% interval.",
    reading:
      "The primary measure: its gaps are the family over which p-values are adjusted, and the headlines are chosen first by it.",
    applies: "Always a count; the proportion and its limits are null when the group is empty.",
    formula: "days waited > 7 × weeks; under dm01-6 days waited ≥ 42; limits: Wilson score",
    unit: "proportion 0–1 (printed as %), count of pathways",
    source: `${RTT_RULES}; NHS England, diagnostic waiting times (DM01); ${WILSON}`,
  },
  {
    id: "within18WeeksOfAll",
    aliases: [],
    name: "Within 18 weeks, of all pathways",
    kind: "long-waits",
    definition: "Within 18 weeks as a proportion of all open pathways, unknown clock starts included.",
    reading:
      "NHS England's definition in its waiting-list demographics; use it beside those tables. It is lower wherever clock starts are unknown.",
    applies: "Null when the group has neither known nor unknown clock starts.",
    formula: "within18Weeks count ÷ (n + unknownClockStart); limits: Wilson score",
    unit: "proportion 0–1 (printed as %), count of pathways",
    source: `NHS England, WLMDS demographics workbook, Notes; ${WILSON}`,
  },
  {
    id: "over52WeeksOfAll",
    aliases: [],
    name: "Over 52 weeks, of all pathways",
    kind: "long-waits",
    definition: "Over 52 weeks as a proportion of all open pathways, unknown clock starts included.",
    reading: "NHS England's definition in its waiting-list demographics; use it beside those tables.",
    applies: "Null when the group has neither known nor unknown clock starts.",
    formula: "over52Weeks count ÷ (n + unknownClockStart); limits: Wilson score",
    unit: "proportion 0–1 (printed as %), count of pathways",
    source: `NHS England, WLMDS demographics workbook, Notes; ${WILSON}`,
  },
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
      "For meanWeeks, medianWeeks and every measure of waiting past a limit. Null when a group is empty; the limits of a mean or median also when a group has no spread. Reported for unknown and not-stated, but those are in no family and no test.",
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
  {
    id: "chiSquare",
    aliases: ["chi-squared"],
    name: "χ² test of the groups",
    kind: "tests",
    definition:
      "Whether the proportion breaching the standard differs between the known groups of a dimension.",
    reading:
      "A small p-value says that not all groups are alike; the gaps say which, Cramér's V says how much.",
    applies: "Null with fewer than two known groups, or when all or none breach.",
    formula: "Σ (observed − expected)² ÷ expected; df = groups − 1",
    unit: "statistic, degrees of freedom, p-value",
    source: "Pearson (1900), Phil Mag 50:157–175",
  },
  {
    id: "kruskalWallis",
    aliases: [],
    name: "Kruskal–Wallis test",
    kind: "tests",
    definition:
      "Whether days waited, as a whole distribution, differ between the known groups of a dimension.",
    reading: "As the χ² test, without choosing a limit in weeks.",
    applies: "Null with fewer than two known groups, or when everybody has waited the same.",
    formula: "H from mid-ranks, tie-corrected; χ² with groups − 1 df",
    unit: "statistic, degrees of freedom, p-value",
    source: "Kruskal & Wallis (1952), J Am Stat Assoc 47:583–621",
  },
  {
    id: "trend",
    aliases: ["cochran-armitage", "trend test"],
    name: "Cochran–Armitage trend",
    kind: "tests",
    definition: "Whether the proportion breaching the standard rises or falls steadily over ordered groups.",
    reading:
      "It sees a slope across the fifths of deprivation that no pair of groups may show on its own. It does not see a U shape.",
    applies: "Ordered dimensions only (deprivation, age); null elsewhere, and when all or none breach.",
    formula: "regression of breaching on scores 1, 2, 3 …; χ² with 1 df",
    unit: "statistic, degrees of freedom, p-value",
    source: "Cochran (1954), Biometrics 10:417–451; Armitage (1955), Biometrics 11:375–386",
  },
  {
    id: "cramersV",
    aliases: ["cramer's v", "cramér's v"],
    name: "Cramér's V",
    kind: "tests",
    definition: "How strongly the groups of a dimension and breaching the standard go together.",
    reading:
      "From 0 to 1, and independent of the length of the list; 0.1 is usually called small. Nationally the values for waiting are below that, and the gaps still matter to those in them.",
    applies: "Null with fewer than two known groups, or when all or none breach.",
    formula: "√(χ² ÷ N) for a table of two columns",
    unit: "0 to 1",
    source: "Cramér (1946), Mathematical Methods of Statistics, section 21.9",
  },
  {
    id: "residents",
    aliases: ["residentsShare", "population", "catchment"],
    name: "Residents of the catchment",
    kind: "population",
    definition: "People who live in the catchment, by group, as the population table counts them.",
    reading:
      "The catchment is the LSOAs with more than a tenth of the pathways of a typical patient's LSOA, those that hold the first N% of the list (--catchment lsoa:N), or a named ICB or local authority. A list that chooses its own LSOAs leaves out those where nobody waits, so rates can be far off when there are few pathways to an LSOA, which a warning says. A named area has no such fault. Residents are those of the table's year.",
    applies:
      "With --population. Null for unknown and not stated groups. Ages are compared when the table's years or bands make up the list's; ethnic groups in the grouping the table has; deprivation when an IMD table says how deprived its LSOAs are.",
    formula:
      "sum of the table's counts over the areas of the catchment; share = residents of the group ÷ residents of all known groups",
    unit: "people; proportion 0–1 (printed as %)",
    source: "the population table; ONS, Census 2021 and small-area population estimates",
  },
  {
    id: "ratePer1000",
    aliases: ["ratePer1000Lower", "ratePer1000Upper", "list rate", "rate per 1,000"],
    name: "List rate per 1,000 residents",
    kind: "population",
    definition:
      "Pathways of the group's residents for every thousand residents of the catchment in that group, with its 95% interval.",
    reading:
      "A rate is not need: illness, referral, private care, other providers and age differ between groups. A low rate can mean less need or a way to the list that is harder to find. Crude: a group that is younger has fewer waiting for that alone. Pathways of unknown group are in no rate, so all are somewhat too low.",
    applies:
      "With --population, for known groups; null where nobody of the group lives in the catchment. Pathways of people who live elsewhere, or nobody can say where, are left out.",
    formula:
      "1,000 × pathways ÷ residents; limits: those of the count, exact Poisson below 10 and Byar's from 10, × 1,000 ÷ residents",
    unit: "pathways per 1,000 residents",
    source:
      "PHEindicatormethods, phe_rate; Breslow & Day (1987), Statistical Methods in Cancer Research, volume II, p. 69",
  },
  {
    id: "representation",
    aliases: [
      "representationLower",
      "representationUpper",
      "pathwaysShare",
      "participation-to-prevalence ratio",
    ],
    name: "Representation on the list",
    kind: "population",
    definition:
      "The group's share of the pathways divided by its share of the residents of the catchment, with its 95% interval.",
    reading:
      "1 is as many on the list as among residents, 1.25 a quarter more, 0.8 a fifth fewer. It is no verdict: more on the list may be more need or better access. Other groups' shares are part of it, so it is read beside the rate.",
    applies:
      "With --population, for known groups; null where nobody of the group lives in the catchment. Shares are of pathways whose group is known, as if the unknown were like them.",
    formula:
      "(pathways ÷ pathways of all known groups) ÷ (residents ÷ residents of all known groups); limits: Wilson's of the first share ÷ the second, which is a count of everybody and taken as it is",
    unit: "ratio",
    source:
      "the participation-to-prevalence ratio of Scott et al. (2018), J Am Coll Cardiol 71:1960–1969; Wilson (1927), J Am Stat Assoc 22:209–212",
  },
  {
    id: "over52WeeksRepresentation",
    aliases: [
      "over52WeeksRepresentationLower",
      "over52WeeksRepresentationUpper",
      "over18WeeksRepresentation",
      "over18WeeksRepresentationLower",
      "over18WeeksRepresentationUpper",
    ],
    name: "Representation among long waits",
    kind: "population",
    definition:
      "The group's share of the pathways that have waited over 52 (or 18) weeks divided by its share of the pathways, with its 95% interval.",
    reading:
      "1 is as many of the long waits as of the list. Beside representation it parts two questions: who is on the list, and who waits longest once there. It equals the group's proportion of long waits ÷ that of everybody.",
    applies:
      "With --population, for known groups and pathways of residents; null when nobody waits that long. The limits are null where the group or the rest has none or all of the long waits.",
    formula:
      "(long ÷ n) ÷ (all long ÷ all n); limits: Katz's of the ratio r to the rest, carried over by r ÷ (w·r + 1 − w), w = n ÷ all n",
    unit: "ratio",
    source:
      "Katz et al. (1978), Biometrics 34:469–474; the part is in the whole, so its ratio to the rest is what has independent halves",
  },
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
