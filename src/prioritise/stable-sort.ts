const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/**
 * Row numbers by their keys, lowest first; those of equal keys stay in the order they come in. Keys are whole numbers
 * below 2³², by row number. A radix sort, linear in the rows; the row numbers given are left as they are.
 */
export function stableSort(rows: Uint32Array, keys: Uint32Array): Uint32Array {
  // Loops by index: iterating a typed array costs several times as much.
  let highest = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const key = keys[rows[index] as number] as number;
    if (key > highest) highest = key;
  }
  let from = rows.slice();
  let to = new Uint32Array(rows.length);
  for (let shift = 0; shift < 32 && highest >>> shift > 0; shift += DIGIT_BITS) {
    const places = placesOf(from, keys, shift);
    for (let index = 0; index < from.length; index += 1) {
      const row = from[index] as number;
      const digit = ((keys[row] as number) >>> shift) & (DIGITS - 1);
      const place = places[digit] as number;
      to[place] = row;
      places[digit] = place + 1;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Where the first row of each digit goes. */
function placesOf(rows: Uint32Array, keys: Uint32Array, shift: number): Uint32Array {
  const places = new Uint32Array(DIGITS);
  for (let index = 0; index < rows.length; index += 1) {
    const digit = ((keys[rows[index] as number] as number) >>> shift) & (DIGITS - 1);
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
