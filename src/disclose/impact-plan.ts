import type { Impact, ImpactGroup, ImpactMoves, OrderSummary } from "../findings/exact.ts";
import { inputPlan, ledgerPlan, referencePlan } from "./account-plan.ts";
import { isEnoughForAverages } from "./averages.ts";
import { restingOn } from "./dimension-plan.ts";
import { count, type Fields, figure, kept, madeAgain, type Part, part, withheld } from "./plan.ts";
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

/** `places`: how many there are, as shown. */
const firstPlacesPlan = (places: number | null): Part =>
  part<FirstPlaces>({
    fields: {
      plain: count,
      proposed: count,
      plainShare: madeAgain,
      proposedShare: madeAgain,
      shareChange: madeAgain,
    },
    finish: (disclosed, { plain, proposed, ...rest }, publisher) => {
      const owner = { plain, proposed, ...rest };
      const share = (key: "plain" | "proposed"): number | null => {
        const shown = publisher.show(owner, key, owner[key]);
        return shown === null || !places ? null : Math.min(1, shown / places);
      };
      const [plainShare, proposedShare] = [share("plain"), share("proposed")];
      const shareChange = plainShare === null || proposedShare === null ? null : proposedShare - plainShare;
      return { ...disclosed, plainShare, proposedShare, shareChange };
    },
  });

const groupPlan = (places: number | null): Part =>
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

/** How a rule alone moves a group rests on as many people as its moves under the whole policy, of a policy of one rule the very same. */
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
  fieldsOf: ({ firstPlaces, overall, rules, dimensions }, publisher) => {
    const hidesCredit = (of: { readonly withCredit: number }): boolean =>
      publisher.show(of, "withCredit", of.withCredit) === null;
    const places = firstPlaces === null ? null : publisher.show(firstPlaces, "places", firstPlaces.places);
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
      dimensions: { fields: { groups: groupPlan(places) } },
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
