/** Which specialties, or groups of whatever is adjusted for first, carry a gap in mean weeks. */
import type { AdjustedStrata } from "../findings/adjusted-schema.ts";
import { adjusterWords, isWhereListed } from "./adjuster-words.ts";
import { countCell, figureCell, WEEKS, WEEKS_MORE } from "./figure-cells.ts";
import { counted, isAtLeast, sumOfCounts } from "./figures.ts";
import { capitalised } from "./group-words.ts";
import { printable } from "./printable.ts";
import type { ReportCell, ReportTable } from "./report-block.ts";

type Carried = AdjustedStrata["carriedBy"][number];

/** The mean of fewer is nearly one person's wait; a row of fewer on a side is not shown by itself. */
const FEWEST = 5;

/**
 * The largest parts first, as many as `most`, then all others as one row with those that have fewer than five of a side,
 * then the sum: the gap.
 */
export function carriedTable({ carriedBy, adjustedFor }: AdjustedStrata, most: number): ReportTable {
  const inOrder = [...carriedBy].sort(
    (one, other) => Math.abs(partOf(other) ?? 0) - Math.abs(partOf(one) ?? 0),
  );
  const large = inOrder.filter(({ n, referenceN }) => isAtLeast(n, FEWEST) && isAtLeast(referenceN, FEWEST));
  // A single further row would only say less in the same space.
  const isAll = large.length === inOrder.length && large.length <= most + 1;
  const shown = isAll ? large : large.slice(0, most);
  const others = inOrder.filter((part) => !shown.includes(part));
  const hasUnmatched = carriedBy.some(({ unmatched }) => unmatched !== 0);
  const figures = (parts: readonly Carried[]): ReportCell[] => [
    countCell(sum(parts, ({ n }) => n)),
    figureCell(meanOf(parts, "meanWeeks", "n"), WEEKS),
    countCell(sum(parts, ({ referenceN }) => referenceN)),
    figureCell(meanOf(parts, "referenceMeanWeeks", "referenceN"), WEEKS),
    figureCell(
      sum(parts, ({ composition }) => composition),
      WEEKS_MORE,
    ),
    figureCell(
      sum(parts, ({ within }) => within),
      WEEKS_MORE,
    ),
    ...(hasUnmatched
      ? [
          figureCell(
            sum(parts, ({ unmatched }) => unmatched),
            WEEKS_MORE,
          ),
        ]
      : []),
    figureCell(sum(parts, partOf), WEEKS_MORE),
  ];
  return {
    columns: [
      { header: ["", capitalised(adjusterWords(adjustedFor[0] ?? ""))], align: "left" },
      ...[
        ["", "n"],
        ["Mean", "weeks"],
        ["Reference:", "n"],
        ["mean", "weeks"],
        isWhereListed(adjustedFor) ? ["Where", "listed"] : ["Their", "mix"],
        ["Within", "it"],
        ...(hasUnmatched ? [["Nobody to", "compare"]] : []),
        ["Of the", "gap"],
      ].map((header) => ({ header, align: "right" as const })),
    ],
    rows: [
      ...shown.map((part) => [{ text: printable(part.label) }, ...figures([part])]),
      ...(others.length === 0
        ? []
        : [
            [
              { text: others.length === 1 ? "1 other" : `${counted(others.length, "other")} together` },
              ...figures(others),
            ],
          ]),
      [{ text: "All", tone: "strong" as const }, ...figures(carriedBy)],
    ],
  };
}

const partOf = ({ composition, within, unmatched }: Carried): number | null =>
  sumOfCounts([composition, within, unmatched]);

const sum = (parts: readonly Carried[], of: (part: Carried) => number | null): number | null =>
  sumOfCounts(parts.map(of));

/** Nobody has waited no week. */
const weeksOf = (people: number | null, mean: number | null): number | null => {
  if (people === 0) return 0;
  return people === null || mean === null ? null : people * mean;
};

function meanOf(
  parts: readonly Carried[],
  mean: "meanWeeks" | "referenceMeanWeeks",
  people: "n" | "referenceN",
): number | null {
  const n = sum(parts, (part) => part[people]);
  if (n === null || n < FEWEST) return null;
  const total = sum(parts, (part) => weeksOf(part[people], part[mean]));
  return total === null ? null : total / n;
}
