/** Tables of units: levels side by side, one level in full, own gaps. */
import type {
  ThresholdMeasure,
  UnitFindings,
  UnitGap,
  UnitMeasure,
  UnitsFindings,
} from "../findings/schema.ts";
import { NOT_COMPARED } from "./figure-table.ts";
import { printCount, printInterval, printNumber, printPercentage } from "./figures.ts";
import { capitalised } from "./group-words.ts";
import { printable } from "./printable.ts";
import type { ReportCell, ReportTable } from "./report-block.ts";
import type { Standard } from "./standard-words.ts";
import { ownGap, waitedWords } from "./unit-sentences.ts";
import { isOutside, placeWords } from "./unit-words.ts";

interface Column<Row> {
  readonly header: readonly string[];
  readonly print: (row: Row) => string;
  readonly isStrong?: (row: Row) => boolean;
  readonly startsPart?: true;
}

function tableOf<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  labelOf: (row: Row) => { readonly label: string; readonly isCompared: boolean },
): ReportTable {
  return {
    columns: [
      { header: [""], align: "left" },
      ...columns.map(({ header, startsPart }) => ({
        header,
        align: "right" as const,
        ...(startsPart && { startsPart }),
      })),
    ],
    rows: rows.map((row) => {
      const { label, isCompared } = labelOf(row);
      const text = printable(label);
      const figures = columns.map(({ print, isStrong }): ReportCell => {
        if (!isCompared) return { text: print(row), tone: "faint" };
        return { text: print(row), ...(isStrong?.(row) === true && { tone: "strong" as const }) };
      });
      return [isCompared ? { text } : { text, mark: ` ${NOT_COMPARED}`, tone: "faint" }, ...figures];
    }),
  };
}

const limitsOf = (measure: UnitMeasure, at: "95" | "998", adjusted: "" | "Adjusted" = ""): string =>
  measure[`lowerLimit${at}${adjusted}`] === null
    ? "–"
    : `${printPercentage(measure[`lowerLimit${at}${adjusted}`])}–${printPercentage(measure[`upperLimit${at}${adjusted}`])}`;

/** Units with one or two of their levels, each with its 99.8 % limits and where the unit lies. */
export function levelsTable(
  units: readonly UnitFindings[],
  measures: readonly ThresholdMeasure[],
  standard: Standard,
): ReportTable {
  const columns = measures.flatMap((measure): Column<UnitFindings>[] => {
    const of = (unit: UnitFindings): UnitMeasure => unit.measures[measure];
    return [
      {
        header: [capitalised(waitedWords(measure, standard)), "%"],
        print: (unit) => printPercentage(of(unit).proportion),
        isStrong: (unit) => isOutside(of(unit).place),
        startsPart: true,
      },
      { header: ["99.8%", "limits"], print: (unit) => limitsOf(of(unit), "998") },
      {
        header: ["place"],
        print: (unit) => placeWords(of(unit).place),
        isStrong: (unit) => isOutside(of(unit).place),
      },
      {
        header: ["allowing", "for spread"],
        print: (unit) => placeWords(of(unit).placeAdjusted),
        isStrong: (unit) => isOutside(of(unit).placeAdjusted),
      },
    ];
  });
  return tableOf(units, [{ header: ["n"], print: ({ n }) => printCount(n) }, ...columns], (unit) => ({
    label: unit.label,
    isCompared: measures.some((measure) => unit.measures[measure].place !== null),
  }));
}

/** One level of every unit, with all limits. */
export function levelTable({ units }: UnitsFindings, measure: ThresholdMeasure): ReportTable {
  const of = (unit: UnitFindings): UnitMeasure => unit.measures[measure];
  const columns: Column<UnitFindings>[] = [
    { header: ["n"], print: ({ n }) => printCount(n) },
    {
      header: ["%", "(95% interval)"],
      print: (unit) =>
        printInterval(
          { value: of(unit).proportion, lower: of(unit).lower, upper: of(unit).upper },
          printPercentage,
        ),
    },
    { header: ["95%", "limits"], print: (unit) => limitsOf(of(unit), "95") },
    { header: ["99.8%", "limits"], print: (unit) => limitsOf(of(unit), "998") },
    { header: ["z"], print: (unit) => printNumber(of(unit).zScore) },
    {
      header: ["place"],
      print: (unit) => placeWords(of(unit).place),
      isStrong: (unit) => isOutside(of(unit).place),
    },
    {
      header: ["95% limits,", "spread allowed"],
      print: (unit) => limitsOf(of(unit), "95", "Adjusted"),
      startsPart: true,
    },
    { header: ["99.8% limits,", "spread allowed"], print: (unit) => limitsOf(of(unit), "998", "Adjusted") },
    { header: ["z"], print: (unit) => printNumber(of(unit).zScoreAdjusted) },
    {
      header: ["place"],
      print: (unit) => placeWords(of(unit).placeAdjusted),
      isStrong: (unit) => isOutside(of(unit).placeAdjusted),
    },
  ];
  return tableOf(units, columns, (unit) => ({ label: unit.label, isCompared: of(unit).place !== null }));
}

/** A unit's own gap with the unit's name. */
export interface OwnGap {
  readonly own: UnitGap;
  readonly label: string;
}

const OWN_GAP: readonly Column<OwnGap>[] = [
  { header: ["n"], print: ({ own }) => printCount(own.n) },
  { header: ["n of", "reference"], print: ({ own }) => printCount(own.referenceN) },
  {
    header: ["Own gap: points", "more (95% interval)"],
    print: ({ own }) => ownGap(own),
    isStrong: ({ own }) => isOutside(own.place),
  },
  { header: ["z"], print: ({ own }) => printNumber(own.zScore) },
  {
    header: ["place"],
    print: ({ own }) => placeWords(own.place),
    isStrong: ({ own }) => isOutside(own.place),
  },
  { header: ["z, spread", "allowed"], print: ({ own }) => printNumber(own.zScoreAdjusted) },
  {
    header: ["place, spread", "allowed"],
    print: ({ own }) => placeWords(own.placeAdjusted),
    isStrong: ({ own }) => isOutside(own.placeAdjusted),
  },
];

/** Every unit's own gap of one gap. */
export const gapUnitsTable = (gaps: readonly OwnGap[]): ReportTable =>
  tableOf(gaps, OWN_GAP, ({ own, label }) => ({ label, isCompared: own.place !== null }));
