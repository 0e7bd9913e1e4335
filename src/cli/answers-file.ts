import { existsSync, readFileSync } from "node:fs";
import { usageError } from "../errors.ts";
import type { Answers, Template } from "../report/documents/template.ts";
import type { OutputFiles } from "./output-files.ts";
import { sha256Of } from "./sha256-of.ts";

export interface AnswersRead {
  readonly answers: Answers;
  /** Absent without a file. */
  readonly file?: { readonly path: string; readonly sha256: string };
}

/** A person's words for a document; none without a file. Throws a usage error where it cannot be read or does not hold. */
export async function answersIn(path: string | undefined, template: Template): Promise<AnswersRead> {
  if (path === undefined) return { answers: {} };
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    throw usageError({
      code: "answers-unreadable",
      message: "the answers file cannot be read",
      file: path,
      hint: `Start one: fairwait report --template ${template.id} --write-answers ${template.id}.yaml`,
    });
  }
  const { readAnswers } = await import("../config/read-answers.ts");
  const answers = readAnswers(bytes.toString("utf8"), path, template);
  return { answers, file: { path, sha256: sha256Of(bytes) } };
}

interface StarterFile {
  readonly path: string;
  /** The file that the answers were read from. */
  readonly from: string | undefined;
  readonly template: Template;
  readonly answers: Answers;
}

/** Every slot with what is asked and what is answered. A file that is there is written anew only where its words were read. */
export async function writeAnswers(
  { path, from, template, answers }: StarterFile,
  outputs: OutputFiles,
): Promise<void> {
  if (template.slots.length === 0) {
    throw usageError({
      code: "no-slots",
      message: `the template ${template.id} has no place for words of yours`,
      hint: "Leave --write-answers out.",
    });
  }
  if (existsSync(path) && path !== from) {
    throw usageError({
      code: "answers-exist",
      message: "there is a file of that name, and what is written in it would be lost",
      file: path,
      hint: `Name it with --answers ${path} too, to keep its words, or name another file.`,
    });
  }
  const { answersYaml } = await import("../config/answers-yaml.ts");
  outputs.open(path, "write-answers", "shared").write(answersYaml(template, answers));
}
