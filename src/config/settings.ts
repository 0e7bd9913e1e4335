/**
 * The settings of an analysis as text: the shape that both the flags and fairwait.yaml are brought to before they are
 * merged and given meaning. Each message ends the sentence "`key` takes …".
 */
import * as z from "zod/mini";
import { REPORT_FORMATS } from "../report/render.ts";
import { gateSchema } from "./gate-schema.ts";
import { type ShapeProblem, shapeProblem } from "./shape-problem.ts";
import { calendarDay, scalar, someText } from "./text-shapes.ts";

const REJECTED_LIMIT = "a number of rows (100) or a percentage (1%)";
/** The message is on every part: of a union whose shape fits, zod reports the part's own. */
const rejectedLimit = z.union(
  [
    z.int(REJECTED_LIMIT).check(z.nonnegative(REJECTED_LIMIT)),
    z.string().check(z.regex(/^\d+$|^(100(\.0+)?|\d{1,2}(\.\d+)?)%$/, REJECTED_LIMIT)),
  ],
  REJECTED_LIMIT,
);

const CATCHMENT =
  "lsoa, lsoa:N (N from 50 to 100), icb:CODE or local-authority:CODE, several codes with commas";

const ADJUST = "a list of dimensions, none of them crossed, or none";

const SUPPRESS = "hes, min:N (N from 2 to 100) or none";

export const settingsSchema = z.strictObject({
  asAt: z.optional(calendarDay),
  imd: z.optional(z.array(someText("file names"), "a list of files")),
  imdEdition: z.optional(
    z.union([z.enum(["2015", "2019", "2025"]), z.literal([2015, 2019, 2025])], "2015, 2019 or 2025"),
  ),
  store: z.optional(someText("a folder")),
  where: z.optional(
    z.record(
      z.string(),
      z.union([scalar("a value"), z.array(scalar("a value"))], "a value, or a list of values"),
      "fields with their values",
    ),
  ),
  standard: z.optional(
    z
      .string("rtt-18, dm01-6 or weeks:N")
      .check(z.regex(/^(rtt-18|dm01-6|weeks:[1-9]\d{0,2})$/, "rtt-18, dm01-6 or weeks:N (N from 1 to 999)")),
  ),
  columns: z.optional(z.record(z.string(), someText("a header"), "fields with their headers")),
  sheet: z.optional(someText("the name of a worksheet")),
  delimiter: z.optional(
    z.enum(
      ["comma", "semicolon", "tab", "pipe", ",", ";", "\t", "\\t", "|"],
      "comma, semicolon, tab or pipe",
    ),
  ),
  earliestClockStart: z.optional(calendarDay),
  ethnicityCodes: z.optional(z.enum(["hes-1990s", "primary-care"], "hes-1990s or primary-care")),
  maxRejected: z.optional(rejectedLimit),
  workers: z.optional(
    z
      .int("a whole number from 0 to 64")
      .check(z.minimum(0, "a whole number from 0 to 64"), z.maximum(64, "a whole number from 0 to 64")),
  ),
  by: z.optional(
    z.array(
      z
        .string("dimensions")
        .check(z.regex(/^[^*]*[^*\s][^*]*(\*[^*]*[^*\s][^*]*)*$/, "dimensions, crossed as a*b")),
      "a list of dimensions",
    ),
  ),
  adjust: z.optional(
    z.union(
      [z.literal("none"), z.array(z.string(ADJUST).check(z.regex(/^[^*]*[^*\s][^*]*$/, ADJUST)))],
      ADJUST,
    ),
  ),
  reference: z.optional(z.record(z.string(), scalar("a group"), "dimensions with their reference groups")),
  compareUnits: z.optional(someText("a dimension such as provider, specialty or icb")),
  ageBands: z.optional(
    z
      .string("bands such as 0-17,18-64,65+")
      .check(
        z.regex(
          /^\s*(\d+\s*-\s*\d+\s*(,\s*\d+\s*-\s*\d+\s*)*(,\s*\d+\s*\+\s*)?|[a-z][a-z-]*)$/,
          "bands such as 0-17,18-64,65+",
        ),
      ),
  ),
  ethnicGrouping: z.optional(z.union([z.enum(["2001", "2021"]), z.literal([2001, 2021])], "2001 or 2021")),
  demographics: z.optional(z.array(someText("file names"), "a list of files")),
  demographicsColumns: z.optional(z.record(z.string(), someText("a header"), "fields with their headers")),
  ethnicityMethod: z.optional(
    z.enum(
      ["chime", "most-recent", "most-frequent", "list-first"],
      "chime, most-recent, most-frequent or list-first",
    ),
  ),
  multiplicity: z.optional(z.enum(["benjamini-hochberg", "holm"], "benjamini-hochberg or holm")),
  population: z.optional(z.array(someText("file names"), "a list of files")),
  catchment: z.optional(
    z
      .string(CATCHMENT)
      .check(
        z.regex(/^(lsoa(:([5-9]\d|100))?|(icb|local-authority):[A-Za-z0-9]+(,[A-Za-z0-9]+)*)$/, CATCHMENT),
      ),
  ),
  timeTo: z.optional(z.enum(["treatment"], "treatment")),
  observedFrom: z.optional(calendarDay),
  rejects: z.optional(someText("a file name")),
  rejectsRaw: z.optional(someText("a file name")),
  suppress: z.optional(z.string(SUPPRESS).check(z.regex(/^(none|hes|min:([2-9]|[1-9]\d|100))$/, SUPPRESS))),
  smallNumbers: z.optional(z.boolean("true or false")),
  allMeasures: z.optional(z.boolean("true or false")),
  format: z.optional(
    z.enum(
      REPORT_FORMATS.map(({ id }) => id),
      "table, json, csv or markdown",
    ),
  ),
  out: z.optional(someText("a file name")),
  checks: z.optional(
    z
      .array(gateSchema, "a list of checks")
      .check(
        z.minLength(1, "a list of checks"),
        z.describe("Gates that `fairwait check` holds a list against."),
      ),
  ),
});

export type Settings = z.infer<typeof settingsSchema>;

export const SETTING_KEYS: readonly string[] = Object.keys(settingsSchema.shape);

/** Settings that hold, or the first thing that does not. */
export function checkSettings(
  candidate: unknown,
): { readonly settings: Settings } | { readonly problem: ShapeProblem } {
  const result = settingsSchema.safeParse(candidate);
  return result.success
    ? { settings: result.data }
    : { problem: shapeProblem(result.error.issues, candidate) };
}
