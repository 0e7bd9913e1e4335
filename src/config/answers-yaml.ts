/** An answers file to write in: every slot with what is asked, and whatever has been written in it before. */
import { stringify } from "yaml";
import type { Answer, AnswerSlot, Answers } from "../report/documents/template.ts";
import type { AnsweredTemplate } from "./read-answers.ts";
import { settledAnswer } from "./settled-answer.ts";

const WIDTH = 98;

/**
 * YAML of every slot in the template's order: what is asked as a comment, then the answer, or the empty key as a comment.
 * Written from what it was read as, it is the same bytes.
 */
export function answersYaml(template: AnsweredTemplate, answers: Answers): string {
  const parts = [
    [
      ...comment(`Your words for “${template.title}” (fairwait report --template ${template.id}).`),
      ...comment("Take the # away from a key and write after it, or below it and indented by two blanks."),
    ],
    ...template.slots.map((slot) => [...promptLines(slot), ...answerLines(slot, answers[slot.slot])]),
  ];
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

const promptLines = ({ prompt, kind, choices }: AnswerSlot): string[] => [
  ...comment(prompt),
  ...(choices === undefined ? [] : comment(`One of: ${choices.join(", ")}.`)),
  ...(kind === "yes-no" ? comment("yes or no.") : []),
];

function answerLines(slot: AnswerSlot, answer: Answer | undefined): string[] {
  const settled = settledAnswer(slot, asWritten(answer));
  if (settled === undefined) return emptyLines(slot);
  const content = typeof settled === "boolean" ? (settled ? "yes" : "no") : settled;
  return [stringify({ [slot.slot]: content }, { lineWidth: 0 }).trimEnd()];
}

/** Answers are read-only, what is written is not: the rows are copied. */
function asWritten(answer: Answer | undefined): Parameters<typeof settledAnswer>[1] {
  if (answer === undefined || typeof answer === "string" || typeof answer === "boolean") return answer;
  const texts = answer.filter((one) => typeof one === "string");
  return texts.length > 0
    ? texts
    : answer.filter((one) => typeof one !== "string").map((row) => ({ ...row }));
}

function emptyLines({ slot, kind, columns = [] }: AnswerSlot): string[] {
  switch (kind) {
    case "text":
    case "yes-no":
      return [`# ${slot}:`];
    case "list":
      return [`# ${slot}:`, "#   - "];
    case "rows":
      return [
        `# ${slot}:`,
        ...columns.map(({ key, label }, index) => `#   ${index === 0 ? "-" : " "} ${key}: (${label})`),
      ];
  }
}

/** Words never run past the width; a prompt is one of ours and holds no line end. */
function comment(text: string): string[] {
  const lines: string[] = [];
  let line = "#";
  for (const word of text.split(" ")) {
    if (line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = "#";
    }
    line = `${line} ${word}`;
  }
  return [...lines, line];
}
