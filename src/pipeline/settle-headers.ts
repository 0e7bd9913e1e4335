import type { AmbiguousColumn, FieldColumns } from "../columns/recognise-columns.ts";
import { settleByValues } from "../columns/settle-by-values.ts";
import type { FieldId } from "../vocab/header-aliases.ts";
import type { PlannedFile } from "./plan-file.ts";
import { type ColumnTexts, entriesOf } from "./settle.ts";

export interface SettledHeaders {
  /** With the ambiguous columns that their values settle. */
  readonly fields: ReadonlyMap<FieldId, FieldColumns>;
  /** What their values settle, by column; the first column counts where two come to the same field. */
  readonly byValues: ReadonlyMap<number, FieldId>;
  /** Columns the user must name. */
  readonly unsettled: readonly AmbiguousColumn[];
}

/** Settles ambiguous headers by the values of their columns, which `texts` must hold. */
export function settleHeaders(file: PlannedFile, texts: ColumnTexts): SettledHeaders {
  const fields = new Map(file.fields);
  const byValues = new Map<number, FieldId>();
  const unsettled: AmbiguousColumn[] = [];
  for (const column of file.recognised.ambiguous) {
    const { index, header, candidates } = column;
    const field = settleByValues(header, entriesOf(file, texts, index), candidates);
    if (field === undefined) {
      if (column.ask) unsettled.push(column);
      continue;
    }
    byValues.set(index, field);
    if (!fields.has(field)) fields.set(field, { chosen: index, others: [] });
  }
  return { fields, byValues, unsettled };
}
