import type { MeasureDefinition } from "./measure-definition.ts";

export const ADJUSTED_MEASURES = [
  {
    id: "adjusted",
    aliases: ["adjusted gap", "adjustedFor", "stratum", "strata"],
    name: "Adjusted gap",
    kind: "adjusted",
    definition:
      "The gap between a group and its reference after allowing for differences in what they are listed for, or in whatever --adjust names.",
    reading:
      "Beside the crude gap it says how much of it goes with where people are listed and how much remains among people listed alike. It is no truer than the crude gap: adjusting for what an unfairness works through (a priority given to some and not to others, say) hides it. Neither figure says why.",
    applies:
      "Null with a `reason` where the strata of both sides hold fewer than 20 of a side (few-compared) or less than half of it (most-left-out). Known groups of every dimension, for specialty where the list has it; for any dimensions with --adjust; not at all with --adjust none. A dimension is not adjusted for itself or for another form of itself. Unknown values of what is adjusted for are a stratum of their own. Dimensions of more than 60 groups and crossings are adjusted only with --adjust.",
    formula: "by method: mantel-haenszel, standardised, logistic, kitagawa",
    unit: "as the gap",
    source: "Rothman, Greenland & Lash (2008), Modern Epidemiology, 3rd edition, chapters 15 and 21",
  },
  {
    id: "crude",
    aliases: ["crude gap", "unadjusted"],
    name: "Crude gap",
    kind: "adjusted",
    definition: "The group's figure minus that of its reference as they stand, beside each adjusted one.",
    reading: "The gap people meet, whatever lies behind it.",
    applies: "As the adjusted gap.",
    formula: "group − reference",
    unit: "0–1 in findings (percentage points when printed), or weeks",
    source: "see difference",
  },
  {
    id: "mantel-haenszel",
    aliases: ["stratified", "stratified gap"],
    name: "Stratified gap (Mantel–Haenszel)",
    kind: "adjusted",
    definition:
      "One difference and one ratio of proportions for all strata together, each stratum compared within itself.",
    reading:
      "What remains between people listed alike. Strata count by how much they can say, so it stays steady where many are small; where the gap differs much between strata (homogeneity) one figure hides that.",
    applies:
      "For every measure of waiting past a limit. Strata of one side only say nothing. Null ratio when nobody counts on one side.",
    formula:
      "difference Σ(x₁n₀ − x₀n₁)/n ÷ Σn₁n₀/n (Sato's limits; where fewer than ten of a side count, or do not, MOVER on Wilson's limits of both sides on the effective size, with the same weights); ratio Σx₁n₀/n ÷ Σx₀n₁/n (Greenland–Robins, on the logarithm)",
    unit: "0–1 in findings (percentage points when printed); times",
    source:
      "Mantel & Haenszel (1959), J Natl Cancer Inst 22:719–748; Greenland & Robins (1985), Biometrics 41:55–68; Sato (1989), Biometrics 45:1323–1324; Zou & Donner (2008), Stat Med 27:1693–1702",
  },
  {
    id: "homogeneity",
    aliases: ["heterogeneity"],
    name: "Homogeneity of the strata",
    kind: "adjusted",
    definition: "Whether the ratio of proportions differs between the strata by more than chance explains.",
    reading:
      "A small p-value says that the gap is not the same everywhere; the table of specialties says where it is larger. A large one says little when strata are small.",
    applies: "Null without a common ratio, and with fewer than two strata in which anybody counts.",
    formula:
      "Σ (p₁ₛ − ratio p₀ₛ)² ÷ varianceₛ, the variance at the most likely p₀ₛ for which p₁ₛ = ratio p₀ₛ (score test); χ² with strata − 1 df, strata in which nobody counts left out",
    unit: "statistic, degrees of freedom, p-value",
    source: "Gart & Nam (1988), Biometrics 44:323–338; Miettinen & Nurminen (1985), Stat Med 4:213–226",
  },
  {
    id: "standardised",
    aliases: [
      "direct standardisation",
      "directly standardised",
      "value",
      "referenceValue",
      "adjusted median",
    ],
    name: "Standardised gap (direct)",
    kind: "adjusted",
    definition:
      "The gap there would be if both groups were spread over the strata as the whole list is, for proportions, the mean, and the median and 92nd percentile of the re-weighted distribution.",
    reading:
      "`value` and `referenceValue` are the two figures, `difference` the gap between them. It reads like the crude gap, with the mix made equal.",
    applies:
      "Strata in which one side has nobody are left out, counted and named (leftOut), never guessed: with few people the figure then speaks for part of the list. Null where too few are compared (`reason`). Limits of a quantile are null where the group is too small for one.",
    formula:
      "Σ wₛ·figureₛ with w the list's share of a stratum. Proportions: Wilson on the effective size, difference by Newcombe, ratio on the logarithm. Mean: t with Satterthwaite's degrees of freedom. Quantiles: type 7 of the re-weighted days, Woodruff's interval, difference by MOVER",
    unit: "0–1 in findings (percentage points when printed), or weeks",
    source:
      "Dean & Pagano (2015), J Surv Stat Methodol 3:484–503; Woodruff (1952), J Am Stat Assoc 47:635–646; Zou & Donner (2008), Stat Med 27:1693–1702",
  },
  {
    id: "observedToExpected",
    aliases: [
      "observedToExpectedLower",
      "observedToExpectedUpper",
      "observed",
      "expected",
      "indirect standardisation",
      "indirectly standardised",
    ],
    name: "Observed ÷ expected (indirect standardisation)",
    kind: "adjusted",
    definition:
      "The group's pathways past a limit ÷ those there would be if each stratum of the group had the list's proportion.",
    reading:
      "1.2 is a fifth more than its mix of specialties accounts for. Compare each group with the list, not two groups with each other: each is weighted by its own mix.",
    applies: "For every measure of waiting past a limit; null when none is expected.",
    formula: "Σ x ÷ Σ n·p(list); Byar's limits of the count, exact below 10, ÷ expected",
    unit: "times",
    source:
      "Breslow & Day (1987), Statistical Methods in Cancer Research II, p. 69; PHEindicatormethods::calculate_ISRatio",
  },
  {
    id: "logistic",
    aliases: ["logistic regression", "regression", "marginal gap", "reason"],
    name: "Regression gap (logistic, marginal)",
    kind: "adjusted",
    definition:
      "The gap that a logistic regression on the group and everything adjusted for finds if everybody on the list were of the group and then of the reference.",
    reading:
      "Unlike strata, the model borrows: it supposes that what is adjusted for acts alike everywhere, and so bears many adjusters and small cells. Where it and the stratified gap part, that supposition is in doubt.",
    applies:
      "With --adjust, for over… and breaches…. Null with a `reason`: no-variation (nobody or everybody of a side counts), collinear (what is adjusted for tells the groups apart), separation (no estimate settles), too-many-levels, few-compared (fewer than 20 of a side), most-left-out (with one adjuster).",
    formula:
      "logit p = group + adjusters (main effects), group and reference only; marginal difference and ratio over the list's strata; HC1 robust errors, delta method (limits of each on the logit scale, of the difference by MOVER with their correlation)",
    unit: "0–1 in findings (percentage points when printed); times",
    source:
      "Muller & MacLehose (2014), Int J Epidemiol 43:962–970; MacKinnon & White (1985), J Econometrics 29:305–325",
  },
  {
    id: "oddsRatio",
    aliases: ["oddsRatioLower", "oddsRatioUpper"],
    name: "Odds ratio of the regression",
    kind: "adjusted",
    definition:
      "The odds of waiting past a limit in the group ÷ those in its reference, in the same regression.",
    reading:
      "Not how many times as likely: where a third of people count, an odds ratio of 2 is about 1.5 times as likely. It is here for comparison with other papers.",
    applies: "As the regression gap.",
    formula: "exp(coefficient ± 1.96 × HC1 standard error)",
    unit: "times",
    source: "McCullagh & Nelder (1989), Generalized Linear Models, chapter 4",
  },
  {
    id: "eValue",
    aliases: ["eValueLimit"],
    name: "E-value",
    kind: "adjusted",
    definition:
      "How many times as likely something unmeasured would have to be in one group, and to make a long wait, for it alone to account for an adjusted ratio.",
    reading:
      "A high one says that only something strong could account for the gap; `eValueLimit` says it of the limit nearest to 1, and is 1 when the interval holds 1. It does not say whether there is such a thing.",
    applies:
      "Beside every adjusted ratio; null where there is none. Printed as point (limit), not at all where the interval holds 1.",
    formula: "R + √(R(R − 1)), R the ratio or 1 ÷ ratio, whichever is above 1",
    unit: "times",
    source: "VanderWeele & Ding (2017), Ann Intern Med 167:268–274",
  },
  {
    id: "kitagawa",
    aliases: ["composition", "within", "unmatched", "decomposition", "carriedBy", "kitagawa split"],
    name: "Where the gap lies (Kitagawa)",
    kind: "adjusted",
    definition:
      'The gap in mean weeks taken apart: where people are listed, or their mix of whatever is adjusted for (`composition`: "Where listed" or "Their mix" in the table), what remains within the same strata (`within`: "Within it"), and those with nobody to compare with (`unmatched`: "Nobody to compare").',
    reading:
      "The three sum to the crude gap. `carriedBy` says it by specialty (the first of what is adjusted for): a specialty carries much of a gap when it is large and the gap within it wide, or when many of one group are in it and waits there are long. The rows have no intervals: their order is within chance and says where to look first.",
    applies:
      "Null where too few are compared (`reason`). Rows of fewer than five of a side are printed with the others. The interval of `within` takes the mix as fixed.",
    formula:
      "composition Σ (a − b)·((m₁ + m₀)/2 − middle), within Σ (m₁ − m₀)·(a + b)/2 over shared strata, a and b each side's shares of its people in them; unmatched: people in other strata, as a share × (their mean − the mean of the shared)",
    unit: "weeks",
    source: "Kitagawa (1955), J Am Stat Assoc 50:1168–1194; Ñopo (2008), Rev Econ Stat 90:290–299",
  },
  {
    id: "leftOut",
    aliases: ["adjustedStrata", "tooFew", "compared"],
    name: "Strata left out, or with too few people",
    kind: "adjusted",
    definition:
      "How many of the strata hold both sides (`compared`), hold one side only (`leftOut`), or have fewer than five pathways of a side (`tooFew`), with pathways and names.",
    reading:
      "Much left out: the groups are hardly found in the same places, and a standardised figure speaks for few of them. Strata of too few still count; by themselves they say nothing.",
    applies: "Once for each group and reference; at most 50 are named, those of most pathways first.",
    formula: "counts",
    unit: "strata and pathways",
    source: "fairwait",
  },
] as const satisfies readonly MeasureDefinition[];
