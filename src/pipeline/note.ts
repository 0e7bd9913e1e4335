import { EVERY_COUNT, printWording } from "../disclose/print-wording.ts";
import type { Note } from "../findings/exact.ts";
import type { Quantity, Wording } from "../findings/wording.ts";

export const warning = (code: string, text: string | Wording): Note => noteOf(code, "warning", text);
export const note = (code: string, text: string | Wording): Note => noteOf(code, "note", text);

function noteOf(code: string, level: Note["level"], text: string | Wording): Note {
  if (typeof text === "string") return { code, level, text };
  const made: Note = { code, level, text: printWording(text, EVERY_COUNT) };
  // Not one of the note's own keys: the findings that are written have no place for it.
  return Object.defineProperty(made, "wording", { value: text, enumerable: false });
}

/** A note about one of several files. */
export const noteAbout = (name: string, { code, level, text, wording }: Note): Note =>
  noteOf(code, level, wording === undefined ? `${name}: ${text}` : [`${name}: `, ...wording]);

/** A text with its counts still numbers: say`${rows(12)} cannot be read`. */
export const say = (
  texts: TemplateStringsArray,
  ...parts: readonly (string | Quantity | Wording)[]
): Wording =>
  texts.flatMap((text, place): (string | Quantity)[] => {
    const next = parts[place];
    if (next === undefined) return [text];
    return typeof next === "string" || "kind" in next ? [text, next] : [text, ...next];
  });

export const warningsFirst = (notes: readonly Note[]): Note[] => [
  ...notes.filter(({ level }) => level === "warning"),
  ...notes.filter(({ level }) => level === "note"),
];

/** "1 pathway", "2,000 pathways"; with a verb where it depends on the number: counted(n, "pathway is", "pathways are"). */
export const counted = (count: number, one = "", many = one === "" ? "" : `${one}s`): Quantity => ({
  kind: "count",
  count,
  one: one === "" ? "" : ` ${one}`,
  many: many === "" ? "" : ` ${many}`,
});

/** "1 row", "2,000 rows". */
export const rows = (count: number): Quantity => counted(count, "row");

/** "is" or "are". */
export const form = (count: number, one: string, many: string): Quantity => ({
  kind: "form",
  count,
  one,
  many,
});

/** " (2,000)"; nothing where that is hidden. */
export const inBrackets = (count: number): Quantity => ({
  kind: "count",
  count,
  before: " (",
  one: ")",
  many: ")",
  hidden: "",
});

/** "12.3% of pathways", "some pathways". */
export const percentOf = (part: number, whole: number, many: string): Quantity => ({
  kind: "percentage",
  part,
  whole,
  before: "",
  after: ` of ${many}`,
  hidden: `some ${many}`,
});

/** "12 of 100 rows (12.0%)", "fewer than 8 of 100 rows", "some rows". */
export const partOf = (part: number, whole: number, one: string): Wording => [
  counted(part),
  { kind: "count", count: whole, before: " of ", one: ` ${one}`, many: ` ${one}s`, hidden: ` ${one}s` },
  { kind: "percentage", part, whole, before: " (", after: ")", hidden: "" },
];

/** Left out where counts are hidden. */
export const internal = (text: string, otherwise = ""): Quantity => ({ kind: "internal", text, otherwise });
