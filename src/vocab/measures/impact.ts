import type { MeasureDefinition } from "./measure-definition.ts";

const LITTLE =
  "Little (1961), Oper Res 9:383–387; Cox (1962), Renewal Theory (backward recurrence times), for the mean wait of those still waiting";
const SHOW_BEFORE_USE =
  "Equality Act 2010, s.149 (the effect of a policy by protected characteristic, known before its use)";

export const IMPACT_MEASURES = [
  {
    id: "placesGained",
    aliases: [
      "meanPlacesGained",
      "plain_rank",
      "gainers",
      "losers",
      "unmoved",
      "meanPlacesMoved",
      "largestPlacesMoved",
      "medianPlacesLost",
      "p95PlacesLost",
      "displaced",
    ],
    name: "Places gained",
    kind: "impact",
    definition:
      "How many places sooner a pathway stands in the proposed order than in the plain order (the same tiers and bands without credit); below 0 it stands later.",
    reading:
      "Every place that one pathway gains is lost by another, so the list as a whole has a mean of exactly 0: a group's mean says what it gains or pays on balance. gainers and losers are those who move up and down; of the losers median, 95th percentile and most say how much they pay. A mean near 0 can hide some who gain much and many who lose a little.",
    applies:
      "For pathways with a clinical tier; the other two lists have no credit and are only counted. Ranks are within a part of the list (a specialty, say) where it is ordered by part. Means and percentiles are null for nobody. A true account of two orders of one list, not a sample: it has no interval.",
    formula: "plain rank − rank; mean = sum over the group ÷ n; percentiles of places lost are R's type 7",
    unit: "places",
    source: `${SHOW_BEFORE_USE}; Hyndman & Fan (1996), definition 7`,
  },
  {
    id: "weeksGained",
    aliases: [
      "meanWeeksGained",
      "meanWeeksMoved",
      "largestWeeksMoved",
      "medianWeeksLost",
      "p95WeeksLost",
      "extra wait",
    ],
    name: "Weeks gained (estimated)",
    kind: "impact",
    definition: "Places gained, in the weeks it takes until so many people's turn has come.",
    reading:
      "About how much sooner or later somebody's turn comes. It rests on the capacity and on nobody joining the list: new arrivals with credit push others further down than this says, so simulate before deciding.",
    applies:
      "Where a capacity is given or can be estimated, else null. On a list ordered by part each part has its own capacity, so the same places can be different weeks.",
    formula: "places gained ÷ capacityPerWeek of the pathway's part of the list",
    unit: "weeks",
    source: SHOW_BEFORE_USE,
  },
  {
    id: "capacityPerWeek",
    aliases: ["capacity", "perWeek", "throughput", "Little's law"],
    name: "Capacity per week",
    kind: "impact",
    definition: "How many people's turn comes in a week: as given, else estimated from the list itself.",
    reading:
      "Better given than estimated. The estimate holds for a list in balance that treats in turn, where people have waited half of what they will wait in all. Where waits at treatment differ between people it is too low by the factor 1 + (their spread ÷ their mean)², so that weeks gained and lost come out too long rather than too short. On a contact list it is the pace of treatment, and calls are usually quicker.",
    applies:
      "Null where nobody is ranked (empty-list) or nobody has waited a day (no-waits) and none is given. One given for the whole list is shared among its parts in proportion to their estimates; a part where nobody has waited yet takes the list's rate per pathway.",
    formula: "pathways ÷ (2 × mean weeks waited), of the ranked list or of each part",
    unit: "pathways a week",
    source: LITTLE,
  },
  {
    id: "newlyPast",
    aliases: [
      "newlySpared",
      "alreadyPast",
      "projection",
      "projected wait",
      "clinicalTarget",
      "newly over 52",
      "outcomes",
    ],
    name: "Newly past a limit, newly spared",
    kind: "impact",
    definition:
      "Pathways projected to be past 52, 65 or 78 weeks, a guard of the policy or their clinical target when their turn comes in the proposed order, and not in the plain order (newlySpared: the other way round).",
    reading:
      "Read it first. Anybody newly past a limit is harm that the order would do, whatever it does for others; a group that gains on the whole can hold some. plain and proposed are all who are past it then, alreadyPast those who are past it today and so in neither of the new counts. A pathway may count under several limits.",
    applies:
      "A rough projection, alike for both orders: nobody joins or leaves, the capacity stays as it is, and everybody is seen strictly in order. Null without a capacity. The clinical target is for tiers that have one and pathways with a usable review date (or decision to admit).",
    formula:
      "past: days waited + 7 × rank ÷ capacityPerWeek > 7 × weeks; for the target days since review + 7 × rank ÷ capacityPerWeek > target days",
    unit: "pathways",
    source:
      "NHS England, RTT guidance v5.0; Federation of Surgical Specialty Associations, clinical prioritisation (target days)",
  },
  {
    id: "firstPlaces",
    aliases: ["topN", "plainShare", "proposedShare", "shareChange", "newcomers"],
    name: "Who has the first places",
    kind: "impact",
    definition:
      "Each group's share of the first places of the list (of each part, where it is ordered by part) in the plain and in the proposed order.",
    reading:
      "The first places are those that are acted on now. Compare the change with the group's share of the whole list: clinical tiers, not credit, decide most of who is first.",
    applies: "The first N as asked, else as many as have their turn within four weeks; null without either.",
    formula:
      "pathways of the group with rank ≤ N ÷ all with rank ≤ N; N = 4 × capacityPerWeek rounded up; newcomers = those of the proposed order's first places who have none in the plain order",
    unit: "proportion 0–1 (printed as %), count of pathways",
    source: SHOW_BEFORE_USE,
  },
  {
    id: "indirectEffect",
    aliases: ["indirect effects", "named", "rules"],
    name: "Indirect effect of a rule",
    kind: "impact",
    definition:
      "The mean places that each group gains if one rule of the policy alone gives credit, also in dimensions that the rule does not name.",
    reading:
      "A credit for deprivation moves ethnic groups, sexes and ages too, because people belong to several groups at once: what looks neutral may not be. Effects of rules alone do not add up to that of the policy, since people compete for the same places under one cap.",
    applies:
      "For every rule and dimension; named says whether the rule names the dimension, so that elsewhere the effect is indirect.",
    formula: "mean over the group of plain rank − rank with that rule's credit alone",
    unit: "places, weeks",
    source:
      "Equality Act 2010, s.19 (a neutral practice that puts people of a characteristic at a disadvantage)",
  },
  {
    id: "meanCreditWeeks",
    aliases: ["withCredit", "atCap", "maxCreditWeeks", "credit", "credit_weeks"],
    name: "Credit given",
    kind: "impact",
    definition:
      "The pathways that are ordered as if they had waited longer, by how many weeks on average, and how many of them reach the policy's cap.",
    reading:
      "Credit is what the policy gives, places are what comes of it: within a tier and band of long waits even much credit moves few places.",
    applies: "Pathways with a clinical tier; the mean is of those with credit, null where there are none.",
    formula: "sum of credit weeks after the cap ÷ pathways with credit; atCap: credit = maxCreditWeeks",
    unit: "weeks, pathways",
    source: "the policy",
  },
] as const satisfies readonly MeasureDefinition[];
