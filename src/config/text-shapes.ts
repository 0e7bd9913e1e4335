/** Texts as people write them in YAML. `expected` ends the sentence "… takes …". */
import * as z from "zod/mini";

export const calendarDay = z
  .string("a day as YYYY-MM-DD")
  .check(
    z.regex(/^\d{4}-\d{2}-\d{2}$/, "a day as YYYY-MM-DD"),
    z.refine(isCalendarDay, "a day that exists, as YYYY-MM-DD"),
  );

export const someText = (expected: string) => z.string(expected).check(z.minLength(1, expected));
export const scalar = (expected: string) => z.union([z.string(), z.number(), z.boolean()], expected);

function isCalendarDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
