import * as z from "zod/mini";
import { usageError } from "../errors.ts";
import { grouped } from "../grouped.ts";
import { type DayNumber, dayNumber } from "../units.ts";
import { IMD_EDITIONS } from "./areas.ts";
import { DATE_FORMATS, type DateFormat, dayFromIso } from "./calendar.ts";
import { type Gap, parseGap } from "./gap.ts";

export const MESS_LEVELS = ["none", "some", "lots"] as const;
export type MessLevel = (typeof MESS_LEVELS)[number];

export const ENCODINGS = ["utf-8", "utf-8-bom", "windows-1252"] as const;
export type Encoding = (typeof ENCODINGS)[number];

const LAYOUTS = ["wlmds", "local"] as const;

export const DELIMITERS = { comma: ",", tab: "\t", semicolon: ";", pipe: "|" } as const;
export const LINE_ENDS = { lf: "\n", crlf: "\r\n" } as const;

/** Waits lengthen with deprivation, for two ethnic groups and with a learning disability, unless told otherwise. */
const DEFAULT_GAPS = [
  "imd=+3.5%",
  "ethnic-group:asian=+10%",
  "ethnic-group:black=+8%",
  "learning-disability:yes=+12%",
] as const;

const MAX_UINT32 = 4_294_967_295;
const MAX_ROWS = 80_000_000;
const MAX_PROVIDERS = 500;

/** Each text ends the sentence "`--flag` takes …"; zod/mini has none of its own. */
const wholeNumber = (least: number, most: number) => {
  const text = `a whole number from ${grouped(least)} to ${grouped(most)}`;
  return z.int(text).check(z.minimum(least, text), z.maximum(most, text));
};
const numberWithin = (least: number, most: number, noun: string) => {
  const text = `${noun} from ${least} to ${most}`;
  return z.number(text).check(z.minimum(least, text), z.maximum(most, text));
};
const oneOf = <const Words extends readonly string[]>(words: Words) =>
  z.enum(words, `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`);

const schema = z.strictObject({
  rows: z._default(wholeNumber(0, MAX_ROWS), 10_000),
  seed: z._default(wholeNumber(0, MAX_UINT32), 1),
  asAt: z._default(z.string("a day as YYYY-MM-DD"), "2026-10-25"),
  gaps: z._default(z.array(z.string("gaps"), "gaps"), [...DEFAULT_GAPS]),
  endedWeeks: z._default(wholeNumber(0, 104), 0),
  mess: z._default(oneOf(MESS_LEVELS), "some"),
  unknownEthnicity: z._default(numberWithin(0, 1, "a share"), 0.07),
  providers: z._default(wholeNumber(1, MAX_PROVIDERS), 3),
  pathwaysPerPerson: z._default(numberWithin(1, 10, "a number"), 1.05),
  layout: z._default(oneOf(LAYOUTS), "wlmds"),
  postcodes: z._default(z.boolean("no value"), false),
  imdEdition: z._default(oneOf(["2019", "2025"]), "2025"),
  areas: z.optional(wholeNumber(1, IMD_EDITIONS["2025"].areas)),
  dateFormat: z._default(oneOf(DATE_FORMATS), "iso"),
  delimiter: z._default(oneOf(["comma", "tab", "semicolon", "pipe"]), "comma"),
  lineEnd: z._default(oneOf(["lf", "crlf"]), "lf"),
  encoding: z._default(oneOf(ENCODINGS), "utf-8"),
});

/** What may be asked for; everything has a default, and nothing depends on the day it is run. */
export type GenerateOptions = z.input<typeof schema>;

/** The options with defaults filled in and texts read. */
export interface ResolvedOptions extends Omit<z.output<typeof schema>, "asAt" | "gaps" | "areas"> {
  readonly asAt: DayNumber;
  readonly gaps: readonly Gap[];
  readonly areas: number;
  readonly dateFormat: DateFormat;
}

const EARLIEST_AS_AT = "2010-01-01";
const LATEST_AS_AT = "2100-12-31";

const readAsAt = (text: string): DayNumber => {
  const day = dayFromIso(text);
  if (day === undefined || text < EARLIEST_AS_AT || text > LATEST_AS_AT) {
    throw usageError({
      code: "as-at-unreadable",
      message: `--as-at ${text} is not a day between ${EARLIEST_AS_AT} and ${LATEST_AS_AT}`,
      hint: "Write it as YYYY-MM-DD.",
    });
  }
  return dayNumber(day);
};

/** `none` anywhere in the list stands for no gap at all. */
const readGaps = (texts: readonly string[]): readonly Gap[] =>
  texts.includes("none") ? [] : texts.map(parseGap);

/** `unknownEthnicity` → `--unknown-ethnicity`; `gaps` is `--gap`, given once for each. */
const flagOf = (name: string): string =>
  name === "gaps" ? "--gap" : `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Validates the options and fills in defaults; throws a UserError (exit 2) that names the first option at fault. */
export const resolveOptions = (options: GenerateOptions): ResolvedOptions => {
  const parsed = schema.safeParse(options);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = issue?.path[0];
    // An option that does not exist can only come from our own code.
    if (issue === undefined || name === undefined) throw parsed.error;
    throw usageError({ code: "generate-option", message: `${flagOf(String(name))} takes ${issue.message}` });
  }
  const { asAt, gaps, areas, ...rest } = parsed.data;
  const national = IMD_EDITIONS[rest.imdEdition].areas;
  return {
    ...rest,
    asAt: readAsAt(asAt),
    gaps: readGaps(gaps),
    areas: Math.min(areas ?? national, national),
  };
};
