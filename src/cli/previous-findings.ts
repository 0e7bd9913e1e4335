import { readFileSync } from "node:fs";
import { inputError } from "../errors.ts";
import { type Findings, findingsSchema } from "../findings/schema.ts";

/** Findings that an earlier run wrote. Throws an input error when there are none to read in the file. */
export async function previousFindings(path: string): Promise<Findings> {
  const parsed = findingsSchema.safeParse(jsonIn(path));
  if (parsed.success) return parsed.data;
  throw inputError({
    code: "not-findings",
    message: "these are not findings that this version of fairwait reads",
    file: path,
    hint: "Make them with fairwait analyse … --out findings.json.",
  });
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw inputError({
      code: "findings-unreadable",
      message: cause instanceof SyntaxError ? "this is not JSON" : "the earlier findings cannot be read",
      file: path,
      hint: "Name the JSON that an earlier run wrote: fairwait analyse … --out findings.json.",
    });
  }
}
