/** One part of a list by the groups of a characteristic: a clinical priority, or a service, taken by itself. */
import type { DimensionFindings, Findings, GroupFindings } from "../../findings/schema.ts";
import { criticalValue, Z_95 } from "../../stats/critical-value.ts";
import { SIGNIFICANT } from "../../vocab/significance.ts";
import { proportionOf } from "../dimension-tables.ts";
import { printInterval, printPercentage } from "../figures.ts";
import { groupWords } from "../group-words.ts";
import { printable } from "../printable.ts";
import { breachWords, type Standard } from "../standard-words.ts";
import { dimensionIn, spokenGroups } from "./held.ts";

const CROSSED = " × ";

/**
 * The pathways of one value of `part`, by the groups of `characteristic`, from the crossing of the two; it has no gaps, since
 * those of a crossing are to the rest of the whole list. Undefined where the list was not crossed so, or holds none of them.
 */
export function cohortOf(
  findings: Findings,
  {
    part,
    value,
    characteristic,
  }: { readonly part: string; readonly value: string; readonly characteristic: string },
): DimensionFindings | undefined {
  const crossing = dimensionIn(findings, `${part}*${characteristic}`);
  if (crossing === undefined) return undefined;
  const begins = `${value}*`;
  const groups = crossing.groups.filter(({ group }) => group.startsWith(begins)).map(ofCharacteristic);
  if (groups.length === 0) return undefined;
  return {
    dimension: characteristic,
    label: crossing.label.split(CROSSED).slice(1).join(CROSSED) || characteristic,
    ordered: false,
    reference: "rest-of-list",
    groups,
    gaps: [],
    tests: { chiSquare: null, kruskalWallis: null, trend: null, cramersV: null },
  };
}

function ofCharacteristic(crossed: GroupFindings): GroupFindings {
  const [, ...group] = crossed.group.split("*");
  const [, ...label] = crossed.label.split(CROSSED);
  return { ...crossed, group: group.join("*"), label: label.join(CROSSED) || group.join("*") };
}

/** Whether groups of a cohort surely differ. */
export interface CohortJudgement {
  /** `too-few`: no two groups of 20 pathways. */
  readonly kind: "apart" | "no-sure-difference" | "too-few";
  /** Goes on after the name of the cohort: "P2: …". */
  readonly text: string;
}

interface JudgedBy {
  readonly standard: Standard;
  /** How many cohorts are judged in one document: the allowance for looking often is over all their pairs. */
  readonly cohorts: number;
}

/**
 * The two groups that lie furthest apart in breaching the standard, by the difference over the half-width of its interval
 * (Newcombe's, made of the two Wilson intervals). They differ surely where chance would part some pair of some cohort so
 * far less than once in twenty (Bonferroni).
 */
export function judgeCohort(cohort: DimensionFindings, { standard, cohorts }: JudgedBy): CohortJudgement {
  const groups = spokenGroups(cohort);
  const pairs = groups.flatMap((one) => groups.flatMap((other) => pairOf(one, other) ?? []));
  const [first, ...others] = pairs;
  if (groups.length < 2) {
    return { kind: "too-few", text: "fewer than two groups have 20 pathways, so none can be compared." };
  }
  const waited = breachWords(standard);
  const comparisons = (cohorts * groups.length * (groups.length - 1)) / 2;
  const widest =
    first === undefined
      ? undefined
      : others.reduce((best, one) => (one.apart > best.apart ? one : best), first);
  if (widest === undefined || widest.apart <= furthestByChance(comparisons)) {
    return {
      kind: "no-sure-difference",
      text: `no two groups of 20 pathways or more surely differ in waiting ${waited}, the number of comparisons allowed for; that is no proof that none do.`,
    };
  }
  const figure = (group: GroupFindings): string =>
    `${printInterval(proportionOf(group.breachesStandard), printPercentage, "%")} of ${printable(groupWords(cohort, group.group))}`;
  return {
    kind: "apart",
    text: `${figure(widest.most)} have waited ${waited} against ${figure(widest.least)}: a sure difference, the number of comparisons allowed for.`,
  };
}

/** In units of the half-width of a 95% interval. */
const furthestByChance = (comparisons: number): number => criticalValue(1 - SIGNIFICANT / comparisons) / Z_95;

interface Pair {
  readonly most: GroupFindings;
  readonly least: GroupFindings;
  /** The difference ÷ the half-width of its 95% interval on the side of none. */
  readonly apart: number;
}

/** Undefined unless the first group breaches the standard more often than the second. */
function pairOf(most: GroupFindings, least: GroupFindings): Pair | undefined {
  const [high, low] = [most.breachesStandard, least.breachesStandard];
  if (high.proportion === null || high.lower === null || low.proportion === null || low.upper === null) {
    return undefined;
  }
  const difference = high.proportion - low.proportion;
  if (difference <= 0) return undefined;
  return {
    most,
    least,
    apart: difference / Math.hypot(high.proportion - high.lower, low.upper - low.proportion),
  };
}
