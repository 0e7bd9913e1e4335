import type { Findings } from "../../findings/exact.ts";
import { THRESHOLD_MEASURES } from "../../findings/threshold-measures.ts";
import { isKnownGroup, knownKey } from "../group-cells.ts";
import type { CellId } from "./count-system.ts";
import { cellOf, type GroupCells, type GroupKey, WHOLE_LIST } from "./group-cells.ts";
import { thresholdLayer } from "./measured-cells.ts";
import type { Place, SystemBuilder } from "./system-builder.ts";

interface Cells {
  readonly groups: GroupCells;
  readonly builder: SystemBuilder;
}

const N = cellOf(WHOLE_LIST, "n");
const REST = "rest-of-list";

/** The groups of a crossing, `asian*1`, in each of its dimensions. */
export function groupKey(dimension: string, group: string): GroupKey {
  const [dimensions, ids] = [dimension.split("*"), group.split("*")];
  return Object.fromEntries(dimensions.map((id, index) => [id, ids[index] ?? ""]));
}

/** Units of a service: their pathways and waits. What is of each group within each unit is left out before. */
export function printUnits({ units, standard }: Findings, { groups, builder }: Cells): void {
  if (units === undefined) return;
  const { unit: dimension } = units;
  builder.print(["units", "unknown"], cellOf({ [dimension]: "unknown" }, "n"), units.unknown);
  groups.imply({ [dimension]: "unknown" }, "n", units.unknown);
  for (const [index, { unit, n, measures }] of units.units.entries()) {
    const [place, group] = [["units", "units", index], { [dimension]: unit }];
    groups.print([...place, "n"], group, "n", n);
    for (const measure of THRESHOLD_MEASURES) {
      const layer = thresholdLayer(measure, standard);
      groups.print([...place, "measures", measure, "count"], group, layer, measures[measure].count);
      for (const figure of ["proportion", "lower", "upper"])
        builder.rest([...place, "measures", measure, figure], [cellOf(group, "n"), cellOf(group, layer)]);
    }
  }
  printTargets(units, { standard, builder });
}

/** A target is of all known units as one: beside their counts it prints their sum. */
function printTargets(
  { units, levels, unit: dimension }: NonNullable<Findings["units"]>,
  { standard, builder }: { readonly standard: Findings["standard"]; readonly builder: SystemBuilder },
): void {
  const give = (layer: string, countOf: (unit: (typeof units)[number]) => number): string => {
    const id = `known units/${layer}`;
    builder.give(
      id,
      units.reduce((sum, unit) => sum + countOf(unit), 0),
    );
    builder.sum(
      id,
      units.map(({ unit }) => cellOf({ [dimension]: unit }, layer)),
    );
    return id;
  };
  const n = give("n", (unit) => unit.n);
  for (const measure of THRESHOLD_MEASURES) {
    if (levels[measure].target === null) continue;
    const past = give(thresholdLayer(measure, standard), (unit) => unit.measures[measure].count);
    builder.rest(["units", "levels", measure, "target"], [n, past]);
  }
}

/** The list beside residents: pathways of those who live in a catchment. Residents are public. */
export function printPopulation({ population }: Findings, { groups, builder }: Cells): void {
  if (population === undefined) return;
  for (const [index, { inside, outside, unplaced }] of population.catchments.entries()) {
    const place = ["population", "catchments", index];
    groups.print([...place, "inside"], WHOLE_LIST, `inside ${index}`, inside);
    builder.print([...place, "outside"], `outside ${index}`, outside);
    builder.print([...place, "unplaced"], `unplaced ${index}`, unplaced);
    builder.sum(N, [cellOf(WHOLE_LIST, `inside ${index}`), `outside ${index}`, `unplaced ${index}`]);
    builder.imply(`not inside ${index}`, outside + unplaced);
    builder.sum(`not inside ${index}`, [`outside ${index}`, `unplaced ${index}`]);
  }
  for (const [index, { dimension, catchment, groups: found }] of population.dimensions.entries()) {
    const inside = `inside ${catchment}`;
    for (const [key, days] of Object.entries(RESIDENTS)) {
      const whole = days === undefined ? "n" : `over ${days} days`;
      const layer = days === undefined ? inside : `${inside} ${whole}`;
      // Shares and representation are of known groups together: printed beside a count they print that sum.
      const together = `${layer} by ${dimension}/known`;
      const known: CellId[] = [];
      for (const [at, group] of found.entries()) {
        const value = group[key as keyof typeof RESIDENTS];
        if (value === null) continue;
        const own = { [dimension]: group.group };
        groups.print(["population", "dimensions", index, "groups", at, key], own, layer, value);
        if (group.known) known.push(cellOf(own, layer));
      }
      builder.give(
        together,
        known.reduce((sum, id) => sum + builder.value(id), 0),
      );
      builder.sum(together, known);
      builder.rest(["population", "dimensions", index, knownKey(key)], [together]);
    }
    sumResidents(
      found.map(({ group }) => ({ [dimension]: group })),
      { inside, name: dimension },
      builder,
    );
  }
}

/** Pathways of residents, past so many days. */
const RESIDENTS = {
  pathways: undefined,
  pathwaysOver18Weeks: 126,
  pathwaysOver52Weeks: 364,
} as const;

/** Whoever is in a group and not a resident lives elsewhere, or nobody can say where; and long waits are among waits. */
function sumResidents(
  groups: readonly GroupKey[],
  { inside, name }: { readonly inside: string; readonly name: string },
  builder: SystemBuilder,
): void {
  const elsewhere: CellId[] = [];
  for (const group of groups) {
    for (const layer of ["n", "over 126 days", "over 364 days"]) {
      const [all, own] = [cellOf(group, layer), cellOf(group, layer === "n" ? inside : `${inside} ${layer}`)];
      const left = builder.value(all) - builder.value(own);
      if (!builder.has(all) || !builder.has(own) || left < 0) continue;
      const other = cellOf(group, `not ${inside} ${layer}`);
      builder.imply(other, left);
      builder.sum(all, [own, other]);
      if (layer === "n") elsewhere.push(other);
    }
    const [other, past] = [cellOf(group, `not ${inside} n`), cellOf(group, `not ${inside} over 126 days`)];
    if (builder.has(other)) builder.within(other, [past]);
    if (builder.has(past)) builder.within(past, [cellOf(group, `not ${inside} over 364 days`)]);
    builder.within(cellOf(group, inside), [cellOf(group, `${inside} over 126 days`)]);
    builder.within(cellOf(group, `${inside} over 126 days`), [cellOf(group, `${inside} over 364 days`)]);
  }
  const nobody = `not ${inside} of any ${name}`;
  builder.imply(
    nobody,
    elsewhere.reduce((sum, id) => sum + builder.value(id), 0),
  );
  builder.sum(nobody, elsewhere);
  builder.within(`not ${inside}`, [nobody]);
}

/**
 * A gap to the rest of the list, or of an unknown group to all known ones, tells beside a group's own counts those of all known
 * groups together.
 */
export function printTogether({ dimensions, standard }: Findings, builder: SystemBuilder): void {
  for (const [index, { dimension, reference, groups, unknownGaps = [] }] of dimensions.entries()) {
    if (reference !== REST && unknownGaps.length === 0) continue;
    const known = groups.filter(({ group }) => isKnownGroup(group));
    const give = (key: string, layer: string): void => {
      const cells = known.map(({ group }) => cellOf(groupKey(dimension, group), layer));
      const id = togetherCell(dimension, layer);
      builder.give(
        id,
        cells.reduce((sum, cell) => sum + builder.value(cell), 0),
      );
      builder.sum(id, cells);
      builder.rest(["dimensions", index, knownKey(key)], [id]);
    };
    give("n", "n");
    for (const measure of THRESHOLD_MEASURES) give(measure, thresholdLayer(measure, standard));
  }
}

const togetherCell = (dimension: string, layer: string): CellId => `known ${dimension}/${layer}`;

/** How groups and their references lie in the strata gaps are adjusted for. */
export function printStrata({ dimensions }: Findings, { groups, builder }: Cells): void {
  for (const [index, { dimension, adjustedStrata = [] }] of dimensions.entries()) {
    for (const [at, pair] of adjustedStrata.entries()) {
      const place = ["dimensions", index, "adjustedStrata", at];
      const { group, reference, adjustedFor } = pair;
      const side = (id: string): GroupKey => groupKey(dimension, id);
      const referenceCell =
        reference === REST ? `rest without ${cellOf(side(group), "n")}` : cellOf(side(reference), "n");
      groups.print([...place, "n"], side(group), "n", pair.n);
      builder.print([...place, "referenceN"], referenceCell, pair.referenceN);
      if (reference === REST)
        builder.sumIfSo(togetherCell(dimension, "n"), [cellOf(side(group), "n"), referenceCell]);
      for (const part of ["leftOut", "tooFew"] as const) {
        const name = `${part} of ${adjustedFor.join("+")}: ${cellOf(side(group), "n")} and ${reference}`;
        builder.print([...place, part, "pathways"], name, pair[part].pathways);
        builder.print(
          [...place, part, "referencePathways"],
          `${name}, reference`,
          pair[part].referencePathways,
        );
        builder.within(cellOf(side(group), "n"), [name]);
        builder.within(referenceCell, [`${name}, reference`]);
      }
      const [first] = adjustedFor;
      if (first === undefined) continue;
      const rests: string[] = [];
      for (const [row, { stratum, n, referenceN }] of pair.carriedBy.entries()) {
        const here = [...place, "carriedBy", row];
        groups.printSome([...here, "n"], { ...side(group), [first]: stratum }, "n", n);
        if (reference === REST) {
          const rest = `${referenceCell} in ${stratum}`;
          rests.push(rest);
          builder.print([...here, "referenceN"], rest, referenceN);
          // Whichever group it is, with the rest it makes all known ones of the stratum.
          const [own, together] = [
            cellOf({ ...side(group), [first]: stratum }, "n"),
            `${togetherCell(dimension, "n")} in ${first} ${stratum}`,
          ];
          builder.imply(together, n + referenceN);
          builder.sumIfSo(together, [own, rest]);
        } else
          groups.printSome(
            [...here, "referenceN"],
            { ...side(reference), [first]: stratum },
            "n",
            referenceN,
          );
      }
      builder.sum(referenceCell, rests);
    }
  }
}

/** Counts beside the excess of an intersection: of the groups it is compared with. */
export function printIntersections({ dimensions }: Findings, { groups, builder }: Cells): void {
  for (const [index, { dimension, intersections }] of dimensions.entries()) {
    for (const [at, { group, n, comparedWith }] of (intersections?.groups ?? []).entries()) {
      const place = ["dimensions", index, "intersections", "groups", at];
      groups.print([...place, "n"], groupKey(dimension, group), "n", n);
      for (const [which, other] of comparedWith.entries()) {
        const here = [...place, "comparedWith", which, "n"];
        if (!other.group.split("*").includes("any"))
          groups.print(here, groupKey(dimension, other.group), "n", other.n);
        else printOthers(here, { dimension, group, other }, builder);
      }
    }
  }
}

/** `asian*any`: those of a part who are not in the intersection. */
function printOthers(
  place: Place,
  {
    dimension,
    group,
    other,
  }: {
    readonly dimension: string;
    readonly group: string;
    readonly other: { readonly group: string; readonly n: number };
  },
  builder: SystemBuilder,
): void {
  const cell = cellOf(groupKey(dimension, group), "n");
  const margin = Object.fromEntries(
    Object.entries(groupKey(dimension, other.group)).filter(([, id]) => id !== "any"),
  );
  const others = `${cellOf(margin, "n")} without ${cell}`;
  builder.print(place, others, other.n);
  builder.imply(cellOf(margin, "n"), other.n + builder.value(cell));
  builder.sumIfSo(cellOf(margin, "n"), [others, cell]);
}
