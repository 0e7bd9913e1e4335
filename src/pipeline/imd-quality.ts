import { type Cube, tableOver } from "../cube/cube.ts";
import type { QualityFindings } from "../findings/exact.ts";
import { type FieldReading, fieldQuality } from "../quality/field-quality.ts";
import { columnsOfAxis } from "./list-axes.ts";
import type { PlannedFile } from "./plan-file.ts";

/**
 * How many analysed rows have a quintile, by whatever route, and why the others have none; undefined when deprivation
 * was not asked for. No single column tells: a row takes the first of IMD columns, LSOA and postcode that gives one.
 */
export function imdQuality(cube: Cube, files: readonly PlannedFile[]): QualityFindings | undefined {
  const axis = cube.axes.find(({ id }) => id === "imd");
  const table = tableOver(cube, ["imd"]);
  if (axis === undefined || table === undefined) return undefined;
  const headers = files.flatMap((file) =>
    columnsOfAxis("imd", file).map(({ column }) => file.header.headers[column] ?? ""),
  );
  const reading: FieldReading = {
    field: "imd",
    column: headers[0] ?? "",
    file: "",
    texts: table.cells.map(({ days }) => ({
      text: "",
      analysed: days.reduce((sum, n) => sum + n, 0),
      firstLine: 0,
    })),
    judge: (place) => axis.levels[table.cells[place]?.levels[0] ?? 0] ?? { quality: "missing" },
    personal: true,
  };
  return { ...fieldQuality([reading], cube.analysed), columns: [...new Set(headers)], invalidValues: [] };
}
