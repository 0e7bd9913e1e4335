/**
 * A person's words for a document → answers. A slot that does not exist, or a word that is none of a slot's choices, is
 * named with its line (exit 2): what somebody wrote must not be left out of a board paper in silence.
 */
import { type UserError, usageError } from "../errors.ts";
import type { Answers, Template } from "../report/documents/template.ts";
import { answersSchemaOf } from "./answers-schema.ts";
import { settledAnswer } from "./settled-answer.ts";
import { type ShapeProblem, shapeProblem, unknownKeyError } from "./shape-problem.ts";
import { readYaml, type YamlFile, type YamlPath } from "./yaml-file.ts";

/** As much of a template as its answers need. */
export type AnsweredTemplate = Pick<Template, "id" | "title" | "slots">;

/** Reads the text of an answers file; `file` is how errors call it. Slots without an answer are absent. Throws a usage error. */
export function readAnswers(text: string, file: string, template: AnsweredTemplate): Answers {
  const { content, placeOf } = readYaml(text, {
    file,
    code: "answers-not-yaml",
    hint: "Write slot: text; a text with a colon or over several lines goes below slot: | and is indented.",
  });
  const checked = answersSchemaOf(template.slots).safeParse(content);
  if (!checked.success) throw shapeError(shapeProblem(checked.error.issues, content), placeOf, template);
  const written = checked.data;
  return Object.fromEntries(
    template.slots.flatMap((slot) => {
      const answer = settledAnswer(slot, written[slot.slot]);
      return answer === undefined ? [] : [[slot.slot, answer]];
    }),
  );
}

function shapeError(
  { kind, path, detail }: ShapeProblem,
  placeOf: YamlFile["placeOf"],
  template: AnsweredTemplate,
): UserError {
  const [slot] = path;
  const columns = template.slots.find((one) => one.slot === slot)?.columns ?? [];
  if (kind === "unknown-key") {
    return unknownKeyError({
      code: "answers-unknown-slot",
      noun: slot === undefined ? "slot" : "column",
      key: detail,
      keys: slot === undefined ? template.slots.map((one) => one.slot) : columns.map(({ key }) => key),
      place: placeOf([...path, detail]),
      ...(slot === undefined && {
        otherwise: `Slots of ${template.id} are the keys of a file that fairwait starts when there is none.`,
      }),
    });
  }
  const subject = path.length === 0 ? "an answers file" : placeInWords(path);
  return usageError({
    code: "answers-wrong-value",
    message: `${subject} takes ${detail}`,
    ...placeOf(path),
    hint: "Write a text that holds a colon in quotes, or below slot: | and indented.",
  });
}

/** "actions, row 2, owner": nobody counts rows from 0. */
const placeInWords = (path: YamlPath): string =>
  path.map((key) => (typeof key === "number" ? `row ${key + 1}` : String(key))).join(", ");
