/** One gap within each unit, against how sure it is and what chance would explain. */
import type {
  DimensionFindings,
  Findings,
  UnitGap,
  UnitGapFindings,
  UnitsFindings,
} from "../../findings/schema.ts";
import { printNumber, printSigned } from "../figures.ts";
import { groupWords } from "../group-words.ts";
import { printable } from "../printable.ts";
import { breachWords } from "../standard-words.ts";
import { countedUnits, isFarOutside, isOutside, labelOf } from "../unit-words.ts";
import { BOTTOM_AXIS_HEIGHT, bottomTicks, LEFT_AXIS_WIDTH, leftTicks } from "./axes.ts";
import type { Chart } from "./chart.ts";
import { dimensionSlug, slug } from "./chart-id.ts";
import { COUNT, type DrawnUnit, drawn, type FiguresRow, figuresTable, POINTS_MORE } from "./figures-table.ts";
import { funnelLayers } from "./funnel-layers.ts";
import { namesWithRoom } from "./funnel-names.ts";
import { type Datum, domain, picture, ROOM, SIDE } from "./picture.ts";
import { paddedLimits, placesOf } from "./scale-limits.ts";

/** Of the gaps in breaching the standard, those that units differ in most surely. */
const MOST_FUNNELS = 2;

export function gapFunnelCharts(units: UnitsFindings, findings: Findings): Chart[] {
  return units.gaps
    .filter(({ measure, target }) => measure === "breachesStandard" && target !== null)
    .sort((a, b) => (a.spreadPValue ?? 1) - (b.spreadPValue ?? 1))
    .slice(0, MOST_FUNNELS)
    .flatMap((gap) => gapFunnelChart(units, findings, gap) ?? []);
}

interface OwnRow extends FiguresRow {
  readonly own: UnitGap;
}

/** Percentage points without a sign. */
const ERROR: DrawnUnit = {
  unit: "points",
  digits: 2,
  scale: 100,
  print: (value) => printNumber(value === null ? null : 100 * value, 2),
};
const AT = { "95": 1.96, "998": 3.09 } as const;

function gapFunnelChart(units: UnitsFindings, findings: Findings, gap: UnitGapFindings): Chart | undefined {
  const { target } = gap;
  const dimension = findings.dimensions.find((one) => one.dimension === gap.dimension);
  if (dimension === undefined || target === null) return undefined;
  const rows = gap.units.map(
    (own): OwnRow => ({
      own,
      label: labelOf(own.unit, units),
      compared: own.place !== null,
      suppressed: own.n === null || own.referenceN === null,
    }),
  );
  if (!rows.some(({ compared }) => compared)) return undefined;
  const waited = breachWords(findings.standard);
  const who = namesOf(dimension, gap);
  return {
    id: `${slug(units.unit)}-${dimensionSlug(gap.dimension, findings)}-${dimension.groups.findIndex(({ group }) => group === gap.group) + 1}-gap-funnel`,
    title: printable(`${units.label}: own gap in waiting ${waited}, ${who.label}`),
    alternative: printable(alternative(units, rows, { target, text: `${who.words} in waiting ${waited}` })),
    figures: figuresTable(units.label, rows, [
      { header: "n", unit: COUNT, of: ({ own }) => own.n },
      { header: "n of reference", unit: COUNT, of: ({ own }) => own.referenceN },
      { header: "Own gap: points more", unit: POINTS_MORE, of: ({ own }) => own.difference },
      { header: "95% interval from", unit: POINTS_MORE, of: ({ own }) => own.differenceLower },
      { header: "to", unit: POINTS_MORE, of: ({ own }) => own.differenceUpper },
      { header: "Standard error, points", unit: ERROR, of: ({ own }) => own.standardError },
      { header: "All together", unit: POINTS_MORE, of: () => target },
    ]),
    spec: gapFunnelPicture(rows, target, who.label),
  };
}

function namesOf(dimension: DimensionFindings, { group, reference }: UnitGapFindings) {
  const label = dimension.groups.find((one) => one.group === group)?.label ?? group;
  const other = dimension.groups.find((one) => one.group === reference)?.label ?? "all others";
  const words = `between ${groupWords(dimension, group)} and ${groupWords(dimension, reference)}`;
  return { label: `${label} against ${other}`, words };
}

function alternative(
  units: UnitsFindings,
  rows: readonly OwnRow[],
  { target, text }: { readonly target: number; readonly text: string },
): string {
  const compared = rows.filter(({ own }) => own.place !== null);
  const far = compared.filter(({ own }) => isFarOutside(own.place));
  const outside = compared.filter(({ own }) => isOutside(own.place));
  const named = far.slice(0, 3).map(({ label, own }) => `${label} (${POINTS_MORE.print(own.difference)})`);
  return [
    `Points for the gap ${text} within each of ${countedUnits(units, compared.length)}, surer to the right, around ${POINTS_MORE.print(target)} percentage points for all together, with the limits that 95% and 99.8% would lie in by chance.`,
    `${outside.length} ${outside.length === 1 ? "lies" : "lie"} outside the 95% limits, ${far.length} of them outside those of 99.8%${named.length === 0 ? "" : `: ${named.join(", ")}`}.`,
  ].join(" ");
}

const HEIGHT = 260;
const WIDTH = ROOM + SIDE - LEFT_AXIS_WIDTH;

function gapFunnelPicture(rows: readonly OwnRow[], target: number, label: string): Chart["spec"] {
  const middle = drawn(target, POINTS_MORE) ?? 0;
  const points = rows.flatMap(({ own, label: name }) => {
    const value = drawn(own.difference, POINTS_MORE);
    const x = drawn(own.standardError, ERROR);
    return value === undefined || x === undefined || x === 0 ? [] : [{ x, value, own, name }];
  });
  const widest = Math.max(...points.map(({ x }) => x), 0.01) * 1.08;
  const limits = [0, widest].map(
    (x): Datum => ({
      x,
      lower95: middle - AT["95"] * x,
      upper95: middle + AT["95"] * x,
      lower998: middle - AT["998"] * x,
      upper998: middle + AT["998"] * x,
    }),
  );
  const up = paddedLimits([
    0,
    middle - AT["998"] * widest,
    middle + AT["998"] * widest,
    ...points.map(({ value }) => value),
  ]);
  const placed = points.map(({ x, value, own, name }) => ({
    own,
    name: printable(name),
    left: (1 - x / widest) * WIDTH,
    top: HEIGHT * (1 - (value - up.low) / (up.high - up.low)),
    far: Math.abs(own.zScore ?? 0),
    datum: { x, value },
  }));
  return picture({
    height: HEIGHT,
    margin: { top: 28, bottom: BOTTOM_AXIS_HEIGHT, left: LEFT_AXIS_WIDTH, right: SIDE },
    // The smallest error, which is the surest gap, to the right.
    limits: { ...up, first: 0, last: widest },
    datasets: {
      units: points.map(({ x, value, own }) => ({ x, value, place: own.place ?? "not compared" })),
      limits,
      target: [{ value: middle }],
      names: namesWithRoom(
        placed.filter(({ own }) => isFarOutside(own.place)),
        placed,
        WIDTH,
      ),
      xTicks: bottomTicks(
        { limits: { low: 0, high: widest }, about: 5, print: (value) => printNumber(value, placesOf(value)) },
        WIDTH,
        WIDTH,
      ),
      xTitle: [{ text: "← unsure · standard error, points · sure →" }],
      yTicks: leftTicks({ limits: up, about: 6, print: (value) => printSigned(value, placesOf(value)) }),
      yTitle: [{ text: printable(`Points more: ${label}`) }],
    },
    layers: funnelLayers({ ...domain("first", "last"), nice: false, zero: false, reverse: true }),
  });
}
