import { IDENTIFIERS } from "../columns/fields.ts";
import { usageError } from "../errors.ts";
import { headerOfDimension } from "../vocab/dimension-ids.ts";
import type { FieldId } from "../vocab/header-aliases.ts";
import { columnsOfAxis } from "./list-axes.ts";
import type { PlannedFile } from "./plan-file.ts";

/** Fields whose values name or place one person: never the groups of an aggregate report. */
const PERSONAL: readonly FieldId[] = [...IDENTIFIERS, "date-of-birth", "postcode"];

/** Refuses to print persons as groups: `column:NAME` of an identifier, birth date, postcode, name or address. */
export function refusePersonalColumns(dimensions: readonly string[], files: readonly PlannedFile[]): void {
  for (const id of dimensions.filter((one) => headerOfDimension(one) !== undefined)) {
    for (const file of files) {
      for (const { column } of columnsOfAxis(id, file)) {
        const recognised = file.recognised.columns[column];
        const isPersonal =
          recognised?.recognition === "dropped" || PERSONAL.some((field) => field === recognised?.field);
        if (isPersonal) throw personalColumn(id);
      }
    }
  }
}

const personalColumn = (dimension: string) =>
  usageError({
    code: "personal-column",
    message: `${dimension} holds identifiers, birth dates, postcodes or names: its values are people, not groups`,
    hint: "Break the list down by age-band, imd-quintile or a column of groups.",
  });
