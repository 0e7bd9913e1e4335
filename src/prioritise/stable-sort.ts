const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/** What a sort of so many rows works in; one after another may work in the same. */
export class SortMemory {
  readonly rows: Uint32Array;
  readonly keys: readonly [Uint32Array, Uint32Array];

  constructor(size: number) {
    this.rows = new Uint32Array(size);
    this.keys = [new Uint32Array(size), new Uint32Array(size)];
  }
}

/**
 * Row numbers by their keys, lowest first; those of equal keys stay in the order they come in. Keys are whole numbers
 * below 2³², by row number. A radix sort, linear in the rows; the row numbers given are left as they are. `memory` is for as
 * many rows, or more.
 *
 * Keys are fetched once, and then carried along with their rows: fetching them again for every digit, from all over memory,
 * is what such a sort spends its time on.
 */
export function stableSort(
  rows: Uint32Array,
  keys: Uint32Array,
  memory = new SortMemory(rows.length),
): Uint32Array {
  const size = rows.length;
  const sorted = rows.slice();
  let from: KeyedRows = { rows: sorted, keys: memory.keys[0].subarray(0, size) };
  let to: KeyedRows = { rows: memory.rows.subarray(0, size), keys: memory.keys[1].subarray(0, size) };
  let highest = 0;
  for (let index = 0; index < size; index += 1) {
    const key = keys[sorted[index] as number] as number;
    from.keys[index] = key;
    if (key > highest) highest = key;
  }
  for (let shift = 0; shift < 32 && highest >>> shift > 0; shift += DIGIT_BITS) {
    sortByDigit(from, to, shift);
    [from, to] = [to, from];
  }
  if (from.rows !== sorted) sorted.set(from.rows);
  return sorted;
}

interface KeyedRows {
  readonly rows: Uint32Array;
  readonly keys: Uint32Array;
}

function sortByDigit(from: KeyedRows, to: KeyedRows, shift: number): void {
  const { rows, keys } = from;
  const { rows: sortedRows, keys: sortedKeys } = to;
  const places = firstPlaces(keys, shift);
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] as number;
    const digit = (key >>> shift) & (DIGITS - 1);
    const place = places[digit] as number;
    places[digit] = place + 1;
    sortedRows[place] = rows[index] as number;
    sortedKeys[place] = key;
  }
}

/** Where the first row of each digit goes. */
function firstPlaces(keys: Uint32Array, shift: number): Uint32Array {
  const places = new Uint32Array(DIGITS);
  for (let index = 0; index < keys.length; index += 1) {
    const digit = ((keys[index] as number) >>> shift) & (DIGITS - 1);
    places[digit] = (places[digit] as number) + 1;
  }
  let sum = 0;
  for (let digit = 0; digit < DIGITS; digit += 1) {
    const count = places[digit] as number;
    places[digit] = sum;
    sum += count;
  }
  return places;
}
