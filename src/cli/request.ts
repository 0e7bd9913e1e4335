/**
 * Settings as text → the request the pipeline understands. Pure: what was typed has been checked, here it is given
 * meaning.
 */
import type { Settings } from "../config/settings.ts";
import { usageError } from "../errors.ts";
import type {
  AnalysisRequest,
  BenchmarkChoice,
  CatchmentChoice,
  FieldFilter,
  ImdYear,
  ListOptions,
  PolicyOptions,
  RejectedLimit,
  StandardChoice,
  SuppressionChoice,
  SuppressionRule,
  TimeToChoice,
} from "../request.ts";

/** Flags win: lists are replaced, and maps (columns, demographicsColumns, where, reference) key by key. */
export function mergeSettings(file: Settings, flags: Settings): Settings {
  return {
    ...file,
    ...flags,
    ...mergedMap("columns", file, flags),
    ...mergedMap("demographicsColumns", file, flags),
    ...mergedMap("where", file, flags),
    ...mergedMap("reference", file, flags),
  };
}

type MapKey = "columns" | "demographicsColumns" | "where" | "reference";
const mergedMap = (key: MapKey, file: Settings, flags: Settings) =>
  file[key] === undefined && flags[key] === undefined ? {} : { [key]: { ...file[key], ...flags[key] } };

export function listOptions(files: readonly string[], settings: Settings): ListOptions {
  const { sheet, delimiter, asAt, earliestClockStart, ethnicityCodes, workers, maxRejected } = settings;
  const { imdEdition } = settings;
  return {
    files,
    columns: settings.columns ?? {},
    standard: standardChoice(settings.standard ?? "rtt-18"),
    where: fieldFilters(settings.where ?? {}),
    imd: settings.imd ?? [],
    ...present({
      sheet,
      delimiter: delimiter === undefined ? undefined : delimiterCharacter(delimiter),
      asAt,
      earliestClockStart,
      ethnicityCodes,
      imdEdition: imdEdition === undefined ? undefined : (Number(imdEdition) as ImdYear),
      workers,
      maxRejected: maxRejected === undefined ? undefined : rejectedLimit(maxRejected),
    }),
  };
}

/** What a policy is held against its list with. What a config says of analyses alone (`by`, `reference`, `population`) is left out. */
export function policyOptions(files: readonly string[], settings: Settings): PolicyOptions {
  const { adjust, ageBands, ethnicGrouping } = settings;
  return {
    ...listOptions(files, settings),
    ethnicGrouping: String(ethnicGrouping) === "2021" ? "2021" : "2001",
    ...present({ adjust: adjust === undefined ? undefined : adjusters(adjust), ageBands }),
  };
}

/** All but the files rows are written to, which the caller opens. */
export function analysisRequest(files: readonly string[], settings: Settings): AnalysisRequest {
  const { by, adjust, compareUnits, ageBands, ethnicGrouping, multiplicity, reference } = settings;
  const { population, catchment } = settings;
  const { demographics, demographicsColumns, ethnicityMethod } = settings;
  if ((demographics ?? []).length === 0) {
    if (ethnicityMethod !== undefined) throw withoutRecords("ethnicity-method");
    if (demographicsColumns !== undefined) throw withoutRecords("demographics-column");
  }
  return {
    ...listOptions(files, settings),
    references: Object.fromEntries(
      Object.entries(reference ?? {}).map(([key, group]) => [key, String(group)]),
    ),
    ethnicGrouping: String(ethnicGrouping) === "2021" ? "2021" : "2001",
    multiplicity: multiplicity ?? "benjamini-hochberg",
    ...present({
      by: by?.map((crossing) => crossing.split("*").map((part) => part.trim())),
      compareUnits: compareUnits?.trim(),
      adjust: adjust === undefined ? undefined : adjusters(adjust),
      ageBands,
      demographics,
      demographicsColumns,
      ethnicityMethod,
      population,
      benchmark: benchmarkChoice(settings),
      timeTo: timeToChoice(settings),
      suppression: suppressionChoice(settings),
      catchment: catchment === undefined ? undefined : catchmentChoice(catchment),
    }),
  };
}

/** `none` is an empty list, and stands by itself. */
function adjusters(typed: NonNullable<Settings["adjust"]>): readonly string[] {
  const ids = [typed].flat().map((id) => id.trim());
  if (!ids.includes("none")) return ids;
  if (ids.length === 1) return [];
  throw usageError({
    code: "invalid-option",
    message: `--adjust ${ids.join(",")}: none stands by itself`,
    hint: "Leave none out, or the others.",
  });
}

const withoutRecords = (flag: string) =>
  usageError({
    code: "demographics-missing",
    message: `--${flag} is given without --demographics: there are no records that it could be about`,
    hint: "Add --demographics FILE.",
  });

function benchmarkChoice(settings: Settings): BenchmarkChoice | undefined {
  const { benchmark, benchmarkTrust, benchmarkAgainst } = settings;
  if (benchmark !== undefined) {
    return {
      path: benchmark,
      ...present({ trust: benchmarkTrust?.toUpperCase() }),
      against: (benchmarkAgainst ?? []).map((code) => code.toUpperCase()),
    };
  }
  const alone = [
    ["benchmark-trust", benchmarkTrust],
    ["benchmark-against", benchmarkAgainst],
  ].find(([, value]) => value !== undefined);
  if (alone === undefined) return undefined;
  throw usageError({
    code: "benchmark-missing",
    message: `--${alone[0]} is given without --benchmark: there are no published figures that it could be about`,
    hint: "Add --benchmark FILE.",
  });
}

function timeToChoice({ timeTo, observedFrom }: Settings): TimeToChoice | undefined {
  if (timeTo !== undefined) return { event: timeTo, ...present({ observedFrom }) };
  if (observedFrom === undefined) return undefined;
  throw usageError({
    code: "observed-from-without-time-to",
    message:
      "--observed-from says from when ended pathways are in the list, and only --time-to looks at those",
    hint: "Add --time-to treatment.",
  });
}

/** What goes out of the house is under the HES rule where no other is asked for. */
export const settingsToPublish = (settings: Settings): Settings => ({ suppress: "hes", ...settings });

/** Undefined where nothing is said of it: what then holds depends on the command. */
function suppressionChoice(settings: Settings): SuppressionChoice | undefined {
  const { suppress, smallNumbers = false, timeTo, demographics } = settings;
  if (suppress === undefined && !smallNumbers) return undefined;
  if (suppress === undefined) throw smallNumbersAlone();
  const rule = suppressionRule(suppress);
  const asked =
    timeTo !== undefined ? "--time-to" : (demographics ?? []).length > 0 ? "--demographics" : undefined;
  if (rule.kind === "min" && asked !== undefined) throw notUnderMinimum(suppress, asked);
  return { rule, smallNumbers };
}

const notUnderMinimum = (suppress: string, flag: string) =>
  usageError({
    code: "not-under-minimum",
    message: `--suppress ${suppress} shows exact counts, and cannot yet tell which of those that ${flag} adds would give a hidden one away`,
    hint: "Use --suppress hes.",
  });

const smallNumbersAlone = () =>
  usageError({
    code: "small-numbers-without-suppress",
    message: "--small-numbers is given without --suppress: it says what disclosure control may show",
    hint: "Add --suppress hes, or leave it out.",
  });

function suppressionRule(text: string): SuppressionRule {
  if (text === "none" || text === "hes") return { kind: text };
  return { kind: "min", fewest: Number(text.slice("min:".length)) };
}

function standardChoice(text: string): StandardChoice {
  if (text === "rtt-18" || text === "dm01-6") return { kind: text };
  return { kind: "weeks", weeks: Number(text.slice("weeks:".length)) };
}

/** `lsoa:100`, `icb:QOX,QHG`; plain `lsoa` leaves the percentage to the default. */
function catchmentChoice(text: string): CatchmentChoice {
  const [kind = "", rest] = text.split(":");
  if (kind === "icb" || kind === "local-authority") {
    return { kind, codes: (rest ?? "").toUpperCase().split(",") };
  }
  return rest === undefined ? { kind: "lsoa" } : { kind: "lsoa", percent: Number(rest) };
}

const fieldFilters = (where: NonNullable<Settings["where"]>): readonly FieldFilter[] =>
  Object.entries(where).flatMap(([field, values]) =>
    [values].flat().map((value) => ({ field, value: String(value) })),
  );

const DELIMITER_NAMES: Readonly<Record<string, string>> = {
  comma: ",",
  semicolon: ";",
  tab: "\t",
  "\\t": "\t",
  pipe: "|",
};
const delimiterCharacter = (text: string): string => DELIMITER_NAMES[text] ?? text;

function rejectedLimit(text: string | number): RejectedLimit {
  return typeof text === "string" && text.endsWith("%")
    ? { kind: "percent", value: Number(text.slice(0, -1)) }
    : { kind: "rows", value: Number(text) };
}

/** Without the keys that have no value: an absent option and an undefined one are not the same type. */
function present<T extends Record<string, unknown>>(options: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
