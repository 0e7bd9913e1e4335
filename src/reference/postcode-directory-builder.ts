import { inputError } from "../errors.ts";
import type { Note } from "../findings/schema.ts";
import { grouped } from "../grouped.ts";
import { lsoaNumber } from "./area-code.ts";
import { codeOfReason, type DeprivationCode } from "./deprivation-code.ts";
import { GeographyCollector } from "./directory-geographies.ts";
import { areasOfVintage, decileOfRank } from "./imd-editions.ts";
import { PostcodeDirectory } from "./postcode-directory.ts";
import { PostcodeIndexBuilder } from "./postcode-index.ts";
import { packPostcodeBytes, postcodeAreaOf, postcodeProblem } from "./postcode-key.ts";
import { type Place, PlaceNumbers } from "./postcode-places.ts";
import type { PostcodeDirectoryLayout } from "./reference-layout.ts";
import type { RowSpans } from "./row-reader.ts";
import { BLANK_NUMBER, wholeNumber } from "./whole-number.ts";

/** Where each field stands in a `RowSpans` of a directory. */
const FIELD = {
  postcode: 0,
  lsoa2011: 1,
  lsoa2021: 2,
  unsaid: 3,
  rank: 4,
  decile: 5,
  country: 6,
  introduced: 7,
  terminated: 8,
} as const;
/** Behind them the larger areas that the layout names. */
const FIRST_GEOGRAPHY = Object.keys(FIELD).length;
/** The newest census first: the area that tells the nation where no column does. */
const AREA_FIELDS = [FIELD.lsoa2021, FIELD.lsoa2011, FIELD.unsaid] as const;

const IN_ENGLAND = 0;
const NOWHERE = codeOfReason("no-rank");
/** Ranks count within a country, so only England's become deciles. By first letter: E92000001 … or the area's own code. */
const OUTSIDE_ENGLAND = new Map<number, DeprivationCode>([
  [letter("W"), codeOfReason("outside-england-wales")],
  [letter("S"), codeOfReason("outside-england-scotland")],
  [letter("N"), codeOfReason("outside-england-northern-ireland")],
  [letter("9"), codeOfReason("outside-england-northern-ireland")],
  [letter("E"), IN_ENGLAND],
]);
/** A column headed `imd` with nothing above 10 in this many rows holds deciles, not ranks. */
const ROWS_THAT_SHOW_DECILES = 50;

/** Makes a postcode directory of a file's rows. */
export class PostcodeDirectoryBuilder {
  readonly columns: readonly number[];
  readonly #file: string;
  readonly #layout: PostcodeDirectoryLayout;
  readonly #index = new PostcodeIndexBuilder();
  readonly #places = new PlaceNumbers();
  readonly #place: Place = { outside: 0, lsoa2011: -1, lsoa2021: -1, unsaid: -1, rank: 0, decile: 0 };
  readonly #geographies: GeographyCollector;
  readonly #hasArea: boolean;
  #rows = 0;
  #unusable = 0;
  #english = 0;
  #highestRank = 0;
  #latest = 0;

  constructor(file: string, layout: PostcodeDirectoryLayout) {
    this.#file = file;
    this.#layout = layout;
    const { postcode, lsoa2011, lsoa2021, lsoa, rank, decile, country, introduced, terminated } = layout;
    const geographies = layout.geographies.map(({ column }) => column);
    this.columns = [
      postcode,
      lsoa2011,
      lsoa2021,
      lsoa,
      rank,
      decile,
      country,
      introduced,
      terminated,
      ...geographies,
    ];
    this.#geographies = new GeographyCollector(layout.geographies);
    this.#hasArea = AREA_FIELDS.some((field) => this.columns[field]! >= 0);
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
    this.#readPlace(row);
    this.#geographies.add(row, FIRST_GEOGRAPHY, this.#place);
    this.#noteMonth(row, FIELD.introduced);
    const isTerminated = this.#noteMonth(row, FIELD.terminated);
    this.#index.add(key, this.#places.numberOf(this.#place) * 2 + (isTerminated ? 1 : 0));
  }

  /** Throws for a file that is no directory after all; the notes say what is odd about one that is. */
  build(): { readonly directory: PostcodeDirectory; readonly notes: readonly Note[] } {
    const { lsoa2011, lsoa2021, lsoa, rank, decile, rankVintage } = this.#layout;
    if (rank >= 0 && this.#english >= ROWS_THAT_SHOW_DECILES && this.#ranksLookLikeDeciles()) {
      throw inputError({
        code: "postcode-ranks-are-deciles",
        file: this.#file,
        message: `the rank column has no value above ${this.#highestRank}: it seems to hold deciles`,
        hint: "Name the column IMD_DECILE.",
      });
    }
    if (this.#rows === this.#unusable) throw this.#wrong(undefined, "no row has a postcode");
    const { index, contradictions } = this.#index.build();
    const facts = {
      areas: { lsoa2011: lsoa2011 >= 0, lsoa2021: lsoa2021 >= 0, unsaid: lsoa >= 0 },
      rankVintage,
      hasRanks: rank >= 0 || decile >= 0,
      latest: monthText(this.#latest),
      postcodeAreas: new Set(Array.from(index.outwards, postcodeAreaOf)).size,
    };
    const geographies = this.#geographies.tables();
    const directory = new PostcodeDirectory({ index, places: this.#places.places(), facts, geographies });
    return { directory, notes: this.#notes(contradictions) };
  }

  #readPlace(row: RowSpans): void {
    const place = this.#place;
    place.outside = this.#outside(row);
    const isEnglish = place.outside === IN_ENGLAND;
    if (isEnglish) this.#english += 1;
    place.lsoa2011 = isEnglish ? areaIn(row, FIELD.lsoa2011) : -1;
    place.lsoa2021 = isEnglish ? areaIn(row, FIELD.lsoa2021) : -1;
    place.unsaid = isEnglish ? areaIn(row, FIELD.unsaid) : -1;
    place.decile = isEnglish ? this.#statedDecile(row) : 0;
    place.rank = isEnglish ? this.#statedRank(row) : 0;
    if (place.decile === 0 && place.rank > 0) {
      place.decile = decileOfRank(place.rank, areasOfVintage(this.#layout.rankVintage));
    }
  }

  /** From the country column, else from the area's code; a directory of ranks alone is taken to be of England. */
  #outside({ bytes, starts, ends }: RowSpans): DeprivationCode {
    const field =
      this.#layout.country >= 0
        ? FIELD.country
        : (AREA_FIELDS.find((area) => ends[area]! > starts[area]!) ?? FIELD.unsaid);
    if (ends[field]! === starts[field]!) {
      return this.#layout.country < 0 && !this.#hasArea ? IN_ENGLAND : NOWHERE;
    }
    return OUTSIDE_ENGLAND.get(bytes[starts[field]!]!) ?? NOWHERE;
  }

  #statedDecile({ bytes, starts, ends, line }: RowSpans): number {
    const decile = wholeNumber(bytes, starts[FIELD.decile]!, ends[FIELD.decile]!);
    if (decile === BLANK_NUMBER) return 0;
    if (decile >= 0 && decile <= 10) return decile;
    throw this.#wrong(line, "the IMD decile is not a whole number from 1 to 10");
  }

  /** 0 where there is none. */
  #statedRank({ bytes, starts, ends, line }: RowSpans): number {
    const rank = wholeNumber(bytes, starts[FIELD.rank]!, ends[FIELD.rank]!);
    if (rank === BLANK_NUMBER) return 0;
    const areas = areasOfVintage(this.#layout.rankVintage);
    if (rank < 0 || rank > areas) {
      throw this.#wrong(line, `the IMD rank is not a whole number from 0 to ${grouped(areas)}`);
    }
    this.#highestRank = Math.max(this.#highestRank, rank);
    return rank;
  }

  /** Whether anything stands there; YYYYMM (or YYYY-MM …) is remembered when it is the latest. */
  #noteMonth({ bytes, starts, ends }: RowSpans, field: number): boolean {
    const start = starts[field]!;
    if (ends[field]! === start) return false;
    let month = 0;
    let digits = 0;
    for (let at = start; at < ends[field]! && digits < MONTH_DIGITS; at += 1) {
      const digit = bytes[at]! - DIGIT_0;
      if (digit < 0 || digit > 9) continue;
      month = month * 10 + digit;
      digits += 1;
    }
    if (digits === MONTH_DIGITS && month > this.#latest) this.#latest = month;
    return true;
  }

  #ranksLookLikeDeciles(): boolean {
    return this.#highestRank > 0 && this.#highestRank <= 10;
  }

  #notes(contradictions: number): Note[] {
    const unreadable: Note = {
      level: "note",
      code: "postcodes-unreadable",
      text: `${this.#file}: ${grouped(this.#unusable)} rows have no readable postcode.`,
    };
    const contradicting: Note = {
      level: "warning",
      code: "postcodes-contradict",
      text: `${this.#file}: ${grouped(contradictions)} postcodes stand there again with another area or rank. The first counts.`,
    };
    return [...(this.#unusable > 0 ? [unreadable] : []), ...(contradictions > 0 ? [contradicting] : [])];
  }

  #wrong(line: number | undefined, message: string): Error {
    return inputError({
      code: "reference-invalid",
      file: this.#file,
      ...(line === undefined ? {} : { line }),
      message,
      hint: "Correct the directory or download it again.",
    });
  }
}

const areaIn = ({ bytes, starts, ends }: RowSpans, field: number): number =>
  lsoaNumber(bytes, starts[field]!, ends[field]!);

const DIGIT_0 = 48;
const MONTH_DIGITS = 6;

/** 202602 → "2026-02"; undefined for what is no month. */
function monthText(month: number): string | undefined {
  const [year, ofYear] = [Math.floor(month / 100), month % 100];
  if (year < 1900 || ofYear < 1 || ofYear > 12) return undefined;
  return `${year}-${String(ofYear).padStart(2, "0")}`;
}

function letter(character: string): number {
  return character.charCodeAt(0);
}
