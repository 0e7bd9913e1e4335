import { extname } from "node:path";
import type { Settings } from "../config/settings.ts";
import { usageError } from "../errors.ts";

export type OutputFormat = NonNullable<Settings["format"]>;

const FORMAT_BY_EXTENSION: Readonly<Record<string, OutputFormat>> = {
  ".txt": "table",
  ".json": "json",
  ".csv": "csv",
  ".md": "markdown",
  ".markdown": "markdown",
};

interface FormatChoice {
  /** `--format` as typed. */
  readonly typed: OutputFormat | undefined;
  readonly settings: Settings;
}

/** What was typed, else what the extension of the output file says, else the config file, else a table. */
export function outputFormat({ typed, settings: { format, out } }: FormatChoice): OutputFormat {
  if (typed !== undefined) return typed;
  if (out === undefined) return format ?? "table";
  const byExtension = FORMAT_BY_EXTENSION[extname(out).toLowerCase()] ?? format;
  if (byExtension !== undefined) return byExtension;
  throw usageError({
    code: "unknown-output-format",
    message: "the extension does not give a format",
    file: out,
    hint: `Use ${Object.keys(FORMAT_BY_EXTENSION).join(", ")}, or name it with --format.`,
  });
}
