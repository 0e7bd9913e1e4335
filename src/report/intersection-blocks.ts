/** What the intersections of a crossing have beyond what their parts add up to: the first few, and a sentence. */
import type { Excess, Intersection } from "../findings/intersections-schema.ts";
import type { DimensionFindings, GroupFindings } from "../findings/schema.ts";
import { THRESHOLD_MEASURES } from "../findings/threshold-measures.ts";
import {
  countCell,
  type FigureCell,
  type FigureKind,
  figureCell,
  intervalCell,
  NO_FIGURE_CELL,
  P_VALUE,
  PERCENTAGE,
  POINTS_MORE,
  WEEKS_MORE,
} from "./figure-cells.ts";
import { type FigureColumn, figureTable } from "./figure-table.ts";
import { type Interval, printCount } from "./figures.ts";
import { capitalised } from "./group-words.ts";
import { holdsNone, intersectionSentence } from "./intersection-sentence.ts";
import { labelInTables } from "./label-in-tables.ts";
import { printable } from "./printable.ts";
import type { Block } from "./report-block.ts";
import { sharedCellSentences } from "./shared-cell-sentence.ts";
import { breachWords, type Standard } from "./standard-words.ts";

const FIRST_FEW = 5;
const MOST_NAMES = 5;
const MAIN = "breachesStandard";

interface Row {
  readonly group: GroupFindings;
  readonly intersection: Intersection;
  readonly excessIn: (measure: string) => Excess | undefined;
  /** In breaching the standard. */
  readonly main: Excess;
}

/** Nothing for a dimension that is not crossed, or whose reference holds nobody: its gap table says so. */
export function intersectionBlocks(
  dimension: DimensionFindings,
  { standard, allMeasures }: { readonly standard: Standard; readonly allMeasures: boolean },
): Block[] {
  const { intersections } = dimension;
  if (intersections === undefined || intersections.reason === "no-reference") return [];
  if (intersections.reason === "too-many-levels") {
    return [{ kind: "paragraph", text: TOO_MANY, tone: "faint" }];
  }
  const rows = rankedRows(dimension, intersections.groups);
  const left = withoutFigure(dimension, intersections.groups);
  if (rows.length === 0) return left;
  const sentence = intersectionSentence(
    dimension,
    rows.map(({ group, main }) => ({ group: group.group, excess: main })),
    standard,
  );
  // Without a ranking the first few would be any few; without one above none, the last of a ranking.
  const isWorthTable = isRanked(rows) && rows.some(({ main }) => main.excess > 0);
  const shown = allMeasures ? rows : isWorthTable ? rows.slice(0, FIRST_FEW) : [];
  return [
    ...tableBlocks(dimension, { shown, rows, standard, allMeasures }),
    ...(sentence === undefined ? [] : ([{ kind: "paragraph", text: printable(sentence) }] satisfies Block[])),
    ...left,
  ];
}

interface Shown {
  readonly shown: readonly Row[];
  readonly rows: readonly Row[];
  readonly standard: Standard;
  readonly allMeasures: boolean;
}

function tableBlocks(dimension: DimensionFindings, { shown, rows, standard, allMeasures }: Shown): Block[] {
  if (shown.length === 0) return [];
  const columns = [
    ...mainColumns(standard),
    ...(isRanked(rows) ? [rankColumn] : []),
    ...(allMeasures && isRanked(rows) ? [shrunkenColumn] : []),
    ...(allMeasures ? EVERY_MEASURE : []),
  ];
  const shared = sharedCellSentences(
    dimension,
    shown.map(({ intersection }) => intersection),
  );
  return [
    { kind: "caption", text: captionOf(shown, rows) },
    { kind: "table", table: figureTable(dimension, shown, columns, ({ group }) => group) },
    ...shared.map((text): Block => ({ kind: "paragraph", text: printable(text) })),
  ];
}

const isRanked = (rows: readonly Row[]): boolean => rows.some(({ main }) => main.excessRank !== null);

const TOO_MANY =
  "Intersections are not held against what their parts add up to: two of the dimensions have more than 500 groups.";

function captionOf(shown: readonly Row[], rows: readonly Row[]): string {
  const lead = "Beyond what the parts add up to, in percentage points";
  if (!isRanked(rows)) return `${lead}, not ranked, since all are drawn to none:`;
  const some = shown.length === rows.length ? "" : ` (${shown.length} of ${printCount(rows.length)})`;
  return `${lead}, ranked by the lower limit after drawing small groups towards none${some}:`;
}

function rankedRows(dimension: DimensionFindings, intersections: readonly Intersection[]): Row[] {
  const groups = new Map(dimension.groups.map((group) => [group.group, group]));
  return intersections
    .flatMap((intersection): Row[] => {
      const group = groups.get(intersection.group);
      const byMeasure = new Map(intersection.excesses.map((excess) => [excess.measure, excess]));
      const main = byMeasure.get(MAIN);
      if (group === undefined || main === undefined || main.shrunkenExcess === null) return [];
      return [{ group, intersection, main, excessIn: (measure) => byMeasure.get(measure) }];
    })
    .sort((one, other) => (one.main.excessRank ?? 0) - (other.main.excessRank ?? 0));
}

function mainColumns(standard: Standard): FigureColumn<Row>[] {
  return [
    { header: ["n"], cell: ({ group }) => countCell(group.n) },
    {
      header: [capitalised(breachWords(standard)), "%"],
      cell: ({ main }) => figureCell(main.figure, PERCENTAGE),
    },
    { header: ["Parts add", "up to %"], cell: ({ main }) => figureCell(main.addsUpTo, PERCENTAGE) },
    {
      header: ["Points more", "(95% interval)"],
      cell: ({ main }) => intervalCell(intervalOf(main), POINTS_MORE),
      isStrong: ({ main }) => !holdsNone(main),
    },
    { header: ["Adjusted", "p"], cell: ({ main }) => figureCell(main.pValueAdjusted, P_VALUE) },
  ];
}

const weeksColumn = (measure: "meanWeeks" | "medianWeeks", name: string): FigureColumn<Row> => ({
  header: [`${name}: weeks`, "longer (95% interval)"],
  cell: ({ excessIn }) => excessCell(excessIn(measure), WEEKS_MORE),
  isStrong: ({ excessIn }) => isSure(excessIn(measure)),
  startsPart: true,
});

const shareColumn = (measure: (typeof THRESHOLD_MEASURES)[number]): FigureColumn<Row> => ({
  header: [
    `${capitalised(measure.replace(/(?<=[a-z])(?=[A-Z\d])|(?<=\d)(?=[A-Z])/g, " ").toLowerCase())}:`,
    "points (95%)",
  ],
  cell: ({ excessIn }) => excessCell(excessIn(measure), POINTS_MORE),
  isStrong: ({ excessIn }) => isSure(excessIn(measure)),
  startsPart: true,
});

/** The figure that the rows are ranked by. */
const rankColumn: FigureColumn<Row> = {
  header: ["Ranked", "by"],
  cell: ({ main }) => figureCell(main.shrunkenExcessLower, POINTS_MORE),
};

const shrunkenColumn: FigureColumn<Row> = {
  header: ["Drawn towards none:", "points (95% limits)"],
  cell: ({ main }) =>
    intervalCell(
      { value: main.shrunkenExcess, lower: main.shrunkenExcessLower, upper: main.shrunkenExcessUpper },
      POINTS_MORE,
    ),
};

const EVERY_MEASURE: readonly FigureColumn<Row>[] = [
  weeksColumn("meanWeeks", "Mean"),
  weeksColumn("medianWeeks", "Median"),
  ...THRESHOLD_MEASURES.filter((measure) => measure !== MAIN).map(shareColumn),
];

const intervalOf = ({ excess, excessLower, excessUpper }: Excess): Interval => ({
  value: excess,
  lower: excessLower,
  upper: excessUpper,
});

const excessCell = (excess: Excess | undefined, kind: FigureKind): FigureCell =>
  excess === undefined ? NO_FIGURE_CELL : intervalCell(intervalOf(excess), kind);

const isSure = (excess: Excess | undefined): boolean => excess !== undefined && !holdsNone(excess);

/** Those that cannot be told, by name. */
function withoutFigure(dimension: DimensionFindings, intersections: readonly Intersection[]): Block[] {
  const labels = new Map(dimension.groups.map(({ group, label }) => [group, label]));
  const namesOf = (reason: Intersection["reason"]): string[] =>
    intersections
      .filter((one) => one.reason === reason)
      .map(({ group }) => labelInTables(dimension, { group, label: labels.get(group) ?? group }));
  const texts = [
    {
      names: namesOf("few-pathways"),
      why: "for fewer than 20 pathways in it or in a group it is held against",
    },
    { names: namesOf("not-identified"), why: "for want of others in one of its parts" },
  ].flatMap(({ names, why }) =>
    names.length === 0 ? [] : [`Not held against its parts, ${why}: ${someOf(names)}.`],
  );
  return texts.length === 0 ? [] : [{ kind: "paragraph", text: printable(texts.join(" ")), tone: "faint" }];
}

function someOf(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  if (more > 1) return `${names.slice(0, MOST_NAMES).join(", ")} and ${printCount(more)} more`;
  return names.join(", ");
}
