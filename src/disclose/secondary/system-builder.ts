import type { CellId, CountCell, CountSystem, SumRelation } from "./count-system.ts";

/** Where a figure stands in the findings: keys and indices from the top. */
export type Place = readonly (string | number)[];

/** A figure of the findings that gives its cells away: a count, or what can be turned back into one. */
export interface CountedPlace {
  readonly place: Place;
  /** Hidden when any of them is. */
  readonly cells: readonly CellId[];
}

export interface CountedFindings {
  readonly system: CountSystem;
  readonly places: readonly CountedPlace[];
}

/** Collects cells, sums and places while findings are gone through. */
export interface SystemBuilder {
  /** A count that is printed at a place; the same id again is the same number at another place. */
  print(place: Place, id: CellId, value: number, weight?: number): void;
  /** A number that figures beside printed counts give away, though it is printed nowhere itself. */
  give(id: CellId, value: number): void;
  /** A number that nobody prints. */
  imply(id: CellId, value: number): void;
  /** A figure, not a count itself, from which its cells can be worked out together. */
  rest(place: Place, cells: readonly CellId[]): void;
  has(id: CellId): boolean;
  /** 0 for a cell that is not there. */
  value(id: CellId): number;
  /**
   * total = the sum of those of the parts that are there and, where they do not make all of it, of what is never printed.
   * Nothing where they make more: then it is no sum.
   */
  sum(total: CellId, parts: readonly CellId[]): void;
  /** As above, and nobody knows that there are no others even where there are none: a wait between two limits. */
  within(total: CellId, parts: readonly CellId[]): void;
  /** total = the sum of the parts, if so it is: for sums that hold of most lists and not by definition. */
  sumIfSo(total: CellId, parts: readonly CellId[]): void;
  counted(): CountedFindings;
}

export function systemBuilder(): SystemBuilder {
  const cells = new Map<CellId, CountCell>();
  const relations: SumRelation[] = [];
  const places: CountedPlace[] = [];
  const value = (id: CellId): number => cells.get(id)?.value ?? 0;
  const imply = (id: CellId, number: number): void => {
    if (!cells.has(id)) cells.set(id, { id, value: number, published: false });
  };
  const present = (ids: readonly CellId[]): CellId[] => ids.filter((id) => cells.has(id));
  const total = (ids: readonly CellId[]): number => ids.reduce((sum, id) => sum + value(id), 0);
  const relate = (whole: CellId, parts: readonly CellId[], hasOthers: boolean): void => {
    const found = present(parts);
    if (!cells.has(whole) || found.length === 0) return;
    const left = value(whole) - total(found);
    if (left < 0) return;
    if (left === 0 && !hasOthers) {
      relations.push({ total: whole, parts: found });
      return;
    }
    const others = `${whole} − ${found.join(" − ")}`;
    imply(others, left);
    relations.push({ total: whole, parts: [...found, others] });
  };
  return {
    print(place, id, number, weight = 1) {
      const before = cells.get(id);
      // Two counts that were thought to be one and are not, such as those of files read with other columns, are two.
      const own = before === undefined || before.value === number ? id : `${id} at ${place.join("/")}`;
      cells.set(own, {
        id: own,
        value: number,
        published: true,
        weight: Math.max(weight, before?.weight ?? 0),
      });
      places.push({ place, cells: [own] });
    },
    give(id, number) {
      cells.set(id, { id, value: number, published: true });
    },
    imply,
    rest: (place, ids) => {
      places.push({ place, cells: present(ids) });
    },
    has: (id) => cells.has(id),
    value,
    sum: (whole, parts) => relate(whole, parts, false),
    within: (whole, parts) => relate(whole, parts, true),
    sumIfSo(whole, parts) {
      const found = present(parts);
      if (cells.has(whole) && found.length > 0 && value(whole) === total(found))
        relations.push({ total: whole, parts: found });
    },
    counted: () => ({ system: { cells: [...cells.values()], relations }, places }),
  };
}
