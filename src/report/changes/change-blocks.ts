/** What changed since an earlier list: the tables behind the sentences. */
import type { DimensionFindings, Findings } from "../../findings/schema.ts";
import {
  COUNT,
  type FigureCell,
  type FigureKind,
  figureCell,
  intervalCell,
  PERCENTAGE,
  POINTS_MORE,
  WEEKS,
  WEEKS_MORE,
} from "../figure-cells.ts";
import { printSigned } from "../figures.ts";
import { capitalised, groupWords } from "../group-words.ts";
import { labelInTables } from "../label-in-tables.ts";
import { printable } from "../printable.ts";
import type { Block, ReportCell, ReportColumn, ReportTable } from "../report-block.ts";
import { measureWords, sinceWords } from "./change-sentences.ts";
import { type GapChange, gapChanges, isSureChange } from "./gap-changes.ts";
import { completenessChanges, type FigureChange, listChanges } from "./list-changes.ts";

const COUNT_MORE: FigureKind = {
  unit: "count",
  digits: 0,
  signed: true,
  print: (value) => printSigned(value, 0),
};

const HOW_CHANGES_ARE_JUDGED =
  "The two lists share people, so they are not independent, and how many they share cannot be seen in their figures. The intervals of changes take them as independent: as a rule that makes them too wide, not too narrow. A gap is said to have changed where its adjusted p (Benjamini–Hochberg over all changes compared) is below 0.05; those are in bold. Sizes and counts are of the lists themselves and have no interval.";

/** The list as a whole, what is known of people, then every gap of both; nothing of what only one has. */
export function changeBlocks(now: Findings, before: Findings): Block[] {
  const known = completenessChanges(now, before);
  return [
    { kind: "table", table: figuresTable("Figure", listChanges(now, before), before) },
    ...(known.length === 0
      ? []
      : ([
          { kind: "caption", text: "Pathways for which a characteristic is known:" },
          { kind: "table", table: figuresTable("Characteristic", known, before) },
        ] satisfies Block[])),
    ...gapChangeTables(now, before),
  ];
}

/** Every gap of both lists before and now, of all dimensions or of those named, and how a change is told from chance. */
export function gapChangeTables(now: Findings, before: Findings, ids?: readonly string[]): Block[] {
  const changes = gapChanges(now, before);
  const dimensions = now.dimensions.filter(
    (dimension) =>
      (ids === undefined || ids.includes(dimension.dimension)) &&
      changes.some((one) => one.dimension === dimension),
  );
  return [
    ...dimensions.flatMap((dimension) => gapChangeBlocks(dimension, changes, now)),
    { kind: "paragraph", text: HOW_CHANGES_ARE_JUDGED, tone: "faint" },
  ];
}

const right = (header: readonly string[], name?: string): ReportColumn => ({
  header,
  align: "right",
  ...(name !== undefined && { name }),
});

const KINDS: Readonly<Record<FigureChange["unit"], readonly [FigureKind, FigureKind]>> = {
  count: [COUNT, COUNT_MORE],
  proportion: [{ ...PERCENTAGE, print: (value) => withSign(PERCENTAGE.print(value)) }, POINTS_MORE],
  weeks: [WEEKS, WEEKS_MORE],
};
const withSign = (text: string): string => (/\d/.test(text) ? `${text}%` : text);

const UNIT_OF_CHANGE: Readonly<Record<FigureChange["unit"], string>> = {
  count: "",
  proportion: " points",
  weeks: " weeks",
};

/** `name` is of the labels, where a format cannot leave their header empty. */
function figuresTable(name: string, changes: readonly FigureChange[], before: Findings): ReportTable {
  return {
    columns: [
      { header: [""], align: "left", name },
      right([capitalised(sinceWords(before))]),
      right(["Now"]),
      right(["Change"]),
    ],
    rows: changes.map(({ label, unit, before: was, now }) => {
      const [kind, more] = KINDS[unit];
      const change = figureCell(was === null || now === null ? null : now - was, more);
      return [
        { text: printable(label) },
        figureCell(was, kind),
        figureCell(now, kind),
        { ...change, text: `${change.text}${change.figure === undefined ? "" : UNIT_OF_CHANGE[unit]}` },
      ];
    }),
  };
}

function gapChangeBlocks(
  dimension: DimensionFindings,
  changes: readonly GapChange[],
  now: Findings,
): Block[] {
  const own = changes.filter((change) => change.dimension === dimension);
  const measures = [...new Set(own.map(({ measure }) => measure))].filter(
    (measure) => !(measure === "over52Weeks" && now.standard.weeks === 52),
  );
  const groups = [...new Set(own.map(({ group }) => group))];
  return [
    {
      kind: "caption",
      text: `${printable(dimension.label)}: gap to ${printable(groupWords(dimension, dimension.reference))}, before, now and its change (95% interval; shares in percentage points):`,
    },
    {
      kind: "table",
      table: {
        columns: [
          { header: [""], align: "left" },
          ...measures.flatMap((measure) => measureColumns(measure, now)),
        ],
        rows: groups.map((group): ReportCell[] => [
          { text: printable(labelInTables(dimension, group)) },
          ...measures.flatMap((measure) =>
            measureCells(own.find((change) => change.group === group && change.measure === measure)),
          ),
        ]),
      },
    },
  ];
}

function measureColumns(measure: GapChange["measure"], { standard }: Findings): ReportColumn[] {
  const title = capitalised(
    measureWords(measure, standard)
      .replace(/^waiting /, "")
      .replace(/^the /, ""),
  );
  return [
    { ...right([`${title}:`, "before"]), startsPart: true },
    right(["", "now"], `${title}: now`),
    right(["change", "(95% interval)"], `${title}: change (95% interval)`),
  ];
}

function measureCells(change: GapChange | undefined): ReportCell[] {
  if (change === undefined) return [NONE, NONE, NONE];
  const kind = change.measure === "medianWeeks" ? WEEKS_MORE : POINTS_MORE;
  const interval: FigureCell = intervalCell(
    { value: change.change, lower: change.changeLower, upper: change.changeUpper },
    kind,
  );
  return [
    figureCell(change.before.difference, kind),
    figureCell(change.now.difference, kind),
    isSureChange(change) ? { ...interval, tone: "strong" } : interval,
  ];
}

const NONE: ReportCell = { text: "–" };
