/** Which units of a funnel are named in the picture, and on which side of their mark. */
import { type Datum, SMALL_LETTERS } from "./picture.ts";
import { cutText, textWidth } from "./text-width.ts";

export interface NamedPoint {
  readonly name: string;
  /** In pixels. */
  readonly left: number;
  readonly top: number;
  /** How far out; the furthest are named first. */
  readonly far: number;
  readonly datum: Datum;
}

const MOST_NAMES = 8;
const LONGEST = 130;
const LINE = 14;
const BESIDE = 7;

const MARK = 6;

/** The furthest out, as far as their names touch neither each other nor a mark nor the edge. */
export function namesWithRoom(
  points: readonly NamedPoint[],
  marks: readonly Pick<NamedPoint, "left" | "top">[],
  width: number,
): Datum[] {
  const taken: { readonly from: number; readonly to: number; readonly top: number }[] = [];
  const named: Datum[] = [];
  for (const { name, left, top, datum } of [...points].sort((a, b) => b.far - a.far)) {
    if (named.length === MOST_NAMES) break;
    const text = cutText(name, SMALL_LETTERS, LONGEST);
    const length = textWidth(text, SMALL_LETTERS) + BESIDE;
    const align = left + length <= width ? "left" : "right";
    const [from, to] = align === "left" ? [left, left + length] : [left - length, left];
    const isFree = taken.every(
      (other) => to < other.from || from > other.to || Math.abs(top - other.top) >= LINE,
    );
    const isOver = marks.some(
      (mark) =>
        (mark.left !== left || mark.top !== top) &&
        to > mark.left - MARK &&
        from < mark.left + MARK &&
        Math.abs(top - mark.top) < MARK + LINE / 2,
    );
    if (!isFree || isOver || from < 0) continue;
    taken.push({ from, to, top });
    named.push({ ...datum, name: text, align });
  }
  return named;
}
