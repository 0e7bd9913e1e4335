/** What a gate measures, its figure, its limit and its outcome, in words. */
import type { CheckFindings, GateResult } from "../findings/check-schema.ts";
import {
  NO_FIGURE,
  printCount,
  printInterval,
  printNumber,
  printPercentage,
  printSigned,
} from "./figures.ts";
import { capitalised, dimensionWords, groupWords } from "./group-words.ts";
import { printable } from "./printable.ts";
import { withinWords } from "./standard-words.ts";

type Standard = CheckFindings["standard"];

/** "Over 52 weeks: people in the most deprived fifth, against people in the least deprived fifth". */
export function gateTitle(gate: GateResult, standard: Standard): string {
  const what = capitalised(printable(measured(gate, standard)));
  const whom = printable(people(gate));
  const since = gate.change ? ", change since the earlier findings" : "";
  return `${what}${whom === "" ? "" : `: ${whom}`}${since}`;
}

/** The same, short enough for a table: the group by its label, and not what it is compared with. */
export function gateLabel(gate: GateResult, standard: Standard): string {
  const name = gate.name ?? capitalised(measured(gate, standard));
  const group = gate.groupLabel === null ? "" : `: ${gate.groupLabel}`;
  return printable(`${name}${group}${gate.change ? " (change)" : ""}`);
}

/** The name that the config gives, else what is measured. */
export const gateName = (gate: GateResult, standard: Standard): string =>
  gate.name === null ? gateTitle(gate, standard) : printable(gate.name);

const FIELD_WORDS: Readonly<Record<string, string>> = {
  imd: "IMD quintile",
  demographics: "rows linked to records",
};

function measured({ check, subject }: GateResult, standard: Standard): string {
  const field = FIELD_WORDS[subject.field ?? ""] ?? (subject.field ?? "").replaceAll("-", " ");
  switch (check) {
    case "completeness":
      return `${field} known`;
    case "linkage":
      return subject.field === "imd" ? "English areas found in the IMD" : field;
    case "gap":
      return `${subject.adjusted ? "adjusted " : ""}gap, ${measureWords(subject.measure ?? "", standard)}${subject.as === "ratio" ? ", ratio" : ""}`;
    case "long-waiters":
      return `waiting over ${subject.weeks} weeks`;
    case "standard":
      return withinWords(standard);
    case "rejected":
      return "rows that cannot be read";
    case "list-size":
      return "pathways analysed";
  }
}

const MEASURES_IN_WEEKS: Readonly<Record<string, string>> = {
  meanWeeks: "mean wait",
  medianWeeks: "median wait",
  p92Weeks: "92nd percentile",
  withinStandard: "within the standard",
  breachesStandard: "breaching the standard",
};

/** "over52Weeks" → "over 52 weeks". */
const measureWords = (measure: string, _: Standard): string =>
  MEASURES_IN_WEEKS[measure] ?? measure.replace(/(\d+)Weeks$/, " $1 weeks");

function people(gate: GateResult): string {
  const { dimension, dimensionLabel, group, groupLabel, reference, referenceLabel } = gate;
  if (dimension === null) return "";
  const names = {
    dimension,
    label: dimensionLabel ?? dimension,
    groups: [
      ...(group === null ? [] : [{ group, label: groupLabel ?? group }]),
      ...(reference === null ? [] : [{ group: reference, label: referenceLabel ?? reference }]),
    ],
  };
  if (group === null) return `by ${dimensionWords(names)}`;
  const against = reference === null ? "" : `, against ${groupWords(names, reference)}`;
  return `${groupWords(names, group)}${against}`;
}

/** "93.7% (92.8–94.5)", "+3.1 points (+1.0 to +5.2)", "*" where disclosure control hides it, a dash without one. */
export function gateFigure(gate: GateResult): string {
  if (gate.suppressed) return "*";
  const { print, unit } = PRINTERS[gate.change ? "change" : "figure"][gate.unit];
  return printInterval({ value: gate.figure, lower: gate.figureLower, upper: gate.figureUpper }, print, unit);
}

type Printer = { readonly print: (value: number | null) => string; readonly unit: string };
const signedPercentage = (value: number | null): string => printSigned(value === null ? null : 100 * value);
const signedCount = (value: number | null): string => printSigned(value, 0);
const ratio = (value: number | null): string => printNumber(value, 2);

const PRINTERS: Readonly<Record<"figure" | "change", Readonly<Record<GateResult["unit"], Printer>>>> = {
  figure: {
    proportion: { print: printPercentage, unit: "%" },
    points: { print: signedPercentage, unit: " points" },
    count: { print: printCount, unit: "" },
    weeks: { print: printSigned, unit: " weeks" },
    ratio: { print: ratio, unit: "" },
    relative: { print: signedPercentage, unit: "%" },
  },
  change: {
    proportion: { print: signedPercentage, unit: " points" },
    points: { print: signedPercentage, unit: " points" },
    count: { print: signedCount, unit: "" },
    weeks: { print: printSigned, unit: " weeks" },
    ratio: { print: (value) => printSigned(value, 2), unit: "" },
    relative: { print: signedPercentage, unit: "%" },
  },
};

const BOUNDS = { "at-most": "at most", "at-least": "at least" } as const;

/** "at most 2 points", "at least 95%". */
export const gateLimits = ({ limits, unit }: GateResult): string =>
  limits.map(({ bound, value }) => `${BOUNDS[bound]} ${limitText(value, unit)}`).join(", ");

/** As it was typed: 0.5 points, not 0.50. */
function limitText(value: number, unit: GateResult["unit"]): string {
  const scaled = unit === "proportion" || unit === "points" || unit === "relative" ? 100 * value : value;
  const digits = String(Number(scaled.toPrecision(12))).split(".")[1]?.length ?? 0;
  return printNumber(scaled, digits) + UNITS[unit];
}

const UNITS: Readonly<Record<GateResult["unit"], string>> = {
  proportion: "%",
  points: " points",
  count: "",
  weeks: " weeks",
  ratio: "",
  relative: "%",
};

export const OUTCOMES: Readonly<Record<GateResult["outcome"], string>> = {
  pass: "pass",
  fail: "FAIL",
  "not-measured": "FAIL: not measured",
};

/** Why a gate failed, in one line; of one that passed, what it found. */
export function gateMessage(gate: GateResult): string {
  if (gate.outcome === "not-measured") return `not measured: ${printable(gate.reason ?? NO_FIGURE)}`;
  const judged = gate.judgedBy === "interval" ? ", judged by its 95% interval" : "";
  const shown = gate.suppressed ? "a figure that disclosure control hides" : gateFigure(gate);
  return `${shown}, limit ${gateLimits(gate)}${judged}`;
}
