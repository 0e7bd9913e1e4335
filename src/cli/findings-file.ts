/** JSON that fairwait wrote earlier, read again. */
import { readFileSync } from "node:fs";
import type * as z from "zod/mini";
import { inputError } from "../errors.ts";
import { sha256Of } from "./sha256-of.ts";

/** Documents by the name in their `schema`, and the command that writes each. */
const DOCUMENTS = {
  findings: { made: "fairwait analyse ptl.csv --out findings.json", what: "findings" },
  order: { made: "fairwait prioritise ptl.csv --policy policy.yaml --impact impact.json", what: "an order" },
  simulation: {
    made: "fairwait simulate ptl.csv --policy policy.yaml --capacity N/week --out simulation.json",
    what: "a simulation",
  },
} as const;
type DocumentName = keyof typeof DOCUMENTS;

interface Expected<Schema> {
  /** The flag that names the file. */
  readonly flag: string;
  readonly document: DocumentName;
  readonly schema: Schema;
}

/**
 * What is in a file that another command wrote. Throws an input error (exit 3) for a file that cannot be read, is no JSON, is
 * another document or one of another version, or has not the shape it should have.
 */
export function readDocument<Schema extends z.ZodMiniType>(
  path: string,
  { flag, document, schema }: Expected<Schema>,
): { readonly content: z.infer<Schema>; readonly sha256: string } {
  const { made, what } = DOCUMENTS[document];
  const refused = (message: string, hint = `Make it: ${made}`) =>
    inputError({ code: "not-a-fairwait-document", message, file: path, hint });
  const bytes = bytesOf(path, flag, refused);
  const content = parsed(bytes, flag, refused);
  const name = schemaOf(content);
  const expected = `fairwait/${document}@1`;
  if (name === undefined)
    throw refused(`--${flag} takes ${what} (${expected}), and this file does not say what it is`);
  if (name !== expected) {
    const [kind = "", version] = name.replace(/^fairwait\//, "").split("@");
    throw kind === document && version !== undefined
      ? refused(
          `it is ${what} of another version (${name}); this fairwait reads ${expected}`,
          "Make it again with this version of fairwait.",
        )
      : refused(`--${flag} takes ${what} (${expected}), and this is ${otherWords(kind, name)}`);
  }
  const checked = schema.safeParse(content);
  if (checked.success) return { content: checked.data, sha256: sha256Of(bytes) };
  const place = checked.error.issues[0]?.path.map(String).join(".") ?? "";
  throw refused(
    `it says that it is ${what} (${expected}) and has not its shape${place === "" ? "" : `: look at ${place}`}`,
  );
}

type Refuse = (message: string, hint?: string) => Error;

function bytesOf(path: string, flag: string, refused: Refuse): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw refused(`the file of --${flag} cannot be read`);
  }
}

function parsed(bytes: Buffer, flag: string, refused: Refuse): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    throw refused(`the file of --${flag} is not JSON`);
  }
}

const schemaOf = (content: unknown): string | undefined => {
  const name = typeof content === "object" && content !== null ? Reflect.get(content, "schema") : undefined;
  return typeof name === "string" ? name : undefined;
};

/** The name of a document is quoted only where it is one of ours: a file may hold anything. */
const otherWords = (kind: string, name: string): string =>
  kind in DOCUMENTS ? `${DOCUMENTS[kind as DocumentName].what} (${name.slice(0, 40)})` : "something else";
