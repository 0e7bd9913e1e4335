import { GrowingNumbers } from "./growing-numbers.ts";
import type { PostcodeIndex } from "./postcode-directory.ts";
import { inwardOf, outwardOf, type PostcodeKey } from "./postcode-key.ts";

const INWARDS = 37 ** 3;

/** Gathers postcodes in the order of a file and sorts them in time linear in their number. */
export class PostcodeIndexBuilder {
  /** Outward codes in the order they came, numbered. */
  readonly #outwardNumbers = new Map<number, number>();
  readonly #outwards = new GrowingNumbers(Uint16Array);
  readonly #inwards = new GrowingNumbers(Uint16Array);
  readonly #placed = new GrowingNumbers(Uint32Array);

  /** `placed` is 2 × place + (1 when terminated). */
  add(key: PostcodeKey, placed: number): void {
    const outward = outwardOf(key);
    let number = this.#outwardNumbers.get(outward);
    if (number === undefined) {
      number = this.#outwardNumbers.size;
      this.#outwardNumbers.set(outward, number);
    }
    this.#outwards.push(number);
    this.#inwards.push(inwardOf(key));
    this.#placed.push(placed);
  }

  /**
   * The index, and how many postcodes stood there again saying something else. A live row replaces a terminated one; of two
   * alike the first is kept.
   */
  build(): { readonly index: PostcodeIndex; readonly contradictions: number } {
    const outwards = Int32Array.from(this.#outwardNumbers.keys()).sort();
    const order = this.#order(outwards);
    return this.#distinct(order, outwards);
  }

  /** Rows by outward code, inward code and place in the file: two passes of counting sort, last key first. */
  #order(outwards: Int32Array): Uint32Array {
    const rankOf = new Uint16Array(outwards.length);
    outwards.forEach((outward, rank) => {
      rankOf[this.#outwardNumbers.get(outward)!] = rank;
    });
    const byInward = countingSort(identity(this.#inwards.length), INWARDS, (row) => this.#inwards.at(row));
    return countingSort(byInward, outwards.length, (row) => rankOf[this.#outwards.at(row)]!);
  }

  #distinct(order: Uint32Array, outwards: Int32Array) {
    const inwards = new GrowingNumbers(Uint16Array);
    const placed = new GrowingNumbers(Uint32Array);
    const starts = new Int32Array(outwards.length + 1);
    let contradictions = 0;
    let outward = -1;
    let begun = 0;
    for (let at = 0; at < order.length; ) {
      const first = order[at]!;
      if (this.#outwards.at(first) !== outward) {
        outward = this.#outwards.at(first);
        starts[begun] = inwards.length;
        begun += 1;
      }
      let chosen = this.#placed.at(first);
      let next = at + 1;
      for (; next < order.length && this.#isSame(first, order[next]!); next += 1) {
        const other = this.#placed.at(order[next]!);
        if (isLive(other) && !isLive(chosen)) chosen = other;
        else if (isLive(other) && other !== chosen) contradictions += 1;
      }
      inwards.push(this.#inwards.at(first));
      placed.push(chosen);
      at = next;
    }
    starts[outwards.length] = inwards.length;
    return {
      index: { outwards, starts, inwards: inwards.values(), placed: placed.values() },
      contradictions,
    };
  }

  #isSame(one: number, other: number): boolean {
    return (
      this.#inwards.at(one) === this.#inwards.at(other) && this.#outwards.at(one) === this.#outwards.at(other)
    );
  }
}

const isLive = (placed: number): boolean => (placed & 1) === 0;

const identity = (length: number): Uint32Array => Uint32Array.from({ length }, (_, index) => index);

/** Stable. */
function countingSort(rows: Uint32Array, keys: number, keyOf: (row: number) => number): Uint32Array {
  const ends = new Uint32Array(keys + 1);
  for (const row of rows) ends[keyOf(row) + 1]! += 1;
  for (let key = 0; key < keys; key += 1) ends[key + 1]! += ends[key]!;
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) {
    const key = keyOf(row);
    sorted[ends[key]!] = row;
    ends[key]! += 1;
  }
  return sorted;
}
