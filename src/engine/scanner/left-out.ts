import { ANALYSED, type HeldStretch } from "./held-stretch.ts";
import type { RowLayout } from "./scan-plan.ts";

/** Rows left out of one stretch, in order, six integers each. */
export const LEFT_OUT = { row: 0, fate: 1, fault: 2, line: 3, start: 4, end: 5, width: 6 } as const;

/** The rows of a counted stretch that are not analysed, for the list the user asked for. */
export function leftOutOf(
  { codes, lanes, fates, faults, rows, keptRows }: HeldStretch,
  layout: RowLayout,
): Int32Array<ArrayBuffer> {
  const list = new Int32Array((rows - keptRows) * LEFT_OUT.width);
  let at = 0;
  for (let row = 0; row < rows; row += 1) {
    if (fates[row] === ANALYSED) continue;
    const from = row * lanes;
    list[at + LEFT_OUT.row] = row;
    list[at + LEFT_OUT.fate] = fates[row] as number;
    list[at + LEFT_OUT.fault] = faults[row] as number;
    list[at + LEFT_OUT.line] = codes[from + layout.line] as number;
    list[at + LEFT_OUT.start] = codes[from + layout.start] as number;
    list[at + LEFT_OUT.end] = codes[from + layout.end] as number;
    at += LEFT_OUT.width;
  }
  return list;
}
