import { NOT_KNOWN_TEXTS, NOT_STATED_TEXTS } from "../vocab/not-known-texts.ts";
import { isBlank } from "./blank.ts";
import { INVALID, known, MISSING } from "./closed-coding.ts";
import type { Coding, Level } from "./level.ts";
import { normaliseLabel } from "./normalise-label.ts";

const noRank = (reason: string): Level => ({ id: reason, quality: "notKnown", reason });

const DECILES = 10;
const QUINTILES = 5;

const problems = [
  MISSING,
  { ...INVALID, reason: "not-an-imd-value" },
  noRank("outside-england-wales"),
  noRank("outside-england-scotland"),
  noRank("outside-england-northern-ireland"),
  noRank("pseudo-no-fixed-abode"),
  noRank("pseudo-not-known"),
  noRank("pseudo-overseas"),
  { id: "lsoa-malformed", quality: "invalid", reason: "lsoa-malformed" },
  { id: "postcode-malformed", quality: "invalid", reason: "postcode-malformed" },
  noRank("postcode-not-found"),
  noRank("lsoa-not-found"),
  noRank("lsoa-split"),
  noRank("no-rank"),
  noRank("no-lookup"),
] as const satisfies readonly Level[];

/** Index of the first level of `IMD_LEVELS` with a quintile: decile 1. */
export const FIRST_KNOWN_IMD = problems.length;

/**
 * Levels of the axis `imd`, shared by every way to a deprivation: why there is none, then deciles 1 (most deprived) to
 * 10, then quintiles 1 to 5 of extracts that have no decile.
 */
export const IMD_LEVELS: readonly Level[] = [
  ...problems,
  ...Array.from({ length: DECILES }, (_, index) => known(`decile-${index + 1}`)),
  ...Array.from({ length: QUINTILES }, (_, index) => known(`quintile-${index + 1}`)),
];

/** How a row comes by its deprivation. The first costs a list nothing: its levels are those of every list. */
export const IMD_ROUTES = ["lsoa", "imd-column", "postcode", "terminated-postcode"] as const;
export type ImdRoute = (typeof IMD_ROUTES)[number];

/** Levels of the axis `imd` with a value that say by which of so many routes as well; dimensions see no difference. */
export const imdLevelsByRoute = (routes: number): readonly Level[] => [
  ...IMD_LEVELS,
  ...Array.from({ length: Math.max(0, routes - 1) }, () => IMD_LEVELS.slice(FIRST_KNOWN_IMD)).flat(),
];
/** A level reached by one of the routes, numbered from 0; a problem is one whatever the route. */
export const imdLevelOnRoute = (level: number, route: number): number =>
  level < FIRST_KNOWN_IMD ? level : level + route * (DECILES + QUINTILES);
/** The number of the route that a level was reached by; undefined when there is no value. */
export const imdRouteOfLevel = (level: number): number | undefined =>
  level < FIRST_KNOWN_IMD ? undefined : Math.floor((level - FIRST_KNOWN_IMD) / (DECILES + QUINTILES));
/** The level without its route. */
export const imdLevelOfAnyRoute = (level: number): number =>
  level < FIRST_KNOWN_IMD ? level : FIRST_KNOWN_IMD + ((level - FIRST_KNOWN_IMD) % (DECILES + QUINTILES));

export type ImdProblem =
  | "missing"
  | "invalid"
  | "outside-england-wales"
  | "outside-england-scotland"
  | "outside-england-northern-ireland"
  | "pseudo-no-fixed-abode"
  | "pseudo-not-known"
  | "pseudo-overseas"
  | "lsoa-malformed"
  | "postcode-malformed"
  | "postcode-not-found"
  | "lsoa-not-found"
  | "lsoa-split"
  | "no-rank"
  | "no-lookup";

/** Level of a deprivation that is not known, by reason. */
export const imdProblemLevel = (problem: ImdProblem): number =>
  IMD_LEVELS.findIndex(({ id }) => id === problem);
/** Level of a decile 1–10. */
export const imdDecileLevel = (decile: number): number => FIRST_KNOWN_IMD + decile - 1;
/** Level of a quintile 1–5 without a decile. */
export const imdQuintileLevel = (quintile: number): number => FIRST_KNOWN_IMD + DECILES + quintile - 1;

/** Decile of a level, or undefined when only a quintile or nothing is known. */
export function decileOfLevel(level: number): number | undefined {
  const decile = level - FIRST_KNOWN_IMD + 1;
  return decile >= 1 && decile <= DECILES ? decile : undefined;
}

/** Quintile of a level: of its decile, or its own; undefined when nothing is known. */
export function quintileOfLevel(level: number): number | undefined {
  const decile = decileOfLevel(level);
  if (decile !== undefined) return Math.ceil(decile / 2);
  return level >= FIRST_KNOWN_IMD + DECILES ? level - FIRST_KNOWN_IMD - DECILES + 1 : undefined;
}

/**
 * Decile of a rank among `areas` (1 is the most deprived): the last rank of decile k is floor(areas × k / 10), the rule
 * of the English Indices of Deprivation (checked against every rank of the 2019 and 2025 files).
 */
export const decileOfRank = (rank: number, areas: number): number => Math.ceil((DECILES * rank) / areas);

const VALUE =
  /^(?:(?:national\s+)?imd\s*(?:\d{4}\s*)?)?(?:decile|quintile|quint|d|q)?\s*0?(\d{1,2})(?:\.0+)?(?:\s*[-–—:,(]\s*(.*))?$/i;

/** IMD decile of the extract, as a number or as text: `3`, `3.0`, `IMD 3`, `Decile 3`, `1 - most deprived`. */
export const imdDecileCoding = (): Coding => valueCoding(DECILES, imdDecileLevel);
/** IMD quintile of the extract; fills `imd-quintile` and `core20` only. */
export const imdQuintileCoding = (): Coding => valueCoding(QUINTILES, imdQuintileLevel);

function valueCoding(highest: number, levelOf: (value: number) => number): Coding {
  return codingOf((text) => {
    const [, digits, remark = ""] = VALUE.exec(text.trim()) ?? [];
    const value = Number(digits);
    if (digits === undefined || value < 1 || value > highest || contradicts(remark, value, highest)) {
      return imdProblemLevel("invalid");
    }
    return levelOf(value);
  });
}

/** "10 - most deprived" counts the other way round: such a column must not be read as ours. */
function contradicts(remark: string, value: number, highest: number): boolean {
  return (
    (value === 1 && /least\s+deprived/i.test(remark)) ||
    (value === highest && /most\s+deprived/i.test(remark))
  );
}

const RANK = /^\d{1,3}(?:,\d{3})(?:\.0+)?$|^\d{1,6}(?:\.0+)?$/;

/** IMD rank of the extract among the `areas` of its edition; rank 0 marks a place that has none. */
export function imdRankCoding(areas: number): Coding {
  return codingOf((text) => {
    const trimmed = text.trim();
    if (!RANK.test(trimmed)) return imdProblemLevel("invalid");
    const rank = Number(trimmed.replaceAll(",", ""));
    if (rank === 0) return imdProblemLevel("no-rank");
    return rank <= areas ? imdDecileLevel(decileOfRank(rank, areas)) : imdProblemLevel("invalid");
  });
}

const NO_VALUE: ReadonlySet<string> = new Set([...NOT_KNOWN_TEXTS, ...NOT_STATED_TEXTS]);

const codingOf = (levelOf: (text: string) => number): Coding => ({
  levels: IMD_LEVELS,
  firstKnown: FIRST_KNOWN_IMD,
  classify: (text) =>
    isBlank(text) || NO_VALUE.has(normaliseLabel(text)) ? imdProblemLevel("missing") : levelOf(text),
});
