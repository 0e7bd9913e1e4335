import { formatDay } from "../classify/calendar-day.ts";
import { inputError, type UserError } from "../errors.ts";
import type { PlannedFile } from "./plan-file.ts";
import type { ListDecisions } from "./settle.ts";

const DATES_SHOWN = 5;

/** Exit 3 when neither the user nor the list says which day is meant; undefined when it is clear. */
export function unclearSnapshot(
  { snapshot, snapshotsFound }: ListDecisions,
  [file]: readonly PlannedFile[],
): UserError | undefined {
  if (snapshot !== undefined) return undefined;
  const shown = snapshotsFound.slice(0, DATES_SHOWN).map(formatDay).join(", ");
  return inputError(
    snapshotsFound.length === 0
      ? {
          code: "no-snapshot-date",
          ...(file && { file: file.file.name }),
          message:
            "nothing says on which day these people were waiting: no snapshot or week-ending column with a date",
          hint: "Give the day: --as-at YYYY-MM-DD. It is never taken to be today.",
        }
      : {
          code: "several-snapshot-dates",
          ...(file && { file: file.file.name }),
          message: `the list holds ${snapshotsFound.length} snapshot dates: ${shown}${snapshotsFound.length > DATES_SHOWN ? " …" : ""}`,
          hint: `Choose one: --as-at ${formatDay(snapshotsFound.at(-1) as number)}.`,
        },
  );
}
