/** The answers file of one template: what each slot may hold. Each message ends the sentence "… takes …". */
import * as z from "zod/mini";
import type { AnswerSlot } from "../report/documents/template.ts";

/** Tabs and line ends are a person's own; other control characters could move a cursor or forge a line. */
const NO_CONTROLS = /^[\P{Cc}\t\r\n]*$/u;
const TEXT = "a text without control characters";
const LIST = "a text, or a list of texts";
const YES_NO = "yes or no";

const text = z.union([z.string().check(z.regex(NO_CONTROLS, TEXT)), z.number()], TEXT);

const YES_NO_TEXTS = ["yes", "no"];
const yesNo = z.union(
  [
    z.boolean(),
    z.string().check(z.refine((typed) => YES_NO_TEXTS.includes(typed.trim().toLowerCase()), YES_NO)),
  ],
  YES_NO,
);

const list = z.union([text, z.array(z.nullable(text))], LIST);

/** A text that is one of the slot's own, in any case; a score may be typed as a number. */
function choice(choices: readonly string[]) {
  const expected = `one of ${choices.join(", ")}`;
  return text.check(
    z.refine((typed) => choices.includes(String(typed).trim().toLowerCase()), { error: expected }),
  );
}

function rows(columns: NonNullable<AnswerSlot["columns"]>) {
  const keys = columns.map(({ key }) => key).join(", ");
  const row = z.strictObject(
    Object.fromEntries(columns.map(({ key }) => [key, z.optional(z.nullable(text))])),
    keys,
  );
  return z.array(row, `rows of ${keys}`);
}

function shapeOf({ kind, choices, columns = [] }: AnswerSlot) {
  switch (kind) {
    case "text":
      return choices === undefined ? text : choice(choices);
    case "yes-no":
      return yesNo;
    case "list":
      return list;
    case "rows":
      return rows(columns);
  }
}

/** An answer may be left out, or its key stand there with nothing after it. */
export const answersSchemaOf = (slots: readonly AnswerSlot[]) =>
  z.strictObject(
    Object.fromEntries(slots.map((slot) => [slot.slot, z.optional(z.nullable(shapeOf(slot)))])),
    "slot: text lines",
  );

/** What somebody wrote under a slot before it is put in one form; null and undefined are no answer. */
export type WrittenAnswer = z.infer<ReturnType<typeof shapeOf>> | null | undefined;
