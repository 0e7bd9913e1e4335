import type { SimulatedDimension, SimulatedGroup, SimulationFindings } from "../findings/exact.ts";
import { inputPlan, ledgerPlan, referencePlan } from "./account-plan.ts";
import { isEnoughForAverages } from "./averages.ts";
import {
  count,
  type Fields,
  figure,
  kept,
  type NumberRule,
  type Part,
  part,
  significant,
  withheld,
} from "./plan.ts";
import type { Publisher } from "./publisher.ts";

interface Estimate {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

/** How many people, in the mean of the futures: in the first week that is how many there are. */
const people: Part = part<Estimate>({
  finish: (_, { mean, lower, upper }, publisher) => {
    const shown = publisher.showLoose(Math.round(mean));
    // A limit is of no list there is; a small one is given as none.
    const limit = (value: number): number => publisher.showLoose(Math.round(value)) ?? 0;
    return shown === null
      ? null
      : { mean: shown, lower: Math.min(shown, limit(lower)), upper: Math.max(shown, limit(upper)) };
  },
});

/** As a figure; without its mean there is no estimate. */
const estimated = (rule: NumberRule): Part => ({
  others: rule,
  finish: (disclosed) => (disclosed["mean"] === null ? null : disclosed),
});
const estimate = estimated(figure);

const MOVED: Fields = {
  laterPeople: people,
  laterNotTreated: people,
  soonerPeople: people,
  newlyOver52Weeks: people,
  newlyOver65Weeks: people,
  newlyOver78Weeks: people,
  noLongerOver52Weeks: people,
  noLongerOver65Weeks: people,
  noLongerOver78Weeks: people,
};
type Moves = NonNullable<SimulatedGroup["moved"]>;

/** How far people move rests on how many do. */
const moved: Part = part<Moves>({
  fieldsOf: ({ laterPeople, soonerPeople }, publisher) => {
    const of = (movers: Estimate | null): Part =>
      estimated(movers !== null && hidesMean(movers, publisher) ? withheld : figure);
    return {
      ...MOVED,
      laterMeanWeeks: of(laterPeople),
      laterP95Weeks: of(laterPeople),
      soonerMeanWeeks: of(soonerPeople),
    };
  },
});

const hidesMean = ({ mean }: Estimate, publisher: Publisher): boolean =>
  publisher.showLoose(Math.round(mean)) === null;

const week: Part = {
  fields: {
    week: kept,
    waiting: people,
    over52Weeks: people,
    over65Weeks: people,
    over78Weeks: people,
  },
  others: estimate,
};

const isEnough = ({ waitingAtStart }: SimulatedGroup, publisher: Publisher): boolean =>
  isEnoughForAverages(waitingAtStart) && publisher.showLoose(waitingAtStart) !== null;

const groupPlan: Part = part<SimulatedGroup>({
  fieldsOf: (group, publisher) => {
    const rule = isEnough(group, publisher) ? figure : withheld;
    return {
      waitingAtStart: count,
      joined: people,
      treated: people,
      waiting: people,
      over52Weeks: people,
      medianWeeksAtStart: rule,
      medianWeeksWaiting: estimated(rule),
      medianWeeksTreated: estimated(rule),
      over18Weeks: estimated(rule),
      moved: rule === figure ? moved : { fields: MOVED, others: estimated(withheld) },
    };
  },
  isBlank: (group, publisher) => publisher.show(group, "waitingAtStart", group.waitingAtStart) === null,
  finish: (disclosed, group, publisher) => {
    if (publisher.show(group, "waitingAtStart", group.waitingAtStart) !== null) return disclosed;
    const { group: id, label, known } = group;
    return {
      ...Object.fromEntries(Object.keys(disclosed).map((key) => [key, null])),
      group: id,
      label,
      known,
    };
  },
});

type Gap = SimulatedDimension["gaps"][number];

const dimensionPlan: Part = part<SimulatedDimension>({
  fieldsOf: ({ groups }, publisher) => {
    const isKept = (id: string): boolean => {
      const group = groups.find((one) => one.group === id);
      return group === undefined || isEnough(group, publisher);
    };
    return {
      groups: groupPlan,
      gaps: part<Gap>({
        fieldsOf: ({ group, reference }) => {
          const rule = isKept(group) && isKept(reference) ? figure : withheld;
          return { trajectory: estimated(rule), change: estimated(rule), closed: estimated(rule) };
        },
        // Without a figure a week has none; the weeks stay as many.
        finish: (disclosed) => disclosed,
      }),
    };
  },
});

/** A rate of the whole list, or of slots: it is always said. */
const rounded: NumberRule = (value) => significant(value);

/** A rate that is taken from the list is the number of recent starters over the weeks. */
const arrivalsPlan = part<SimulationFindings["options"]["arrivals"]>({
  others: kept,
  fieldsOf: (arrivals, publisher) => {
    const isHidden =
      arrivals.kind === "from-list" && publisher.show(arrivals, "models", arrivals.models) === null;
    return { perWeek: isHidden ? withheld : rounded, models: count };
  },
});

type Missed = NonNullable<SimulationFindings["options"]["missed"]>;

/** Groups of few have no rate of their own. */
const missedPlan = (dimensions: readonly SimulatedDimension[]): Part =>
  part<Missed>({
    fieldsOf: ({ dimension }, publisher) => ({
      overall: rounded,
      groups: part<Missed["groups"][number]>({
        others: rounded,
        finish: (disclosed, { group }) => {
          const found = dimensions
            .find((one) => one.dimension === dimension)
            ?.groups.find((one) => one.group === group);
          return found !== undefined && isEnough(found, publisher) ? disclosed : undefined;
        },
      }),
    }),
  });

const frontierPlan = (dimensions: readonly SimulatedDimension[]): Part => {
  const isKept = (dimension: string, ids: readonly string[], publisher: Publisher): boolean =>
    dimensions
      .filter((one) => one.dimension === dimension)
      .flatMap(({ groups }) => groups.filter(({ group }) => ids.includes(group)))
      .every((group) => isEnough(group, publisher));
  return {
    fields: {
      points: {
        fields: {
          scale: kept,
          maxCreditWeeks: kept,
          gaps: part<{ readonly dimension: string; readonly group: string; readonly reference: string }>({
            fieldsOf: ({ dimension, group, reference }, publisher) => {
              const rule = isKept(dimension, [group, reference], publisher) ? figure : withheld;
              return { gap: estimated(rule), closed: estimated(rule) };
            },
          }),
          moved,
        },
      },
    },
  };
};

export const simulationPlan: Part = part<SimulationFindings>({
  // What is of the whole list rests on how many are ranked.
  restsOnHidden: ({ list }) => !isEnoughForAverages(list.ranked),
  fieldsOf: ({ arms }) => ({
    inputs: inputPlan,
    references: referencePlan,
    ledger: ledgerPlan,
    options: {
      others: kept,
      fields: {
        capacity: { others: kept },
        arrivals: arrivalsPlan,
        missed: missedPlan(arms[0]?.dimensions ?? []),
      },
    },
    list: { others: count, fields: { joinedWithoutTier: people } },
    arms: {
      fields: {
        policy: {
          others: kept,
          fields: {
            targetDays: { others: kept },
            credit: { others: kept, fields: { evidence: { others: figure } } },
          },
        },
        treated: people,
        missedSlots: estimate,
        unusedSlots: estimate,
        weeks: week,
        moved,
        dimensions: dimensionPlan,
      },
    },
    frontier: frontierPlan(arms[0]?.dimensions ?? []),
  }),
});
