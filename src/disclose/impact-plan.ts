import type { Impact, ImpactGroup, ImpactMoves, OrderSummary } from "../findings/exact.ts";
import { inputPlan, ledgerPlan, referencePlan } from "./account-plan.ts";
import { isEnoughForAverages } from "./averages.ts";
import { count, type Fields, figure, kept, madeAgain, type Part, part, restingOn, withheld } from "./plan.ts";
import type { Publisher } from "./publisher.ts";

type Movers = ImpactMoves["gainers"];
const hidesN = (of: { readonly n: number }, publisher: Publisher): boolean =>
  publisher.show(of, "n", of.n) === null;

/** The largest move is one person's. */
const LARGEST: Fields = { largestPlacesMoved: withheld, largestWeeksMoved: withheld };
const PERCENTILES = ["medianPlacesLost", "medianWeeksLost", "p95PlacesLost", "p95WeeksLost"];

const moversPlan: Part = part<Movers>({
  fieldsOf: ({ n }) => ({
    n: count,
    ...LARGEST,
    ...Object.fromEntries(PERCENTILES.map((key) => [key, restingOn(!isEnoughForAverages(n))])),
  }),
  others: figure,
  restsOnHidden: hidesN,
});

const MOVES: Fields = {
  n: count,
  withCredit: count,
  unmoved: count,
  meanPlacesGained: figure,
  meanWeeksGained: figure,
  gainers: moversPlan,
  losers: moversPlan,
};
const hidesMoves = (moves: ImpactMoves, publisher: Publisher): boolean =>
  hidesN(moves, publisher) || hidesN(moves.gainers, publisher) || hidesN(moves.losers, publisher);

const movesPlan: Part = part<ImpactMoves>({ fields: MOVES, restsOnHidden: hidesMoves });

const OUTCOME: Part = {
  fields: {
    weeks: kept,
    n: count,
    alreadyPast: count,
    plain: count,
    proposed: count,
    newlyPast: count,
    newlySpared: count,
  },
};

type FirstPlaces = NonNullable<ImpactGroup["firstPlaces"]>;

/** How many first places there are, as shown, and whose are not said. */
interface ShownPlaces {
  readonly places: number | null;
  hides(key: "plain" | "proposed"): boolean;
}

/**
 * How many first places an order is asked for is exact: with one group hidden and one other rounded, of 104 places of which 95
 * are the one's, the other has seven. Both are hidden then.
 */
function shownPlaces(
  { firstPlaces }: Impact,
  { groups }: Impact["dimensions"][number],
  publisher: Publisher,
): ShownPlaces {
  const hides = (key: "plain" | "proposed"): boolean => {
    const counts = groups.flatMap(({ firstPlaces: own }) => (own === null ? [] : [own[key]]));
    const small = counts.filter((one) => publisher.isSmall(one));
    const large = counts.filter((one) => one > 0 && !publisher.isSmall(one));
    return firstPlaces?.asked != null && small.length === 1 && large.length === 1;
  };
  const places = firstPlaces === null ? null : publisher.show(firstPlaces, "places", firstPlaces.places);
  return { places, hides };
}

const firstPlacesPlan = ({ places, hides }: ShownPlaces): Part =>
  part<FirstPlaces>({
    fields: {
      plain: count,
      proposed: count,
      plainShare: madeAgain,
      proposedShare: madeAgain,
      shareChange: madeAgain,
    },
    finish: (disclosed, own) => {
      const shown = (key: "plain" | "proposed"): number | null =>
        hides(key) && own[key] > 0 ? null : (disclosed[key] as number | null);
      const share = (count: number | null): number | null =>
        count === null || !places ? null : Math.min(1, count / places);
      const [plain, proposed] = [shown("plain"), shown("proposed")];
      const [plainShare, proposedShare] = [share(plain), share(proposed)];
      const shareChange = plainShare === null || proposedShare === null ? null : proposedShare - plainShare;
      return { ...disclosed, plain, proposed, plainShare, proposedShare, shareChange };
    },
  });

const groupPlan = (places: ShownPlaces): Part =>
  part<ImpactGroup>({
    fields: { ...MOVES, firstPlaces: firstPlacesPlan(places), outcomes: OUTCOME },
    restsOnHidden: hidesMoves,
    isBlank: hidesN,
  });

const partPlan: Part = part<{ readonly n: number }>({
  fields: { n: count },
  others: figure,
  restsOnHidden: hidesN,
});

/**
 * How a rule alone moves a group is taken to rest on those whom the whole policy moves: under a policy of one rule they are the
 * same.
 */
const ruleDimensionPlan = (dimensions: Impact["dimensions"]): Part =>
  part<RuleDimension>({
    fieldsOf: ({ dimension }, publisher) => {
      const groups = dimensions.find((one) => one.dimension === dimension)?.groups ?? [];
      const hidden = new Set(groups.filter((of) => hidesMoves(of, publisher)).map(({ group }) => group));
      return {
        groups: part<RuleDimension["groups"][number]>({
          fields: { n: count },
          others: figure,
          restsOnHidden: (of) => hidesN(of, publisher) || hidden.has(of.group),
        }),
      };
    },
  });
type RuleDimension = Impact["rules"][number]["dimensions"][number];

const impactPlan: Part = part<Impact>({
  fieldsOf: (impact, publisher) => {
    const { overall, rules, dimensions } = impact;
    const hidesCredit = (of: { readonly withCredit: number }): boolean =>
      publisher.show(of, "withCredit", of.withCredit) === null;
    return {
      lists: { fields: { n: count } },
      capacity: { fields: { perWeek: restingOn(hidesN(overall, publisher)), parts: partPlan } },
      credit: part<Impact["credit"]>({
        fields: { withCredit: count, atCap: count, maxCreditWeeks: kept, meanCreditWeeks: figure },
        // Rules give whole weeks: a mean of two of them tells how many have the one from how many have credit.
        restsOnHidden: (credit) =>
          [credit, ...rules].some(hidesCredit) || publisher.show(credit, "atCap", credit.atCap) === null,
      }),
      overall: movesPlan,
      tiers: movesPlan,
      projection: OUTCOME,
      firstPlaces: { fields: { asked: kept, places: count, newcomers: count } },
      dimensions: part<Impact["dimensions"][number]>({
        fieldsOf: (dimension) => ({ groups: groupPlan(shownPlaces(impact, dimension, publisher)) }),
      }),
      // Whom few people's credit moves says who they are.
      rules: part<Impact["rules"][number]>({
        fields: { weeks: kept, withCredit: count, dimensions: ruleDimensionPlan(dimensions) },
        restsOnHidden: hidesCredit,
      }),
    };
  },
});

/** What an order does, and to whom; a policy and its evidence are for whoever decides on it. */
export const orderSummaryPlan: Part = part<OrderSummary>({
  fields: {
    options: { others: kept },
    inputs: inputPlan,
    references: referencePlan,
    ledger: ledgerPlan,
    policy: {
      others: kept,
      fields: {
        targetDays: { others: kept },
        credit: { others: kept, fields: { evidence: { others: figure } } },
      },
    },
    impact: impactPlan,
  },
});
