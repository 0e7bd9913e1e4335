import type { Settings } from "../config/settings.ts";
import type { Findings } from "../findings/schema.ts";
import type { RowSink } from "../request.ts";
import { ANALYSE_FLAGS } from "./analyse-flags.ts";
import type { Invocation } from "./command.ts";
import { filesRead } from "./files-read.ts";
import { printWidth, wantsColour } from "./io.ts";
import type { OutputFiles } from "./output-files.ts";
import { outputFormat } from "./output-format.ts";
import { startProgress } from "./progress.ts";
import { refuseClash } from "./refuse-clash.ts";
import { analysisRequest } from "./request.ts";
import { settingsInForce } from "./settings-in-force.ts";
import { storeFolder } from "./store-folder.ts";

export async function runAnalysis({ operands, typed, io, outputs }: Invocation): Promise<void> {
  const { settings, flags, configFile } = await settingsInForce({ table: ANALYSE_FLAGS, typed, io });
  const format = outputFormat({ typed: flags.format, settings });
  const { out: findingsFile, rejects, rejectsRaw } = settings;
  refuseClash({
    read: {
      "an input": filesRead(operands, settings),
      "the config file": configFile === undefined ? [] : [configFile],
    },
    written: { out: findingsFile, rejects, "rejects-raw": rejectsRaw },
  });
  const out = findingsFile === undefined ? undefined : outputs.open(findingsFile, "out", "shared");
  const rows = openRowFiles(settings, outputs);

  // After the options, so that a typing mistake is answered before the heavy parts are loaded.
  const [{ analyseToPublish }, { render }] = await Promise.all([
    import("../pipeline.ts"),
    import("../report/render.ts"),
  ]);
  const progress = startProgress(io, "quiet" in typed);
  const findings = await analyseToPublish(
    {
      ...analysisRequest(operands, settings),
      ...rows,
      store: storeFolder(settings.store, io.environment),
    },
    progress.watch,
  ).finally(progress.stop);

  const isPrinted = out === undefined;
  const colour = isPrinted && wantsColour(io, "no-color" in typed);
  const look = { colour, width: printWidth(io), allMeasures: settings.allMeasures === true };
  (out ?? io.stdout).write(await render(findings, format, look));
  // A table shows its own notes; a script that reads stdout would otherwise not pass the warnings on.
  const showsNotes = isPrinted && format === "table";
  if (!showsNotes && !("quiet" in typed)) io.stderr.write(warnings(findings));
}

/** Files of rows that were left out, which are of patients: for the person who asked and nobody else. */
export const openRowFiles = (
  { rejects, rejectsRaw }: Settings,
  outputs: OutputFiles,
): { readonly rejects?: RowSink; readonly rejectsRaw?: RowSink } => ({
  ...(rejects !== undefined && { rejects: outputs.open(rejects, "rejects", "private") }),
  ...(rejectsRaw !== undefined && { rejectsRaw: outputs.open(rejectsRaw, "rejects-raw", "private") }),
});

/** What a script must not miss. */
export const warnings = (findings: Findings): string =>
  findings.notes
    .filter(({ level }) => level === "warning")
    .map(({ text }) => `fairwait: warning: ${text}\n`)
    .join("");
