import { inputError } from "../errors.ts";
import type { Note } from "../findings/schema.ts";
import { grouped } from "../grouped.ts";
import type { LsoaNumber } from "./area-code.ts";
import type { AreaLookup } from "./area-lookup.ts";
import {
  codeOfReason,
  type DeprivationCode,
  type DeprivationReason,
  reasonOfCode,
} from "./deprivation-code.ts";
import { editionName, type LsoaVintage } from "./imd-editions.ts";
import { isTerminated, type PostcodeDirectory, placeOf } from "./postcode-directory.ts";
import { type PostcodeKey, postcodeProblem } from "./postcode-key.ts";
import type { ReferenceSource } from "./reference-table.ts";

const NO_RANK = codeOfReason("no-rank");
const NOT_FOUND = codeOfReason("lsoa-not-found");
const POSTCODE_NOT_FOUND = codeOfReason("postcode-not-found");

/** The deprivation of postcodes: a directory seen through the IMD table of the run, or through its own ranks. */
export class PostcodeDeprivation {
  readonly #directory: PostcodeDirectory;
  /** By place. */
  readonly #codes: Int8Array;
  /** The search before, since several things are asked of one postcode after another. */
  #lastKey: PostcodeKey = -1;
  #lastFound = -1;
  readonly notes: readonly Note[];

  /** Throws when neither a table nor the directory has ranks. Areas of the other census become known to `areas`. */
  constructor(source: ReferenceSource<PostcodeDirectory>, areas: AreaLookup | undefined) {
    const { table: directory, file } = source;
    if (areas === undefined && !directory.facts.hasRanks) {
      throw inputError({
        code: "postcodes-without-rank",
        file,
        message: "the postcode directory gives areas but no IMD rank",
        hint: "Add the IMD file: --imd <IMD file> --imd <postcode directory>.",
      });
    }
    this.#directory = directory;
    if (areas !== undefined) addSuccessors(directory, areas);
    const judged = codesOfPlaces(directory, areas);
    this.#codes = judged.codes;
    this.notes = notesOn(source, areas, judged.rankDiffers);
  }

  /** Distinct postcodes. */
  get size(): number {
    return this.#directory.size;
  }

  /** A postcode's deprivation; for one that is not listed the reason: blank, pseudo, malformed or `postcode-not-found`. */
  lookup(key: PostcodeKey): DeprivationCode {
    if (key < 0) return key;
    const found = this.#find(key);
    return found < 0 ? postcodeProblem(key) || POSTCODE_NOT_FOUND : this.#codes[placeOf(found)]!;
  }

  /** The English area that a postcode lies in, of one census; else why there is none. */
  areaOf(key: PostcodeKey, vintage: LsoaVintage): LsoaNumber | DeprivationReason {
    const found = this.#find(key);
    if (found < 0) return reasonOfCode(this.lookup(key)) ?? "postcode-not-found";
    const place = placeOf(found);
    const outside = this.#directory.places.outside[place]!;
    const area = this.#directory.areaOf(place, vintage);
    if (outside !== 0) return reasonOfCode(outside) ?? "no-rank";
    return area < 0 ? "lsoa-not-found" : area;
  }

  /** Is the postcode one that is listed and no longer in use? */
  isTerminated(key: PostcodeKey): boolean {
    const found = this.#find(key);
    return found >= 0 && isTerminated(found);
  }

  #find(key: PostcodeKey): number {
    if (key < 0) return -1;
    if (key !== this.#lastKey) {
      this.#lastFound = this.#directory.find(key);
      this.#lastKey = key;
    }
    return this.#lastFound;
  }
}

/** Name of the edition that the directory's own ranks are of; undefined when its areas are looked up in an IMD table. */
export function rankEdition({ facts }: PostcodeDirectory, areas: AreaLookup | undefined): string | undefined {
  if (!facts.hasRanks || (areas !== undefined && hasAreas(facts.areas))) return undefined;
  return facts.rankVintage === 2021 ? editionName(2021, undefined) : "IMD 2019";
}

const hasAreas = (areas: PostcodeDirectory["facts"]["areas"]): boolean => Object.values(areas).includes(true);

/** The census whose areas a directory is asked for: that of the table, else whatever it has. */
export function vintageAsked({ facts }: PostcodeDirectory, areas: AreaLookup | undefined): LsoaVintage {
  const wanted = areas?.vintage ?? facts.rankVintage;
  const has = { 2011: facts.areas.lsoa2011, 2021: facts.areas.lsoa2021 };
  const other = wanted === 2011 ? 2021 : 2011;
  return has[wanted] || facts.areas.unsaid || !has[other] ? wanted : other;
}

function codesOfPlaces(directory: PostcodeDirectory, areas: AreaLookup | undefined) {
  const { places, facts } = directory;
  const vintage = vintageAsked(directory, areas);
  // Ranks stand in for an area that the table lacks only when both are of the same areas.
  const ranksUsable = areas === undefined || areas.vintage === facts.rankVintage || !hasAreas(facts.areas);
  const codes = new Int8Array(places.outside.length);
  const differs = new Uint8Array(codes.length);
  for (let place = 0; place < codes.length; place += 1) {
    const ranked = ranksUsable ? places.decile[place]! : 0;
    const outside = places.outside[place]!;
    const own = directory.areaOf(place, vintage);
    const looked = areas === undefined || own < 0 ? NO_RANK : areas.ofLsoa(own);
    const isMissing = looked === NO_RANK || looked === NOT_FOUND;
    codes[place] = outside || (isMissing && ranked > 0 ? ranked : looked);
    if (outside === 0 && !isMissing && ranked > 0 && ranked !== looked) differs[place] = 1;
  }
  return { codes, rankDiffers: postcodesIn(directory, differs) };
}

function addSuccessors({ places, facts }: PostcodeDirectory, areas: AreaLookup): void {
  if (!facts.areas.lsoa2011 || !facts.areas.lsoa2021) return;
  for (let place = 0; place < places.outside.length; place += 1) {
    const [before, after] = [places.lsoa2011[place]!, places.lsoa2021[place]!];
    if (before < 0 || after < 0 || before === after) continue;
    if (areas.vintage === 2021) areas.addSuccessor(before, after);
    else areas.addSuccessor(after, before);
  }
}

/** How many postcodes lie in the places marked. */
function postcodesIn({ index }: PostcodeDirectory, marked: Uint8Array): number {
  if (!marked.includes(1)) return 0;
  let postcodes = 0;
  for (const found of index.placed) postcodes += marked[placeOf(found)]!;
  return postcodes;
}

function notesOn(
  { table: directory, file }: ReferenceSource<PostcodeDirectory>,
  areas: AreaLookup | undefined,
  rankDiffers: number,
): Note[] {
  if (areas === undefined) return [];
  const notes: Note[] = [];
  const warn = (code: string, text: string): number => notes.push({ level: "warning", code, text });
  if (rankDiffers > 0) {
    warn(
      "postcode-ranks-differ",
      `${file}: for ${grouped(rankDiffers)} of ${grouped(directory.size)} postcodes its rank gives another decile than ${areas.name}. The table counts.`,
    );
  }
  const edition = rankEdition(directory, areas);
  if (edition !== undefined && edition !== areas.name) {
    warn(
      "postcodes-other-edition",
      `${file} has no LSOA: its ranks (${edition}) are used beside ${areas.name}. Groups of two editions are mixed.`,
    );
  }
  const { lsoa2011, lsoa2021 } = directory.facts.areas;
  const lacksOwn = areas.vintage === 2011 ? !lsoa2011 && lsoa2021 : !lsoa2021 && lsoa2011;
  if (lacksOwn) {
    const other = areas.vintage === 2021 ? 2011 : 2021;
    const changed = areas.hasBridges
      ? "are looked up through the areas that they became"
      : "count as unknown (lsoa-not-found)";
    warn(
      "postcodes-other-vintage",
      `${file} has ${other} areas and ${areas.name} has ${areas.vintage} areas. Areas that were changed between them ${changed}.`,
    );
  }
  return notes;
}
