import { extname } from "node:path";
import type { Settings } from "../config/settings.ts";
import { REPORT_FORMATS, type ReportFormat } from "../report/render.ts";
import { formatByExtension } from "./format-by-extension.ts";

interface FormatChoice {
  /** `--format` as typed. */
  readonly typed: ReportFormat | undefined;
  readonly settings: Settings;
}

/** What was typed, else what the extension of the output file says, else the config file, else a table. */
export function outputFormat({ typed, settings: { format, out } }: FormatChoice): ReportFormat {
  if (typed !== undefined) return typed;
  if (out === undefined) return format ?? "table";
  const isGiven = REPORT_FORMATS.some(({ extensions }) =>
    extensions.some((one) => one === extname(out).toLowerCase()),
  );
  return !isGiven && format !== undefined ? format : formatByExtension(REPORT_FORMATS, out);
}
