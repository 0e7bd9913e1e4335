import type { MeasureDefinition } from "./measure-definition.ts";

export const POPULATION_MEASURES = [
  {
    id: "residents",
    aliases: ["residentsShare", "population", "catchment"],
    name: "Residents of the catchment",
    kind: "population",
    definition: "People who live in the catchment, by group, as the population table counts them.",
    reading:
      "The catchment is the LSOAs with more than a tenth of the pathways of a typical patient's LSOA, those that hold the first N% of the list (--catchment lsoa:N), or a named ICB or local authority. A list that chooses its own LSOAs leaves out those where nobody waits, so rates can be far off when there are few pathways to an LSOA, which a warning says. A named area has no such fault. Residents are those of the table's year.",
    applies:
      "With --population. Null for unknown and not stated groups. Ages are compared when the table's years or bands make up the list's; ethnic groups in the grouping the table has; deprivation when an IMD table says how deprived its LSOAs are.",
    formula:
      "sum of the table's counts over the areas of the catchment; share = residents of the group ÷ residents of all known groups",
    unit: "people; proportion 0–1 (printed as %)",
    source: "the population table; ONS, Census 2021 and small-area population estimates",
  },
  {
    id: "ratePer1000",
    aliases: ["ratePer1000Lower", "ratePer1000Upper", "list rate", "rate per 1,000"],
    name: "List rate per 1,000 residents",
    kind: "population",
    definition:
      "Pathways of the group's residents for every thousand residents of the catchment in that group, with its 95% interval.",
    reading:
      "A rate is not need: illness, referral, private care, other providers and age differ between groups. A low rate can mean less need or a way to the list that is harder to find. Crude: a group that is younger has fewer waiting for that alone. Pathways of unknown group are in no rate, so all are somewhat too low.",
    applies:
      "With --population, for known groups; null where nobody of the group lives in the catchment. Pathways of people who live elsewhere, or nobody can say where, are left out.",
    formula:
      "1,000 × pathways ÷ residents; limits: those of the count, exact Poisson below 10 and Byar's from 10, × 1,000 ÷ residents",
    unit: "pathways per 1,000 residents",
    source:
      "PHEindicatormethods, phe_rate; Breslow & Day (1987), Statistical Methods in Cancer Research, volume II, p. 69",
  },
  {
    id: "representation",
    aliases: [
      "representationLower",
      "representationUpper",
      "pathwaysShare",
      "participation-to-prevalence ratio",
    ],
    name: "Representation on the list",
    kind: "population",
    definition:
      "The group's share of the pathways divided by its share of the residents of the catchment, with its 95% interval.",
    reading:
      "1 is as many on the list as among residents, 1.25 a quarter more, 0.8 a fifth fewer. It is no verdict: more on the list may be more need or better access. Other groups' shares are part of it, so it is read beside the rate.",
    applies:
      "With --population, for known groups; null where nobody of the group lives in the catchment. Shares are of pathways whose group is known, as if the unknown were like them.",
    formula:
      "(pathways ÷ pathways of all known groups) ÷ (residents ÷ residents of all known groups); limits: Wilson's of the first share ÷ the second, which is a count of everybody and taken as it is",
    unit: "ratio",
    source:
      "the participation-to-prevalence ratio of Scott et al. (2018), J Am Coll Cardiol 71:1960–1969; Wilson (1927), J Am Stat Assoc 22:209–212",
  },
  {
    id: "over52WeeksRepresentation",
    aliases: [
      "over52WeeksRepresentationLower",
      "over52WeeksRepresentationUpper",
      "over18WeeksRepresentation",
      "over18WeeksRepresentationLower",
      "over18WeeksRepresentationUpper",
      "pathwaysOver18Weeks",
      "pathwaysOver52Weeks",
    ],
    name: "Representation among long waits",
    kind: "population",
    definition:
      "The group's share of the pathways that have waited over 52 (or 18) weeks divided by its share of the pathways, with its 95% interval.",
    reading:
      "1 is as many of the long waits as of the list. Beside representation it parts two questions: who is on the list, and who waits longest once there. It equals the group's proportion of long waits ÷ that of everybody. pathwaysOver18Weeks and pathwaysOver52Weeks are the counts of residents it is of.",
    applies:
      "With --population, for known groups and pathways of residents; null when nobody waits that long. The limits are null where the group or the rest has none or all of the long waits.",
    formula:
      "(long ÷ n) ÷ (all long ÷ all n); limits: Katz's of the ratio r to the rest, carried over by r ÷ (w·r + 1 − w), w = n ÷ all n",
    unit: "ratio",
    source:
      "Katz et al. (1978), Biometrics 34:469–474; the part is in the whole, so its ratio to the rest is what has independent halves",
  },
] as const satisfies readonly MeasureDefinition[];
