/** What the intersections of a crossing have beyond what their parts add up to: the first few, and a sentence. */
import type { Excess, Intersection } from "../findings/intersections-schema.ts";
import { type DimensionFindings, type GroupFindings, THRESHOLD_MEASURES } from "../findings/schema.ts";
import { type FigureColumn, figureTable } from "./figure-table.ts";
import {
  type Interval,
  NO_FIGURE,
  printCount,
  printInterval,
  printPercentage,
  printPValue,
  printSigned,
} from "./figures.ts";
import { capitalised } from "./group-words.ts";
import { intersectionSentence, isSureExcess } from "./intersection-sentence.ts";
import { printable } from "./printable.ts";
import type { Block } from "./report-block.ts";
import { breachWords, type Standard } from "./standard-words.ts";

const FIRST_FEW = 5;
const MOST_NAMES = 5;
const MAIN = "breachesStandard";

interface Row {
  readonly group: GroupFindings;
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
  const shown = allMeasures ? rows : rows.slice(0, FIRST_FEW);
  const sentence = intersectionSentence(
    dimension,
    rows.map(({ group, main }) => ({ group: group.group, excess: main })),
    standard,
  );
  return [
    { kind: "caption", text: captionOf(shown.length, rows.length) },
    {
      kind: "table",
      table: figureTable(
        dimension,
        shown,
        [...mainColumns(standard), ...(allMeasures ? EVERY_MEASURE : [])],
        ({ group }) => group,
      ),
    },
    ...(sentence === undefined ? [] : ([{ kind: "paragraph", text: printable(sentence) }] satisfies Block[])),
    ...left,
  ];
}

const TOO_MANY =
  "Intersections are not held against what their parts add up to: two of the dimensions have more than 500 groups.";

const captionOf = (shown: number, all: number): string =>
  `Beyond what the parts add up to, by how much longer each waits at the least${shown === all ? "" : ` (${shown} of ${printCount(all)})`}:`;

function rankedRows(dimension: DimensionFindings, intersections: readonly Intersection[]): Row[] {
  const groups = new Map(dimension.groups.map((group) => [group.group, group]));
  return intersections
    .flatMap(({ group: id, excesses }): Row[] => {
      const group = groups.get(id);
      const byMeasure = new Map(excesses.map((excess) => [excess.measure, excess]));
      const main = byMeasure.get(MAIN);
      if (group === undefined || main === undefined || main.excessRank === null) return [];
      return [{ group, main, excessIn: (measure) => byMeasure.get(measure) }];
    })
    .sort((one, other) => (one.main.excessRank ?? 0) - (other.main.excessRank ?? 0));
}

function mainColumns(standard: Standard): FigureColumn<Row>[] {
  return [
    { header: ["n"], print: ({ group }) => printCount(group.n) },
    {
      header: [capitalised(breachWords(standard)), "%"],
      print: ({ main }) => printPercentage(main.figure),
    },
    { header: ["Parts add", "up to %"], print: ({ main }) => printPercentage(main.addsUpTo) },
    {
      header: ["Points more", "(95% interval)"],
      print: ({ main }) => printInterval(intervalOf(main), points),
      isStrong: ({ main }) => isSureExcess(main),
    },
    { header: ["Adjusted", "p"], print: ({ main }) => printPValue(main.pValueAdjusted) },
  ];
}

const weeksColumn = (measure: "meanWeeks" | "medianWeeks", name: string): FigureColumn<Row> => ({
  header: [`${name}: weeks`, "longer (95% interval)"],
  print: ({ excessIn }) => printExcess(excessIn(measure), printSigned),
  isStrong: ({ excessIn }) => isSure(excessIn(measure)),
  startsPart: true,
});

const shareColumn = (measure: (typeof THRESHOLD_MEASURES)[number]): FigureColumn<Row> => ({
  header: [
    `${capitalised(measure.replace(/(?<=[a-z])(?=[A-Z\d])|(?<=\d)(?=[A-Z])/g, " ").toLowerCase())}:`,
    "points (95%)",
  ],
  print: ({ excessIn }) => printExcess(excessIn(measure), points),
  isStrong: ({ excessIn }) => isSure(excessIn(measure)),
  startsPart: true,
});

const shrunkenColumn: FigureColumn<Row> = {
  header: ["Shrunken", "points (95%)"],
  print: ({ main }) =>
    printInterval(
      { value: main.shrunkenExcess, lower: main.shrunkenExcessLower, upper: main.shrunkenExcessUpper },
      points,
    ),
};

const EVERY_MEASURE: readonly FigureColumn<Row>[] = [
  shrunkenColumn,
  weeksColumn("meanWeeks", "Mean"),
  weeksColumn("medianWeeks", "Median"),
  ...THRESHOLD_MEASURES.filter((measure) => measure !== MAIN).map(shareColumn),
];

const points = (value: number | null): string => printSigned(value === null ? null : 100 * value);

const intervalOf = ({ excess, excessLower, excessUpper }: Excess): Interval => ({
  value: excess,
  lower: excessLower,
  upper: excessUpper,
});

const printExcess = (excess: Excess | undefined, print: (value: number | null) => string): string =>
  excess === undefined ? NO_FIGURE : printInterval(intervalOf(excess), print);

const isSure = (excess: Excess | undefined): boolean => excess !== undefined && isSureExcess(excess);

/** Those that cannot be told, by name. */
function withoutFigure(dimension: DimensionFindings, intersections: readonly Intersection[]): Block[] {
  const labels = new Map(dimension.groups.map(({ group, label }) => [group, label]));
  const namesOf = (reason: Intersection["reason"]): string[] =>
    intersections.filter((one) => one.reason === reason).map(({ group }) => labels.get(group) ?? group);
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
