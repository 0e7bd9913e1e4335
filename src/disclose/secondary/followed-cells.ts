import type { Findings, TimeToFigures } from "../../findings/exact.ts";
import { cellOf, type GroupCells, type GroupKey, type LayerSum, WHOLE_LIST } from "./group-cells.ts";
import type { Place, SystemBuilder } from "./system-builder.ts";

const OUTCOMES = ["treated", "removed", "censored"] as const;
/** Always hidden, being 1. */
const WITHHELD = "withheld";
const followed = (name: string): string => `followed ${name}`;

/** Pathways followed to treatment, of the list and of each group. Returns what sums to what within any group. */
export function printFollowed(
  { timeToTreatment }: Findings,
  {
    groups,
    builder,
    keyOf,
  }: {
    readonly groups: GroupCells;
    readonly builder: SystemBuilder;
    keyOf(dimension: string, group: string): GroupKey;
  },
): LayerSum[] {
  if (timeToTreatment === undefined) return [];
  builder.give(WITHHELD, 1);
  const print = (place: Place, group: GroupKey, figures: TimeToFigures): void => {
    for (const name of ["n", ...OUTCOMES, "delayedEntry"] as const)
      groups.print([...place, name], group, followed(name), figures[name]);
    // Week by week a curve is hundreds of differences of one: under exact counts it is withheld.
    for (const index of figures.curve.keys()) builder.rest([...place, "curve", index, "atRisk"], [WITHHELD]);
  };
  print(["timeToTreatment", "overall"], WHOLE_LIST, timeToTreatment.overall);
  for (const [index, { dimension, groups: found }] of timeToTreatment.dimensions.entries()) {
    for (const [at, figures] of found.entries())
      print(["timeToTreatment", "dimensions", index, "groups", at], keyOf(dimension, figures.group), figures);
  }
  printFollowedLedger(timeToTreatment, builder);
  const n = followed("n");
  return [
    { total: n, parts: OUTCOMES.map(followed), hasOthers: false },
    { total: n, parts: [followed("delayedEntry")], hasOthers: true },
  ];
}

function printFollowedLedger(
  { ledger, assumedTreated, removedUnclear }: NonNullable<Findings["timeToTreatment"]>,
  builder: SystemBuilder,
): void {
  const idOf = (name: string): string => followed(`rows/${name}`);
  const place = ["timeToTreatment", "ledger"];
  builder.print([...place, "read"], idOf("read"), ledger.read, 60);
  for (const part of ["rejected", "excluded"] as const) {
    const { total, byReason } = ledger[part];
    builder.print([...place, part, "total"], idOf(part), total, 12);
    for (const [reason, count] of Object.entries(byReason))
      builder.print([...place, part, "byReason", reason], idOf(reason), count);
    builder.sum(idOf(part), Object.keys(byReason).map(idOf));
    // The same rows are read twice, by other rules: what agrees is the same number.
    for (const name of [part, ...Object.keys(byReason)]) builder.sumIfSo(`rows/${name}`, [idOf(name)]);
  }
  builder.sumIfSo("rows/read", [idOf("read")]);
  builder.print([...place, "cohort"], cellOf(WHOLE_LIST, followed("n")), ledger.cohort);
  for (const name of OUTCOMES)
    builder.print([...place, name], cellOf(WHOLE_LIST, followed(name)), ledger[name]);
  builder.sum(idOf("read"), [idOf("rejected"), idOf("excluded"), cellOf(WHOLE_LIST, followed("n"))]);
  builder.print(["timeToTreatment", "assumedTreated"], idOf("assumed treated"), assumedTreated);
  builder.print(["timeToTreatment", "removedUnclear"], idOf("removed unclear"), removedUnclear);
  builder.within(cellOf(WHOLE_LIST, followed("treated")), [idOf("assumed treated")]);
  builder.within(cellOf(WHOLE_LIST, followed("removed")), [idOf("removed unclear")]);
}
