import type { MeasureDefinition } from "./measure-definition.ts";

const PAMUK =
  "Pamuk (1985), Popul Stud 39:17–31; Mackenbach & Kunst (1997), Soc Sci Med 44:757–771; as OHID's PHEindicatormethods, phe_sii";
const CONCENTRATION =
  "Kakwani, Wagstaff & van Doorslaer (1997), J Econom 77:87–103; O'Donnell et al. (2008), Analyzing Health Equity Using Household Survey Data, chapter 8";

export const GRADIENT_MEASURES = [
  {
    id: "sii",
    aliases: ["slope index of inequality", "siiLower", "siiUpper", "gradient", "gradients", "scale"],
    name: "Slope index of inequality (SII)",
    kind: "gradients",
    definition:
      "The difference, over all ordered groups, between the two ends of a straight line fitted through them: last end minus first, with its 95% interval.",
    reading:
      "On deprivation the first end is the most deprived: below 0 the most deprived have more, which is worse for over…, breaches… and weeks, better for within…. On age the first end is the youngest. It uses every group, not only the two outer ones, and sees no U shape.",
    applies:
      "Ordered dimensions (deprivation, age) with two or more known groups, for meanWeeks, medianWeeks and every measure of waiting past a limit; scale logit, for proportions only, is null where a group has none or all (reason zero-cell). Limits null when a group of one pathway gives no standard error (single-pathway; a mean takes that of the other groups), for medianWeeks one of fewer than 6 (few-pathways), or nothing varies (no-variation).",
    formula:
      "b = middle of a group's place in the cumulative pathways, a = its share; least squares of the figure on b with weights a; SII = fitted(1) − fitted(0). SE² = Σ w² se², w = a (b − ½) ÷ Σ a (b − ½)²; se: √(p (1 − p) ÷ n), for none or all Wilson's half-width ÷ 1.96; s ÷ √n for means; Price–Bonett for medians. Logit: the same on ln(p ÷ (1 − p)) with Wilson's limits, the slope's limits turned about the middle of the line",
    unit: "percentage points when printed (0–1 in findings), or weeks",
    source: PAMUK,
  },
  {
    id: "rii",
    aliases: ["relative index of inequality", "riiLower", "riiUpper"],
    name: "Relative index of inequality (RII)",
    kind: "gradients",
    definition:
      "The last end of the line fitted through ordered groups divided by its first end, with its 95% interval.",
    reading:
      "1 is no slope; 0.5 on deprivation means that the least deprived end has half of what the most deprived end has. It says nothing of how much there is: read it with the SII.",
    applies:
      "As the SII. Null (reason fitted-end-not-positive) where the line meets 0, as it does for rare long waits; the logit scale then still has one, if no group has none, and the report prints that one; so it does where an end lies below a third of the overall share, since limits of a linear one there covered as little as 68% in trials. Its limits are null where they would lie a thousandfold away (fitted-end-near-zero).",
    formula:
      "fitted(1) ÷ fitted(0); limits: delta method on its logarithm, exp(ln RII ± 1.96 SE); on the logit scale the ends of the turned line",
    unit: "times",
    source: PAMUK,
  },
  {
    id: "fittedFirst",
    aliases: ["fittedLast", "fitted ends"],
    name: "Fitted ends",
    kind: "gradients",
    definition:
      "What the line through ordered groups gives where the first group begins and where the last one ends.",
    reading:
      "Further out than the outer groups' own figures, since those lie in the middle of their group. A straight line may leave what a proportion can be; the logit scale does not, and the report prints that (marked logit) where the straight line ends at less than a third of the overall share.",
    applies: "As the SII.",
    formula: "mean ∓ slope ÷ 2",
    unit: "proportion 0–1 (printed as %), or weeks",
    source: PAMUK,
  },
  {
    id: "aci",
    aliases: ["absolute concentration index", "generalised concentration index"],
    name: "Absolute concentration index (ACI)",
    kind: "gradients",
    definition:
      "How far a figure gathers at one end of ordered groups, in its own unit, with its 95% interval.",
    reading: "Below 0 the first groups (most deprived, youngest) have more of it; 0 is no concentration.",
    applies:
      "Ordered dimensions with two or more known groups, for meanWeeks and every measure of waiting past a limit; limits of a proportion null when fewer than ten pathways count, or do not (few-count).",
    formula:
      "2 cov(figure, rank), everybody of a group in the middle of it; limits: regression of the figure on the rank, HC1 errors",
    unit: "proportion 0–1, or weeks",
    source: CONCENTRATION,
  },
  {
    id: "rci",
    aliases: ["concentration", "concentration index", "relative concentration index"],
    name: "Relative concentration index (RCI)",
    kind: "gradients",
    definition: "The absolute concentration index divided by the overall figure, with its 95% interval.",
    reading:
      "From −1 to 1: below 0 what is counted gathers in the first groups (most deprived, youngest). For over… and its complement within… it differs in size, for both are divided by different wholes; Erreygers' index does not.",
    applies: "As the ACI; null when nobody counts, limits null when fewer than ten pathways do (few-count).",
    formula:
      "2 cov(figure, rank) ÷ mean; limits: regression and delta method with HC1 errors, the mean uncertain too",
    unit: "−1 to 1",
    source: CONCENTRATION,
  },
  {
    id: "wagstaff",
    aliases: ["wagstaff index"],
    name: "Wagstaff's index",
    kind: "gradients",
    definition:
      "The relative concentration index of a proportion, divided by the most it could be, with its 95% interval.",
    reading: "As the RCI; the same size for over… and within…, with the other sign.",
    applies: "As the RCI, for proportions; null also when everybody counts.",
    formula: "RCI ÷ (1 − p)",
    unit: "−1 to 1",
    source: "Wagstaff (2005), Health Econ 14:429–432",
  },
  {
    id: "erreygers",
    aliases: ["erreygers index", "corrected concentration index"],
    name: "Erreygers' index",
    kind: "gradients",
    definition:
      "A concentration index of a proportion that depends on differences only, with its 95% interval.",
    reading: "As the ACI, times four; the same size for over… and within…, with the other sign.",
    applies: "As the ACI, for proportions.",
    formula: "8 cov(figure, rank)",
    unit: "−1 to 1",
    source: "Erreygers (2009), J Health Econ 28:504–515",
  },
] as const satisfies readonly MeasureDefinition[];
