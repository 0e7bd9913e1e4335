/** Who has a characteristic missing more: only where it differs surely, the biggest difference first. */
import type { CompletenessFindings, Findings } from "../findings/schema.ts";
import { isCharacteristicDimension } from "../vocab/protected-characteristics.ts";
import { SIGNIFICANT } from "../vocab/significance.ts";
import { countCell, figureCell, intervalCell, PERCENTAGE, POINTS_MORE } from "./figure-cells.ts";
import { counted, printCount, printPercentage } from "./figures.ts";
import { plainSpan } from "./gap-words.ts";
import { dimensionWords } from "./group-words.ts";
import { printable } from "./printable.ts";
import type { Block, ReportTable } from "./report-block.ts";

const MOST_ROWS = 12;

type Breakdown = CompletenessFindings["by"][number];
type Group = Breakdown["groups"][number];

/** One field in one group that has it known less than all others, surely. */
interface Shortfall {
  readonly field: CompletenessFindings;
  readonly by: Breakdown;
  readonly group: Group;
  readonly difference: number;
  /** Completeness of all other known groups together. */
  readonly elsewhere: number;
}

/** How many are known by which route, then where that differs. Nothing when no characteristic was looked at. */
export function completenessBlocks({ completeness = [], options, suppression }: Findings): Block[] {
  if (completeness.length === 0) return [];
  const tests = completeness.flatMap(({ by }) => by).filter(({ pValueAdjusted }) => pValueAdjusted !== null);
  const found = completeness.flatMap(shortfalls).sort((one, other) => one.difference - other.difference);
  const adjustment = options.multiplicity === "holm" ? "Holm" : "Benjamini–Hochberg";
  const items = [
    ...completeness.flatMap(routeText),
    ...found.slice(0, 1).map(shortfallText),
    ...linkageText(found),
  ];
  const over = `a test over all known groups, ${adjustment} over ${counted(tests.length, "test")}`;
  const rule = suppression.rule.startsWith("min")
    ? "By group it is not shown: that would give counts away that are hidden."
    : tests.length === 0
      ? "Too few are missing, or too few groups compared, to test where completeness differs."
      : found.length === 0
        ? `Nowhere does completeness differ surely (${over}).`
        : `Shown where completeness differs surely (adjusted p below 0.05 in ${over}): the group furthest below all others together.`;
  return [
    { kind: "heading", text: "Who has it missing more" },
    ...(items.length === 0 ? [] : ([{ kind: "bullets", items: items.map(printable) }] satisfies Block[])),
    ...(found.length === 0
      ? []
      : ([{ kind: "table", table: shortfallTable(found.slice(0, MOST_ROWS)) }] satisfies Block[])),
    {
      kind: "paragraph",
      text: `${rule}${found.length > MOST_ROWS ? ` ${printCount(found.length - MOST_ROWS)} smaller differences are in --format json.` : ""}`,
      tone: "faint",
    },
  ];
}

function shortfalls(field: CompletenessFindings): Shortfall[] {
  return field.by
    .filter(({ pValueAdjusted }) => (pValueAdjusted ?? 1) < SIGNIFICANT)
    .flatMap((by) => {
      const [lowest] = by.groups
        .filter(({ tested, difference }) => tested && difference !== null)
        .sort((one, other) => (one.difference ?? 0) - (other.difference ?? 0));
      // Sure that groups differ, and yet perhaps of none that it lies below the others.
      if (lowest?.difference == null || lowest.proportion === null || (lowest.differenceUpper ?? 0) >= 0)
        return [];
      const { difference } = lowest;
      return [{ field, by, group: lowest, difference, elsewhere: lowest.proportion - difference }];
    });
}

const ROUTES: Readonly<Record<string, string>> = {
  lsoa: "LSOA",
  "imd-column": "an IMD column",
  "terminated-postcode": "a postcode no longer in use",
  postcode: "postcode",
};

/** "IMD quintile known for 98.4%: 3,749 by LSOA; unknown for 62: missing 39, outside-england-wales 13." */
function routeText({ label, n, known, proportion, byRoute, byReason }: CompletenessFindings): string[] {
  if (byRoute === null) return [];
  const routes = Object.entries(byRoute).map(
    ([route, rows]) => `${printCount(rows)} by ${ROUTES[route] ?? route}`,
  );
  const reasons = Object.entries(byReason ?? {}).map(([reason, rows]) => `${reason} ${printCount(rows)}`);
  const unknown =
    known === n
      ? ""
      : `; unknown for ${printCount(n === null || known === null ? null : n - known)}: ${reasons.join(", ")}`;
  return [
    `${label} known for ${printPercentage(proportion)}% of pathways: ${routes.join(", ") || "none"}${unknown}.`,
  ];
}

function shortfallText({ field, by, group, difference, elsewhere }: Shortfall): string {
  return [
    `${field.label} is known for ${printPercentage(group.proportion)}% of pathways in ${dimensionWords(by)} “${group.label}”`,
    `against ${printPercentage(elsewhere)}% of all others whose ${dimensionWords(by)} is known:`,
    `${printPercentage(-difference)} percentage points fewer (95% interval ${plainSpan(group, 100)}).`,
  ].join(" ");
}

/** Said when a group of people is linked to its area less often than others. */
function linkageText(found: readonly Shortfall[]): string[] {
  const [people] = found.filter(
    ({ field, by }) => field.field === "imd" && isCharacteristicDimension(by.dimension),
  );
  return people === undefined
    ? []
    : [
        `Linkage that fails more for one group is itself an inequity: deprivation is unknown for ${printPercentage(1 - (people.group.proportion ?? 0))}% of ${dimensionWords(people.by)} “${people.group.label}” and for ${printPercentage(1 - people.elsewhere)}% of all others.`,
      ];
}

function shortfallTable(found: readonly Shortfall[]): ReportTable {
  return {
    columns: [
      { header: ["Known least for"], align: "left" },
      { header: ["n"], align: "right" },
      { header: ["Known", "%"], align: "right" },
      { header: ["All others", "%"], align: "right" },
      { header: ["Points more", "(95% interval)"], align: "right" },
    ],
    rows: found.map(({ field, by, group, difference, elsewhere }) => [
      { text: printable(`${field.label} · ${dimensionWords(by)} ${group.label}`) },
      countCell(group.n),
      figureCell(group.proportion, PERCENTAGE),
      figureCell(elsewhere, PERCENTAGE),
      {
        ...intervalCell(
          { value: difference, lower: group.differenceLower, upper: group.differenceUpper },
          POINTS_MORE,
        ),
        tone: "strong",
      },
    ]),
  };
}
