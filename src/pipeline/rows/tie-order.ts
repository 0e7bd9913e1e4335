import { SortMemory, stableSort } from "../../prioritise/stable-sort.ts";
import type { StoredTexts } from "./stored-texts.ts";

const WORD_BYTES = 4;

/**
 * Row numbers by clock start, earliest first, then by identifier of the pathway, of the patient, and at last by a hash of
 * the row as it stands, so that the same rows in any order of the file come out alike. Linear but for rows whose
 * identifiers begin with the same bytes.
 */
export function tieOrder(daysWaited: Int32Array, texts: StoredTexts, rowHashes: Int32Array): Uint32Array {
  const rows = daysWaited.length;
  const common = texts.commonStart();
  const daysFewer = fromLongest(daysWaited);
  const first = texts.words(common);
  const second = texts.words(common + WORD_BYTES);
  // From what counts least to what counts most, one after another in the same memory.
  const memory = new SortMemory(rows);
  let order: Uint32Array = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) order[row] = row;
  for (const keys of [second, first, daysFewer]) {
    order = stableSort(order, keys, memory);
  }
  const isAlike = (one: number, other: number): boolean =>
    daysWaited[one] === daysWaited[other] && first[one] === first[other] && second[one] === second[other];
  const compare = (one: number, other: number): number =>
    texts.compare(one, other) || (rowHashes[one] as number) - (rowHashes[other] as number);
  for (let from = 0; from < rows; ) {
    let to = from + 1;
    while (to < rows && isAlike(order[from] as number, order[to] as number)) to += 1;
    if (to - from > 1) order.subarray(from, to).sort(compare);
    from = to;
  }
  return order;
}

/** By how many days each has waited less than whoever has waited longest. */
function fromLongest(daysWaited: Int32Array): Uint32Array {
  let longest = 0;
  for (let row = 0; row < daysWaited.length; row += 1) longest = Math.max(longest, daysWaited[row] as number);
  const fewer = new Uint32Array(daysWaited.length);
  for (let row = 0; row < fewer.length; row += 1) fewer[row] = longest - (daysWaited[row] as number);
  return fewer;
}
