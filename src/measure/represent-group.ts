import type { PopulationGroup } from "../findings/exact.ts";
import { countInterval } from "../stats/count-interval.ts";
import { partToWhole } from "../stats/part-to-whole.ts";
import { wilson } from "../stats/wilson.ts";

/** Residents of the catchment in one group, and the pathways of those who wait, all of them and the long ones. */
export interface ResidentsAndPathways {
  readonly residents: number;
  readonly pathways: number;
  readonly over18Weeks: number;
  readonly over52Weeks: number;
}

export type Representation = Omit<PopulationGroup, "group" | "label" | "known" | "suppressed">;

const PER = 1000;

/**
 * List rate and representation of one known group among `everyone` known. Rates are per 1,000 residents with Byar's or the
 * exact interval; representation is share of the pathways ÷ share of the residents, whose limits are Wilson's of the
 * former ÷ the latter, since a census is no sample; share of the long waits ÷ share of the pathways by `partToWhole`. Null
 * where there are no residents, or nobody waits.
 */
export function representGroup(group: ResidentsAndPathways, everyone: ResidentsAndPathways): Representation {
  const { residents, pathways } = group;
  const perThousand = (count: number): number | null => (residents === 0 ? null : (PER * count) / residents);
  const rate = countInterval(pathways);
  const share = wilson(pathways, everyone.pathways);
  const residentsShare = everyone.residents === 0 ? null : residents / everyone.residents;
  const ofWhole = (long: "over18Weeks" | "over52Weeks") =>
    partToWhole(group[long], pathways, { x: everyone[long], n: everyone.pathways });
  const [over18, over52] = [ofWhole("over18Weeks"), ofWhole("over52Weeks")];
  const toResidents = (value: number | undefined): number | null =>
    value === undefined || !residentsShare ? null : value / residentsShare;
  return {
    residents,
    residentsShare,
    pathways,
    pathwaysShare: share?.proportion ?? null,
    ratePer1000: perThousand(pathways),
    ratePer1000Lower: perThousand(rate.lower),
    ratePer1000Upper: perThousand(rate.upper),
    // Multiplied before it is divided, so that a quarter of one and a fifth of the other make exactly 1.25.
    representation:
      share === undefined || !residentsShare
        ? null
        : (pathways * everyone.residents) / (everyone.pathways * residents),
    representationLower: toResidents(share?.lower),
    representationUpper: toResidents(share?.upper),
    pathwaysOver18Weeks: group.over18Weeks,
    pathwaysOver52Weeks: group.over52Weeks,
    over18WeeksRepresentation: over18?.ratio ?? null,
    over18WeeksRepresentationLower: over18?.lower ?? null,
    over18WeeksRepresentationUpper: over18?.upper ?? null,
    over52WeeksRepresentation: over52?.ratio ?? null,
    over52WeeksRepresentationLower: over52?.lower ?? null,
    over52WeeksRepresentationUpper: over52?.upper ?? null,
  };
}

/** A group whose pathways nobody can place: it is counted, and has no rate. */
export const unplacedGroup = (pathways: number): Representation => ({
  residents: null,
  residentsShare: null,
  pathways,
  pathwaysShare: null,
  ratePer1000: null,
  ratePer1000Lower: null,
  ratePer1000Upper: null,
  representation: null,
  representationLower: null,
  representationUpper: null,
  pathwaysOver18Weeks: null,
  pathwaysOver52Weeks: null,
  over18WeeksRepresentation: null,
  over18WeeksRepresentationLower: null,
  over18WeeksRepresentationUpper: null,
  over52WeeksRepresentation: null,
  over52WeeksRepresentationLower: null,
  over52WeeksRepresentationUpper: null,
});
