import { GrowingNumbers } from "./growing-numbers.ts";
import type { PostcodePlaces } from "./postcode-directory.ts";

/** What one row of a directory says of where its postcode is. */
export interface Place {
  outside: number;
  lsoa2011: number;
  lsoa2021: number;
  unsaid: number;
  rank: number;
  decile: number;
}

const AREAS = 1_000_001;

/** Numbers the distinct places of a directory: some tens of thousands for millions of postcodes. */
export class PlaceNumbers {
  readonly #outside = new GrowingNumbers(Int8Array);
  readonly #lsoa2011 = new GrowingNumbers(Int32Array);
  readonly #lsoa2021 = new GrowingNumbers(Int32Array);
  readonly #unsaid = new GrowingNumbers(Int32Array);
  readonly #rank = new GrowingNumbers(Int32Array);
  readonly #decile = new GrowingNumbers(Int8Array);
  /** Places with the same areas, of which there is nearly always one. */
  readonly #byAreas = new Map<number, number[]>();

  numberOf(place: Place): number {
    const areas = ((place.lsoa2011 + 1) * AREAS + place.lsoa2021 + 1) * 2 + (place.unsaid < 0 ? 0 : 1);
    const alike = this.#byAreas.get(areas);
    const known = alike?.find((number) => this.#is(number, place));
    if (known !== undefined) return known;
    const number = this.#add(place);
    if (alike === undefined) this.#byAreas.set(areas, [number]);
    else alike.push(number);
    return number;
  }

  places(): PostcodePlaces {
    return {
      outside: this.#outside.values(),
      lsoa2011: this.#lsoa2011.values(),
      lsoa2021: this.#lsoa2021.values(),
      unsaid: this.#unsaid.values(),
      rank: this.#rank.values(),
      decile: this.#decile.values(),
    };
  }

  #is(number: number, { outside, rank, decile, unsaid }: Place): boolean {
    return (
      this.#outside.at(number) === outside &&
      this.#rank.at(number) === rank &&
      this.#decile.at(number) === decile &&
      this.#unsaid.at(number) === unsaid
    );
  }

  #add({ outside, lsoa2011, lsoa2021, unsaid, rank, decile }: Place): number {
    this.#outside.push(outside);
    this.#lsoa2011.push(lsoa2011);
    this.#lsoa2021.push(lsoa2021);
    this.#unsaid.push(unsaid);
    this.#rank.push(rank);
    this.#decile.push(decile);
    return this.#rank.length - 1;
  }
}
