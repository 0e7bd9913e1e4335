import { statSync } from "node:fs";
import type { Watch } from "../request.ts";
import { AreaChangesBuilder } from "./area-changes.ts";
import { AreaGeographyBuilder } from "./area-geography.ts";
import { LsoaTableBuilder } from "./lsoa-table.ts";
import { OrganisationsBuilder } from "./organisations.ts";
import { PostcodeDirectoryBuilder } from "./postcode-directory-builder.ts";
import { type ReferenceFile, readReferenceRows, recogniseReferenceFile } from "./reference-file.ts";
import type { ReferenceLayout } from "./reference-layout.ts";
import type { ReferenceSource } from "./reference-table.ts";
import type { RowSpans } from "./row-reader.ts";

interface TableReader {
  readonly columns: readonly number[];
  add(row: RowSpans): void;
  finish(): Pick<ReferenceSource, "table" | "rows" | "notes">;
}

export interface ReadingOptions {
  /** Text rows that are shorter than the header are refused; a worksheet leaves empty cells out. */
  readonly wholeRows?: boolean;
  readonly watch?: Watch;
}

const ROWS_BETWEEN_REPORTS = 1 << 16;

/** Reads a recognised file into a table. Throws an input error with file and line for what cannot be used. */
export async function readReference(
  file: ReferenceFile,
  { wholeRows = false, watch = {} }: ReadingOptions = {},
): Promise<ReferenceSource> {
  const reader = readerOf(file.name, file.layout);
  let rows = 0;
  const { sha256 } = await readReferenceRows(file, {
    columns: reader.columns,
    wholeRows: wholeRows && file.content.form !== "spreadsheet",
    onRow(row) {
      reader.add(row);
      rows += 1;
      if (rows % ROWS_BETWEEN_REPORTS === 0) watch.progress?.({ rows });
    },
  });
  const { size: bytes } = statSync(file.content.path);
  return { ...reader.finish(), file: file.name, sha256, bytes };
}

/** Files each recognised by its header, all of them before the first is read. */
export async function readReferences(paths: readonly string[]): Promise<ReferenceSource[]> {
  const files: ReferenceFile[] = [];
  for (const path of paths) files.push(await recogniseReferenceFile(path));
  const sources: ReferenceSource[] = [];
  for (const file of files) sources.push(await readReference(file));
  return sources;
}

function readerOf(name: string, layout: ReferenceLayout): TableReader {
  switch (layout.kind) {
    case "imd": {
      const builder = new LsoaTableBuilder(name, layout);
      return reading(builder, () => {
        const { table, notes } = builder.build();
        return { table, notes, rows: table.codes.size };
      });
    }
    case "lsoa-changes": {
      const builder = new AreaChangesBuilder(layout);
      return reading(builder, () => ({ table: builder.build(), notes: [], rows: builder.rows }));
    }
    case "geography": {
      const builder = new AreaGeographyBuilder(name, layout);
      return reading(builder, () => ({ ...builder.build(), rows: builder.rows }));
    }
    case "organisations": {
      const builder = new OrganisationsBuilder(name, layout);
      return reading(builder, () => {
        const table = builder.build();
        return { table, notes: [], rows: table.codes.length };
      });
    }
    case "postcodes": {
      const builder = new PostcodeDirectoryBuilder(name, layout);
      return reading(builder, () => {
        const { directory, notes } = builder.build();
        return { table: directory, notes, rows: builder.rows };
      });
    }
  }
}

const reading = (
  builder: { readonly columns: readonly number[]; add(row: RowSpans): void },
  finish: TableReader["finish"],
): TableReader => ({ columns: builder.columns, add: (row) => builder.add(row), finish });
