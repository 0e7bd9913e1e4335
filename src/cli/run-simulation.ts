import type { SimulationFindings } from "../findings/simulation-schema.ts";
import type { ReportFormat } from "../report/render.ts";
import { REPORT_FORMATS } from "../report/render.ts";
import type { Invocation } from "./command.ts";
import { printWidth, wantsColour } from "./io.ts";
import { outputFormat } from "./output-format.ts";
import { policyIn } from "./policy-file.ts";
import { startProgress } from "./progress.ts";
import { refuseClash } from "./refuse-clash.ts";
import { policyOptions } from "./request.ts";
import { settingsInForce } from "./settings-in-force.ts";
import { SIMULATE_FLAGS } from "./simulate-flags.ts";
import { simulationOptions } from "./simulation-options.ts";
import { storeFolder } from "./store-folder.ts";

export async function runSimulation({ operands, typed, io, outputs }: Invocation): Promise<void> {
  const { settings, configFile } = await settingsInForce({ table: SIMULATE_FLAGS, typed, io });
  const options = simulationOptions(typed);
  const out = typeof typed["out"] === "string" ? typed["out"] : undefined;
  const format = outputFormat({
    typed: REPORT_FORMATS.find(({ id }) => id === typed["format"])?.id satisfies ReportFormat | undefined,
    settings: out === undefined ? {} : { out },
  });
  refuseClash({
    read: {
      "an input": [...operands, ...(settings.imd ?? [])],
      "a policy": options.policies,
      "the config file": configFile === undefined ? [] : [configFile],
    },
    written: { out },
  });
  const policies = await Promise.all(options.policies.map(policyIn));
  const file = out === undefined ? undefined : outputs.open(out, "out", "shared");

  // After the options, so that a typing mistake is answered before the heavy parts are loaded.
  const [{ simulatePolicies }, { renderSimulation }] = await Promise.all([
    import("../pipeline/simulate-policies.ts"),
    import("../report/render-simulation.ts"),
  ]);
  const progress = startProgress(io, "quiet" in typed);
  const request = {
    ...policyOptions(operands, settings),
    ...options,
    policies,
    store: storeFolder(settings.store, io.environment),
  };
  const findings = await simulatePolicies(request, progress.watch).finally(progress.stop);

  const isPrinted = file === undefined;
  const colour = isPrinted && wantsColour(io, "no-color" in typed);
  (file ?? io.stdout).write(await renderSimulation(findings, format, { colour, width: printWidth(io) }));
  // A table shows its own notes; a script that reads stdout would otherwise not pass the warnings on.
  const showsNotes = isPrinted && format === "table";
  if (!showsNotes && !("quiet" in typed)) io.stderr.write(spoken(findings));
}

/** What a script that takes the figures must not miss. */
const spoken = ({ notice, notes }: SimulationFindings): string =>
  [notice, ...notes.filter(({ level }) => level === "warning").map(({ text }) => `warning: ${text}`)]
    .map((line) => `fairwait: ${line}\n`)
    .join("");
