/** One part of a list by the groups of a characteristic: a clinical priority, or a service, taken by itself. */
import type { DimensionFindings, Findings, GroupFindings } from "../../findings/schema.ts";
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

/** Whether groups of a cohort differ more than their intervals allow. */
export interface CohortJudgement {
  /** `apart`: two intervals that do not overlap. `too-few`: no two groups of 20 pathways. */
  readonly kind: "apart" | "overlap" | "too-few";
  /** Goes on after the name of the cohort: "P2: …". */
  readonly text: string;
}

/**
 * The two groups whose 95% intervals of breaching the standard lie furthest apart. Intervals that do not overlap are a
 * difference at about 0.5%, which allows for the ten pairs of five groups.
 */
export function judgeCohort(cohort: DimensionFindings, standard: Standard): CohortJudgement {
  const groups = spokenGroups(cohort);
  const [first, ...others] = groups;
  if (first === undefined || others.length === 0) {
    return { kind: "too-few", text: "fewer than two groups have 20 pathways, so none can be compared." };
  }
  const lower = (group: GroupFindings): number => group.breachesStandard.lower ?? 0;
  const upper = (group: GroupFindings): number => group.breachesStandard.upper ?? 1;
  const most = others.reduce((best, one) => (lower(one) > lower(best) ? one : best), first);
  const least = others.reduce((best, one) => (upper(one) < upper(best) ? one : best), first);
  const waited = breachWords(standard);
  const figure = (group: GroupFindings): string =>
    `${printInterval(proportionOf(group.breachesStandard), printPercentage, "%")} of ${printable(groupWords(cohort, group.group))}`;
  if (lower(most) > upper(least)) {
    return {
      kind: "apart",
      text: `${figure(most)} have waited ${waited} against ${figure(least)}; the 95% intervals do not overlap.`,
    };
  }
  return {
    kind: "overlap",
    text: `the 95% intervals of waiting ${waited} overlap for all groups of 20 pathways or more, so no difference between them is sure.`,
  };
}
