import { existsSync } from "node:fs";
import { usageError } from "../errors.ts";
import type { SimulationFindings } from "../findings/simulation-schema.ts";
import type { ReportFormat } from "../report/render.ts";
import { REPORT_FORMATS } from "../report/render.ts";
import type { SimulationRequest, Watch } from "../request.ts";
import type { Invocation } from "./command.ts";
import { printWidth, wantsColour } from "./io.ts";
import { outputFormat } from "./output-format.ts";
import { startProgress } from "./progress.ts";
import { refuseClash } from "./refuse-clash.ts";
import { listOptions } from "./request.ts";
import { settingsInForce } from "./settings-in-force.ts";
import { SIMULATE_FLAGS } from "./simulate-flags.ts";
import { simulationOptions } from "./simulation-options.ts";
import { storeFolder } from "./store-folder.ts";

/** Reads the list and the policies, and simulates. */
export type Simulate = (request: SimulationRequest, watch: Watch) => Promise<SimulationFindings>;

/** `load` brings in the heavy parts, once what was typed is known to hold. */
export async function runSimulation(
  { operands, typed, io, outputs }: Invocation,
  load: () => Promise<Simulate>,
): Promise<void> {
  const { settings, configFile } = await settingsInForce({ table: SIMULATE_FLAGS, typed, io });
  const options = simulationOptions(typed);
  const out = typeof typed["out"] === "string" ? typed["out"] : undefined;
  const format = outputFormat({
    typed: REPORT_FORMATS.find(({ id }) => id === typed["format"])?.id satisfies ReportFormat | undefined,
    settings: out === undefined ? {} : { out },
  });
  refuseMissing(options.policies);
  refuseClash({
    read: {
      "an input": [...operands, ...(settings.imd ?? [])],
      "a policy": options.policies,
      "the config file": configFile === undefined ? [] : [configFile],
    },
    written: { out },
  });
  const file = out === undefined ? undefined : outputs.open(out, "out", "shared");

  const [simulate, { renderSimulation }] = await Promise.all([
    load(),
    import("../report/render-simulation.ts"),
  ]);
  const progress = startProgress(io, "quiet" in typed);
  const request = {
    ...listOptions(operands, settings),
    ...options,
    ...(settings.ageBands !== undefined && { ageBands: settings.ageBands }),
    ethnicGrouping: String(settings.ethnicGrouping) === "2021" ? ("2021" as const) : ("2001" as const),
    store: storeFolder(settings.store, io.environment),
  };
  const findings = await simulate(request, progress.watch).finally(progress.stop);

  const isPrinted = file === undefined;
  const colour = isPrinted && wantsColour(io, "no-color" in typed);
  (file ?? io.stdout).write(await renderSimulation(findings, format, { colour, width: printWidth(io) }));
  // A table shows its own notes; a script that reads stdout would otherwise not pass the warnings on.
  const showsNotes = isPrinted && format === "table";
  if (!showsNotes && !("quiet" in typed)) io.stderr.write(spoken(findings));
}

function refuseMissing(policies: readonly string[]): void {
  const missing = policies.find((path) => !existsSync(path));
  if (missing === undefined) return;
  throw usageError({
    code: "policy-unreadable",
    message: "the policy cannot be read",
    file: missing,
    hint: "Name a YAML file; fairwait prioritise --example prints one to start from.",
  });
}

/** What a script that takes the figures must not miss. */
const spoken = ({ notice, notes }: SimulationFindings): string =>
  [notice, ...notes.filter(({ level }) => level === "warning").map(({ text }) => `warning: ${text}`)]
    .map((line) => `fairwait: ${line}\n`)
    .join("");
