/** Units of the service by size and share, within the limits that chance alone would keep them in. */
import type { Findings, UnitFindings, UnitMeasure, UnitsFindings } from "../../findings/schema.ts";
import { printCount, printNumber, printPercentage } from "../figures.ts";
import { printable } from "../printable.ts";
import { breachWords } from "../standard-words.ts";
import { countedUnits, isFarOutside, isOutside, manyUnits } from "../unit-words.ts";
import { BOTTOM_AXIS_HEIGHT, bottomTicks, LEFT_AXIS_WIDTH, leftTicks } from "./axes.ts";
import type { Chart } from "./chart.ts";
import { slug } from "./chart-id.ts";
import { COUNT, drawn, type FiguresRow, figuresTable, PERCENT } from "./figures-table.ts";
import { funnelLayers } from "./funnel-layers.ts";
import { namesWithRoom } from "./funnel-names.ts";
import { type Datum, domain, picture, ROOM, SIDE } from "./picture.ts";
import { paddedLimits, placesOf } from "./scale-limits.ts";

interface UnitRow extends FiguresRow {
  readonly unit: UnitFindings;
  readonly measure: UnitMeasure;
}

/** Of breaching the standard; undefined where no unit was compared. */
export function funnelChart(units: UnitsFindings, { standard }: Findings): Chart | undefined {
  const target = units.levels.breachesStandard.target;
  const rows = units.units.map(
    (unit): UnitRow => ({
      unit,
      measure: unit.measures.breachesStandard,
      label: unit.label,
      compared: unit.measures.breachesStandard.place !== null,
      suppressed: unit.n === null,
    }),
  );
  if (target === null || !rows.some(({ compared }) => compared)) return undefined;
  const waited = breachWords(standard);
  return {
    id: `${slug(units.unit)}-funnel`,
    title: printable(`${units.label}: waiting ${waited}, against what chance would explain`),
    alternative: printable(alternative(units, rows, { target, waited })),
    figures: figuresTable(units.label, rows, [
      { header: "n", unit: COUNT, of: ({ unit }) => unit.n },
      { header: `% ${waited}`, unit: PERCENT, of: ({ measure }) => measure.proportion },
      { header: "95% limits from", unit: PERCENT, of: ({ measure }) => measure.lowerLimit95 },
      { header: "to", unit: PERCENT, of: ({ measure }) => measure.upperLimit95 },
      { header: "99.8% limits from", unit: PERCENT, of: ({ measure }) => measure.lowerLimit998 },
      { header: "to 99.8%", unit: PERCENT, of: ({ measure }) => measure.upperLimit998 },
      { header: "All together", unit: PERCENT, of: () => target },
    ]),
    spec: funnelPicture(rows, target, waited),
  };
}

function alternative(
  units: UnitsFindings,
  rows: readonly UnitRow[],
  { target, waited }: { readonly target: number; readonly waited: string },
): string {
  const compared = rows.filter(({ measure }) => measure.place !== null);
  const far = compared.filter(({ measure }) => isFarOutside(measure.place));
  const outside = compared.filter(({ measure }) => isOutside(measure.place));
  const furthest = [...far].sort((a, b) => Math.abs(b.measure.zScore ?? 0) - Math.abs(a.measure.zScore ?? 0));
  const named = furthest
    .slice(0, 3)
    .map(({ label, measure }) => `${label} (${printPercentage(measure.proportion)}%)`);
  return [
    `Points for ${countedUnits(units, compared.length)} by their pathways and the share that has waited ${waited}, around ${printPercentage(target)}% of all ${manyUnits(units)} together, with the limits that 95% and 99.8% would lie in by chance.`,
    `${outside.length} ${outside.length === 1 ? "lies" : "lie"} outside the 95% limits, ${far.length} of them outside those of 99.8%${named.length === 0 ? "" : `: ${far.length > named.length ? "furthest " : ""}${named.join(", ")}`}.`,
  ].join(" ");
}

const HEIGHT = 260;
const WIDTH = ROOM + SIDE - LEFT_AXIS_WIDTH;
/** Sizes further apart than this are set out by their logarithm. */
const FAR_APART = 12;

function funnelPicture(rows: readonly UnitRow[], target: number, waited: string): Chart["spec"] {
  const points = rows.flatMap(({ unit, measure, label }) => {
    const value = drawn(measure.proportion, PERCENT);
    return value === undefined || unit.n === null || unit.n === 0
      ? []
      : [{ x: unit.n, value, measure, label }];
  });
  const middle = drawn(target, PERCENT) ?? 0;
  const limits = points.flatMap(({ x, measure }): Datum[] => {
    const [lower95, upper95] = [drawn(measure.lowerLimit95, PERCENT), drawn(measure.upperLimit95, PERCENT)];
    const [lower998, upper998] = [
      drawn(measure.lowerLimit998, PERCENT),
      drawn(measure.upperLimit998, PERCENT),
    ];
    if (lower95 === undefined || upper95 === undefined || lower998 === undefined || upper998 === undefined)
      return [];
    return [{ x, lower95, upper95, lower998, upper998 }];
  });
  const sizes = points.map(({ x }) => x);
  const log = Math.max(...sizes) > FAR_APART * Math.min(...sizes);
  const across = log
    ? { low: Math.min(...sizes) / 1.2, high: Math.max(...sizes) * 1.2 }
    : { low: 0, high: Math.max(...sizes) * 1.08 };
  const down = paddedLimits([
    middle,
    ...points.map(({ value }) => value),
    ...limits.flatMap(({ lower998, upper998 }) => [Number(lower998), Number(upper998)]),
  ]);
  const up = { low: Math.max(0, down.low), high: Math.min(100, down.high) };
  const share = (x: number) =>
    log
      ? Math.log(x / across.low) / Math.log(across.high / across.low)
      : (x - across.low) / (across.high - across.low);
  const placed = points.map(({ x, value, measure, label }) => ({
    measure,
    name: printable(label),
    left: share(x) * WIDTH,
    top: HEIGHT * (1 - (value - up.low) / (up.high - up.low)),
    far: Math.abs(measure.zScore ?? 0),
    datum: { x, value },
  }));
  return picture({
    height: HEIGHT,
    margin: { top: 28, bottom: BOTTOM_AXIS_HEIGHT, left: LEFT_AXIS_WIDTH, right: SIDE },
    limits: { ...up, first: across.low, last: across.high },
    datasets: {
      units: points.map(({ x, value, measure }) => ({ x, value, place: measure.place ?? "not compared" })),
      limits,
      target: [{ value: middle }],
      names: namesWithRoom(
        placed.filter(({ measure }) => isFarOutside(measure.place)),
        placed,
        WIDTH,
      ),
      xTicks: log
        ? logTicks(across)
        : bottomTicks({ limits: across, about: 5, print: printCount }, WIDTH, SIDE),
      xTitle: [{ text: "pathways" }],
      yTicks: leftTicks({
        limits: up,
        about: 5,
        print: (value) => `${printNumber(value, placesOf(value))}%`,
      }),
      yTitle: [{ text: `Waiting ${waited} · limits: – – 95%, — 99.8%` }],
    },
    layers: funnelLayers({
      ...domain("first", "last"),
      nice: false,
      ...(log ? { type: "log" } : { zero: false }),
    }),
  });
}

/** 10, 100, 1,000 …; with 20 and 50 where there are few of these. */
function logTicks({ low, high }: { readonly low: number; readonly high: number }): Datum[] {
  const powers = Array.from({ length: 10 }, (_, power) => 10 ** power);
  const tens = powers.filter((value) => value >= low && value <= high);
  const values = tens.length > 2 ? tens : powers.flatMap((value) => [value, 2 * value, 5 * value]);
  return values
    .filter((value) => value >= low && value <= high)
    .map((value) => ({ value, text: printCount(value) }));
}
