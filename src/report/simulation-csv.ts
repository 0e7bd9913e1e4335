/** A simulation as one long tidy table: a row for each figure. Full precision, empty cells for what cannot be computed. */
import { table as arqueroTable } from "arquero";
import type {
  FrontierPoint,
  SimulatedArm,
  SimulatedDimension,
  SimulatedMoves,
  SimulationEstimate,
  SimulationFindings,
} from "../findings/simulation-schema.ts";
import { safeCell } from "./safe-cell.ts";

/** The columns of the CSV, in order; names are public. */
export const SIMULATION_COLUMNS = [
  "arm",
  "policy",
  "scale",
  "dimension",
  "group",
  "label",
  "reference",
  "measure",
  "week",
  "value",
  "lower",
  "upper",
] as const;

type Cell = string | number | null;
type Row = Readonly<Partial<Record<(typeof SIMULATION_COLUMNS)[number], Cell>>>;

/** The whole table, header first, lines ending in a line feed. */
export function simulationCsv(findings: SimulationFindings): string {
  const rows = [
    ...findings.arms.flatMap((arm) => armRows(arm, findings.options.weeks)),
    ...findings.frontier.flatMap(({ arm, points }) =>
      points.flatMap((point) => frontierRows(arm, point, findings.options.weeks)),
    ),
  ];
  const columns = [...SIMULATION_COLUMNS];
  return arqueroTable(columns.map((column) => [column, rows.map((row) => row[column] ?? null)])).toCSV({
    columns,
    format: Object.fromEntries(columns.map((column) => [column, safeCell])),
  });
}

const limitsOf = (estimate: SimulationEstimate) => ({
  value: estimate?.mean ?? null,
  lower: estimate?.lower ?? null,
  upper: estimate?.upper ?? null,
});

/** One row for each of several figures. */
const figureRows = (identity: Row, figures: Readonly<Record<string, SimulationEstimate>>): Row[] =>
  Object.entries(figures).map(([measure, estimate]) => ({ ...identity, measure, ...limitsOf(estimate) }));

const moveRows = (identity: Row, moved: SimulatedMoves | null): Row[] =>
  moved === null ? [] : figureRows(identity, moved);

function armRows(arm: SimulatedArm, last: number): Row[] {
  const { treated, missedSlots, unusedSlots } = arm;
  const identity = { arm: arm.id, policy: arm.policy?.name ?? null };
  const all = { ...identity, dimension: "overall", group: "all", label: "All with a clinical tier" };
  return [
    ...arm.weeks.flatMap(({ week, ...figures }) => figureRows({ ...all, week }, figures)),
    ...figureRows({ ...all, week: last }, { treated, missedSlots, unusedSlots }),
    ...moveRows({ ...all, week: last }, arm.moved),
    ...arm.dimensions.flatMap((dimension) => dimensionRows(dimension, identity, last)),
  ];
}

function dimensionRows({ dimension, groups, gaps }: SimulatedDimension, identity: Row, last: number): Row[] {
  return [
    ...groups.flatMap(({ group, label, known: _, waitingAtStart, medianWeeksAtStart, moved, ...figures }) => {
      const of = { ...identity, dimension, group, label };
      return [
        { ...of, week: 0, measure: "waitingAtStart", value: waitingAtStart },
        { ...of, week: 0, measure: "medianWeeksAtStart", value: medianWeeksAtStart },
        ...figureRows({ ...of, week: last }, figures),
        ...moveRows({ ...of, week: last }, moved),
      ];
    }),
    ...gaps.flatMap(({ group, reference, measure, trajectory, change, closed }) => {
      const label = groups.find((one) => one.group === group)?.label ?? group;
      const of = { ...identity, dimension, group, label, reference };
      return [
        ...trajectory.map(
          (point, week): Row => ({ ...of, measure: `gap:${measure}`, week, ...limitsOf(point) }),
        ),
        ...figureRows(
          { ...of, week: last },
          { [`change:${measure}`]: change, [`closed:${measure}`]: closed },
        ),
      ];
    }),
  ];
}

function frontierRows(
  arm: string,
  { scale, maxCreditWeeks, gaps, moved }: FrontierPoint,
  last: number,
): Row[] {
  const identity = { arm, scale, week: last };
  return [
    { ...identity, measure: "maxCreditWeeks", value: maxCreditWeeks },
    ...gaps.flatMap(({ dimension, group, reference, measure, gap, closed }) =>
      figureRows(
        { ...identity, dimension, group, reference },
        { [`gap:${measure}`]: gap, [`closed:${measure}`]: closed },
      ),
    ),
    ...moveRows(identity, moved),
  ];
}
