import loadHighs from "highs";
import type { CellId, CountSystem, SumRelation } from "../../src/disclose/secondary/count-system.ts";

/** What an attacker can see: shown numbers, names of hidden ones, names of those never printed, and the sums they know. */
export interface Seen {
  readonly shown: ReadonlyMap<CellId, number>;
  readonly hidden: readonly CellId[];
  readonly neverPrinted: readonly CellId[];
  readonly relations: readonly SumRelation[];
  /** What is known of a number that is hidden or rounded: least and most. Of any other, that it is not negative. */
  readonly ranges?: ReadonlyMap<CellId, readonly [least: number, most: number]>;
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
  /** That counts are whole is used as well; without it a count can only seem to be more. */
  readonly integers: boolean;
}

/**
 * Hidden counts that can be one number only, by linear programming over everything the attacker knows: all shown counts, all sums,
 * and that counts are not negative. What has one number without whole counts has it with them too, and of a table that comes out
 * whole every count is whole: branch and bound, which takes many times as long, is asked of what is left only.
 */
export function recovered(all: Seen, { integers }: AttackOptions): CellId[] {
  const relaxed = looked(all, all.hidden, { isBranched: false, counts: integers ? "inWhole" : "inAny" });
  const certain = relaxed.filter(({ inAny }) => inAny.isOne);
  if (!integers) return certain.map(({ id }) => id);
  const open = relaxed.filter(({ inAny, inWhole }) => !inAny.isOne && inWhole.isOne).map(({ id }) => id);
  const branched = looked(all, open, { isBranched: true, counts: "inWhole" });
  return [...certain, ...branched.filter(({ inWhole }) => inWhole.isOne)].map(({ id }) => id);
}

const TOLERANCE = 1e-6;
const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) <= TOLERANCE;

/** What a count has been in the tables looked at. */
class Range {
  #least = Number.POSITIVE_INFINITY;
  #most = Number.NEGATIVE_INFINITY;

  include(value: number): void {
    this.#least = Math.min(this.#least, value);
    this.#most = Math.max(this.#most, value);
  }

  /** No two whole numbers lie in it. */
  get isOne(): boolean {
    return Math.ceil(this.#least - TOLERANCE) >= Math.floor(this.#most + TOLERANCE);
  }
}

interface Looked {
  readonly id: CellId;
  readonly inAny: Range;
  /** In tables of whole counts. */
  readonly inWhole: Range;
}

interface Search {
  readonly isBranched: boolean;
  /** Where two numbers in such tables are enough. */
  readonly counts: "inAny" | "inWhole";
}

/** The tables in which each of some hidden counts is least and most, as long as it has been one number only. */
function looked(all: Seen, ids: readonly CellId[], { isBranched, counts }: Search): Looked[] {
  if (ids.length === 0) return [];
  const unknown = new Set([...all.hidden, ...all.neverPrinted, ...(all.ranges?.keys() ?? [])]);
  const names = new Map([...unknown].map((id, index) => [id, `x${index}`]));
  return highs.withModel({ format: "lp", data: problemOf(all, names, isBranched) }, (model) => {
    model.options.set({ output_flag: false });
    const targets = ids.map((id) => ({
      id,
      column: model.getColByName(names.get(id) ?? ""),
      inAny: new Range(),
      inWhole: new Range(),
    }));
    const look = (target: number, cost: 1 | -1): void => {
      model.changeColCost(target, cost);
      model.run();
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal)
        throw new Error(`the attacker's problem has no solution: ${model.getModelStatus()}`);
      const { colValue: values } = model.getSolution();
      if (values === undefined) throw new Error("the attacker's problem has a solution without values");
      model.changeColCost(target, 0);
      const isTableWhole = values.every(isWhole);
      for (const { column, inAny, inWhole } of targets) {
        const value = values[column] as number;
        inAny.include(value);
        if (isTableWhole) inWhole.include(value);
      }
    };
    for (const target of targets)
      for (const cost of [1, -1] as const) if (target[counts].isOne) look(target.column, cost);
    return targets;
  });
}

function problemOf(
  { shown, relations, ranges }: Seen,
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
  const bounds = [...names].map(([id, name]) => {
    const [least, most] = ranges?.get(id) ?? [0, HUGE];
    return ` ${least} <= ${name} <= ${most}`;
  });
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
