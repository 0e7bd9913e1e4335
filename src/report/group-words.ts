/**
 * Who a group is, in words: "people in the most deprived fifth". Short ids such as `asian*1` are for programs.
 * "Recorded as" stays in: the list holds what somebody entered, not what a person would say.
 */
import type { DimensionFindings } from "../findings/schema.ts";

const FIFTHS = [
  "the most deprived fifth",
  "the second most deprived fifth",
  "the middle fifth for deprivation",
  "the second least deprived fifth",
  "the least deprived fifth",
] as const;

const TENTHS = [
  "the most deprived tenth",
  "the second most deprived tenth",
  "the third most deprived tenth",
  "the fourth most deprived tenth",
  "the fifth most deprived tenth",
  "the fifth least deprived tenth",
  "the fourth least deprived tenth",
  "the third least deprived tenth",
  "the second least deprived tenth",
  "the least deprived tenth",
] as const;

const inAreas = (areas: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(areas.map((area, index) => [String(index + 1), `people in ${area}`]));

/** Words per dimension and group id; lower case, to stand inside a sentence. */
const PEOPLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "ethnic-group": {
    white: "people recorded as White",
    mixed: "people recorded as Mixed",
    asian: "people recorded as Asian or Asian British",
    black: "people recorded as Black or Black British",
    other: "people recorded as in other ethnic groups",
  },
  "imd-quintile": inAreas(FIFTHS),
  "imd-decile": inAreas(TENTHS),
  core20: {
    core20: "people in the most deprived fifth (Core20)",
    rest: "people in the four less deprived fifths",
  },
  sex: { female: "women and girls", male: "men and boys" },
  disability: { yes: "people with a disability recorded", no: "people recorded as having no disability" },
  "learning-disability": {
    yes: "people with a learning disability recorded",
    no: "people recorded as having no learning disability",
  },
  autism: { yes: "people recorded as autistic", no: "people recorded as not autistic" },
  "serious-mental-illness": {
    yes: "people with a serious mental illness recorded",
    no: "people recorded as having no serious mental illness",
  },
  interpreter: { yes: "people who need an interpreter", no: "people who need no interpreter" },
  "accessible-information": {
    yes: "people with an accessible-information need recorded",
    no: "people recorded as having no accessible-information need",
  },
  carer: { yes: "people recorded as carers", no: "people recorded as not being carers" },
  veteran: { yes: "people recorded as veterans", no: "people recorded as not being veterans" },
  homeless: { yes: "people recorded as homeless", no: "people recorded as not homeless" },
  pregnancy: { yes: "people recorded as pregnant", no: "people recorded as not pregnant" },
};

const AGE_SPAN = /^(\d{1,3})-(\d{1,3})$/;
const AGE_AND_OVER = /^(\d{1,3})\+$/;

/** The people of one group, lower case; `rest-of-list` is everyone else. */
export function groupWords(dimension: DimensionFindings, group: string): string {
  if (group === "rest-of-list") return "everyone else on the list";
  const known = PEOPLE[dimension.dimension]?.[group];
  if (known !== undefined) return known;
  if (dimension.dimension === "age-band") return ageWords(group) ?? genericWords(dimension, group);
  if (dimension.dimension === "ethnic-category") return `people recorded as ${labelOf(dimension, group)}`;
  return genericWords(dimension, group);
}

function ageWords(group: string): string | undefined {
  const over = AGE_AND_OVER.exec(group);
  if (over) return `people aged ${over[1]} and over`;
  const span = AGE_SPAN.exec(group);
  if (!span) return undefined;
  return span[1] === "0" ? `people aged ${span[2]} and under` : `people aged ${span[1]} to ${span[2]}`;
}

const genericWords = (dimension: DimensionFindings, group: string): string =>
  `people in the group “${dimension.label}: ${labelOf(dimension, group)}”`;

const labelOf = (dimension: DimensionFindings, group: string): string =>
  dimension.groups.find((candidate) => candidate.group === group)?.label ?? group;

export const capitalised = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
