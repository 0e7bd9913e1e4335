import type { MeasureDefinition } from "./measure-definition.ts";

export const TEST_MEASURES = [
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
] as const satisfies readonly MeasureDefinition[];
