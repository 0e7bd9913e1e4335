import { usageError } from "../errors.ts";
import type { Note } from "../findings/schema.ts";
import type { ImdYear } from "../request.ts";
import { readAreaCode } from "./area-code.ts";
import { AreaLookup } from "./area-lookup.ts";
import {
  codeOfReason,
  type DeprivationCode,
  type DeprivationReason,
  reasonOfCode,
} from "./deprivation-code.ts";
import { IMD_EDITIONS, type LsoaVintage } from "./imd-editions.ts";
import type { LsoaTable } from "./lsoa-table.ts";
import { PostcodeDeprivation, rankEdition, vintageAsked } from "./postcode-deprivation.ts";
import type { PostcodeDirectory } from "./postcode-directory.ts";
import { type PostcodeLookup, postcodeLookup } from "./postcode-lookup.ts";
import { isTable, type ReferenceKind, type ReferenceSource } from "./reference-table.ts";

/** One line of `references` in the findings. */
export interface ReferenceProvenance {
  readonly kind: ReferenceKind;
  /** "IMD 2019", or what is known of a directory. */
  readonly name: string;
  /** Base name of the file. */
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
  /** The census whose areas it is asked for; undefined for what has none. */
  readonly vintage: LsoaVintage | undefined;
}

/** What a list's areas and postcodes are looked up in. One run has one edition. */
export interface Deprivation {
  /** "IMD 2019"; undefined when only postcodes are known. */
  readonly edition: string | undefined;
  /** The census of the areas; undefined when only postcodes are known. */
  readonly vintage: LsoaVintage | undefined;
  /** Is there a table or a directory that gives quintiles at all? */
  readonly hasRanks: boolean;
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
  readonly postcodes: PostcodeLookup | undefined;
}

export interface DeprivationOptions {
  /** The census of the list's areas, which chooses between two editions. */
  readonly listVintage?: LsoaVintage | undefined;
  readonly edition?: ImdYear | undefined;
}

/**
 * Brings the tables of a run together: one edition of the IMD, and what leads to its areas. Throws an input or usage error
 * when they contradict each other, or none is of the edition asked for.
 */
export function deprivationFrom(
  sources: readonly ReferenceSource[],
  options: DeprivationOptions = {},
): Deprivation {
  const { areas, notes: chosen } = chooseAreas(
    editionAsked(sources.filter(isTable("imd")), options),
    options,
  );
  for (const { table } of sources.filter(isTable("lsoa-changes"))) {
    table.before.forEach((before, index) => {
      const after = table.after[index]!;
      if (areas?.vintage === 2021) areas.addSuccessor(before, after);
      else areas?.addSuccessor(after, before);
    });
  }
  const directories = sources
    .filter(isTable("postcodes"))
    .map((source) => ({ source, postcodes: new PostcodeDeprivation(source, areas) }));
  refuseOtherRanks(
    directories.map(({ source }) => source),
    areas,
    options,
  );
  const notesOf = (source: ReferenceSource): readonly Note[] => [
    ...source.notes,
    ...(directories.find((directory) => directory.source === source)?.postcodes.notes ?? []),
  ];
  return {
    edition: areas?.name,
    vintage: areas?.vintage,
    hasRanks: areas !== undefined || directories.length > 0,
    areas: areas?.size ?? 0,
    references: sources.map((source) => provenance(source, areas)),
    notes: [...IN_ORDER.flatMap((kind) => sources.filter(isTable(kind)).flatMap(notesOf)), ...chosen],
    ofLsoa: (text) => asDecileOrReason(areas === undefined ? withoutTable(text) : areas.ofText(text)),
    isBridged: (text) => {
      const area = readAreaCode(text);
      return "lsoa" in area && areas?.isBridged(area.lsoa) === true;
    },
    hasBridges: areas?.hasBridges === true,
    postcodes: postcodeLookup(directories.map(({ postcodes }) => postcodes)),
  };
}

const IN_ORDER = [
  "imd",
  "lsoa-changes",
  "geography",
  "postcodes",
] as const satisfies readonly ReferenceKind[];

function provenance(source: ReferenceSource, areas: AreaLookup | undefined): ReferenceProvenance {
  const { table, file, sha256, rows } = source;
  return {
    kind: table.kind,
    name: nameOf(table, areas),
    file,
    sha256,
    rows,
    vintage: vintageOf(table, areas),
  };
}

function vintageOf(table: ReferenceSource["table"], areas: AreaLookup | undefined): LsoaVintage | undefined {
  switch (table.kind) {
    case "imd":
    case "geography":
      return table.vintage;
    case "population":
      return table.residents.vintage;
    case "postcodes": {
      const { lsoa2011, lsoa2021 } = table.facts.areas;
      return lsoa2011 || lsoa2021 ? vintageAsked(table, areas) : undefined;
    }
    case "lsoa-changes":
    case "organisations":
      return undefined;
  }
}

function nameOf(table: ReferenceSource["table"], areas: AreaLookup | undefined): string {
  switch (table.kind) {
    case "imd":
      return table.name;
    case "lsoa-changes":
      return "LSOA 2011 to LSOA 2021";
    case "geography":
      return `${table.key === "lsoa" ? `LSOA ${table.vintage}` : "local authority"} to ${table.layers.map(({ geography }) => geography).join(", ")}`;
    case "organisations":
      return "names of organisations";
    case "population":
      return table.residents.name;
    case "postcodes": {
      const edition = rankEdition(table, areas);
      const { latest } = table.facts;
      const until = latest === undefined ? "" : ` to ${latest}`;
      return `postcode directory${until}${edition === undefined ? "" : ` with ${edition}`}`;
    }
  }
}

/** Tables that are, or may be, of the edition asked for. Throws a usage error when there are tables and none is. */
function editionAsked(
  sources: readonly ReferenceSource<LsoaTable>[],
  { edition }: DeprivationOptions,
): readonly ReferenceSource<LsoaTable>[] {
  const asked = IMD_EDITIONS.find(({ name }) => name === `IMD ${edition}`);
  if (asked === undefined || sources.length === 0) return sources;
  const fitting = sources.filter(
    ({ table }) =>
      table.name.includes(String(edition)) || (/unknown/.test(table.name) && table.vintage === asked.vintage),
  );
  if (fitting.length > 0) return fitting;
  throw usageError({
    code: "imd-edition-not-found",
    message: `--imd-edition ${edition}: the tables given are ${sources.map(({ table }) => table.name).join(", ")}`,
    hint: `Give the table of ${asked.name} with --imd.`,
  });
}

/** Ranks that a directory carries are of one edition; throws a usage error when another was asked for. */
function refuseOtherRanks(
  directories: readonly ReferenceSource<PostcodeDirectory>[],
  areas: AreaLookup | undefined,
  { edition }: DeprivationOptions,
): void {
  if (edition === undefined) return;
  for (const { table, file } of directories) {
    const carried = rankEdition(table, areas);
    if (carried === undefined || carried === `IMD ${edition}`) continue;
    throw usageError({
      code: "imd-edition-not-found",
      file,
      message: `--imd-edition ${edition}: the postcode directory carries the ranks of ${carried}`,
      hint: `Give the table of IMD ${edition} as well, with --imd or fairwait reference add FILE.`,
    });
  }
}

/** The edition of the list's LSOA column, else the latest: groups of two editions must not be mixed in one run. */
function chooseAreas(
  sources: readonly ReferenceSource<LsoaTable>[],
  { listVintage: wanted }: DeprivationOptions,
): { readonly areas: AreaLookup | undefined; readonly notes: readonly Note[] } {
  const of = (vintage: LsoaVintage) => sources.filter(({ table }) => table.vintage === vintage);
  const latest = of(2021).length > 0 ? 2021 : 2011;
  const vintage = wanted !== undefined && of(wanted).length > 0 ? wanted : latest;
  const [first, ...others] = of(vintage);
  if (first === undefined) return { areas: undefined, notes: [] };
  const areas = new AreaLookup([first, ...others]);
  const unused = sources.find(({ table }) => table.vintage !== vintage)?.table;
  if (unused === undefined) return { areas, notes: [] };
  const why =
    vintage === wanted ? `the list's areas are of ${vintage}` : "it is the latest of the editions given";
  const text = `${areas.name} is used and ${unused.name} is not: ${why}.`;
  return { areas, notes: [{ code: "imd-edition-chosen", level: "note", text }] };
}

/** Without an IMD table an English area has no decile, but other codes still say why they would have none. */
function withoutTable(text: string): DeprivationCode {
  const area = readAreaCode(text);
  return "code" in area ? area.code : codeOfReason("no-lookup");
}

const asDecileOrReason = (code: DeprivationCode): number | DeprivationReason => reasonOfCode(code) ?? code;
