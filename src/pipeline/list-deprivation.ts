import type { CountedList } from "../engine/counted-list.ts";
import { vintageCoverage } from "../enrich/vintage-coverage.ts";
import type { Findings, Note } from "../findings/schema.ts";
import type { Deprivation } from "../reference/load-deprivation.ts";
import { vintageOfHeader } from "../reference/reference-layout.ts";
import type { ListOptions } from "../request.ts";
import type { FieldId } from "../vocab/header-aliases.ts";
import type { PlannedFile } from "./plan-file.ts";

const LSOA_FIELDS: readonly FieldId[] = ["lsoa21", "lsoa11", "lsoa"];

/** The reference files of the run; undefined when there are none. */
export async function deprivationOf(
  files: readonly PlannedFile[],
  list: ListOptions,
): Promise<Deprivation | undefined> {
  if (list.imd.length === 0) return undefined;
  const { loadDeprivation } = await import("../reference/load-deprivation.ts");
  return loadDeprivation(list.imd, { lsoaHeader: lsoaHeader(files) });
}

function lsoaHeader(files: readonly PlannedFile[]): string | undefined {
  for (const file of files) {
    const column = LSOA_FIELDS.map((field) => file.fields.get(field)?.chosen).find(
      (one) => one !== undefined,
    );
    if (column !== undefined) return file.header.headers[column];
  }
  return undefined;
}

/** The reference files as findings name them. */
export const referencesOf = (deprivation: Deprivation | undefined): Findings["references"] =>
  (deprivation?.references ?? []).map(({ kind, name, sha256, rows }) => ({ kind, name, sha256, rows }));

/** What the reference files say of themselves, and how well they cover the areas of the list. */
export function deprivationNotes(
  deprivation: Deprivation | undefined,
  files: readonly PlannedFile[],
  counted: CountedList,
): Note[] {
  if (deprivation === undefined) return [];
  const notes: Note[] = deprivation.notes.map(({ code, level, text }) => ({ code, level, text }));
  files.forEach((file, index) => {
    const texts = counted.files[index]?.texts ?? [];
    for (const field of LSOA_FIELDS) {
      const column = file.fields.get(field)?.chosen;
      if (column === undefined) continue;
      const coded = file.plan.coded.findIndex((one) => one.column === column);
      const codes = (texts[coded] ?? []).map(({ text, analysed }) => ({ code: text, count: analysed }));
      const coverage = vintageCoverage(deprivation, codes, vintageOfHeader(file.header.headers[column]));
      if (coverage.note !== undefined) notes.push(coverage.note);
    }
  });
  return notes;
}
