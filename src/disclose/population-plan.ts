import type { PopulationFindings, PopulationGroup } from "../findings/exact.ts";
import { countInterval } from "../stats/count-interval.ts";
import { partToWhole } from "../stats/part-to-whole.ts";
import { wilson } from "../stats/wilson.ts";
import { knownKey } from "./group-cells.ts";
import { count, kept, madeAgain, type Part, part, significant, significantOrNull } from "./plan.ts";
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
        groups: groupPlan(shownTogether(dimension, publisher)),
      }),
    }),
  },
};

/** Pathways of all known groups together, as shown: sums that no object of the findings holds. */
interface ShownTogether {
  readonly pathways: number | null;
  readonly over18Weeks: number | null;
  readonly over52Weeks: number | null;
}

const groupPlan = (all: ShownTogether): Part =>
  part<PopulationGroup>({
    fields: {
      residents: kept,
      residentsShare: kept,
      pathways: count,
      pathwaysOver18Weeks: count,
      pathwaysOver52Weeks: count,
    },
    others: madeAgain,
    finish: (disclosed, group, publisher) => ({
      ...disclosed,
      ...(group.ratePer1000 !== null && ratesOf(group, all.pathways, publisher)),
      ...longWaitsOf("over18Weeks", group, all, publisher),
      ...longWaitsOf("over52Weeks", group, all, publisher),
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

const PAST = { over18Weeks: "pathwaysOver18Weeks", over52Weeks: "pathwaysOver52Weeks" } as const;

/** The share of those who wait long is of four counts, and made again from those that are shown. */
function longWaitsOf(
  measure: "over18Weeks" | "over52Weeks",
  group: PopulationGroup,
  all: ShownTogether,
  publisher: Publisher,
) {
  const exact = group[PAST[measure]];
  const pathways = shown(group, publisher);
  if (exact === null || pathways === null) return { [PAST[measure]]: null };
  const past = publisher.show(group, PAST[measure], exact);
  const together = all[measure];
  if (past === null || together === null || all.pathways === null) return {};
  if (publisher.isSmall(group.pathways - exact)) return {};
  const n = Math.max(all.pathways, pathways);
  const x = Math.min(past, pathways);
  const whole = { n, x: Math.min(Math.max(together, x), x + n - pathways) };
  const found = partToWhole(x, pathways, whole);
  return {
    [`${measure}Representation`]: significantOrNull(found?.ratio),
    [`${measure}RepresentationLower`]: significantOrNull(found?.lower),
    [`${measure}RepresentationUpper`]: significantOrNull(found?.upper),
  };
}

function shownTogether(
  dimension: PopulationFindings["dimensions"][number],
  publisher: Publisher,
): ShownTogether {
  const known = dimension.groups.filter((group) => group.known);
  const together = (key: "pathways" | (typeof PAST)[keyof typeof PAST]): number | null =>
    publisher.show(
      dimension,
      knownKey(key),
      known.reduce((sum, group) => sum + (group[key] ?? 0), 0),
    );
  return {
    pathways: together("pathways"),
    over18Weeks: together("pathwaysOver18Weeks"),
    over52Weeks: together("pathwaysOver52Weeks"),
  };
}
