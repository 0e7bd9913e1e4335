/** One form for what a person may write in several, and none for what says nothing. */
import type { Answer, AnswerSlot } from "../report/documents/template.ts";
import type { WrittenAnswer } from "./answers-schema.ts";

type Cell = string | number | null | undefined;

/**
 * The answer of one slot: texts without blanks around them, numbers as text, yes and no as true and false, one text of a list as a list of one, choices in
 * lower case. Undefined where nothing is written but blanks.
 */
export function settledAnswer(slot: AnswerSlot, written: WrittenAnswer): Answer | undefined {
  if (written === null || written === undefined) return undefined;
  if (Array.isArray(written)) {
    return slot.kind === "rows"
      ? settledRows(slot, written)
      : settledList(written.flatMap((one) => (isRow(one) ? [] : [one])));
  }
  if (typeof written === "boolean") return written;
  const text = settledText(written);
  if (text === undefined) return undefined;
  switch (slot.kind) {
    case "yes-no":
      return text.toLowerCase() === "yes";
    case "list":
      return [text];
    default:
      return slot.choices === undefined ? text : text.toLowerCase();
  }
}

function settledText(written: Cell): string | undefined {
  const text = String(written ?? "").trim();
  return text === "" ? undefined : text;
}

function settledList(written: readonly Cell[]): Answer | undefined {
  const texts = written.map(settledText).filter((text) => text !== undefined);
  return texts.length === 0 ? undefined : texts;
}

type WrittenRows = readonly (Cell | Readonly<Record<string, Cell>>)[];

function settledRows({ columns = [] }: AnswerSlot, written: WrittenRows): Answer | undefined {
  const rows = written
    .filter(isRow)
    .map((row) =>
      Object.fromEntries(
        columns.flatMap(({ key }) => {
          const text = settledText(row[key]);
          return text === undefined ? [] : [[key, text]];
        }),
      ),
    )
    .filter((row) => Object.keys(row).length > 0);
  return rows.length === 0 ? undefined : rows;
}

const isRow = (value: WrittenRows[number]): value is Readonly<Record<string, Cell>> =>
  typeof value === "object" && value !== null;
