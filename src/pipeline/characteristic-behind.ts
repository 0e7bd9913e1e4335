import { DIMENSIONS, dimensionOf } from "../classify/dimensions.ts";
import { recogniseColumns } from "../columns/recognise-columns.ts";
import { isFavourable } from "../vocab/protected-characteristics.ts";
import { columnsOfAxis, fieldsOfAxis } from "./list-axes.ts";
import type { PlannedFile } from "./plan-file.ts";

/** A column that is headed as a protected characteristic, and the dimension that would be. */
export interface CharacteristicBehind {
  readonly header: string;
  readonly dimension: string;
}

/**
 * The protected characteristic that a dimension is read from under its own name (`--column site=Sex`); undefined where there is none,
 * where the dimension is protected itself, and between two that the Act lets be treated more favourably.
 */
export function characteristicBehind(
  id: string,
  files: readonly PlannedFile[],
): CharacteristicBehind | undefined {
  const dimension = dimensionOf(id);
  const isFree = isFavourable(id, "yes");
  if (dimension === undefined || (dimension.protected && !isFree)) return undefined;
  for (const file of files) {
    for (const { column } of columnsOfAxis(dimension.axis, file)) {
      const header = file.header.headers[column] ?? "";
      const field = recogniseColumns([header]).columns[0]?.field;
      const behind = DIMENSIONS.find(
        (one) =>
          one.protected &&
          one.axis !== dimension.axis &&
          field !== undefined &&
          fieldsOfAxis(one.axis).includes(field) &&
          !(isFree && isFavourable(one.id, "yes")),
      );
      if (behind !== undefined) return { header, dimension: behind.id };
    }
  }
  return undefined;
}
