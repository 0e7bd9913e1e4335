import type { Note } from "../findings/schema.ts";
import { lsoaNumber, readAreaCode } from "./area-code.ts";
import { AreaLookup } from "./area-lookup.ts";
import {
  codeOfReason,
  type DeprivationCode,
  type DeprivationReason,
  reasonOfCode,
} from "./deprivation-code.ts";
import type { LsoaVintage } from "./imd-editions.ts";
import { type LsoaTable, LsoaTableBuilder } from "./lsoa-table.ts";
import { PostcodeDirectoryReader } from "./postcode-directory.ts";
import { PostcodeTable } from "./postcode-table.ts";
import { type ReferenceFile, readReferenceRows, recogniseReferenceFile } from "./reference-file.ts";
import { vintageOfHeader } from "./reference-layout.ts";

/** One line of `references` in the findings. */
export interface ReferenceProvenance {
  readonly kind: "imd" | "postcodes" | "lsoa-changes";
  /** "IMD 2019", or what is known of a directory. */
  readonly name: string;
  /** Base name of the file. */
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
}

/** What a list's areas and postcodes are looked up in. One run has one edition. */
export interface Deprivation {
  /** "IMD 2019"; undefined when only postcodes are known. */
  readonly edition: string | undefined;
  /** The census of the areas; undefined when only postcodes are known. */
  readonly vintage: LsoaVintage | undefined;
  /** English areas in the table. */
  readonly areas: number;
  readonly references: readonly ReferenceProvenance[];
  readonly notes: readonly Note[];
  /** Decile 1 (most deprived) to 10, 11–15 for quintile 1–5 without a decile, or the reason why there is none. */
  ofLsoa(text: string): number | DeprivationReason;
  /** Is it an area of the other census, known through the areas that it became? */
  isBridged(text: string): boolean;
  /** Some area of the other census is known through those that it became. */
  readonly hasBridges: boolean;
  readonly postcodes: PostcodeTable | undefined;
}

export interface DeprivationOptions {
  /** Header of the list's LSOA column, which may name the census and so choose between two editions. */
  readonly lsoaHeader?: string | undefined;
}

/**
 * Reads the files given with `--imd`, each recognised by its header: IMD tables (2015, 2019, 2025, any layout), ONS postcode
 * directories and the ONS look-up of area changes. Throws an input error with file and line for what cannot be used.
 */
export async function loadDeprivation(
  paths: readonly string[],
  options: DeprivationOptions = {},
): Promise<Deprivation> {
  const files: ReferenceFile[] = [];
  for (const path of paths) files.push(await recogniseReferenceFile(path));
  const loading = new DeprivationLoader(options);
  for (const kind of ["imd", "lsoa-changes", "postcodes"] as const) {
    for (const file of files) if (file.layout.kind === kind) await loading.read(file);
  }
  return loading.finish(files);
}

class DeprivationLoader {
  readonly #options: DeprivationOptions;
  readonly #tables: LsoaTable[] = [];
  readonly #provenance = new Map<ReferenceFile, ReferenceProvenance>();
  readonly #notes: Note[] = [];
  #areas: AreaLookup | undefined;
  #postcodes: PostcodeTable | undefined;

  constructor(options: DeprivationOptions) {
    this.#options = options;
  }

  async read(file: ReferenceFile): Promise<void> {
    const { layout } = file;
    switch (layout.kind) {
      case "imd": {
        const builder = new LsoaTableBuilder(file, layout);
        const { sha256 } = await readReferenceRows(file, builder.columns, (row) => builder.add(row));
        const table = builder.build();
        this.#tables.push(table);
        this.#notes.push(...table.notes);
        this.#record(file, { name: table.name, sha256, rows: table.codes.size });
        return;
      }
      case "lsoa-changes": {
        const areas = this.#chosenAreas();
        let rows = 0;
        const { sha256 } = await readReferenceRows(file, [layout.lsoa2011, layout.lsoa2021], (row) => {
          rows += 1;
          const before = lsoaNumber(row.bytes, row.starts[0]!, row.ends[0]!);
          const after = lsoaNumber(row.bytes, row.starts[1]!, row.ends[1]!);
          if (before < 0 || after < 0) return;
          if (areas?.vintage === 2021) areas.addSuccessor(before, after);
          else areas?.addSuccessor(after, before);
        });
        this.#record(file, { name: "LSOA 2011 to LSOA 2021", sha256, rows });
        return;
      }
      case "postcodes": {
        this.#postcodes ??= new PostcodeTable();
        const reader = new PostcodeDirectoryReader(file, layout, this.#chosenAreas(), this.#postcodes);
        const { sha256 } = await readReferenceRows(file, reader.columns, (row) => reader.add(row));
        this.#notes.push(...reader.finish());
        const edition = reader.rankEdition;
        const name = edition === undefined ? "postcode directory" : `postcode directory with ${edition}`;
        this.#record(file, { name, sha256, rows: reader.rows });
      }
    }
  }

  finish(files: readonly ReferenceFile[]): Deprivation {
    const areas = this.#chosenAreas();
    return {
      edition: areas?.name,
      vintage: areas?.vintage,
      areas: areas?.size ?? 0,
      references: files.flatMap((file) => this.#provenance.get(file) ?? []),
      notes: this.#notes,
      ofLsoa: (text) => asDecileOrReason(areas === undefined ? withoutTable(text) : areas.ofText(text)),
      isBridged: (text) => {
        const area = readAreaCode(text);
        return "lsoa" in area && areas?.isBridged(area.lsoa) === true;
      },
      hasBridges: areas?.hasBridges === true,
      postcodes: this.#postcodes,
    };
  }

  #record(file: ReferenceFile, found: { name: string; sha256: string; rows: number }): void {
    this.#provenance.set(file, { kind: file.layout.kind, file: file.name, ...found });
  }

  /** The edition of the list's LSOA column, else the latest: groups of two editions must not be mixed in one run. */
  #chosenAreas(): AreaLookup | undefined {
    if (this.#areas !== undefined || this.#tables.length === 0) return this.#areas;
    const wanted = vintageOfHeader(this.#options.lsoaHeader);
    const latest = this.#tables.some((table) => table.vintage === 2021) ? 2021 : 2011;
    const vintage = this.#tables.some((table) => table.vintage === wanted) ? wanted : latest;
    const [first, ...others] = this.#tables.filter((table) => table.vintage === vintage);
    if (first === undefined) return undefined;
    this.#areas = new AreaLookup([first, ...others]);
    const unused = this.#tables.find((table) => table.vintage !== vintage);
    if (unused !== undefined) {
      const why =
        vintage === wanted ? `the list's areas are of ${vintage}` : "it is the latest of the editions given";
      this.#notes.push({
        code: "imd-edition-chosen",
        level: "note",
        text: `${this.#areas.name} is used and ${unused.name} is not: ${why}.`,
      });
    }
    return this.#areas;
  }
}

/** Without an IMD table an English area has no decile, but other codes still say why they would have none. */
function withoutTable(text: string): DeprivationCode {
  const area = readAreaCode(text);
  return "code" in area ? area.code : codeOfReason("no-lookup");
}

const asDecileOrReason = (code: DeprivationCode): number | DeprivationReason => reasonOfCode(code) ?? code;
