import { usageError } from "../errors.ts";
import { type AnswersRead, answersIn, writeAnswers } from "./answers-file.ts";
import type { Invocation } from "./command.ts";
import { filesRead } from "./files-read.ts";
import { startProgress } from "./progress.ts";
import { refuseClash } from "./refuse-clash.ts";
import { REPORT_FLAGS } from "./report-flags.ts";
import { documentFormat, type ReportOptions, reportOptions } from "./report-options.ts";
import { analysisRequest, settingsToPublish } from "./request.ts";
import { openRowFiles, warnings } from "./run-analysis.ts";
import { settingsInForce } from "./settings-in-force.ts";
import { storeFolder } from "./store-folder.ts";

export async function runReport(invocation: Invocation): Promise<void> {
  const { operands, typed, outputs } = invocation;
  const options = await reportOptions(typed);
  const { template, answers: from, writeAnswers: path } = options;
  if (path === undefined && operands.length === 0) throw noList(template.id);
  const read = await answersIn(from, template);
  const { answers } = read;
  if (path !== undefined) await writeAnswers({ path, from, template, answers }, outputs);
  if (operands.length > 0) await writeReport(invocation, options, read);
}

async function writeReport(
  { operands, typed, io, outputs }: Invocation,
  options: ReportOptions,
  { answers, file: answersFile }: AnswersRead,
): Promise<void> {
  const { settings, configFile, configSha256 } = await settingsInForce({ table: REPORT_FLAGS, typed, io });
  const format = documentFormat(typed, options.out);
  const { rejects, rejectsRaw } = settings;
  const { previous, baseline, impact, simulation } = options;
  refuseClash({
    read: {
      "an input": filesRead(operands, settings),
      "the config file": configFile === undefined ? [] : [configFile],
      "a file of an earlier run": [previous, baseline, impact, simulation].filter((one) => one !== undefined),
      "the answers": typeof typed["answers"] === "string" ? [typed["answers"]] : [],
    },
    written: { out: options.out, rejects, "rejects-raw": rejectsRaw },
  });
  const { earlierFiles } = await import("./earlier-files.ts");
  const beside = earlierFiles(options);
  const out = options.out === undefined ? undefined : outputs.open(options.out, "out", "shared");
  const rows = openRowFiles(settings, outputs);

  // After the options, so that a typing mistake is answered before the heavy parts are loaded.
  const [{ report }, { renderDocument }] = await Promise.all([
    import("../pipeline/report.ts"),
    import("../report/render-document.ts"),
  ]);
  const progress = startProgress(io, "quiet" in typed);
  const store = storeFolder(settings.store, io.environment);
  const analysis = { ...analysisRequest(operands, settingsToPublish(settings)), ...rows, store };
  const request = {
    analysis,
    template: options.template,
    answers,
    ...(configFile && configSha256 && { configFile: { path: configFile, sha256: configSha256 } }),
    ...(answersFile && { answersFile }),
    ...beside,
  };
  const document = await report(request, progress.watch).finally(progress.stop);

  (out ?? io.stdout).write(await renderDocument(document, format, rasterKit));
  if (!("quiet" in typed)) io.stderr.write(unused(options) + warnings(document.findings));
}

/** A file that the document tells nothing of is said to be so, lest its silence be taken for an answer. */
const unused = (options: ReportOptions): string =>
  (["previous", "baseline", "impact", "simulation"] as const)
    .filter((use) => options[use] !== undefined && !options.template.uses.includes(use))
    .map((use) => `fairwait: note: the template ${options.template.id} tells nothing of --${use}.\n`)
    .join("");

const rasterKit = async () => (await import("./raster-kit.ts")).readRasterKit();

const noList = (template: string) =>
  usageError({
    code: "missing-argument",
    message: "no list is named",
    hint: `fairwait report ptl.csv --template ${template} --out ${template}.html`,
  });
