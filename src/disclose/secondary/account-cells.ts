import type { Findings } from "../../findings/exact.ts";
import type { CellId } from "./count-system.ts";
import { cellOf, WHOLE_LIST } from "./group-cells.ts";
import type { SystemBuilder } from "./system-builder.ts";

const N = cellOf(WHOLE_LIST, "n");
/** Reasons for which a row counts as waiting since nobody knows when. */
const CLOCK_START_REASONS = ["clock-start-missing", "clock-start-invalid", "clock-start-in-future"];
/** A count of all rows: hiding it hides what the list is. */
const WHOLE_FILE = 60;
const TOTAL = 12;

/** Where each row went: read = rejected + excluded + analysed, each by reason; rows of each file; people. */
export function printLedger({ ledger, inputs }: Findings, builder: SystemBuilder): void {
  builder.print(["ledger", "read"], "rows/read", ledger.read, WHOLE_FILE);
  builder.print(["ledger", "analysed"], N, ledger.analysed);
  for (const place of ["rejected", "excluded"] as const) {
    const { total, byReason } = ledger[place];
    builder.print(["ledger", place, "total"], `rows/${place}`, total, TOTAL);
    for (const [reason, count] of Object.entries(byReason))
      builder.print(["ledger", place, "byReason", reason], `rows/${reason}`, count);
    builder.sum(
      `rows/${place}`,
      Object.keys(byReason).map((reason) => `rows/${reason}`),
    );
  }
  builder.sum("rows/read", ["rows/rejected", "rows/excluded", N]);
  for (const [index, { rows }] of inputs.entries())
    builder.print(["inputs", index, "rows"], `rows of file ${index}`, rows, TOTAL);
  builder.sumIfSo(
    "rows/read",
    inputs.map((_, index) => `rows of file ${index}`),
  );
  builder.sumIfSo(
    cellOf(WHOLE_LIST, "unknownClockStart"),
    CLOCK_START_REASONS.map((reason) => `rows/${reason}`),
  );
  if (ledger.people === null) return;
  builder.print(["ledger", "people"], "people", ledger.people, TOTAL);
  builder.within(N, ["people"]);
}

const CLASSES = ["known", "notStated", "notKnown", "missing", "invalid", "groupOnly"] as const;

/** The texts of each field by what they were judged to be. The same column judged alike is the same number. */
export function printQuality({ quality, dimensions }: Findings, builder: SystemBuilder): void {
  const seen = new Map<string, number>();
  for (const [index, field] of quality.entries()) {
    const counts = CLASSES.map((name) => field[name]);
    const key = JSON.stringify([field.columns, counts, field.reasons, field.invalidValues.length]);
    const same = seen.get(key) ?? index;
    seen.set(key, same);
    const idOf = (name: string) => `quality ${same}/${name}`;
    for (const [place, name] of CLASSES.entries())
      builder.print(["quality", index, name], idOf(name), counts[place] as number);
    builder.rest(["quality", index, "completeness"], [idOf("known"), N]);
    builder.sum(N, CLASSES.map(idOf));
    printReasons(index, { field, idOf }, builder);
    for (const { dimension, groups } of dimensions.filter(({ dimension: id }) => id === field.field)) {
      const known = groups.filter(({ group }) => group !== "unknown" && group !== "not-stated");
      builder.sumIfSo(
        idOf("known"),
        known.map(({ group }) => cellOf({ [dimension]: group }, "n")),
      );
      builder.sumIfSo(idOf("notStated"), [cellOf({ [dimension]: "not-stated" }, "n")]);
    }
  }
}

/** Reasons are of values that are not known, and some values have none. */
function printReasons(
  index: number,
  { field, idOf }: { readonly field: Findings["quality"][number]; idOf(name: string): CellId },
  builder: SystemBuilder,
): void {
  const reasons = Object.entries(field.reasons);
  for (const [reason, count] of reasons)
    builder.print(["quality", index, "reasons", reason], idOf(`reason ${reason}`), count);
  const sum = reasons.reduce((all, [, count]) => all + count, 0);
  const unknown = CLASSES.filter((name) => name !== "known");
  if (reasons.length > 0 && sum <= unknown.reduce((all, name) => all + field[name], 0)) {
    const id = idOf("unknown");
    builder.imply(
      id,
      unknown.reduce((all, name) => all + field[name], 0),
    );
    builder.sum(id, unknown.map(idOf));
    builder.sum(
      id,
      reasons.map(([reason]) => idOf(`reason ${reason}`)),
    );
  }
  for (const [place, { count }] of field.invalidValues.entries())
    builder.print(["quality", index, "invalidValues", place, "count"], idOf(`invalid ${place}`), count);
  builder.sumIfSo(
    idOf("invalid"),
    field.invalidValues.map((_, place) => idOf(`invalid ${place}`)),
  );
}
