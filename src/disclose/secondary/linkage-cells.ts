import type { DemographicLinkage, Findings } from "../../findings/exact.ts";
import { cellOf, type GroupCells, type LayerSum, WHOLE_LIST } from "./group-cells.ts";
import { printMeasures, waitSums } from "./measured-cells.ts";
import type { Place, SystemBuilder } from "./system-builder.ts";

const N = cellOf(WHOLE_LIST, "n");
const IN_LIST = "in list ";
const FATES = ["filled", "changed", "refined", "lost", "unchanged", "stillUnknown"] as const;

/** Records linked to the list and what they changed. Returns what sums to what within any group as the list had it. */
export function printLinkage(
  { linkage, references, standard }: Findings,
  { groups, builder }: { readonly groups: GroupCells; readonly builder: SystemBuilder },
): LayerSum[] {
  const demographics = linkage?.demographics;
  if (demographics === undefined) return [];
  const place = ["linkage", "demographics"];
  printFiles(demographics, builder);
  for (const [index, { kind, name, rows }] of references.entries()) {
    const file = demographics.files.findIndex((one) => kind === "demographics" && one.file === name);
    if (file >= 0) builder.print(["references", index, "rows"], `records ${file}/rows`, rows);
  }
  for (const part of ["pathways", "people"] as const)
    printTally([...place, part], { name: `linked ${part}`, tally: demographics[part] }, builder);
  builder.sumIfSo(N, ["linked pathways/total"]);
  printFlags(demographics, builder);
  const { ethnicity } = demographics;
  if (ethnicity === null) return [];
  const here = [...place, "ethnicity"];
  for (const fate of FATES)
    builder.print([...here, "pathways", fate], `ethnicity ${fate}`, ethnicity.pathways[fate]);
  builder.sum(
    N,
    FATES.map((fate) => `ethnicity ${fate}`),
  );
  for (const [name, people] of Object.entries(ethnicity.people))
    builder.print([...here, "people", name], `people with ethnicity ${name}`, people);
  for (const fate of ["filled", "changed"] as const)
    builder.within(`ethnicity ${fate}`, [`people with ethnicity ${fate}`]);
  for (const [index, { pathways }] of ethnicity.filledBy.entries())
    builder.print([...here, "filledBy", index, "pathways"], `ethnicity filled by ${index}`, pathways);
  builder.sum(
    "ethnicity filled",
    ethnicity.filledBy.map((_, index) => `ethnicity filled by ${index}`),
  );
  for (const [index, { dimension, groups: found }] of ethnicity.dimensions.entries()) {
    for (const [at, one] of found.entries()) {
      const side = [...here, "dimensions", index, "groups", at];
      const group = { [dimension]: one.group };
      const cells = { builder, groups, standard };
      if (one.before !== null)
        printMeasures([...side, "before"], { group, measures: one.before }, { ...cells, world: IN_LIST });
      if (one.after !== null) printMeasures([...side, "after"], { group, measures: one.after }, cells);
      groups.print([...side, "inList"], group, `${IN_LIST}n`, one.inList);
      groups.print([...side, "inListLinked"], group, `${IN_LIST}linked`, one.inListLinked);
    }
  }
  printMoves(demographics, { groups, builder });
  return [
    ...waitSums(standard).map(({ total, parts, hasOthers }) => ({
      total: `${IN_LIST}${total}`,
      parts: parts.map((part) => `${IN_LIST}${part}`),
      hasOthers,
    })),
    { total: `${IN_LIST}n`, parts: [`${IN_LIST}linked`], hasOthers: true },
  ];
}

/** rows = rejected + usable, usable = linked + not linked, linked by what can be made of their ethnicity. */
function printFiles({ files }: DemographicLinkage, builder: SystemBuilder): void {
  for (const [index, file] of files.entries()) {
    const place = ["linkage", "demographics", "files", index];
    const idOf = (name: string): string => `records ${index}/${name}`;
    for (const name of ["rows", "usable", "linked"] as const)
      builder.print([...place, name], idOf(name), file[name]);
    for (const part of ["rejected", "notLinked"] as const) {
      builder.print([...place, part, "total"], idOf(part), file[part].total);
      for (const [reason, count] of Object.entries(file[part].byReason))
        builder.print([...place, part, "byReason", reason], idOf(`${part} ${reason}`), count);
      builder.sum(
        idOf(part),
        Object.keys(file[part].byReason).map((reason) => idOf(`${part} ${reason}`)),
      );
    }
    builder.sum(idOf("rows"), [idOf("rejected"), idOf("usable")]);
    builder.sum(idOf("usable"), [idOf("linked"), idOf("notLinked")]);
    for (const [name, count] of Object.entries(file.ethnicity ?? {}))
      builder.print([...place, "ethnicity", name], idOf(`ethnicity ${name}`), count);
    builder.sum(
      idOf("linked"),
      Object.keys(file.ethnicity ?? {}).map((name) => idOf(`ethnicity ${name}`)),
    );
  }
}

function printTally(
  place: Place,
  { name, tally }: { readonly name: string; readonly tally: DemographicLinkage["pathways"] },
  builder: SystemBuilder,
): void {
  const idOf = (part: string): string => `${name}/${part}`;
  builder.print([...place, "total"], idOf("total"), tally.total, 12);
  builder.print([...place, "linked", "total"], idOf("linked"), tally.linked.total);
  builder.print([...place, "notLinked", "total"], idOf("not linked"), tally.notLinked.total);
  for (const [by, count] of Object.entries(tally.linked.byIdentifier))
    builder.print([...place, "linked", "byIdentifier", by], idOf(`by ${by}`), count);
  for (const [reason, count] of Object.entries(tally.notLinked.byReason))
    builder.print([...place, "notLinked", "byReason", reason], idOf(reason), count);
  builder.sum(idOf("total"), [idOf("linked"), idOf("not linked")]);
  builder.sum(
    idOf("linked"),
    Object.keys(tally.linked.byIdentifier).map((by) => idOf(`by ${by}`)),
  );
  builder.sum(idOf("not linked"), Object.keys(tally.notLinked.byReason).map(idOf));
}

/** A group is who stayed in it and who came; as the list had it, who stayed and who went. */
function printMoves(
  { ethnicity }: DemographicLinkage,
  { groups, builder }: { readonly groups: GroupCells; readonly builder: SystemBuilder },
): void {
  const moves = ethnicity?.moves ?? [];
  const idOf = (index: number): string => `moved ${moves[index]?.from} → ${moves[index]?.to}`;
  for (const [index, { pathways }] of moves.entries())
    builder.print(
      ["linkage", "demographics", "ethnicity", "moves", index, "pathways"],
      idOf(index),
      pathways,
    );
  const [first] = (ethnicity?.dimensions ?? []).filter(({ dimension }) => dimension === "ethnic-group");
  for (const { group } of first?.groups ?? []) {
    const key = { "ethnic-group": group };
    const of = (side: "from" | "to"): string[] =>
      moves.flatMap((move, index) => (move[side] === group ? [idOf(index)] : []));
    const went = of("from").reduce((sum, id) => sum + builder.value(id), 0);
    const stayed = builder.value(cellOf(key, `${IN_LIST}n`)) - went;
    if (stayed < 0) continue;
    groups.imply(key, "stayed", stayed);
    builder.sumIfSo(cellOf(key, `${IN_LIST}n`), [cellOf(key, "stayed"), ...of("from")]);
    builder.sumIfSo(cellOf(key, "n"), [cellOf(key, "stayed"), ...of("to")]);
  }
}

/** What records added to a flag, as parts of those who have it or not. */
function printFlags({ flags }: DemographicLinkage, builder: SystemBuilder): void {
  for (const [index, flag] of flags.entries()) {
    const place = ["linkage", "demographics", "flags", index];
    const idOf = (name: string): string => `flag ${flag.dimension} ${name}`;
    for (const name of ["filledYes", "filledNo", "listYesRecordsNo", "listNoRecordsYes"] as const)
      builder.print([...place, name], idOf(name), flag[name]);
    const cell = (group: string): string => cellOf({ [flag.dimension]: group }, "n");
    builder.within(cell("yes"), [idOf("filledYes"), idOf("listYesRecordsNo")]);
    builder.within(cell("no"), [idOf("filledNo"), idOf("listNoRecordsYes")]);
  }
}
