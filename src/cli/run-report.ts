import type { Invocation } from "./command.ts";
import { startProgress } from "./progress.ts";
import { refuseClash } from "./refuse-clash.ts";
import { REPORT_FLAGS } from "./report-flags.ts";
import { reportOptions } from "./report-options.ts";
import { analysisRequest } from "./request.ts";
import { openRowFiles, warnings } from "./run-analysis.ts";
import { settingsInForce } from "./settings-in-force.ts";
import { storeFolder } from "./store-folder.ts";

export async function runReport({ operands, typed, io, outputs }: Invocation): Promise<void> {
  const { settings, configFile } = await settingsInForce({ table: REPORT_FLAGS, typed, io });
  const options = await reportOptions(typed);
  const { rejects, rejectsRaw, imd = [], demographics = [], population = [], benchmark } = settings;
  refuseClash({
    read: {
      "an input": [
        ...operands,
        ...imd,
        ...demographics,
        ...population,
        ...(benchmark === undefined ? [] : [benchmark]),
      ],
      "the config file": configFile === undefined ? [] : [configFile],
    },
    written: { out: options.out, rejects, "rejects-raw": rejectsRaw },
  });
  const out = options.out === undefined ? undefined : outputs.open(options.out, "out", "shared");
  const rows = openRowFiles(settings, outputs);

  // After the options, so that a typing mistake is answered before the heavy parts are loaded.
  const [{ report }, { renderDocument }] = await Promise.all([
    import("../pipeline/report.ts"),
    import("../report/render-document.ts"),
  ]);
  const progress = startProgress(io, "quiet" in typed);
  const store = storeFolder(settings.store, io.environment);
  const analysis = { ...analysisRequest(operands, settings), ...rows, store };
  const document = await report({ ...options, analysis, answers: {} }, progress.watch).finally(progress.stop);

  (out ?? io.stdout).write(await renderDocument(document, options.format));
  if (!("quiet" in typed)) io.stderr.write(warnings(document.findings));
}
