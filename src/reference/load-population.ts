import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { basename } from "node:path";
import { inputError, UserError } from "../errors.ts";
import type { Note } from "../findings/schema.ts";
import { PopulationBuilder } from "./population-builder.ts";
import { POPULATION_LOOKED_FOR, recognisePopulation } from "./population-layout.ts";
import type { PopulationReference } from "./population-reference.ts";
import type { AreaMembership, PopulationFiles, PopulationTable } from "./population-table.ts";
import { fileSha256, type ReferenceForm, referenceForm, referencePieces } from "./reference-bytes.ts";
import { sheetPieces, sheetsOf } from "./reference-sheets.ts";
import type { ReferenceSource } from "./reference-table.ts";
import { readRows } from "./row-reader.ts";

/**
 * Reads the files given with `--population`, each recognised by its header: residents by area and ethnic group, age or sex,
 * and look-ups from LSOA to larger areas. Throws an input error with file and line for what cannot be used.
 */
export async function loadPopulation(paths: readonly string[]): Promise<PopulationFiles> {
  const tables: PopulationTable[] = [];
  const memberships: AreaMembership[] = [];
  const references: PopulationFiles["references"][number][] = [];
  const notes: Note[] = [];
  for (const path of paths) {
    const read = await readPopulationFile(path);
    if (read === undefined) throw notRecognised(basename(path));
    const { builder, sha256 } = read;
    const built = builder.build();
    if (built.table !== undefined) tables.push(built.table);
    memberships.push(...built.memberships);
    notes.push(...built.notes);
    const kind = built.table === undefined ? "area-lookup" : "population";
    references.push({ kind, name: built.table?.name ?? "LSOA to larger areas", sha256, rows: builder.rows });
  }
  return { tables, memberships, references, notes };
}

/** A file of residents for the reference store; undefined when its header is not that of one. */
export async function populationSource(
  path: string,
): Promise<ReferenceSource<PopulationReference> | undefined> {
  const read = await readPopulationFile(path);
  const built = read?.builder.build();
  if (read === undefined || built?.table === undefined) return undefined;
  return {
    table: { kind: "population", residents: built.table, memberships: built.memberships },
    file: basename(path),
    sha256: read.sha256,
    bytes: statSync(path).size,
    rows: read.builder.rows,
    notes: built.notes,
  };
}

interface ReadFile {
  readonly builder: PopulationBuilder;
  readonly sha256: string;
}

/** Of a spreadsheet the first sheet whose header fits: the estimates begin with a cover and notes. */
async function readPopulationFile(path: string): Promise<ReadFile | undefined> {
  const file = basename(path);
  const form = await referenceForm(path);
  for (const sheet of form === "spreadsheet" ? await sheetsOf(path) : [undefined]) {
    const read = await readSheet(path, { file, form, sheet });
    if (read !== undefined) return read;
  }
  return undefined;
}

const notRecognised = (file: string): UserError =>
  inputError({
    code: "population-not-recognised",
    file,
    message: "the header is not that of a population table",
    hint: `Looked for ${POPULATION_LOOKED_FOR}.`,
  });

async function readSheet(
  path: string,
  from: { readonly file: string; readonly form: ReferenceForm; readonly sheet: string | undefined },
): Promise<ReadFile | undefined> {
  const { file, form, sheet } = from;
  const hash = createHash("sha256");
  const pieces = form === "spreadsheet" ? sheetPieces(path, sheet) : referencePieces(path, form, hash);
  let builder: PopulationBuilder | undefined;
  try {
    await readRows(pieces, {
      file,
      chooseColumns(fields) {
        const layout = recognisePopulation(fields);
        if (layout === undefined) return undefined;
        builder = new PopulationBuilder(file, layout, fields.length);
        return builder.columns;
      },
      onRow: (row) => builder?.add(row),
    });
  } catch (error) {
    const isEmptySheet = error instanceof UserError && error.detail.code === "spreadsheet-empty";
    if (!isEmptySheet) throw error;
  }
  if (builder === undefined) return undefined;
  return { builder, sha256: form === "spreadsheet" ? await fileSha256(path) : hash.digest("hex") };
}
