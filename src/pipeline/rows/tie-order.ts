import { stableSort } from "../../prioritise/stable-sort.ts";
import type { RowTexts } from "./row-texts.ts";

/**
 * Row numbers by clock start, earliest first, then by identifier of the pathway, of the patient, and at last by a hash of
 * the row as it stands, so that the same rows in any order of the file come out alike. Linear but for rows whose
 * identifiers begin with the same bytes.
 */
export function tieOrder(daysWaited: Int32Array, texts: RowTexts, rowHashes: Int32Array): Uint32Array {
  const rows = daysWaited.length;
  const common = texts.commonStart();
  const words = [0, 1].map((word) => {
    const keys = new Uint32Array(rows);
    for (let row = 0; row < rows; row += 1) keys[row] = texts.word(row, common + word * 4);
    return keys;
  }) as [Uint32Array, Uint32Array];
  let longest = 0;
  for (const days of daysWaited) longest = Math.max(longest, days);
  const start = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) start[row] = longest - (daysWaited[row] as number);
  const unsorted = Uint32Array.from({ length: rows }, (_, row) => row);
  const order = stableSort(stableSort(stableSort(unsorted, words[1]), words[0]), start);
  const isAlike = (one: number, other: number): boolean =>
    daysWaited[one] === daysWaited[other] &&
    words[0][one] === words[0][other] &&
    words[1][one] === words[1][other];
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
