const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/**
 * Row numbers by their keys, lowest first; those of equal keys stay in the order they come in. Keys are whole numbers
 * below 2³², by row number. A radix sort, linear in the rows; the row numbers given are left as they are.
 *
 * Keys are fetched once, and then carried along with their rows: fetching them again for every digit, from all over memory,
 * is what such a sort spends its time on.
 */
export function stableSort(rows: Uint32Array, keys: Uint32Array): Uint32Array {
  const size = rows.length;
  const inOrder = new Uint32Array(size);
  let highest = 0;
  for (let index = 0; index < size; index += 1) {
    const key = keys[rows[index] as number] as number;
    inOrder[index] = key;
    if (key > highest) highest = key;
  }
  let from: KeyedRows = { rows, keys: inOrder };
  let spare: KeyedRows | undefined;
  for (let shift = 0; shift < 32 && highest >>> shift > 0; shift += DIGIT_BITS) {
    const to = spare ?? { rows: new Uint32Array(size), keys: new Uint32Array(size) };
    sortByDigit(from, to, shift);
    // What was given is not written over: it is of use again only once it is a copy.
    spare = from.rows === rows ? undefined : from;
    from = to;
  }
  return from.rows === rows ? rows.slice() : from.rows;
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
