import { usageError } from "../errors.ts";
import type { ArrivalsChoice, CapacityChoice, SimulationChoices } from "../request.ts";
import type { Typed } from "./command.ts";
import { noPolicy } from "./policy-file.ts";
import { weeklyRate } from "./weekly-rate.ts";

const DEFAULT_WEEKS = 26;
const MOST_WEEKS = 260;
const DEFAULT_REPLICATIONS = 20;
const MOST_REPLICATIONS = 1000;
const DEFAULT_SEED = 1;
const HIGHEST_SEED = 4_294_967_295;

/** What was typed of the flags that say what is simulated, each checked. Throws a usage error that names the flag. */
export interface SimulationOptions extends SimulationChoices {
  readonly policies: readonly string[];
  readonly followed?: readonly string[];
}

export function simulationOptions(typed: Typed): SimulationOptions {
  const by = textOf(typed, "by");
  return {
    policies: policiesOf(typed),
    capacity: capacityOf(listOf(typed, "capacity")),
    arrivals: arrivalsOf(textOf(typed, "arrivals")),
    weeks: wholeNumber(typed, "weeks", { lowest: 1, highest: MOST_WEEKS }) ?? DEFAULT_WEEKS,
    replications:
      wholeNumber(typed, "replications", { lowest: 1, highest: MOST_REPLICATIONS }) ?? DEFAULT_REPLICATIONS,
    seed: wholeNumber(typed, "seed", { lowest: 0, highest: HIGHEST_SEED }) ?? DEFAULT_SEED,
    missed: !("no-missed" in typed),
    ...(by !== undefined && { followed: dimensionsOf(by) }),
  };
}

const textOf = (typed: Typed, flag: string): string | undefined => {
  const value = typed[flag];
  return typeof value === "string" ? value : undefined;
};

const listOf = (typed: Typed, flag: string): readonly string[] => {
  const value = typed[flag];
  return value === undefined || value === true ? [] : [value].flat();
};

function policiesOf(typed: Typed): readonly string[] {
  const policies = listOf(typed, "policy");
  if (policies.length > 0) return policies;
  throw noPolicy();
}

const CAPACITY = "--capacity takes a number of slots a week above 0 (120/week), or SPECIALTY=N/week";
const ARRIVALS = "--arrivals takes from-list, or a number of people a week (120/week)";

function capacityOf(typed: readonly string[]): CapacityChoice {
  const [only, ...others] = typed;
  if (only === undefined) {
    throw usageError({
      code: "capacity-missing",
      message: "no capacity is given",
      hint: "Say how many are treated a week: --capacity 120/week.",
    });
  }
  if (!typed.some((text) => text.includes("="))) {
    if (others.length === 0) return { kind: "pooled", perWeek: slots(only) };
    throw usageError({
      code: "option-given-twice",
      message: "--capacity is given twice",
      hint: "Give it once.",
    });
  }
  const perWeek = new Map<string, number>();
  for (const text of typed) {
    const [, specialty = "", rate = ""] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    const id = specialty.trim();
    if (id === "") {
      throw usageError({
        code: "invalid-option",
        message: `--capacity ${text}: capacity is given by specialty elsewhere`,
        hint: "Give every specialty its own, or one for the whole list.",
      });
    }
    if (perWeek.has(id)) {
      throw usageError({ code: "option-given-twice", message: `--capacity ${id} is given twice` });
    }
    perWeek.set(id, slots(rate));
  }
  return { kind: "by-specialty", perWeek: Object.fromEntries(perWeek) };
}

function slots(text: string): number {
  const number = weeklyRate(text);
  if (number !== undefined && number > 0) return number;
  throw usageError({ code: "invalid-option", message: CAPACITY });
}

function arrivalsOf(text: string | undefined): ArrivalsChoice {
  if (text === undefined || text.trim() === "from-list") return { kind: "from-list" };
  const perWeek = weeklyRate(text);
  if (perWeek !== undefined) return { kind: "per-week", perWeek };
  throw usageError({ code: "invalid-option", message: ARRIVALS });
}

function wholeNumber(
  typed: Typed,
  flag: string,
  { lowest, highest }: { readonly lowest: number; readonly highest: number },
): number | undefined {
  const text = textOf(typed, flag);
  if (text === undefined) return undefined;
  const number = /^\s*\d{1,10}\s*$/.test(text) ? Number(text) : -1;
  if (number >= lowest && number <= highest) return number;
  throw usageError({
    code: "invalid-option",
    message: `--${flag} takes a whole number from ${lowest} to ${highest}`,
  });
}

function dimensionsOf(text: string): readonly string[] {
  const ids = text.split(",").map((id) => id.trim());
  if (ids.every((id) => id !== "" && !id.includes("*"))) return ids;
  throw usageError({
    code: "invalid-option",
    message: "--by takes dimensions with commas between them, none of them crossed",
  });
}
