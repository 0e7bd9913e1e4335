import { gatesOf } from "../config/gate-schema.ts";
import { EXIT_CODES, usageError } from "../errors.ts";
import { CHECK_FORMATS, type CheckFormat } from "../report/render-check.ts";
import { CHECK_FLAGS } from "./check-flags.ts";
import type { Invocation, Typed } from "./command.ts";
import { filesRead } from "./files-read.ts";
import { formatByExtension } from "./format-by-extension.ts";
import { printWidth, wantsColour } from "./io.ts";
import { startProgress } from "./progress.ts";
import { refuseClash } from "./refuse-clash.ts";
import { analysisRequest, settingsToPublish } from "./request.ts";
import { settingsInForce } from "./settings-in-force.ts";
import { storeFolder } from "./store-folder.ts";

export async function runCheck({ operands, typed, io, outputs, endWith }: Invocation): Promise<void> {
  const { settings, configFile } = await settingsInForce({ table: CHECK_FLAGS, typed, io });
  const { out, junit, previous } = pathsOf(typed);
  const format = formatOf(typed["format"], out);
  if (settings.checks === undefined) throw withoutChecks(configFile);
  refuseClash({
    read: {
      "an input": filesRead(operands, settings),
      "the earlier findings": previous === undefined ? [] : [previous],
      "the config file": configFile === undefined ? [] : [configFile],
    },
    written: { out, junit },
  });
  const { earlierFiles } = await import("./earlier-files.ts");
  const earlier = earlierFiles({ previous });
  const file = out === undefined ? undefined : outputs.open(out, "out", "shared");
  const junitFile = junit === undefined ? undefined : outputs.open(junit, "junit", "shared");

  // After the options, so that a typing mistake is answered before the heavy parts are loaded.
  const [{ check }, { renderCheck }] = await Promise.all([
    import("../pipeline/check.ts"),
    import("../report/render-check.ts"),
  ]);
  const progress = startProgress(io, "quiet" in typed);
  const findings = await check(
    {
      analysis: {
        ...analysisRequest(operands, settingsToPublish(settings)),
        store: storeFolder(settings.store, io.environment),
      },
      gates: gatesOf(settings.checks),
      ...earlier,
    },
    progress.watch,
  ).finally(progress.stop);

  const colour = file === undefined && wantsColour(io, "no-color" in typed);
  (file ?? io.stdout).write(renderCheck(findings, format, { colour, width: printWidth(io) }));
  if (junitFile !== undefined) {
    const { renderJunit } = await import("../report/check-junit.ts");
    junitFile.write(renderJunit(findings));
  }
  if ("github" in typed) {
    const { renderGithub } = await import("../report/check-github.ts");
    io.stderr.write(renderGithub(findings));
  }
  if (!findings.passed) endWith(EXIT_CODES.gateFailed);
}

function pathsOf(typed: Typed): { readonly [Flag in "out" | "junit" | "previous"]: string | undefined } {
  const path = (flag: string): string | undefined => {
    const value = typed[flag];
    return typeof value === "string" ? value : undefined;
  };
  return { out: path("out"), junit: path("junit"), previous: path("previous") };
}

const formatOf = (typed: Typed[string] | undefined, out: string | undefined): CheckFormat =>
  CHECK_FORMATS.find(({ id }) => id === typed)?.id ??
  (out === undefined ? "table" : formatByExtension(CHECK_FORMATS, out));

const withoutChecks = (configFile: string | undefined) =>
  usageError({
    code: "no-checks",
    message: "there are no gates to hold the list against: no checks are in a config",
    ...(configFile !== undefined && { file: configFile }),
    hint: "List them under checks: in fairwait.yaml, or name the file with --config; the README has an example.",
  });
