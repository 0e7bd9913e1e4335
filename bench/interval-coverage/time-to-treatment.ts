import { compareTimeToTreatment } from "../../src/compare/time-to-treatment.ts";
import { Random } from "../../src/stats/random.ts";
import type { TimeCounts } from "../../src/stats/time-counts.ts";
import { LONGER, type Population, TYPICAL } from "./population.ts";
import { type Printed, printedScenario } from "./printed.ts";
import type { AnyScenario } from "./scenario.ts";

/** One person in several is removed for another reason, at a day that has nothing to do with the wait. */
const REMOVED = 0.3;
const LAST_REMOVAL = 500;
/** Observation ends between these days after a start, for everybody apart. */
const FOLLOWED = { least: 60, most: 900 };
const EVERYBODY = 400_000;

interface Side {
  readonly of: Population;
  readonly n: number;
}

/** Days to treatment, removal or the end of observation of `n` people; `isWhole`: observation never ends. */
function followed({ of, n }: Side, random: Random, isWhole = false): TimeCounts {
  const length = of.counts.length + FOLLOWED.most + 2;
  const [events, competing, censored] = [0, 0, 0].map(() => new Uint32Array(length)) as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  for (let person = 0; person < n; person += 1) {
    const treated = 1 + (of.waits[random.below(of.waits.length)] ?? 0);
    const removed = random.chance(REMOVED) ? 1 + random.below(LAST_REMOVAL) : Number.POSITIVE_INFINITY;
    const end = FOLLOWED.least + random.below(FOLLOWED.most - FOLLOWED.least);
    const left = Math.min(treated, removed);
    if (!isWhole && end < left) add(censored, end);
    else add(treated <= removed ? events : competing, left);
  }
  return { entered: [n], events, competing, censored };
}

const add = (counts: Uint32Array, day: number): void => {
  counts[day] = (counts[day] ?? 0) + 1;
};

function timeFigures(group: TimeCounts, reference: TimeCounts): Printed[] {
  const found = compareTimeToTreatment({
    dimension: "sides",
    label: "Sides",
    reference: "reference",
    groups: [
      { group: "group", label: "Group", known: true, counts: group },
      { group: "reference", label: "Reference", known: true, counts: reference },
    ],
  }).groups[0];
  if (found === undefined) return [];
  const within = (name: string, { proportion, lower, upper }: (typeof found)["treatedWithin18Weeks"]) => ({
    measure: name,
    method: "Aalen–Johansen",
    estimate: proportion,
    lower,
    upper,
  });
  const point = found.curve.find(({ week }) => week === 26);
  return [
    {
      measure: "medianWeeksToTreatment",
      method: "Kaplan–Meier",
      estimate: found.medianWeeksToTreatment,
      lower: found.medianWeeksToTreatmentLower,
      upper: found.medianWeeksToTreatmentUpper,
    },
    {
      measure: "waiting at 26 weeks",
      method: "Kaplan–Meier",
      estimate: point?.kaplanMeier,
      lower: point?.kaplanMeierLower,
      upper: point?.kaplanMeierUpper,
    },
    {
      measure: "restrictedMeanWeeks",
      method: "Kaplan–Meier",
      estimate: found.restrictedMeanWeeks,
      lower: found.restrictedMeanWeeksLower,
      upper: found.restrictedMeanWeeksUpper,
    },
    within("treatedWithin18Weeks", found.treatedWithin18Weeks),
    within("treatedWithin52Weeks", found.treatedWithin52Weeks),
    within("removedWithin18Weeks", found.removedWithin18Weeks),
    {
      measure: "hazardRatio",
      method: "Cox",
      estimate: found.hazardRatio,
      lower: found.hazardRatioLower,
      upper: found.hazardRatioUpper,
    },
  ];
}

function timeScenario(name: string, group: Side, reference: Side): AnyScenario {
  const random = new Random(4, 40);
  const everybody = ({ of }: Side) => followed({ of, n: EVERYBODY }, random, true);
  return printedScenario(name, {
    truth: timeFigures(everybody(group), everybody(reference)).filter(
      // With hazards that are not proportional the ratio depends on how long people are followed.
      ({ measure }) => measure !== "hazardRatio" || group.of === reference.of,
    ),
    draw: (drawing) => timeFigures(followed(group, drawing), followed(reference, drawing)),
  });
}

export const TIME_TO_TREATMENT: readonly AnyScenario[] = [
  timeScenario("followed: 50 and 500", { of: LONGER, n: 50 }, { of: TYPICAL, n: 500 }),
  timeScenario("followed: 400 and 2,000", { of: LONGER, n: 400 }, { of: TYPICAL, n: 2000 }),
  timeScenario("followed: 5,000 and 5,000", { of: LONGER, n: 5000 }, { of: TYPICAL, n: 5000 }),
  timeScenario("followed: 50 and 500, no difference", { of: TYPICAL, n: 50 }, { of: TYPICAL, n: 500 }),
  timeScenario("followed: 400 and 2,000, no difference", { of: TYPICAL, n: 400 }, { of: TYPICAL, n: 2000 }),
];
