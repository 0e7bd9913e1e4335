import { extname } from "node:path";
import { usageError } from "../errors.ts";
import { nearest } from "../nearest.ts";
import { DOCUMENT_FORMATS, type DocumentFormat } from "../report/documents/document-formats.ts";
import type { Template } from "../report/documents/template.ts";
import { AVAILABLE_TEMPLATES, loadTemplate } from "../report/documents/templates.ts";
import type { Typed } from "./command.ts";

/** What was typed of the flags that are no settings of an analysis, each checked. */
export interface ReportOptions {
  readonly template: Template;
  readonly out?: string;
  readonly previous?: string;
  readonly baseline?: string;
  readonly impact?: string;
  readonly simulation?: string;
  readonly answers?: string;
  readonly writeAnswers?: string;
}

/** Throws a usage error for a value that does not hold. */
export async function reportOptions(typed: Typed): Promise<ReportOptions> {
  const given = (key: keyof ReportOptions, flag: string = key) => {
    const value = typed[flag];
    return typeof value === "string" ? { [key]: value } : {};
  };
  return {
    template: await templateOf(given("template")["template"]),
    ...given("out"),
    ...given("previous"),
    ...given("baseline"),
    ...given("impact"),
    ...given("simulation"),
    ...given("answers"),
    ...given("writeAnswers", "write-answers"),
  };
}

const THERE_ARE = `Templates are ${AVAILABLE_TEMPLATES.join(", ")}.`;

async function templateOf(name: string | undefined): Promise<Template> {
  if (name === undefined) {
    const message = "no template is named";
    throw usageError({ code: "template-missing", message, hint: `Add --template T. ${THERE_ARE}` });
  }
  const template = await loadTemplate(name);
  if (template !== undefined) return template;
  const likely = nearest(name, AVAILABLE_TEMPLATES);
  throw usageError({
    code: "unknown-template",
    message: `there is no template "${name}"`,
    hint: likely === undefined ? THERE_ARE : `Did you mean ${likely}?`,
  });
}

const EXTENSIONS = DOCUMENT_FORMATS.flatMap(({ extensions }) => extensions);

/** What was typed, else what the extension of the file says. Throws a usage error where neither does, or only a file can hold it. */
export function documentFormat({ format: typed }: Typed, out: string | undefined): DocumentFormat {
  const extension = out === undefined ? undefined : extname(out).toLowerCase();
  const format = DOCUMENT_FORMATS.find(({ id, extensions }) =>
    typed === undefined ? extensions.some((one) => one === extension) : id === typed,
  );
  if (format === undefined) {
    throw usageError({
      code: "unknown-output-format",
      message: out === undefined ? "no format is named" : "the extension does not give a format",
      ...(out !== undefined && { file: out }),
      hint: `Use ${EXTENSIONS.join(", ")}, or name it with --format.`,
    });
  }
  if (out !== undefined || format.isText) return format.id;
  throw usageError({
    code: "document-without-out",
    message: `${format.id} is written to a file, not to standard output`,
    hint: `Name it with --out report${format.extensions[0]}.`,
  });
}
