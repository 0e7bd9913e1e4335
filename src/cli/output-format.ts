import { extname } from "node:path";
import type { Settings } from "../config/settings.ts";
import { usageError } from "../errors.ts";
import { REPORT_FORMATS, type ReportFormat } from "../report/render.ts";

const FORMAT_BY_EXTENSION: ReadonlyMap<string, ReportFormat> = new Map(
  REPORT_FORMATS.flatMap(({ id, extensions }) => extensions.map((extension) => [extension, id])),
);

interface FormatChoice {
  /** `--format` as typed. */
  readonly typed: ReportFormat | undefined;
  readonly settings: Settings;
}

/** What was typed, else what the extension of the output file says, else the config file, else a table. */
export function outputFormat({ typed, settings: { format, out } }: FormatChoice): ReportFormat {
  if (typed !== undefined) return typed;
  if (out === undefined) return format ?? "table";
  const byExtension = FORMAT_BY_EXTENSION.get(extname(out).toLowerCase()) ?? format;
  if (byExtension !== undefined) return byExtension;
  throw usageError({
    code: "unknown-output-format",
    message: "the extension does not give a format",
    file: out,
    hint: `Use ${[...FORMAT_BY_EXTENSION.keys()].join(", ")}, or name it with --format.`,
  });
}
