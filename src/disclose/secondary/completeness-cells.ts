import type { CompletenessFindings, Findings } from "../../findings/exact.ts";
import { cellOf, type GroupCells, type GroupKey, type LayerSum, WHOLE_LIST } from "./group-cells.ts";
import type { Place, SystemBuilder } from "./system-builder.ts";

const SHARE = ["proportion", "lower", "upper"] as const;
type KnownRows = Pick<CompletenessFindings, "n" | "known" | "byRoute" | "byReason">;

const isKnown = (group: string): boolean => group !== "unknown" && group !== "not-stated";

/** Dimensions whose known groups are the rows in which a field is known, if they sum to that. */
const DIMENSIONS_OF: Readonly<Record<string, readonly string[]>> = {
  ethnicity: ["ethnic-category", "ethnic-group"],
  imd: ["imd-quintile", "imd-decile", "core20"],
  age: ["age-band"],
};
const dimensionsOf = (field: string): readonly string[] => DIMENSIONS_OF[field] ?? [field];

/**
 * Of how many a field is known, of the list and of each group, by route and by reason. Returns what sums to what within
 * any group.
 */
export function printCompleteness(
  { completeness = [] }: Findings,
  groups: GroupCells,
  builder: SystemBuilder,
): LayerSum[] {
  return completeness.flatMap((field, index) => {
    const place = ["completeness", index];
    const all: { readonly place: Place; readonly group: GroupKey; readonly rows: KnownRows }[] = [
      { place, group: WHOLE_LIST, rows: field },
    ];
    for (const [at, { dimension, groups: found }] of field.by.entries()) {
      for (const [which, rows] of found.entries()) {
        const here = [...place, "by", at, "groups", which];
        all.push({ place: here, group: { [dimension]: rows.group }, rows });
      }
    }
    for (const { place: here, group, rows } of all) {
      groups.print([...here, "n"], group, "n", rows.n);
      groups.print([...here, "known"], group, `known ${field.field}`, rows.known);
      for (const figure of SHARE)
        builder.rest([...here, figure], [cellOf(group, "n"), cellOf(group, `known ${field.field}`)]);
      for (const by of ["byRoute", "byReason"] as const) {
        for (const [name, count] of Object.entries(rows[by] ?? {}))
          groups.print([...here, by, name], group, `${by} ${field.field} ${name}`, count);
      }
    }
    return knownSums(
      field.field,
      all.map(({ rows }) => rows),
    );
  });
}

/** n = known + each reason; known = each route. */
function knownSums(field: string, rows: readonly KnownRows[]): LayerSum[] {
  const names = (by: "byRoute" | "byReason") => [
    ...new Set(rows.flatMap((one) => Object.keys(one[by] ?? {}).map((name) => `${by} ${field} ${name}`))),
  ];
  const [reasons, routes] = [names("byReason"), names("byRoute")];
  return [
    { total: "n", parts: [`known ${field}`, ...reasons], hasOthers: reasons.length === 0 },
    { total: `known ${field}`, parts: routes, hasOthers: false },
  ];
}

/**
 * What completeness is in the groups themselves: of the list and, where a crossing is printed, of a group, the known groups
 * of the field's dimension are those in which it is known. Needs the margins of crossings.
 */
export function tieCompleteness(findings: Findings, builder: SystemBuilder): void {
  for (const { field, by } of findings.completeness ?? []) {
    const within: GroupKey[] = [
      WHOLE_LIST,
      ...by.flatMap(({ dimension, groups }) => groups.map(({ group }) => ({ [dimension]: group }))),
    ];
    for (const dimension of dimensionsOf(field)) {
      const found = new Set(
        findings.dimensions
          .filter((one) => one.dimension.split("*").includes(dimension))
          .flatMap((one) => {
            const at = one.dimension.split("*").indexOf(dimension);
            return one.groups.map(({ group }) => group.split("*")[at] ?? "");
          }),
      );
      for (const group of within) {
        const cellIn = (id: string) => cellOf({ ...group, [dimension]: id }, "n");
        builder.sumIfSo(cellOf(group, `known ${field}`), [...found].filter(isKnown).map(cellIn));
        builder.sumIfSo(cellOf(group, `byReason ${field} not-stated`), [cellIn("not-stated")]);
      }
    }
  }
  for (const [index, { field, known }] of findings.quality.entries()) {
    const same = (findings.completeness ?? []).find(
      (one) => dimensionsOf(one.field).includes(field) || one.field === field,
    );
    if (same === undefined || same.known !== known) continue;
    builder.sumIfSo(cellOf(WHOLE_LIST, `known ${same.field}`), [`quality ${index}/known`]);
    for (const [name, reason] of QUALITY_REASONS)
      builder.sumIfSo(cellOf(WHOLE_LIST, `byReason ${same.field} ${reason}`), [`quality ${index}/${name}`]);
  }
}

/** Classes of quality that are reasons of completeness by another name. */
const QUALITY_REASONS = [
  ["notStated", "not-stated"],
  ["notKnown", "not-known"],
  ["missing", "missing"],
  ["groupOnly", "group-only"],
] as const;
