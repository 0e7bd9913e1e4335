import { RTT_STATUS_EFFECTS, rttStatusCoding } from "../../classify/rtt-status.ts";
import { NO_DAY, type Question, type TextUse } from "../../engine/question.ts";
import { NO_REVIEW, NOT_COUNTED } from "../../prioritise/list-rows.ts";
import type { FieldId } from "../../vocab/header-aliases.ts";
import { dayUse } from "../ask.ts";
import type { PlannedFile } from "../plan-file.ts";
import type { FileDecisions } from "../settle.ts";

/** What is read of every row as a number, in this order. */
export const ROW_NUMBERS = {
  review: 0,
  decision: 1,
  original: 2,
  isBack: 3,
  missed: 4,
  cancelled: 5,
  count: 6,
} as const;

/** Fields behind those numbers that are not read otherwise. */
export const KEPT_FIELDS = [
  "priority-review-date",
  "decision-to-admit-date",
  "original-referral-date",
  "rtt-status",
  "dna-count",
  "patient-cancellations",
] as const satisfies readonly FieldId[];

/** Back from active monitoring: a new clock, and the place that was left. */
const BACK_FROM_MONITORING = "11";
/** Appointments missed beyond this are a slip of the keyboard. */
const MOST_MISSED = 999;

/** Days outside these are slips of the keyboard: no clock starts on them, and nobody's place counts from them. */
export type ListDays = Pick<Question, "snapshot" | "earliestClockStart">;

/** How each of those numbers is read from a file; undefined where it has no such column. */
export function numberUses(file: PlannedFile, decisions: FileDecisions): (TextUse | undefined)[] {
  const use = (field: FieldId, classify: (text: string) => number): TextUse | undefined => {
    const column = file.fields.get(field)?.chosen;
    return column === undefined ? undefined : { column, classify };
  };
  return [
    dayUse(file, decisions, "priority-review-date"),
    dayUse(file, decisions, "decision-to-admit-date"),
    dayUse(file, decisions, "original-referral-date"),
    use("rtt-status", backFromMonitoring()),
    use("dna-count", countOf),
    use("patient-cancellations", countOf),
  ];
}

/** Days since the review, else since the decision to admit, one more than they are; 0 where neither can be used. */
export function reviewsOf(
  review: Int32Array,
  decision: Int32Array,
  { snapshot, earliestClockStart }: ListDays,
): Int32Array {
  const days = new Int32Array(review.length);
  if (snapshot === undefined) return days;
  const isUsable = (day: number): boolean => day >= earliestClockStart && day <= snapshot;
  for (let row = 0; row < days.length; row += 1) {
    const [first, second] = [review[row] as number, decision[row] as number];
    const day = isUsable(first) ? first : second;
    days[row] = (isUsable(day) ? snapshot - day : NO_REVIEW) + 1;
  }
  return days;
}

/** Appointments missed and cancelled by the patient together, one more than they are; 0 where neither is stated. */
export function missedOf(missed: Int32Array, cancelled: Int32Array): Int32Array {
  const sums = new Int32Array(missed.length);
  for (let row = 0; row < sums.length; row += 1) {
    const [one, other] = [missed[row] as number, cancelled[row] as number];
    const isStated = one > NO_DAY || other > NO_DAY;
    sums[row] = (isStated ? Math.max(one, 0) + Math.max(other, 0) : NOT_COUNTED) + 1;
  }
  return sums;
}

function backFromMonitoring(): (text: string) => number {
  const { levels, classify } = rttStatusCoding();
  return (text) => {
    const level = classify(text);
    return RTT_STATUS_EFFECTS[level] === "open" && levels[level]?.id === BACK_FROM_MONITORING ? 1 : 0;
  };
}

/** A number of appointments; anything else says nothing. */
function countOf(text: string): number {
  const trimmed = text.trim();
  const isCount = /^\d{1,3}(\.0+)?$/.test(trimmed);
  return isCount && Number(trimmed) <= MOST_MISSED ? Number(trimmed) : NO_DAY;
}
