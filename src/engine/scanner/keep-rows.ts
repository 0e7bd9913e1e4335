import { columnsBeforeFields, type KeptRows } from "../kept-rows.ts";
import { DAY_BLANK } from "../question.ts";
import { PERSON_WORDS } from "./candidates.ts";
import type { CountingLanes } from "./counting-lanes.ts";
import type { CountingPlan } from "./counting-plan.ts";
import type { HeldStretch } from "./held-stretch.ts";
import type { Lane } from "./lanes.ts";
import type { RowLayout } from "./scan-plan.ts";

/** The analysed rows of the stretch that the lanes are pointed at; undefined when nobody asked for them. */
export function keptRowsOf(
  { codes, lanes: stride, kept, keptRows, days }: HeldStretch,
  { keeps, scan }: CountingPlan,
  lanes: CountingLanes,
  layout: RowLayout,
): KeptRows | undefined {
  if (keeps === undefined) return undefined;
  const located = scan.located ?? [];
  const columns = columnsBeforeFields(keeps.axes.length, keeps.numbers.length) + located.length * 2;
  const personWords = keeps.people ? PERSON_WORDS : 0;
  const values = new Int32Array((columns + personWords) * keptRows);
  let column = 0;
  const next = (): Int32Array => {
    const out = values.subarray(column * keptRows, (column + 1) * keptRows);
    column += 1;
    return out;
  };
  const lane = (out: Int32Array, at: number): void => {
    for (let index = 0; index < keptRows; index += 1) {
      out[index] = codes[(kept[index] as number) * stride + at] as number;
    }
  };
  const waited = next();
  for (let index = 0; index < keptRows; index += 1) waited[index] = days[kept[index] as number] as number;
  for (const axis of keeps.axes) lanes.levelsInto(axis, next(), kept, 0, keptRows);
  for (const number of lanes.keptNumbers) intoOrBlank(number, next(), kept, keptRows);
  // Without a use for it no row has one.
  const rowHashes = next();
  if (scan.pathway !== undefined || scan.located !== undefined) lane(rowHashes, layout.rowHash);
  for (let field = 0; field < located.length * 2; field += 1) lane(next(), layout.located + field);
  // A file without identifiers leaves both words 0.
  for (let word = 0; word < personWords && scan.person.length > 0; word += 1)
    lane(next(), layout.person + word);
  return { rows: keptRows, values };
}

/** A file without the column says nothing. */
function intoOrBlank(lane: Lane | undefined, out: Int32Array, kept: Int32Array, rows: number): void {
  if (lane === undefined) out.fill(DAY_BLANK);
  else lane.into(out, kept, 0, rows);
}
