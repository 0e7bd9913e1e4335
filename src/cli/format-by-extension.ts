import { extname } from "node:path";
import { usageError } from "../errors.ts";

interface NamedFormat<Id extends string> {
  readonly id: Id;
  readonly extensions: readonly string[];
}

/** The format that the extension of an output file stands for. Throws a usage error where it stands for none. */
export function formatByExtension<Id extends string>(formats: readonly NamedFormat<Id>[], out: string): Id {
  const extension = extname(out).toLowerCase();
  const format = formats.find(({ extensions }) => extensions.includes(extension));
  if (format !== undefined) return format.id;
  throw usageError({
    code: "unknown-output-format",
    message: "the extension does not give a format",
    file: out,
    hint: `Use ${formats.flatMap(({ extensions }) => extensions).join(", ")}, or name it with --format.`,
  });
}
