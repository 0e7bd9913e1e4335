import { DATE_BLANK, DATE_PLACEHOLDER, dateReader, isDay } from "../columns/date-reader.ts";
import type { DateDecision } from "../columns/decide-dates.ts";
import { DAY_BLANK, DAY_PLACEHOLDER, DAY_UNUSABLE } from "../engine/question.ts";

type DayOf = (text: string) => number;

const known = new WeakMap<DateDecision, Map<number | undefined, DayOf>>();

/**
 * Text → the engine's day number under a column's decision. The same function for the same column each time, so that a
 * text is read once however many places ask. `bornBy`: for birth dates, the snapshot.
 */
export function dayClassifier(decision: DateDecision, bornBy?: number): DayOf {
  const ofDecision = known.get(decision) ?? new Map<number | undefined, DayOf>();
  known.set(decision, ofDecision);
  let classify = ofDecision.get(bornBy);
  if (classify === undefined) {
    const read = dateReader(decision, bornBy === undefined ? {} : { bornBy });
    classify = (text) => {
      const day = read(text);
      if (isDay(day)) return day;
      if (day === DATE_BLANK) return DAY_BLANK;
      return day === DATE_PLACEHOLDER ? DAY_PLACEHOLDER : DAY_UNUSABLE;
    };
    ofDecision.set(bornBy, classify);
  }
  return classify;
}
