import { ETHNICITY_LEVELS } from "../../classify/ethnicity.ts";
import type { QualityClass } from "../../classify/level.ts";
import type { SettledLinks } from "../../engine/people/linked-records.ts";
import { DAY_UNUSABLE } from "../../engine/question.ts";
import { ethnicityOf, type RecordValues } from "./record-values.ts";

/** What can be made of the linked records of one file. */
export interface RecordQuality {
  readonly ethnicity: Readonly<Record<QualityClass, number>>;
  /** Something stands for their date that is none. */
  readonly unreadableDates: number;
}

/** The quality of the linked records, file by file; a record that is linked to two people counts once. */
export function recordQuality({ records, recordEnds }: SettledLinks, values: RecordValues): RecordQuality[] {
  let link = 0;
  let last = -1;
  return recordEnds.map((end) => {
    const ethnicity = { known: 0, groupOnly: 0, notStated: 0, notKnown: 0, missing: 0, invalid: 0 };
    let unreadableDates = 0;
    for (; link < records.length && (records.values[link] as number) < end; link += 1) {
      const record = records.values[link] as number;
      if (record === last) continue;
      last = record;
      ethnicity[
        ETHNICITY_LEVELS[ethnicityOf(values.packed.values[record] as number)]?.quality ?? "missing"
      ] += 1;
      if (values.days.values[record] === DAY_UNUSABLE) unreadableDates += 1;
    }
    return { ethnicity, unreadableDates };
  });
}
