import { once } from "node:events";
import { usageError } from "../errors.ts";
import { generateDemographics } from "../generate/demographics.ts";
import { generateImdLookup } from "../generate/imd-lookup.ts";
import { generateList } from "../generate/list.ts";
import type { GenerateOptions } from "../generate/options.ts";
import type { Invocation, Typed } from "./command.ts";
import { configKeyOf, type Flag } from "./flag.ts";
import { GENERATE_FLAGS } from "./generate-flags.ts";
import { refuseClash } from "./refuse-clash.ts";

const FILE_FLAGS: readonly string[] = ["out", "imd-out", "demographics-out"];

export async function runGeneration({ typed, io, outputs }: Invocation): Promise<void> {
  const [out, imdOut] = [pathOf(typed["out"]), pathOf(typed["imd-out"])];
  const recordsOut = pathOf(typed["demographics-out"]);
  const options = generateOptions(typed);
  refuseClash({ written: { out, "imd-out": imdOut, "demographics-out": recordsOut } });
  const listFile = out === undefined ? undefined : outputs.open(out, "out", "shared");
  const imdFile = imdOut === undefined ? undefined : outputs.open(imdOut, "imd-out", "shared");

  const recordsFile =
    recordsOut === undefined ? undefined : outputs.open(recordsOut, "demographics-out", "shared");

  for (const chunk of generateList(options)) {
    if (listFile) listFile.write(chunk);
    else if (!io.stdout.write(chunk)) await once(io.stdout, "drain");
    await eventLoop();
  }
  if (imdFile) for (const chunk of generateImdLookup(options)) imdFile.write(chunk);
  if (recordsFile) {
    for (const chunk of generateDemographics(options)) {
      recordsFile.write(chunk);
      await eventLoop();
    }
  }
}

const pathOf = (value: Typed[string] | undefined): string | undefined =>
  typeof value === "string" ? value : undefined;

/** Lets a signal in between two chunks. */
const eventLoop = (): Promise<void> => new Promise((done) => setImmediate(done));

/** Numbers as numbers, and gaps one by one; the generator checks the values. */
function generateOptions(typed: Typed): GenerateOptions {
  const options: Record<string, unknown> = {};
  for (const flag of GENERATE_FLAGS as readonly Flag[]) {
    const value = typed[flag.name];
    const key = configKeyOf(flag);
    if (value === undefined || key === undefined || FILE_FLAGS.includes(flag.name)) continue;
    options[key] = optionOf(flag, value);
  }
  return options;
}

function optionOf(flag: Flag, value: NonNullable<Typed[string]>): unknown {
  if (flag.kind === "repeat" && value !== true) return [value].flat().flatMap((text) => text.split(","));
  if (flag.kind !== "number") return value;
  const number = Number(value);
  if (typeof value === "string" && value.trim() !== "" && Number.isFinite(number)) return number;
  throw usageError({ code: "invalid-option", message: `--${flag.name} takes a number` });
}
