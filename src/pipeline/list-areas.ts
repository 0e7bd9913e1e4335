import type { CountedList } from "../engine/counted-list.ts";
import { isCodeOf, vintageOfCodes } from "../reference/area-level.ts";
import type { PopulationTable } from "../reference/population-table.ts";
import { vintageOfHeader } from "../reference/reference-layout.ts";
import type { FieldId } from "../vocab/header-aliases.ts";
import type { PlannedFile } from "./plan-file.ts";

type Vintage = PopulationTable["vintage"];

/** Where the patients of a list live, by one LSOA column of each file. */
export interface ListAreas {
  /** Per file, the column read; undefined where the file has none. */
  readonly columns: readonly (number | undefined)[];
  /** Analysed pathways by LSOA code in capitals. */
  readonly pathways: ReadonlyMap<string, number>;
  /** The census of the codes: from the header, else from the codes; undefined when neither tells. */
  readonly vintage: Vintage;
}

/** An LSOA code as tables write it: capitals without spaces; undefined for anything else. */
export function lsoaOf(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return isCodeOf("lsoa", code) ? code : undefined;
}

/** The list's LSOAs for a table of one census: its column of that census where it has both. */
export function listAreas(files: readonly PlannedFile[], counted: CountedList, wanted: Vintage): ListAreas {
  const columns = files.map((file) => lsoaColumn(file, wanted));
  const pathways = new Map<string, number>();
  files.forEach(({ plan }, index) => {
    const coded = plan.coded.findIndex(({ column }) => column === columns[index]);
    for (const { text, analysed } of counted.files[index]?.texts[coded] ?? []) {
      const code = analysed === 0 ? undefined : lsoaOf(text);
      if (code !== undefined) pathways.set(code, (pathways.get(code) ?? 0) + analysed);
    }
  });
  const headers = files.flatMap(({ header }, index) => {
    const column = columns[index];
    return column === undefined ? [] : [vintageOfHeader(header.headers[column])];
  });
  const said = headers.find((vintage) => vintage !== undefined);
  return { columns, pathways, vintage: said ?? vintageOfCodes(pathways.keys()) };
}

function lsoaColumn({ fields }: PlannedFile, wanted: Vintage): number | undefined {
  const best: readonly FieldId[] =
    wanted === 2011 ? ["lsoa11", "lsoa", "lsoa21"] : ["lsoa21", "lsoa", "lsoa11"];
  return best.map((field) => fields.get(field)?.chosen).find((column) => column !== undefined);
}
