import { existsSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve } from "node:path";
import type { ConfigStart } from "../config/render-config.ts";
import type { Settings } from "../config/settings.ts";
import { usageError } from "../errors.ts";
import type { ColumnInspection, Inspection } from "../inspection/schema.ts";
import type { RowSink } from "../request.ts";
import type { Invocation } from "./command.ts";
import { DEFAULT_CONFIG } from "./config-file.ts";
import { INSPECT_FLAGS } from "./inspect-flags.ts";
import { type Io, printWidth, wantsColour } from "./io.ts";
import { startProgress } from "./progress.ts";
import { listOptions } from "./request.ts";
import { settingsInForce } from "./settings-in-force.ts";
import { storeFolder } from "./store-folder.ts";

export async function runInspection({ operands, typed, io, outputs }: Invocation): Promise<void> {
  const { settings } = await settingsInForce({ table: INSPECT_FLAGS, typed, io });
  const configPath = typeof typed["write-config"] === "string" ? typed["write-config"] : undefined;
  const config = configPath === undefined ? undefined : openConfig(configPath, outputs);

  const { inspect } = await import("../pipeline/inspect.ts");
  const progress = startProgress(io, "quiet" in typed);
  const list = { ...listOptions(operands, settings), store: storeFolder(settings.store, io.environment) };
  const inspection = await inspect(list, progress.watch).finally(progress.stop);

  const isJson = typed["format"] === "json";
  io.stdout.write(
    isJson ? `${JSON.stringify(inspection, null, 2)}\n` : await inspectionText(inspection, io, typed),
  );
  if (configPath !== undefined && config !== undefined) {
    const { renderConfig } = await import("../config/render-config.ts");
    config.write(renderConfig(configStart(inspection, settings, dirname(configPath))));
    if (!("quiet" in typed))
      io.stderr.write(`fairwait: note: ${configPath} is written; ${useOf(configPath)}.\n`);
  }
}

/** A config is corrected by hand, so one that is there is never replaced. */
function openConfig(path: string, outputs: Invocation["outputs"]): RowSink {
  if (!existsSync(path)) return outputs.open(path, "write-config", "shared");
  throw usageError({
    code: "config-exists",
    message: "there is such a file already",
    file: path,
    hint: "Name another with --write-config.",
  });
}

const useOf = (path: string): string =>
  resolve(path) === resolve(DEFAULT_CONFIG)
    ? "analyse uses it from here"
    : `analyse uses it with --config ${path}`;

async function inspectionText(inspection: Inspection, io: Io, typed: Invocation["typed"]): Promise<string> {
  const { renderInspection } = await import("../report/inspection.ts");
  return renderInspection(inspection, {
    colour: wantsColour(io, "no-color" in typed),
    width: printWidth(io),
  });
}

const COUNTED: readonly ColumnInspection["recognition"][] = ["option", "alias", "values"];

/** The columns that count, by field. Named for every file, so only those that every file has by that name. */
function columnsToName([first, ...others]: Inspection["files"]): ConfigStart["columns"] {
  const isCounted = (one: ColumnInspection) => COUNTED.includes(one.recognition);
  return (first?.columns ?? []).filter(isCounted).flatMap(({ field, header }) => {
    const isIn = ({ columns }: Inspection["files"][number]) =>
      columns.some((one) => isCounted(one) && one.field === field && one.header === header);
    return field !== null && header !== null && others.every(isIn) ? [{ field, header }] : [];
  });
}

/** `folder` is where the config goes. */
function configStart({ files, asAt }: Inspection, settings: Settings, folder: string): ConfigStart {
  const { sheet, delimiter, standard, where, earliestClockStart, ethnicityCodes } = settings;
  const unrecognised = files.flatMap((file) =>
    file.columns.filter(({ recognition }) => recognition === "none"),
  );
  return {
    list: files.map(({ path }) => path).join(", "),
    asAt: {
      ...(settings.asAt !== undefined && { typed: settings.asAt }),
      ...(asAt !== null && { found: asAt }),
    },
    imd: (settings.imd ?? []).map((path) => (isAbsolute(path) ? path : relative(folder, path))),
    given: {
      ...(sheet !== undefined && { sheet }),
      ...(delimiter !== undefined && { delimiter }),
      ...(standard !== undefined && { standard }),
      ...(where !== undefined && { where }),
      ...(earliestClockStart !== undefined && { earliestClockStart }),
      ...(ethnicityCodes !== undefined && { ethnicityCodes }),
    },
    columns: columnsToName(files),
    unrecognised: [...new Set(unrecognised.map(({ header }) => header).filter((header) => header !== null))],
  };
}
