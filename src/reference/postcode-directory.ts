import { inputError } from "../errors.ts";
import type { Note } from "../findings/schema.ts";
import { grouped } from "../grouped.ts";
import { lsoaNumber } from "./area-code.ts";
import type { AreaLookup } from "./area-lookup.ts";
import { codeOfReason, type DeprivationCode } from "./deprivation-code.ts";
import { areasOfVintage, decileOfRank, editionName, type LsoaVintage } from "./imd-editions.ts";
import { packPostcodeBytes, postcodeProblem } from "./postcode-key.ts";
import type { PostcodeTable } from "./postcode-table.ts";
import type { ReferenceFile } from "./reference-file.ts";
import type { PostcodeDirectoryLayout } from "./reference-layout.ts";
import type { RowSpans } from "./row-reader.ts";
import { BLANK_NUMBER, wholeNumber } from "./whole-number.ts";

/** Where each field stands in a `RowSpans` of a directory. */
const FIELD = { postcode: 0, own: 1, other: 2, rank: 3, decile: 4, country: 5, terminated: 6 } as const;

const NO_RANK = codeOfReason("no-rank");
const NOT_FOUND = codeOfReason("lsoa-not-found");
/** Ranks count within a country, so only England's become deciles. By first letter: E92000001 … or the area's own code. */
const OUTSIDE_ENGLAND = new Map<number, DeprivationCode>([
  [letter("W"), codeOfReason("outside-england-wales")],
  [letter("S"), codeOfReason("outside-england-scotland")],
  [letter("N"), codeOfReason("outside-england-northern-ireland")],
  [letter("9"), codeOfReason("outside-england-northern-ireland")],
]);
const ENGLAND = letter("E");
/** A column headed `imd` with nothing above 10 in this many rows holds deciles, not ranks. */
const ROWS_THAT_SHOW_DECILES = 50;

/** Fills a postcode table from a directory, row by row. */
export class PostcodeDirectoryReader {
  readonly columns: readonly number[];
  readonly #reference: ReferenceFile;
  readonly #layout: PostcodeDirectoryLayout;
  readonly #areas: AreaLookup | undefined;
  readonly #table: PostcodeTable;
  /** Ranks stand in for an area that the table lacks only when both are of the same areas. */
  readonly #ranksUsable: boolean;
  #rows = 0;
  #unusable = 0;
  #contradictions = 0;
  #rankDiffers = 0;
  #english = 0;
  #highestRank = 0;

  constructor(
    reference: ReferenceFile,
    layout: PostcodeDirectoryLayout,
    areas: AreaLookup | undefined,
    table: PostcodeTable,
  ) {
    this.#reference = reference;
    this.#layout = layout;
    this.#areas = areas;
    this.#table = table;
    const [own, other] = ownAndOther(layout, areas?.vintage ?? layout.rankVintage);
    this.columns = [
      layout.postcode,
      own,
      other,
      layout.rank,
      layout.decile,
      layout.country,
      layout.terminated,
    ];
    this.#ranksUsable = areas === undefined || areas.vintage === layout.rankVintage || own < 0;
    if (areas === undefined && layout.rank < 0 && layout.decile < 0) {
      throw inputError({
        code: "postcodes-without-rank",
        file: reference.name,
        message: "the postcode directory gives areas but no IMD rank",
        hint: "Add the IMD file: --imd <IMD file> --imd <postcode directory>.",
      });
    }
  }

  /** Name of the edition that its own ranks are of; undefined when its areas are looked up in an IMD table. */
  get rankEdition(): string | undefined {
    if (this.#areas !== undefined && this.columns[FIELD.own]! >= 0) return undefined;
    return this.#layout.rankVintage === 2021 ? editionName(2021, undefined) : "IMD 2019";
  }

  get rows(): number {
    return this.#rows;
  }

  add(row: RowSpans): void {
    const { bytes, starts, ends } = row;
    this.#rows += 1;
    const key = packPostcodeBytes(bytes, starts[FIELD.postcode]!, ends[FIELD.postcode]!);
    if (postcodeProblem(key) !== 0) {
      this.#unusable += 1;
      return;
    }
    const terminated = ends[FIELD.terminated]! > starts[FIELD.terminated]!;
    if (!this.#table.add(key, this.#codeOf(row), terminated)) this.#contradictions += 1;
  }

  #codeOf(row: RowSpans): DeprivationCode {
    const { bytes, starts, ends } = row;
    const place = this.#layout.country >= 0 ? FIELD.country : FIELD.own;
    const nation = ends[place]! > starts[place]! ? bytes[starts[place]!]! : 0;
    const outside = OUTSIDE_ENGLAND.get(nation);
    if (outside !== undefined) return outside;
    const isPlaced = place === FIELD.own && this.columns[FIELD.own]! < 0;
    if (nation !== ENGLAND && !isPlaced) return NO_RANK;
    this.#english += 1;
    const ranked = this.#decileOfRank(row);
    if (this.#areas === undefined) return ranked ?? NO_RANK;
    const own = lsoaNumber(bytes, starts[FIELD.own]!, ends[FIELD.own]!);
    const code = own < 0 ? NO_RANK : this.#areas.ofLsoa(own);
    this.#addSuccessor(row, own);
    if (code === NOT_FOUND || code === NO_RANK) return (this.#ranksUsable ? ranked : undefined) ?? code;
    if (ranked !== undefined && this.#ranksUsable && ranked !== code) this.#rankDiffers += 1;
    return code;
  }

  #addSuccessor({ bytes, starts, ends }: RowSpans, own: number): void {
    if (own < 0 || ends[FIELD.other]! === starts[FIELD.other]!) return;
    const other = lsoaNumber(bytes, starts[FIELD.other]!, ends[FIELD.other]!);
    if (other >= 0 && other !== own) this.#areas?.addSuccessor(other, own);
  }

  /** Undefined where there is neither rank nor decile; a rank of 0 is none. */
  #decileOfRank({ bytes, starts, ends, line }: RowSpans): number | undefined {
    const decile = wholeNumber(bytes, starts[FIELD.decile]!, ends[FIELD.decile]!);
    if (decile >= 1 && decile <= 10) return decile;
    if (decile !== BLANK_NUMBER && decile !== 0)
      throw this.#wrong(line, "the IMD decile is not a whole number from 1 to 10");
    const rank = wholeNumber(bytes, starts[FIELD.rank]!, ends[FIELD.rank]!);
    if (rank === BLANK_NUMBER || rank === 0) return undefined;
    const areas = areasOfVintage(this.#layout.rankVintage);
    if (rank < 0 || rank > areas) {
      throw this.#wrong(line, `the IMD rank is not a whole number from 0 to ${grouped(areas)}`);
    }
    this.#highestRank = Math.max(this.#highestRank, rank);
    return decileOfRank(rank, areas);
  }

  /** What is wrong with the directory as a whole, and what the reader of the findings must know. */
  finish(): Note[] {
    const { name } = this.#reference;
    if (
      this.#layout.rank >= 0 &&
      this.#english >= ROWS_THAT_SHOW_DECILES &&
      this.#highestRank <= 10 &&
      this.#highestRank > 0
    ) {
      throw inputError({
        code: "postcode-ranks-are-deciles",
        file: name,
        message: `the rank column has no value above ${this.#highestRank}: it seems to hold deciles`,
        hint: "Name the column IMD_DECILE.",
      });
    }
    if (this.#rows === this.#unusable) throw this.#wrong(undefined, "no row has a postcode");
    return this.#notes();
  }

  #notes(): Note[] {
    const { name } = this.#reference;
    const notes: Note[] = [];
    const add = (level: Note["level"], code: string, text: string): number =>
      notes.push({ code, level, text });
    if (this.#unusable > 0)
      add(
        "note",
        "postcodes-unreadable",
        `${name}: ${grouped(this.#unusable)} rows have no readable postcode.`,
      );
    if (this.#contradictions > 0) {
      add(
        "warning",
        "postcodes-contradict",
        `${name}: ${grouped(this.#contradictions)} postcodes stand there again with another deprivation. The first counts.`,
      );
    }
    if (this.#rankDiffers > 0) {
      add(
        "warning",
        "postcode-ranks-differ",
        `${name}: for ${grouped(this.#rankDiffers)} of ${grouped(this.#english)} English postcodes its rank gives another decile than ${this.#areas?.name ?? "the table"}. The table counts.`,
      );
    }
    if (this.#areas !== undefined && this.#areas.name !== (this.rankEdition ?? this.#areas.name)) {
      add(
        "warning",
        "postcodes-other-edition",
        `${name} has no LSOA: its ranks (${this.rankEdition}) are used beside ${this.#areas.name}. Groups of two editions are mixed.`,
      );
    }
    if (this.#usesOtherVintage()) {
      const areas = this.#areas?.vintage === 2021 ? 2011 : 2021;
      add(
        "warning",
        "postcodes-other-vintage",
        `${name} has ${areas} areas and ${this.#areas?.name} has ${this.#areas?.vintage} areas. Areas that were changed between them count as unknown (lsoa-not-found).`,
      );
    }
    return notes;
  }

  #usesOtherVintage(): boolean {
    const { lsoa2011, lsoa2021 } = this.#layout;
    if (this.#areas === undefined) return false;
    return this.#areas.vintage === 2011 ? lsoa2011 < 0 && lsoa2021 >= 0 : lsoa2021 < 0 && lsoa2011 >= 0;
  }

  #wrong(line: number | undefined, message: string): Error {
    return inputError({
      code: "reference-invalid",
      file: this.#reference.name,
      ...(line === undefined ? {} : { line }),
      message,
      hint: "Correct the directory or download it again.",
    });
  }
}

/** The LSOA column of the wanted census (else the one there is), and that of the other census. */
function ownAndOther(layout: PostcodeDirectoryLayout, vintage: LsoaVintage): [own: number, other: number] {
  const { lsoa2011, lsoa2021, lsoa } = layout;
  const [wanted, other] = vintage === 2011 ? [lsoa2011, lsoa2021] : [lsoa2021, lsoa2011];
  if (wanted >= 0) return [wanted, other];
  return [lsoa >= 0 ? lsoa : other, -1];
}

function letter(character: string): number {
  return character.charCodeAt(0);
}
