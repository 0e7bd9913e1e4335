/** What each gap of a dimension would be if all its unknown pathways belonged to the group, or to the reference. */
import type { DimensionFindings, Gap, GroupFindings } from "../findings/schema.ts";
import { type FigureKind, figureCell, POINTS_MORE, WEEKS_MORE } from "./figure-cells.ts";
import { counted, printNumber, sumOfCounts } from "./figures.ts";
import { gapIndex } from "./gap-index.ts";
import { isSure } from "./gap-words.ts";
import { capitalised, dimensionWords } from "./group-words.ts";
import { surestIfUnknown } from "./if-unknown-sentence.ts";
import { printable } from "./printable.ts";
import type { Block, ReportCell, ReportColumn } from "./report-block.ts";
import { breachWords, type Standard } from "./standard-words.ts";

/** In order of importance. A gap that moves by less is not worth a word: half a percentage point, a fifth of a week. */
const MEASURES = [
  { measure: "breachesStandard", kind: POINTS_MORE, worthAWord: 0.005 },
  { measure: "over52Weeks", kind: POINTS_MORE, worthAWord: 0.005 },
  { measure: "medianWeeks", kind: WEEKS_MORE, worthAWord: 0.2 },
] as const;
type ShownMeasure = (typeof MEASURES)[number];
/** Shown when no gap is sure as it is recorded. */
const MAIN: readonly string[] = ["breachesStandard", "medianWeeks"];
/** Of more groups only those with a sure gap are shown. */
const MOST_ROWS = 12;
/** Marks a difference that points the other way from the one recorded. */
const TURNED = "‡";

interface Row {
  readonly group: GroupFindings;
  /** Known groups only; those without a supposition are left out. */
  readonly gaps: ReadonlyMap<string, Gap>;
}

/**
 * A table where a supposition takes some gap out of its own 95 % interval or turns one that is sure, so that not knowing
 * matters more than chance; else one sentence, on the surest gap if it moves; nothing where nobody is unknown or no gap sure.
 */
export function ifUnknownBlocks(dimension: DimensionFindings, standard: Standard): Block[] {
  const unknown = unknownPathways(dimension);
  const rows = knownRows(dimension);
  if (unknown === null || unknown === 0 || rows.length === 0) return [];
  const all = `all ${counted(unknown, "pathway")} whose ${dimensionWords(dimension)} is ${unknownWords(dimension)}`;
  const measures = measuresToShow(rows, standard);
  const sentence = surestIfUnknown(
    dimension,
    measures.map(({ measure }) => rows.flatMap(({ gaps }) => gaps.get(measure) ?? [])),
    { all, standard },
  );
  if (!measures.some((shown) => matters(shown, rows))) {
    if (!measures.some(({ measure }) => gapsOf(rows, measure).some(isSure))) return [];
    const moves = measures.some(({ measure, worthAWord }) =>
      gapsOf(rows, measure).some((gap) => isSure(gap) && moveOf(gap) >= worthAWord),
    );
    return moves && sentence !== undefined
      ? [{ kind: "paragraph", text: printable(sentence) }]
      : [{ kind: "paragraph", text: littleText(all, { rows, standard }), tone: "faint" }];
  }
  const shownRows =
    rows.length <= MOST_ROWS ? rows : rows.filter((row) => [...row.gaps.values()].some(isSure));
  const turns = shownRows.some(({ gaps }) => measures.some(({ measure }) => turned(gaps.get(measure))));
  const marks = turns ? ` ${TURNED} points the other way from the gap as recorded.` : "";
  return [
    { kind: "caption", text: `The same gap if ${all} belonged to one side:` },
    {
      kind: "table",
      table: {
        columns: [
          { header: [""], align: "left" },
          ...measures.flatMap((shown) => columnsOf(shown, standard)),
        ],
        rows: shownRows.map(({ group, gaps }) => [
          { text: printable(group.label) },
          ...measures.flatMap((shown) => cellsOf(gaps.get(shown.measure), shown.kind)),
        ]),
      },
    },
    ...(sentence === undefined ? [] : ([{ kind: "paragraph", text: printable(sentence) }] satisfies Block[])),
    { kind: "paragraph", text: `Two suppositions, not limits.${marks}`, tone: "faint" },
  ];
}

const unknownWords = ({ groups }: DimensionFindings): string =>
  groups.some(({ group }) => group === "not-stated") ? "unknown or not stated" : "unknown";

function unknownPathways({ groups, unknownGaps = [] }: DimensionFindings): number | null {
  const unknown = new Set(unknownGaps.map(({ group }) => group));
  return sumOfCounts(groups.filter(({ group }) => unknown.has(group)).map(({ n }) => n));
}

function knownRows(dimension: DimensionFindings): Row[] {
  const gaps = gapIndex(dimension);
  return dimension.groups.flatMap((group): Row[] => {
    const found = MEASURES.flatMap(({ measure }) => gaps.gapOf(group.group, measure) ?? []).filter(
      (gap) => gap.inFamily && suppositions(gap).length > 0,
    );
    if (group.suppressed || found.length === 0) return [];
    return [{ group, gaps: new Map(found.map((gap) => [gap.measure, gap])) }];
  });
}

/** Those in which some gap is sure; where none is, the main ones. */
function measuresToShow(rows: readonly Row[], standard: Standard): ShownMeasure[] {
  const possible = MEASURES.filter(
    ({ measure }) => measure !== "over52Weeks" || breachWords(standard) !== "over 52 weeks",
  );
  const sure = possible.filter(({ measure }) => rows.some(({ gaps }) => isSure(gaps.get(measure))));
  return sure.length > 0 ? sure : possible.filter(({ measure }) => MAIN.includes(measure));
}

const matters = ({ measure, worthAWord }: ShownMeasure, rows: readonly Row[]): boolean =>
  gapsOf(rows, measure).some(
    (gap) => (isSure(gap) && turned(gap)) || (moveOf(gap) >= worthAWord && leavesInterval(gap)),
  );

const gapsOf = (rows: readonly Row[], measure: string): Gap[] =>
  rows.flatMap(({ gaps }) => gaps.get(measure) ?? []);

const suppositions = (gap: Gap | undefined): number[] =>
  [gap?.differenceIfUnknownInGroup, gap?.differenceIfUnknownInReference].flatMap((value) => value ?? []);

const moveOf = (gap: Gap): number =>
  Math.max(0, ...suppositions(gap).map((supposed) => Math.abs(supposed - (gap.difference ?? supposed))));

const largestMove = (gaps: readonly Gap[]): number => Math.max(0, ...gaps.map(moveOf));

const leavesInterval = (gap: Gap): boolean =>
  suppositions(gap).some(
    (supposed) =>
      supposed < (gap.differenceLower ?? supposed) || supposed > (gap.differenceUpper ?? supposed),
  );

const isTurned = (supposed: number | null | undefined, recorded: number | null): boolean =>
  Math.sign(supposed ?? 0) * Math.sign(recorded ?? 0) < 0;

const turned = (gap: Gap | undefined): boolean =>
  suppositions(gap).some((supposed) => isTurned(supposed, gap?.difference ?? null));

function littleText(
  all: string,
  { rows, standard }: { readonly rows: readonly Row[]; readonly standard: Standard },
): string {
  const points = upTo(100 * largestMove(gapsOf(rows, "breachesStandard")));
  const weeks = upTo(largestMove(gapsOf(rows, "medianWeeks")));
  return `If ${all} belonged to any one group, or to the reference, no gap would move by more than ${points} percentage points in waiting ${breachWords(standard)} or ${weeks} weeks in the median, and none that is sure would turn round.`;
}

/** Rounded up, so that "no more than" stays true. */
const upTo = (value: number): string => printNumber(Math.ceil(10 * value - 1e-9) / 10);

function columnsOf({ measure }: ShownMeasure, standard: Standard): ReportColumn[] {
  const title = {
    breachesStandard: `${capitalised(breachWords(standard))}:`,
    over52Weeks: "Over 52 weeks:",
    medianWeeks: "Median:",
  }[measure];
  return [
    {
      header: [title, measure === "medianWeeks" ? "weeks longer" : "points more"],
      align: "right",
      startsPart: true,
    },
    { header: ["if all are", "the group's"], name: `${title} if all are the group's`, align: "right" },
    {
      header: ["if all are the", "reference's"],
      name: `${title} if all are the reference's`,
      align: "right",
    },
  ];
}

function cellsOf(gap: Gap | undefined, kind: FigureKind): ReportCell[] {
  const recorded = gap?.difference ?? null;
  const supposed = (value: number | null | undefined): ReportCell => {
    const cell = figureCell(value ?? null, kind);
    return isTurned(value, recorded) ? { ...cell, mark: ` ${TURNED}` } : cell;
  };
  return [
    { ...figureCell(recorded, kind), ...(isSure(gap) && { tone: "strong" as const }) },
    supposed(gap?.differenceIfUnknownInGroup),
    supposed(gap?.differenceIfUnknownInReference),
  ];
}
