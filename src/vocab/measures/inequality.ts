import type { MeasureDefinition } from "./measure-definition.ts";

const WHO =
  "Schlotheuber & Hosseinpoor (2022), Int J Environ Res Public Health 19:3697; as WHO's healthequal";
const BOOTSTRAP = "limits: parametric bootstrap of the counts, inverted (METHODS, “All groups at once”)";
const VARIANCE =
  "limits: distribution of the variance between groups, inverted (METHODS, “All groups at once”)";
const APPLIES =
  "Dimensions with two or more known groups, for meanWeeks and every measure of waiting past a limit; medians have no whole that they add up to.";
const RANKED = `${APPLIES} Groups of fewer than 20 pathways may be neither best nor highest or lowest (tooSmall names them); null with fewer than two others (small-groups).`;
const RELATIVE = `${APPLIES} Null when nobody counts (nobody-counts); limits null when fewer than ten pathways do (few-count).`;
const REFERENCED = `${APPLIES} Null where others are compared with the rest of the list (no-reference).`;
const IN_ITS_UNIT = "percentage points when printed (0–1 in findings), or weeks";

export const INEQUALITY_MEASURES = [
  {
    id: "d",
    aliases: ["range", "highest", "lowest", "inequality", "inequalityBasis"],
    name: "Highest minus lowest (D)",
    kind: "inequality",
    definition:
      "The figure of the group with the most minus that of the group with the least, with its 95% interval.",
    reading:
      "Never below 0. Of several groups the outer two always differ a little by chance; a lower limit of 0 says that it could be nothing else.",
    applies: RANKED,
    formula: `max − min; ${BOOTSTRAP}`,
    unit: IN_ITS_UNIT,
    source: WHO,
  },
  {
    id: "r",
    aliases: ["highest to lowest", "range ratio"],
    name: "Highest divided by lowest (R)",
    kind: "inequality",
    definition:
      "The figure of the group with the most divided by that of the group with the least, with its 95% interval.",
    reading: "Never below 1. Of rare waits it is large by chance easily: read it with D.",
    applies: `${RANKED} Null when the lowest is 0 (zero-cell).`,
    formula: `max ÷ min; ${BOOTSTRAP}, on the logarithm`,
    unit: "times",
    source: WHO,
  },
  {
    id: "bgv",
    aliases: ["between-group variance"],
    name: "Between-group variance (BGV)",
    kind: "inequality",
    definition:
      "The average squared distance of groups from the overall figure, weighted by their size, with its 95% interval.",
    reading:
      "0 when all groups are alike; far-off groups weigh more than in MDMW. Squared percentage points when printed: BGSD is easier to read.",
    applies: APPLIES,
    formula: `Σ share (y − mean)²; ${VARIANCE}`,
    unit: "squared percentage points when printed (squared proportions in findings), or weeks²",
    source: WHO,
  },
  {
    id: "bgsd",
    aliases: ["between-group standard deviation"],
    name: "Between-group standard deviation (BGSD)",
    kind: "inequality",
    definition: "The square root of the between-group variance, with its 95% interval.",
    reading: "A typical distance of a pathway's group from the overall figure.",
    applies: APPLIES,
    formula: `√BGV; ${VARIANCE}`,
    unit: IN_ITS_UNIT,
    source: WHO,
  },
  {
    id: "cov",
    aliases: ["coefficient of variation"],
    name: "Coefficient of variation (COV)",
    kind: "inequality",
    definition:
      "The between-group standard deviation as a percentage of the overall figure, with its 95% interval.",
    reading: "An effect size over all groups that can be set beside other figures and lists.",
    applies: RELATIVE,
    formula: `100 BGSD ÷ mean; ${VARIANCE}, the mean as it is`,
    unit: "%",
    source: WHO,
  },
  {
    id: "theil",
    aliases: ["theil index", "ti"],
    name: "Theil index",
    kind: "inequality",
    definition:
      "How far groups' shares of what is counted depart from their shares of the list, times 1000, with its 95% interval.",
    reading: "0 when all groups are alike; sensitive to groups with much.",
    applies: RELATIVE,
    formula: `1000 Σ share (y ÷ mean) ln(y ÷ mean), 0 ln 0 = 0; ${VARIANCE}`,
    unit: "× 1000",
    source: WHO,
  },
  {
    id: "mld",
    aliases: ["mean log deviation"],
    name: "Mean log deviation (MLD)",
    kind: "inequality",
    definition:
      "The average logarithm of overall figure ÷ group's figure, weighted by size, times 1000, with its 95% interval.",
    reading: "0 when all groups are alike; sensitive to groups with little.",
    applies: `${RELATIVE} Null when a group has none (zero-cell).`,
    formula: `1000 Σ share × −ln(y ÷ mean); ${VARIANCE}`,
    unit: "× 1000",
    source: WHO,
  },
  {
    id: "mdmw",
    aliases: ["mean difference from mean", "mdmu"],
    name: "Mean difference from the mean (MDMW, MDMU)",
    kind: "inequality",
    definition:
      "The average distance of groups from the overall figure, weighted by size (MDMW) or each group alike (MDMU), with its 95% interval.",
    reading:
      "MDMW says how far the group of a typical pathway lies from all together; MDMU lets a small group count as much as a large one.",
    applies: APPLIES,
    formula: `Σ share |y − mean|; unweighted: Σ |y − mean| ÷ groups; ${BOOTSTRAP}`,
    unit: IN_ITS_UNIT,
    source: WHO,
  },
  {
    id: "mdbw",
    aliases: ["mean difference from best", "mdbu", "best"],
    name: "Mean difference from the best group (MDBW, MDBU)",
    kind: "inequality",
    definition:
      "The average distance of groups from the best of them, weighted by size (MDBW) or each group alike (MDBU), with its 95% interval.",
    reading:
      "Best is the lowest for weeks, over… and breaches…, the highest for within…. Of several groups one is best by chance alone.",
    applies: RANKED,
    formula: `Σ share |y − best|; unweighted: Σ |y − best| ÷ groups; ${BOOTSTRAP}`,
    unit: IN_ITS_UNIT,
    source: WHO,
  },
  {
    id: "mdrw",
    aliases: ["mean difference from reference", "mdru"],
    name: "Mean difference from the reference group (MDRW, MDRU)",
    kind: "inequality",
    definition:
      "The average distance of groups from the reference group, weighted by size (MDRW) or each group alike (MDRU), with its 95% interval.",
    reading: "As MDBW, from the group that gaps are taken to, better or worse.",
    applies: REFERENCED,
    formula: `Σ share |y − reference|; unweighted: Σ |y − reference| ÷ groups; ${BOOTSTRAP}`,
    unit: IN_ITS_UNIT,
    source: WHO,
  },
  {
    id: "idisw",
    aliases: ["index of disparity", "idis", "disparity", "idisu"],
    name: "Index of disparity (IDISW, IDISU)",
    kind: "inequality",
    definition:
      "The average distance of groups from the overall figure as a percentage of it, weighted by size (IDISW) or each group alike (IDISU), with its 95% interval.",
    reading:
      "10 means that groups lie a tenth of the overall figure away from it on average; an effect size over all groups.",
    applies: RELATIVE,
    formula: `100 MDMW ÷ mean, 100 MDMU ÷ mean; ${BOOTSTRAP}, the mean as it is`,
    unit: "%",
    source: WHO,
  },
  {
    id: "par",
    aliases: ["population attributable risk"],
    name: "Population attributable risk (PAR)",
    kind: "inequality",
    definition:
      "By how much the overall figure would change if every group had the best group's, with its 95% interval.",
    reading:
      "Below 0 for weeks, over… and breaches…, above 0 for within…; 0 where the whole is better already. An arithmetic supposition, not a forecast and not a cause.",
    applies: RANKED,
    formula: `best − mean; ${BOOTSTRAP}`,
    unit: IN_ITS_UNIT,
    source: WHO,
  },
  {
    id: "paf",
    aliases: ["population attributable fraction"],
    name: "Population attributable fraction (PAF)",
    kind: "inequality",
    definition:
      "The population attributable risk as a percentage of the overall figure, with its 95% interval.",
    reading:
      "−20 means that a fifth of the breaches would not be there if every group had the best group's share.",
    applies: `${RANKED} Null when nobody counts; limits null when fewer than ten pathways do.`,
    formula: `100 PAR ÷ mean; ${BOOTSTRAP}, the mean as it is`,
    unit: "%",
    source: WHO,
  },
] as const satisfies readonly MeasureDefinition[];
