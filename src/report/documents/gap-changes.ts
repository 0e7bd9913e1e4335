/** What became of gaps between two lists. */
import type { Findings, Gap } from "../../findings/schema.ts";
import { dayWords } from "../as-at-words.ts";
import { type Comparison, comparisonsOf } from "../comparison.ts";
import { medianOf, proportionOf } from "../dimension-tables.ts";
import { printInterval, printNumber, printPercentage } from "../figures.ts";
import { isSure, POINTS, plainSpan, SHARE, sized, spanWords } from "../gap-words.ts";
import { capitalised, groupWords } from "../group-words.ts";
import { sureMeasures } from "../headline.ts";
import { printable } from "../printable.ts";
import { breachWords } from "../standard-words.ts";
import { countedOrHidden } from "./held.ts";

export interface GapChange {
  readonly dimension: string;
  /** `unclear`: the two intervals overlap. */
  readonly direction: "wider" | "narrower" | "unclear";
  readonly text: string;
}

export interface GapChanges {
  readonly changes: readonly GapChange[];
  /** Why nothing can be compared, or what to mind when comparing; as sentences. */
  readonly cautions: readonly string[];
}

/** "as at 25 September 2026", "in the earlier list". */
export const thenWords = ({ asAt }: Pick<Findings, "asAt">): string =>
  asAt === null ? "in the earlier list" : `as at ${dayWords(asAt)}`;

const MEASURES = ["breachesStandard", "over52Weeks"] as const;

/**
 * Gaps of uncrossed `dimensions` that are sure in one list or the other and held by both, in breaching the standard and in
 * waiting over 52 weeks. A gap counts as changed only where the two 95% intervals do not overlap.
 */
export function gapChanges(now: Findings, then: Findings, dimensions: readonly string[]): GapChanges {
  if (now.standard.id !== then.standard.id) {
    return {
      changes: [],
      cautions: [`The ${thenWords(then)} figures are of another standard: gaps are not compared.`],
    };
  }
  const sureNow = sureMeasures(now);
  const sureThen = sureMeasures(then);
  const earlier = comparisonsOf(then.dimensions);
  const changes = comparisonsOf(now.dimensions)
    .filter(({ dimension }) => dimensions.includes(dimension.dimension))
    .flatMap((comparison) => {
      const before = earlier.find((one) => isSameGap(one, comparison));
      if (before === undefined || !isSameGrouping(comparison.dimension.dimension, now, then)) return [];
      const sure = new Set<string>([
        ...sureNow(comparison.dimension, comparison.group.group),
        ...sureThen(before.dimension, before.group.group),
      ]);
      return MEASURES.filter((measure) => sure.has(measure)).flatMap((measure) =>
        changeOf(comparison, before, { measure, waited: waitedWords(measure, now), then }),
      );
    });
  return { changes, cautions: cautionsOf(now, then) };
}

const isSameGap = (one: Comparison, other: Comparison): boolean =>
  one.dimension.dimension === other.dimension.dimension &&
  one.group.group === other.group.group &&
  one.reference === other.reference;

const isSameGrouping = (dimension: string, now: Findings, then: Findings): boolean =>
  dimension !== "ethnic-group" || now.options.ethnicGrouping === then.options.ethnicGrouping;

const imdEdition = ({ references }: Findings): string | undefined =>
  references.find(({ kind }) => kind === "imd")?.name;

function cautionsOf(now: Findings, then: Findings): string[] {
  const grouping =
    now.options.ethnicGrouping === then.options.ethnicGrouping
      ? []
      : ["Ethnic groups are grouped otherwise than they were: gaps between them are not compared."];
  const edition =
    imdEdition(now) === imdEdition(then)
      ? []
      : [
          "Deprivation is by another table than it was: some areas are in another fifth for that reason alone.",
        ];
  return [...grouping, ...edition];
}

type Measure = (typeof MEASURES)[number];

const waitedWords = (measure: Measure, { standard }: Findings): string =>
  measure === "over52Weeks" ? "over 52 weeks" : breachWords(standard);

const gapOf = (comparison: Comparison, measure: Measure): Gap | undefined =>
  measure === "over52Weeks" ? comparison.over52 : comparison.breaches;

function changeOf(
  now: Comparison,
  before: Comparison,
  { measure, waited, then }: { readonly measure: Measure; readonly waited: string; readonly then: Findings },
): GapChange[] {
  const [own, other] = [gapOf(now, measure), gapOf(before, measure)];
  if (own === undefined || other === undefined || !hasLimits(own) || !hasLimits(other)) return [];
  const people = `${groupWords(now.dimension, now.group.group)} against ${groupWords(now.dimension, now.reference)}`;
  const direction = directionOf(own, other);
  return [
    {
      dimension: now.dimension.dimension,
      direction,
      text: printable(
        `${capitalised(people)}, ${waited}: ${sizeWords(own)} now, ${sizeWords(other)} ${thenWords(then)}; ${CHANGED[direction]}.`,
      ),
    },
  ];
}

const CHANGED = {
  wider: "the intervals do not overlap, and the gap is wider",
  narrower: "the intervals do not overlap, and the gap is narrower",
  unclear: "the intervals overlap, so it may not have changed at all",
} as const;

const hasLimits = (gap: Gap): boolean =>
  gap.difference !== null && gap.differenceLower !== null && gap.differenceUpper !== null;

const sizeWords = (gap: Gap): string =>
  isSure(gap)
    ? `${sized(gap.difference, 100, POINTS, SHARE)} (95% interval ${plainSpan(gap, 100)})`
    : `anything ${spanWords(gap, 100, POINTS, SHARE)}`;

function directionOf(now: Gap, then: Gap): GapChange["direction"] {
  const overlap =
    (now.differenceLower ?? 0) <= (then.differenceUpper ?? 0) &&
    (then.differenceLower ?? 0) <= (now.differenceUpper ?? 0);
  if (overlap) return "unclear";
  return Math.abs(now.difference ?? 0) > Math.abs(then.difference ?? 0) ? "wider" : "narrower";
}

/** The whole list now and then. */
export function listChangeWords(now: Findings, then: Findings): string {
  const list = ({ overall }: Findings): string =>
    [
      countedOrHidden(overall.n, "pathway"),
      `a median of ${printInterval(medianOf(overall), printNumber)} weeks`,
      `${printInterval(proportionOf(overall.over52Weeks), printPercentage, "%")} over 52 weeks`,
    ].join(", ");
  return `The whole list: ${list(now)} now; ${list(then)} ${thenWords(then)}.`;
}
