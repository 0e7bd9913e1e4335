import type { MeasureDefinition } from "./measure-definition.ts";

const ESTIMATE =
  "Each with its mean over the replications, and the 2.5% and 97.5% quantiles of them as limits; null where fewer than half of the replications have the figure.";
const COMMON_NUMBERS =
  "Law & Kelton, Simulation Modeling and Analysis, sections 1.3 and 11.2 (common random numbers)";

export const SIMULATION_MEASURES = [
  {
    id: "simulation",
    aliases: ["replications", "seed", "interval", "futures", "joinedWithoutTier"],
    name: "The weeks to come, simulated",
    kind: "simulation",
    definition:
      "The list day by day in the plain order and in each policy's, in futures drawn at random: people join, slots are given to whoever is first, and some are missed.",
    reading:
      "What would follow if people joined, slots were given and appointments were missed as assumed; no forecast. In every future all orders see the same people join and the same slots missed, so that they differ by their order alone, and differences between orders are surer than either figure. The interval of a figure says how far one such future may lie from the next; it says nothing of wrong assumptions.",
    applies: `With fairwait simulate. ${ESTIMATE} Only pathways with a clinical tier are treated and counted; of others who join there is joinedWithoutTier.`,
    formula:
      "each day: newcomers ~ Poisson(arrivals ÷ 7); ⌊capacity × day ÷ 7⌋ − ⌊capacity × (day − 1) ÷ 7⌋ slots, each to the first by tier, band, score, clock start; limits: type 7 quantiles of the replications",
    unit: "as the figure",
    source: COMMON_NUMBERS,
  },
  {
    id: "waiting",
    aliases: ["joined", "waitingAtStart", "medianWeeksWaiting", "medianWeeksAtStart"],
    name: "Who waits at the end of the simulated weeks",
    kind: "simulation",
    definition:
      "People of a group with a clinical tier who wait at the snapshot, join, and still wait at the end, and the median weeks that those waiting have waited.",
    reading:
      "Waits so far, as on any list, not how long it takes. The median of those waiting falls when long waiters are treated and when many join.",
    applies: "In a simulation. The median is null where nobody waits.",
    formula: "waitingAtStart + joined = treated + waiting, in every future; median: type 7 on days, ÷ 7",
    unit: "people, weeks",
    source: "definition",
  },
  {
    id: "medianWeeksTreated",
    aliases: ["median wait of the treated"],
    name: "Median wait of those treated in the simulated weeks",
    kind: "simulation",
    definition:
      "The median weeks from clock start to treatment, of those treated within the simulated weeks.",
    reading:
      "Completed waits. A policy that treats people sooner lowers it in the end; at first it may raise it, when it reaches people who have waited long already.",
    applies: "In a simulation; null where nobody of the group was treated.",
    formula: "type 7 median of day of treatment − clock start, ÷ 7",
    unit: "weeks",
    source: "definition",
  },
  {
    id: "trajectory",
    aliases: ["gap trajectory", "gap over time"],
    name: "A gap, week by week",
    kind: "simulation",
    definition:
      "How far the median weeks waiting, or the share waiting over 18 weeks, of a group is from its reference at the end of each simulated week.",
    reading:
      "As any gap of the list: above 0 the group waits longer. Week 0 is the snapshot. Gaps of those waiting move slowly, and may move because others are treated.",
    applies: "In a simulation, for every group with a reference; null where either has nobody waiting.",
    formula: "group − reference among those waiting with a clinical tier",
    unit: "weeks; difference of proportions (printed as percentage points)",
    source: "definition",
  },
  {
    id: "closed",
    aliases: ["change", "gap closed"],
    name: "How much of a gap a policy closes",
    kind: "simulation",
    definition:
      "How much nearer to no gap a policy ends than the plain order of the same future; change is the difference itself.",
    reading:
      "Above 0 the policy leaves less of a gap, below 0 more, also when the gap has come to open the other way. It is a gap of those who still wait: where a policy treats more of a group, and sooner, those of them who are left can have waited longer; read medianWeeksTreated beside it. Limits on both sides of 0: no clear difference.",
    applies: "In a simulation, for policies, at the end; null where the trajectory is.",
    formula: "closed = |gap, plain| − |gap, policy|; change = gap, policy − gap, plain; future by future",
    unit: "weeks; difference of proportions (printed as percentage points)",
    source: COMMON_NUMBERS,
  },
  {
    id: "laterPeople",
    aliases: ["laterNotTreated", "laterMeanWeeks", "laterP95Weeks", "treated later"],
    name: "Who is treated later for a policy",
    kind: "simulation",
    definition:
      "People treated later than in the plain order of the same future, how many of them not within the simulated weeks, and the mean and 95th percentile of their extra wait.",
    reading:
      "The price of a policy, and who pays it. Of whoever is not treated within the weeks only the days up to the day after the end are counted: their extra wait, and so the mean, is longer.",
    applies: "In a simulation, for policies. The extra wait is null where hardly ever anybody is later.",
    formula: "day of treatment, policy − day of treatment, plain, where above 0; ÷ 7; type 7 percentile",
    unit: "people, weeks",
    source: "definition",
  },
  {
    id: "soonerPeople",
    aliases: ["soonerMeanWeeks"],
    name: "Who is treated sooner for a policy",
    kind: "simulation",
    definition:
      "People treated sooner than in the plain order of the same future, and by how many weeks on average.",
    reading:
      "Fewer people gain more each than those who are later lose, when a policy is for a small group. Not all of them are those the policy is for.",
    applies:
      "In a simulation, for policies. Whoever the plain order does not treat within the weeks gains at least so much.",
    formula: "day of treatment, plain − day of treatment, policy, where above 0; ÷ 7",
    unit: "people, weeks",
    source: "definition",
  },
  {
    id: "newlyOver52Weeks",
    aliases: [
      "newlyOver65Weeks",
      "newlyOver78Weeks",
      "noLongerOver52Weeks",
      "noLongerOver65Weeks",
      "noLongerOver78Weeks",
    ],
    name: "Who passes 52 weeks because of a policy",
    kind: "simulation",
    definition:
      "People who wait over 52 (65, 78) weeks by their treatment or the end of the simulated weeks under the policy and not in the plain order, and the other way round.",
    reading:
      "Long waits that a policy makes, and those it spares. Guards at these weeks keep the first small.",
    applies: "In a simulation, for policies.",
    formula: "min(day of treatment, last day) − clock start > 7 × 52, in one order and not in the other",
    unit: "people",
    source: "definition",
  },
  {
    id: "frontier",
    aliases: ["frontierReplications", "efficient frontier"],
    name: "A policy with more or less credit",
    kind: "simulation",
    definition:
      "What a policy would do with its credit and its cap multiplied by 0, ½, 1, 1½ and 2: gaps of the groups it is for, and what others wait.",
    reading:
      "How much of a gap each further week of credit closes, and at what price: a policy is too large where the gap hardly closes any more, or opens the other way, and others still wait longer.",
    applies: "In a simulation, through its first 5 replications at most.",
    formula: "credit after the cap × scale, to the hundredth of a week",
    unit: "as the figures",
    source: "definition",
  },
  {
    id: "missedSlots",
    aliases: ["unusedSlots", "missed appointments"],
    name: "Slots that treat nobody",
    kind: "simulation",
    definition: "Slots that were given and missed, and slots that found nobody to take them.",
    reading:
      "A missed slot is lost; whoever missed it keeps their place and is offered one again the next day. Unused slots mean more capacity than demand, and there the order makes no difference.",
    applies:
      "In a simulation; slots are missed only where the list counts missed appointments, and not with --no-missed.",
    formula:
      "chance of a group: (pathways with any missed + 50 × overall rate) ÷ (pathways counted + 50); treated + missed + unused = slots",
    unit: "slots",
    source: "an assumption: the record is of a whole wait, and rather too high for one slot",
  },
] as const satisfies readonly MeasureDefinition[];
