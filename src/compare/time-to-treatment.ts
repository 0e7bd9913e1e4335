import type { TimeToDimension, TimeToGroup } from "../findings/exact.ts";
import { measureTimeToTreatment } from "../measure/time-to-treatment.ts";
import { benjaminiHochberg } from "../stats/benjamini-hochberg.ts";
import { type Counts, merge, total } from "../stats/counts.ts";
import { coxRegression } from "../stats/cox-regression.ts";
import { Z_95 } from "../stats/critical-value.ts";
import { normalTwoSided } from "../stats/distributions.ts";
import { holm } from "../stats/holm.ts";
import { logRank } from "../stats/log-rank.ts";
import type { TimeCounts } from "../stats/time-counts.ts";
import { CURVE_WEEKS } from "../vocab/curve-weeks.ts";
import { isCrossed } from "../vocab/dimension-ids.ts";
import { REST_OF_LIST } from "../vocab/rest-of-list.ts";

/** The groups of one dimension, or of a crossing of several, with their pathways followed to the end. */
export interface GroupedTimes {
  readonly dimension: string;
  readonly label: string;
  readonly reference: string;
  readonly groups: readonly GroupTimes[];
}

export interface GroupTimes {
  readonly group: string;
  readonly label: string;
  readonly known: boolean;
  readonly counts: TimeCounts;
}

/** Beyond this many groups a joint model says nothing that anybody could read, and takes its time over it. */
const MOST_COMPARED = 200;
/** Nor would anybody read the curves of so many week by week, and they would fill the memory. */
const MOST_WEEKLY = 100;

/** Curves, hazard ratios of treatment and the log-rank test of one dimension; its p-value is not yet adjusted. */
export function compareTimeToTreatment({ groups, ...dimension }: GroupedTimes): TimeToDimension {
  const known = groups.filter((group) => group.known);
  const ratios = hazardRatios(known, dimension.reference);
  const test = known.length > MOST_COMPARED ? undefined : logRank(known.map(({ counts }) => counts));
  return {
    ...dimension,
    groups: groups.map(({ group, label, known: isKnown, counts }) => ({
      group,
      label,
      known: isKnown,
      suppressed: false,
      ...measureTimeToTreatment(counts, groups.length > MOST_WEEKLY ? CURVE_WEEKS : undefined),
      ...(ratios.get(group) ?? NO_RATIO),
    })),
    logRank: test
      ? { statistic: test.statistic, df: test.degreesOfFreedom, pValue: test.pValue, pValueAdjusted: null }
      : null,
  };
}

type HazardRatio = Pick<
  TimeToGroup,
  "hazardRatio" | "hazardRatioLower" | "hazardRatioUpper" | "hazardRatioPValue"
>;

const NO_RATIO: HazardRatio = {
  hazardRatio: null,
  hazardRatioLower: null,
  hazardRatioUpper: null,
  hazardRatioPValue: null,
};

/** To one reference all groups are in one model; to the rest of the list each has a model of its own. */
function hazardRatios(groups: readonly GroupTimes[], reference: string): Map<string, HazardRatio> {
  if (reference !== REST_OF_LIST) return jointRatios(groups, reference);
  if (groups.length < 2) return new Map();
  const all = together(groups.map(({ counts }) => counts));
  return new Map(
    groups.map(({ group, counts }): [string, HazardRatio] => {
      const fit = coxRegression([
        { covariates: [0], counts: without(all, counts) },
        { covariates: [1], counts },
      ]);
      return [group, ratioOf(fit?.coefficients[0], fit?.standardErrors[0])];
    }),
  );
}

/** A group without a treatment has no ratio, and takes none from the others: its hazard of 0 weighs nothing in theirs. */
function jointRatios(groups: readonly GroupTimes[], reference: string): Map<string, HazardRatio> {
  const treated = groups.filter(({ counts }) => total(counts.events) > 0);
  const others = treated.filter(({ group }) => group !== reference);
  const isThere = others.length < treated.length;
  if (!isThere || others.length === 0 || treated.length > MOST_COMPARED) return new Map();
  const fit = coxRegression(
    treated.map(({ group, counts }) => ({
      covariates: others.map((other) => (other.group === group ? 1 : 0)),
      counts,
    })),
  );
  return new Map(
    others.map(({ group }, place) => [group, ratioOf(fit?.coefficients[place], fit?.standardErrors[place])]),
  );
}

function ratioOf(coefficient: number | undefined, standardError: number | undefined): HazardRatio {
  if (coefficient === undefined || standardError === undefined) return NO_RATIO;
  return {
    hazardRatio: Math.exp(coefficient),
    hazardRatioLower: Math.exp(coefficient - Z_95 * standardError),
    hazardRatioUpper: Math.exp(coefficient + Z_95 * standardError),
    hazardRatioPValue: normalTwoSided(coefficient / standardError),
  };
}

function together(groups: readonly TimeCounts[]): TimeCounts {
  return {
    entered: merge(groups.map(({ entered }) => entered)),
    events: merge(groups.map(({ events }) => events)),
    competing: merge(groups.map(({ competing }) => competing)),
    censored: merge(groups.map(({ censored }) => censored)),
  };
}

function without(all: TimeCounts, group: TimeCounts): TimeCounts {
  const less = (from: Counts, counts: Counts): number[] =>
    Array.from(from, (count, time) => count - (counts[time] ?? 0));
  return {
    entered: less(all.entered, group.entered),
    events: less(all.events, group.events),
    competing: less(all.competing, group.competing),
    censored: less(all.censored, group.censored),
  };
}

/** The log-rank p-values of all uncrossed dimensions are one family. */
export function adjustLogRanks(
  dimensions: readonly TimeToDimension[],
  method: "benjamini-hochberg" | "holm",
): TimeToDimension[] {
  const isInFamily = ({ dimension, logRank: test }: TimeToDimension) =>
    test !== null && !isCrossed(dimension);
  const pValues = dimensions.filter(isInFamily).map(({ logRank: test }) => test?.pValue ?? 1);
  const adjusted = (method === "holm" ? holm : benjaminiHochberg)(pValues);
  let place = 0;
  return dimensions.map((dimension) => {
    if (dimension.logRank === null || !isInFamily(dimension)) return dimension;
    const pValueAdjusted = adjusted[place] ?? null;
    place += 1;
    return { ...dimension, logRank: { ...dimension.logRank, pValueAdjusted } };
  });
}
