import type { PopulationFindings, PopulationGroup } from "../findings/exact.ts";
import { countInterval } from "../stats/count-interval.ts";
import { wilson } from "../stats/wilson.ts";
import { count, figure, kept, madeAgain, type Part, part, significant } from "./plan.ts";
import type { Publisher } from "./publisher.ts";

const PER = 1000;

/** Residents are counted by a census and public; a rate over them is a count in disguise, and is made of the count that is shown. */
export const populationPlan: Part = {
  fields: {
    catchments: {
      fields: {
        areas: kept,
        residents: kept,
        listAreas: kept,
        listResidents: kept,
        inside: count,
        outside: count,
        unplaced: count,
      },
    },
    dimensions: part<PopulationFindings["dimensions"][number]>({
      fieldsOf: (dimension, publisher) => ({
        catchment: kept,
        residentsWithoutGroup: kept,
        groups: groupPlan(shownTotal(dimension, publisher)),
      }),
    }),
  },
};

/** `all`: pathways of all known groups together, as shown. */
const groupPlan = (all: number | null): Part =>
  part<PopulationGroup>({
    fields: {
      residents: kept,
      residentsShare: kept,
      pathways: count,
      pathwaysShare: madeAgain,
      ratePer1000: madeAgain,
      ratePer1000Lower: madeAgain,
      ratePer1000Upper: madeAgain,
      representation: madeAgain,
      representationLower: madeAgain,
      representationUpper: madeAgain,
    },
    others: figure,
    restsOnHidden: (group, publisher) => shown(group, publisher) === null,
    finish: (disclosed, group, publisher) => ({
      ...disclosed,
      ...(group.ratePer1000 !== null && ratesOf(group, all, publisher)),
      suppressed: shown(group, publisher) === null,
    }),
  });

const shown = (group: PopulationGroup, publisher: Publisher): number | null =>
  publisher.show(group, "pathways", group.pathways);

/** As measured, with the counts that are shown in place of the exact ones. */
function ratesOf(group: PopulationGroup, all: number | null, publisher: Publisher) {
  const pathways = shown(group, publisher);
  const { residents, residentsShare } = group;
  if (pathways === null || !residents) return {};
  const rate = countInterval(pathways);
  const share = all === null ? undefined : wilson(Math.min(pathways, all), all);
  const perThousand = (value: number): number => significant((PER * value) / residents);
  const toResidents = (value: number | undefined): number | null =>
    value === undefined || !residentsShare ? null : significant(value / residentsShare);
  return {
    pathwaysShare: share?.proportion ?? null,
    ratePer1000: perThousand(pathways),
    ratePer1000Lower: perThousand(rate.lower),
    ratePer1000Upper: perThousand(rate.upper),
    representation: toResidents(share?.proportion),
    representationLower: toResidents(share?.lower),
    representationUpper: toResidents(share?.upper),
  };
}

/** All known groups together: a sum that no object of the findings holds. */
function shownTotal(
  dimension: PopulationFindings["dimensions"][number],
  publisher: Publisher,
): number | null {
  const known = dimension.groups.filter((group) => group.known);
  return publisher.show(
    dimension,
    "known",
    known.reduce((sum, { pathways }) => sum + pathways, 0),
  );
}
