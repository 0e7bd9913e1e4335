import { usageError } from "../errors.ts";

const CAPACITY = /^(\d{1,7}(?:\.\d{1,2})?)\s*(?:\/\s*(?:week|wk))?$/i;

/** "120/week" or "120": people a week, above 0. Throws a usage error that names the flag. */
export function weeklyCapacity(text: string, flag: string): number {
  const [, number] = CAPACITY.exec(text.trim()) ?? [];
  if (number === undefined || Number(number) === 0) {
    throw usageError({
      code: "invalid-option",
      message: `--${flag} takes a number of people a week above 0, for example 120/week`,
    });
  }
  return Number(number);
}
