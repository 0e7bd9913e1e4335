import loadHighs from "highs";
import type { CellId, CountSystem, SumRelation } from "../../src/disclose/secondary/count-system.ts";

/** What an attacker can see: shown numbers, names of hidden ones, names of those never printed, and the sums they know. */
export interface Seen {
  readonly shown: ReadonlyMap<CellId, number>;
  readonly hidden: readonly CellId[];
  readonly neverPrinted: readonly CellId[];
  readonly relations: readonly SumRelation[];
}

interface Interval {
  readonly least: number;
  readonly most: number;
}

/** What is left to see of a system when some of its cells are hidden. */
export function seen({ cells, relations }: CountSystem, hidden: ReadonlySet<CellId>): Seen {
  return {
    shown: new Map(
      cells.filter(({ id, published }) => published && !hidden.has(id)).map(({ id, value }) => [id, value]),
    ),
    hidden: cells.filter(({ id }) => hidden.has(id)).map(({ id }) => id),
    neverPrinted: cells.filter(({ published }) => !published).map(({ id }) => id),
    relations,
  };
}

// Its types are those of its CommonJS half, whose default is one level further down.
const highs = await (loadHighs as unknown as typeof loadHighs.default)();
/** Nothing counted here comes near. */
const HUGE = 1e7;

interface AttackOptions {
  /** That counts are whole is used as well (branch and bound); without it intervals can only be wider. */
  readonly integers: boolean;
  /** The counts to work out; without it all hidden ones. */
  readonly targets?: readonly CellId[];
  /** A count is left alone once it has been seen to be two numbers. */
  readonly untilTwo?: boolean;
}

/**
 * The least and the most that each hidden count can be, by linear programming over everything the attacker knows: all shown
 * counts, all sums, and that counts are not negative.
 */
function attack(all: Seen, options: AttackOptions): Map<CellId, Interval> {
  const names = new Map([...all.hidden, ...all.neverPrinted].map((id, index) => [id, `x${index}`]));
  const problem = problemOf(all, names, options.integers);
  const targets = options.targets ?? all.hidden;
  return highs.withModel({ format: "lp", data: problem }, (model) => {
    model.options.set({ output_flag: false });
    const columns = targets.map((id) => model.getColByName(names.get(id) ?? ""));
    const least = columns.map(() => Number.POSITIVE_INFINITY);
    const most = columns.map(() => Number.NEGATIVE_INFINITY);
    const look = (column: number, cost: number): void => {
      model.changeColCost(column, cost);
      model.run();
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal)
        throw new Error(`the attacker's problem has no solution: ${model.getModelStatus()}`);
      const { colValue } = model.getSolution();
      for (const [place, one] of columns.entries()) {
        const value = colValue?.[one] ?? Number.NaN;
        least[place] = Math.min(least[place] as number, value);
        most[place] = Math.max(most[place] as number, value);
      }
      model.changeColCost(column, 0);
    };
    const intervalAt = (place: number): Interval => ({
      least: Math.ceil((least[place] as number) - 1e-6),
      most: Math.floor((most[place] as number) + 1e-6),
    });
    for (const [place, column] of columns.entries()) {
      for (const cost of [1, -1]) {
        const { least: low, most: high } = intervalAt(place);
        if (options.untilTwo !== true || low >= high) look(column, cost);
      }
    }
    return new Map(targets.map((id, place) => [id, intervalAt(place)]));
  });
}

function problemOf(
  { shown, relations }: Seen,
  names: ReadonlyMap<CellId, string>,
  integers: boolean,
): string {
  const rows = relations.flatMap(({ total, parts }) => {
    const constant = parts.reduce((sum, id) => sum - (shown.get(id) ?? 0), shown.get(total) ?? 0);
    const terms = [
      ...parts.flatMap((id) => (shown.has(id) ? [] : [`+ ${names.get(id)}`])),
      ...(shown.has(total) ? [] : [`- ${names.get(total)}`]),
    ];
    return terms.length === 0 ? [] : [` ${terms.join(" ")} = ${constant}`];
  });
  const bounds = [...names.values()].map((name) => ` 0 <= ${name} <= ${HUGE}`);
  return [
    "Minimize",
    ` cost: 0 ${[...names.values()][0] ?? "x0"}`,
    "Subject To",
    ...rows,
    "Bounds",
    ...bounds,
    ...(integers ? ["Generals", ` ${[...names.values()].join(" ")}`] : []),
    "End",
  ].join("\n");
}

/** Hidden counts that can be one number only. */
export const recovered = (all: Seen, options: Pick<AttackOptions, "integers">): CellId[] =>
  [...attack(all, { ...options, untilTwo: true })]
    .filter(([, { least, most }]) => least >= most)
    .map(([id]) => id);
