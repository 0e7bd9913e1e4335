import type { Note } from "../findings/schema.ts";
import type { AreaChanges } from "./area-changes.ts";
import type { AreaGeography } from "./area-geography.ts";
import type { LsoaTable } from "./lsoa-table.ts";
import type { Organisations } from "./organisations.ts";
import type { PopulationReference } from "./population-reference.ts";
import type { PostcodeDirectory } from "./postcode-directory.ts";

/** A reference file as it was understood: all that a run needs of it, free of the file it came from. */
export type ReferenceTable =
  | LsoaTable
  | PostcodeDirectory
  | AreaChanges
  | AreaGeography
  | Organisations
  | PopulationReference;

export type ReferenceKind = ReferenceTable["kind"];

/** A table with where it came from. */
export interface ReferenceSource<Table extends ReferenceTable = ReferenceTable> {
  readonly table: Table;
  /** Base name of the file. */
  readonly file: string;
  /** Of the file as it stood on disk, hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  /** Rows that say something: areas of a table, rows of a directory. */
  readonly rows: number;
  /** What its reader must know: it is partial, it contradicts itself. */
  readonly notes: readonly Note[];
}

export const isTable =
  <Kind extends ReferenceKind>(kind: Kind) =>
  (source: ReferenceSource): source is ReferenceSource<Extract<ReferenceTable, { kind: Kind }>> =>
    source.table.kind === kind;
