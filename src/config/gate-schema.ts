/**
 * A gate as an analyst writes it under `checks:` in fairwait.yaml, and what it means. Each message ends the sentence
 * "`key` takes …". Descriptions are what `fairwait schema config` says of a key.
 */
import * as z from "zod/mini";
import { type Gate, type GateLimit, type GateSubject, type GateUnit, LONG_WAITS } from "../check/gate.ts";
import { isWeeks } from "../findings/adjusted-evidence.ts";
import { ADJUSTED_WEEKS } from "../findings/adjusted-schema.ts";
import { THRESHOLD_MEASURES } from "../findings/threshold-measures.ts";
import { scalar, someText } from "./text-shapes.ts";

const LIMIT = "a number, with %, points or weeks where its figure has them";
const LIMIT_TEXT = /^(-?\d+(?:\.\d+)?)\s*(%|points?|weeks?)?$/;
const limit = z.union([z.number(LIMIT), z.string(LIMIT).check(z.regex(LIMIT_TEXT, LIMIT))], LIMIT);
const yesNo = z.boolean("true or false");

const NAME = "a name on one line";
const common = {
  name: z.optional(
    z
      .string(NAME)
      .check(z.regex(/^(?=.*\S)\P{Cc}*$/u, NAME), z.describe("How the gate is called where it is printed.")),
  ),
  atMost: z.optional(limit.check(z.describe("The gate fails above it."))),
  atLeast: z.optional(limit.check(z.describe("The gate fails below it."))),
  change: z.optional(
    yesNo.check(z.describe("The figure is how much it has changed since the findings of --previous.")),
  ),
};
const groups = {
  dimension: z.optional(
    someText("a dimension").check(z.describe("Whose figures: each known group is a gate of its own.")),
  ),
  group: z.optional(scalar("a group").check(z.describe("The one group that is looked at."))),
};

const MEASURES = [...THRESHOLD_MEASURES, ...ADJUSTED_WEEKS] as const;
const MEASURE = `one of ${MEASURES.join(", ")}`;
const WEEKS = `one of ${LONG_WAITS.join(", ")}`;
const CHECK = "completeness, linkage, gap, long-waiters, standard, rejected or list-size";

const gateShape = z.discriminatedUnion(
  "check",
  [
    z.strictObject({
      check: z.literal("completeness"),
      field: someText("ethnicity, imd, sex, age or another characteristic").check(
        z.describe("What is to be known: ethnicity, imd, sex, age or another characteristic."),
      ),
      ...groups,
      ...common,
    }),
    z.strictObject({
      check: z.literal("linkage"),
      of: z
        .enum(["imd", "demographics"], "imd or demographics")
        .check(z.describe("Areas looked up in the IMD, or rows linked to records of --demographics.")),
      ...common,
    }),
    z.strictObject({
      check: z.literal("gap"),
      dimension: someText("a dimension").check(z.describe("Between whose groups.")),
      group: groups.group,
      measure: z.enum(MEASURES, MEASURE).check(z.describe("In what: a measure of `fairwait explain`.")),
      figure: z.optional(
        z
          .enum(["difference", "ratio"], "difference or ratio")
          .check(z.describe("Group − reference (default), or group ÷ reference.")),
      ),
      adjusted: z.optional(
        yesNo.check(z.describe("After allowing for specialty, or what --adjust names; differences only.")),
      ),
      judge: z.optional(
        z
          .enum(["estimate", "interval"], "estimate or interval")
          .check(z.describe("interval: fails only when the whole 95% interval is past the limit.")),
      ),
      ...common,
    }),
    z.strictObject({
      check: z.literal("long-waiters"),
      weeks: z.literal(LONG_WAITS, WEEKS).check(z.describe("Pathways waiting longer than so many weeks.")),
      ...groups,
      ...common,
    }),
    z.strictObject({ check: z.literal("standard"), ...groups, ...common }),
    z.strictObject({ check: z.literal("rejected"), ...common }),
    z.strictObject({ check: z.literal("list-size"), ...common }),
  ],
  `a check: ${CHECK}`,
);

type GateEntry = z.infer<typeof gateShape>;

/** One gate: its shape, and that its parts fit one another. */
export const gateSchema = gateShape.check((context) => {
  const meaning = gateMeaning(context.value);
  if ("problem" in meaning) {
    const { key, takes } = meaning.problem;
    context.issues.push({ code: "custom", path: [key], message: takes, input: context.value });
  }
});

/** The keys a gate can have, for who misspells one. */
export const GATE_KEYS: readonly string[] = [
  ...new Set([
    "check",
    "field",
    "of",
    "dimension",
    "group",
    "measure",
    "figure",
    "adjusted",
    "judge",
    "weeks",
    ...Object.keys(common),
  ]),
];

/** Entries that `gateSchema` has accepted. */
export const gatesOf = (entries: readonly GateEntry[]): readonly Gate[] =>
  entries.flatMap((entry) => {
    const meaning = gateMeaning(entry);
    return "gate" in meaning ? [meaning.gate] : [];
  });

interface GateProblem {
  readonly key: string;
  /** Ends the sentence "`key` takes …". */
  readonly takes: string;
}
type GateMeaning = { readonly gate: Gate } | { readonly problem: GateProblem };

const problem = (key: string, takes: string): GateMeaning => ({ problem: { key, takes } });

function gateMeaning(entry: GateEntry): GateMeaning {
  const typed = typedLimits(entry);
  const [first] = typed;
  if (first === undefined) return problem("atMost", "a limit: a gate needs atMost, atLeast or both");
  const clash = choiceProblem(entry);
  if (clash !== undefined) return { problem: clash };
  const change = entry.change ?? false;
  const allowed = unitsOf(entry, change);
  const wrong = typed.find(({ unit }) => !allowed.some(({ typed }) => typed === unit));
  if (wrong !== undefined) return problem(wrong.key, allowed.map(({ example }) => example).join(" or "));
  if (typed.some(({ unit }) => unit !== first.unit)) {
    return problem("atLeast", "the unit of atMost: one figure has one unit");
  }
  const { unit, scale } = allowed.find(({ typed }) => typed === first.unit) as UnitChoice;
  const limits = typed.map(({ bound, value }): GateLimit => ({ bound, value: value / scale }));
  if (isEmptyRange(limits)) return problem("atLeast", "no more than atMost");
  return {
    gate: {
      ...(entry.name !== undefined && { name: entry.name }),
      subject: subjectOf(entry, unit),
      change,
      unit,
      limits,
    },
  };
}

interface TypedLimit {
  readonly key: "atMost" | "atLeast";
  readonly bound: GateLimit["bound"];
  readonly value: number;
  readonly unit: TypedUnit;
}
type TypedUnit = "" | "%" | "points" | "weeks";

function typedLimits({ atMost, atLeast }: GateEntry): readonly TypedLimit[] {
  const both = [
    ["atMost", "at-most", atMost],
    ["atLeast", "at-least", atLeast],
  ] as const;
  return both.flatMap(([key, bound, text]) => {
    if (text === undefined) return [];
    const [, number = "", unit = ""] = LIMIT_TEXT.exec(String(text)) ?? [];
    return [{ key, bound, value: Number(number), unit: plural(unit) }];
  });
}

const plural = (unit: string): TypedUnit => {
  if (unit.startsWith("point")) return "points";
  if (unit.startsWith("week")) return "weeks";
  return unit === "%" ? "%" : "";
};

function choiceProblem(entry: GateEntry): GateProblem | undefined {
  if ("group" in entry && entry.group !== undefined && entry.dimension === undefined) {
    return { key: "group", takes: "a group of a dimension, which is to be named beside it" };
  }
  if (entry.check !== "gap") return undefined;
  const { measure, figure, adjusted, change, judge } = entry;
  if (figure === "ratio" && isWeeks(measure)) {
    return { key: "figure", takes: "difference for measures in weeks: fairwait gives no ratio of weeks" };
  }
  if (figure === "ratio" && adjusted === true) {
    return { key: "figure", takes: "difference where the gap is adjusted" };
  }
  if (measure === "p92Weeks" && adjusted !== true) {
    return { key: "measure", takes: "p92Weeks only with adjusted: true" };
  }
  return change === true && judge === "interval"
    ? {
        key: "judge",
        takes: "estimate for a change: two months of one list share patients, and it has no interval",
      }
    : undefined;
}

interface UnitChoice {
  readonly typed: TypedUnit;
  readonly unit: GateUnit;
  /** What is typed ÷ scale is what is meant. */
  readonly scale: number;
  readonly example: string;
}
const PERCENT: UnitChoice = {
  typed: "%",
  unit: "proportion",
  scale: 100,
  example: "a percentage such as 95%",
};
const POINTS: UnitChoice = {
  typed: "points",
  unit: "points",
  scale: 100,
  example: "percentage points such as 2 points",
};
const WEEKS_UNIT: UnitChoice = { typed: "weeks", unit: "weeks", scale: 1, example: "weeks such as 4 weeks" };
const COUNT: UnitChoice = { typed: "", unit: "count", scale: 1, example: "a number of rows such as 20" };
const RATIO: UnitChoice = { typed: "", unit: "ratio", scale: 1, example: "a ratio such as 1.5" };
const RELATIVE: UnitChoice = {
  typed: "%",
  unit: "relative",
  scale: 100,
  example: "a part of what it was such as 10%",
};

/** The units a limit can be written in, by what its figure is. */
function unitsOf(entry: GateEntry, change: boolean): readonly UnitChoice[] {
  switch (entry.check) {
    case "completeness":
    case "linkage":
    case "standard":
      return [change ? POINTS : PERCENT];
    case "gap":
      if (entry.figure === "ratio") return [RATIO];
      return [isWeeks(entry.measure) ? WEEKS_UNIT : POINTS];
    case "long-waiters":
    case "rejected":
      return [COUNT, change ? POINTS : PERCENT];
    case "list-size":
      return change ? [COUNT, RELATIVE] : [COUNT];
  }
}

function subjectOf(entry: GateEntry, unit: GateUnit): GateSubject {
  const as = unit === "count" ? "count" : "proportion";
  switch (entry.check) {
    case "completeness":
      return { check: "completeness", field: entry.field, ...groupsOf(entry) };
    case "linkage":
      return { check: "linkage", of: entry.of };
    case "gap": {
      const { dimension, measure, figure = "difference", adjusted = false, judge = "estimate" } = entry;
      return { check: "gap", ...groupsOf(entry), dimension, measure, figure, adjusted, judge };
    }
    case "long-waiters":
      return { check: "long-waiters", weeks: entry.weeks, as, ...groupsOf(entry) };
    case "standard":
      return { check: "standard", ...groupsOf(entry) };
    case "rejected":
      return { check: "rejected", as };
    case "list-size":
      return { check: "list-size" };
  }
}

const groupsOf = ({
  dimension,
  group,
}: {
  readonly dimension?: string | undefined;
  readonly group?: string | number | boolean | undefined;
}) => ({
  ...(dimension !== undefined && { dimension }),
  ...(group !== undefined && { group: String(group) }),
});

function isEmptyRange(limits: readonly GateLimit[]): boolean {
  const [most, least] = (["at-most", "at-least"] as const).map(
    (bound) => limits.find((each) => each.bound === bound)?.value,
  );
  return most !== undefined && least !== undefined && least > most;
}
