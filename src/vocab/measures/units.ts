import type { MeasureDefinition } from "./measure-definition.ts";
import { WILSON } from "./sources.ts";

const SPIEGELHALTER = "Spiegelhalter (2005), Stat Med 24:1185–1202";

export const UNIT_MEASURES = [
  {
    id: "target",
    aliases: ["overallDifference", "funnel target"],
    name: "Target of a funnel",
    kind: "units",
    definition:
      "What every unit is held against: for a level, the proportion of all known units together; for a gap, the mean gap within units.",
    reading:
      "It is where this list stands, not where it should. A unit is part of its own target, the more so the larger it is. Where the mean gap within units and that of all units as one (overallDifference) differ, what differs lies between units: one group is more often at a unit where everybody waits longer.",
    applies: "With --compare-units. Null where no pathway has a known unit.",
    formula:
      "level: Σx ÷ Σn; gap: Σw(p₁ − p₂) ÷ Σw with w = n₁n₂ ÷ (n₁ + n₂), over units that have both groups; overallDifference: Σx₁ ÷ Σn₁ − Σx₂ ÷ Σn₂",
    unit: "proportion 0–1, or a difference of two",
    source: `${SPIEGELHALTER}; Mantel–Haenszel weights: Greenland & Robins (1985), Biometrics 41:55–68`,
  },
  {
    id: "place",
    aliases: [
      "funnel",
      "funnel plot",
      "funnel limits",
      "limits",
      "comparedUnits",
      "referenceN",
      "referenceCount",
      "lowerLimit95",
      "upperLimit95",
      "lowerLimit998",
      "upperLimit998",
    ],
    name: "Place of a unit in the funnel",
    kind: "units",
    definition:
      "Whether a unit's level or own gap lies within the limits that chance alone would set for its size, outside those of 95%, or outside those of 99.8%.",
    reading:
      "No verdict on a unit: outside is more than chance would explain, and asks for a special look at who waits there, for what, and how it is recorded. With nothing behind it one unit in 20 lies outside the 95% limits and one in 500 outside the 99.8% limits, so among many units and gaps some always do. low is below the target, whatever is better.",
    applies:
      "For units of at least 20 pathways with at least 1 expected on either side of the limit in weeks; for gaps 20 pathways in group and reference and at least 5 expected in each cell; null for others, and where fewer than 3 units can be compared (comparedUnits says how many are; n and referenceN are the pathways of a gap, count and referenceCount how many of them are on the counted side of the limit). Under disclosure control made again from the counts that are shown; under min:N there are no gaps within units. Units of unknown name are not compared.",
    formula:
      "level: target ± z √(target (1 − target) ÷ n), which are the values whose Wilson interval just holds the target (limits: wilson); fewer than 10 expected: binomial quantiles ÷ n (exact). Gap: target ± z × standardError. z = 1.96 (95%) or 3.09 (99.8%); outside is beyond a limit, not on it",
    unit: "low-99.8, low-95, within, high-95 or high-99.8; limits as proportions 0–1",
    source: `${SPIEGELHALTER}; PHEindicatormethods, calculate_funnel_limits; ${WILSON}`,
  },
  {
    id: "zScore",
    aliases: ["standardError"],
    name: "z-score of a unit",
    kind: "units",
    definition: "How many standard errors a unit lies from the target.",
    reading:
      "Beyond ±1.96 is outside the 95% limits, beyond ±3.09 outside the 99.8% limits; where few are expected the limits are exact and count instead. Large units have large z-scores for small distances: read the percentages first.",
    applies: "As place.",
    formula:
      "(value − target) ÷ standard error as it would be if the target were true of the unit: √(target (1 − target) ÷ n) for a level; for a gap, from the likeliest two proportions that differ by the target",
    unit: "standard errors",
    source: `${SPIEGELHALTER}; Miettinen & Nurminen (1985), Stat Med 4:213–226`,
  },
  {
    id: "phi",
    aliases: ["tauSquared", "spreadPValue", "overdispersion", "φ", "τ²"],
    name: "Overdispersion",
    kind: "units",
    definition: "How much more units spread around their target than chance alone would make them.",
    reading:
      "About 0.7 is chance alone (winsorising takes the rest of 1), clearly above 1 is more. spreadPValue is how often chance alone would spread units as much. Most figures of many units are above 1, because units differ in who and what they treat: then nearly all large units lie outside limits that know of chance only, and the adjusted limits say which stand out from that spread. tauSquared is the variance between units, 0 where chance explains the spread; winsorising may leave 0 of a small spread that is sure.",
    applies:
      "For 3 units or more, those with at least 5 expected on either side; null with fewer. Rough with fewer than about ten units.",
    formula:
      "φ = Σz² ÷ N, z winsorised by a tenth at either end (type 7 quantiles); τ² = max(0, (Nφ − (N − 1)) ÷ (Σw − Σw² ÷ Σw)), w = 1 ÷ s²; spreadPValue: νφ ÷ m as χ² with ν = 2m² ÷ v df, where m = 0.679 + 0.371 ÷ N − 0.402 ÷ N² and v = (1.320 − 0.177 ÷ N − 0.449 ÷ N²) ÷ N are mean and variance of φ by chance (simulated). Levels on the scale asin √p with s = 1 ÷ (2√n), gaps as differences",
    unit: "φ: ratio of variances; τ²: squared radians (levels) or squared proportions (gaps)",
    source: `${SPIEGELHALTER}; DerSimonian & Laird (1986), Control Clin Trials 7:177–188; FunnelPlotR`,
  },
  {
    id: "placeAdjusted",
    aliases: [
      "zScoreAdjusted",
      "lowerLimit95Adjusted",
      "upperLimit95Adjusted",
      "lowerLimit998Adjusted",
      "upperLimit998Adjusted",
    ],
    name: "Place allowing for the spread between units",
    kind: "units",
    definition: "As place, with limits widened by the spread that units show as a whole beyond chance.",
    reading:
      "Outside here stands out even among units that differ. Winsorising keeps the furthest units from widening the limits, and so makes these somewhat narrow: where units differ normally, one in ten lies outside the 95% limits and one in a hundred outside the 99.8% limits. Within here and outside before says that the unit is one of many that differ: the spread itself is then the finding, and no reason to look away.",
    applies:
      "As place; null where the spread cannot be told. Where chance explains the spread (τ² = 0) limits and places are those without it. Allowing for spread never puts a unit further out.",
    formula: "level: sin²(asin √target ± z √(1 ÷ 4n + τ²)); gap: target ± z √(standardError² + τ²)",
    unit: "as place",
    source: `${SPIEGELHALTER}; FunnelPlotR`,
  },
] as const satisfies readonly MeasureDefinition[];
