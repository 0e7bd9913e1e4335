import type { Findings } from "../../findings/exact.ts";
import { THRESHOLD_MEASURES } from "../../findings/threshold-measures.ts";
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
  }
  for (const [index, { dimension, catchment, groups: found }] of population.dimensions.entries()) {
    const layer = `inside ${catchment}`;
    const known = found.filter((one) => one.known);
    // Shares and representation are of known groups together: printed beside a count they print that sum.
    const together = `${layer} by ${dimension}/known`;
    const cells = known.map(({ group }) => cellOf({ [dimension]: group }, layer));
    for (const [at, { group, pathways }] of found.entries()) {
      const place = ["population", "dimensions", index, "groups", at];
      groups.print([...place, "pathways"], { [dimension]: group }, layer, pathways);
    }
    const sum = known.reduce((all, { pathways }) => all + pathways, 0);
    builder.give(together, sum);
    builder.sum(together, cells);
    for (const [at, { group }] of found.entries()) {
      const place = ["population", "dimensions", index, "groups", at];
      const cell = cellOf({ [dimension]: group }, layer);
      for (const figure of RATES) builder.rest([...place, figure], [cell]);
      for (const figure of SHARES) builder.rest([...place, figure], [cell, together]);
      for (const [measure, figures] of Object.entries(PAST)) {
        const past = measure === "over18Weeks" ? "over 126 days" : "over 364 days";
        for (const figure of figures)
          builder.rest([...place, figure], [cell, together, cellOf({ [dimension]: group }, past)]);
      }
    }
  }
}

const RATES = ["ratePer1000", "ratePer1000Lower", "ratePer1000Upper"] as const;
const SHARES = ["pathwaysShare", "representation", "representationLower", "representationUpper"] as const;
const PAST = {
  over18Weeks: [
    "over18WeeksRepresentation",
    "over18WeeksRepresentationLower",
    "over18WeeksRepresentationUpper",
  ],
  over52Weeks: [
    "over52WeeksRepresentation",
    "over52WeeksRepresentationLower",
    "over52WeeksRepresentationUpper",
  ],
} as const;

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
          rests.push(`${referenceCell} in ${stratum}`);
          builder.print([...here, "referenceN"], rests.at(-1) ?? "", referenceN);
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
