/** A person's words in a document, or the prompt for them. */
import { printable } from "../printable.ts";
import type { Block } from "../report-block.ts";
import type { AnswerSlot, Answers } from "./template.ts";

/** The text under a slot, null while it is still to be written. */
export function textOf(answers: Answers, slot: string): string | null {
  const answer = answers[slot];
  return typeof answer === "string" && answer.trim() !== "" ? printableLines(answer.trim()) : null;
}

/** The texts of a list; empty while there is none. */
export function textsOf(answers: Answers, slot: string): string[] {
  const answer = answers[slot];
  if (answer === undefined || typeof answer === "boolean") return [];
  if (typeof answer === "string") return [printableLines(answer)];
  return answer.flatMap((one) => (typeof one === "string" ? [printableLines(one)] : []));
}

type Row = Readonly<Record<string, string>>;

/** Rows of texts; empty while there are none. */
export function rowsOf(answers: Answers, slot: string): Row[] {
  const answer = answers[slot];
  if (answer === undefined || typeof answer === "boolean" || typeof answer === "string") return [];
  return answer.flatMap((one) => (typeof one === "string" ? [] : [one]));
}

/** Line ends are a person's own and stay; other control characters do not. */
const printableLines = (text: string): string => text.split(/\r?\n/).map(printable).join("\n");

/** The slots named, in that order: each with its prompt and the answer, bullets or a table where it has several. */
export const answerBlocks = (
  slots: readonly AnswerSlot[],
  answers: Answers,
  ids: readonly string[],
): Block[] => ids.flatMap((id) => answerBlock(slotIn(slots, id), answers));

function slotIn(slots: readonly AnswerSlot[], id: string): AnswerSlot {
  const found = slots.find(({ slot }) => slot === id);
  if (found === undefined) throw new Error(`no slot ${id}`);
  return found;
}

function answerBlock(slot: AnswerSlot, answers: Answers): Block[] {
  const { prompt, kind } = slot;
  const texts = textsOf(answers, slot.slot);
  if (kind === "list" && texts.length > 0) {
    return [
      { kind: "paragraph", text: prompt, tone: "strong" },
      { kind: "bullets", items: texts },
    ];
  }
  const rows = rowsOf(answers, slot.slot);
  if (kind === "rows" && rows.length > 0) {
    return [
      { kind: "paragraph", text: prompt, tone: "strong" },
      { kind: "table", table: rowsTable(slot, rows) },
    ];
  }
  return [{ kind: "answer", slot: slot.slot, prompt, answer: singleAnswer(slot, answers) }];
}

function singleAnswer({ slot }: AnswerSlot, answers: Answers): string | null {
  const answer = answers[slot];
  return typeof answer === "boolean" ? (answer ? "Yes." : "No.") : textOf(answers, slot);
}

const rowsTable = ({ columns = [] }: AnswerSlot, rows: readonly Row[]) => ({
  columns: columns.map(({ label }) => ({ header: [capital(label)], align: "left" as const, prose: true })),
  rows: rows.map((row) => columns.map(({ key }) => ({ text: printable(row[key] ?? "–") }))),
});

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
