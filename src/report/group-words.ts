/**
 * Who a group is, in words: "people in the most deprived fifth". Short ids such as `asian*1` are for programs.
 * "Recorded as" stays in: the list holds what somebody entered, not what a person would say.
 */
/** The groups of a dimension by name, whatever is known of them. */
export interface NamedGroups {
  readonly dimension: string;
  readonly label: string;
  readonly groups: readonly { readonly group: string; readonly label: string }[];
}

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

/** The people of one group, lower case; `rest-of-list` is everyone else who is known. */
export function groupWords(dimension: NamedGroups, group: string): string {
  const label = dimension.groups.find((candidate) => candidate.group === group)?.label ?? group;
  if (group === "rest-of-list") return everyoneElse(dimension);
  return (
    crossedWords(dimension, group, label) ??
    partWords({ dimension: dimension.dimension, title: dimension.label, group, label })
  );
}

const CROSSED = " × ";

/** What a dimension is about, inside a sentence: "ethnic group", "IMD quintile". */
export const dimensionWords = ({ label }: { readonly label: string }): string =>
  uncapitalised(label.replace(/ \([^()]*\)$/, ""));

/** "everyone else whose ethnic group and age band are known". */
function everyoneElse({ label }: NamedGroups): string {
  const names = label.split(CROSSED).map((name) => dimensionWords({ label: name }));
  return `everyone else whose ${names.join(" and ")} ${names.length === 1 ? "is" : "are"} known`;
}

/** The words of the parts joined; undefined for an uncrossed group, and where ids and labels do not pair off. */
function crossedWords(dimension: NamedGroups, group: string, label: string): string | undefined {
  const ids = dimension.dimension.split("*");
  const groups = group.split("*");
  const titles = dimension.label.split(CROSSED);
  const labels = label === group ? groups : label.split(CROSSED);
  const counts = new Set([ids.length, groups.length, titles.length, labels.length]);
  if (ids.length === 1 || counts.size > 1) return undefined;
  return joinedWords(
    ids.map((id, index) =>
      partWords({
        dimension: id,
        title: titles[index] ?? "",
        group: groups[index] ?? "",
        label: labels[index] ?? "",
      }),
    ),
  );
}

interface GroupPart {
  readonly dimension: string;
  readonly title: string;
  readonly group: string;
  readonly label: string;
}

function partWords({ dimension, title, group, label }: GroupPart): string {
  const known = PEOPLE[dimension]?.[group];
  if (known !== undefined) return known;
  const age = dimension === "age-band" ? ageWords(group) : undefined;
  if (age !== undefined) return age;
  const place = PLACES[dimension];
  if (place !== undefined && group !== "unknown") return `people ${place} ${label}`;
  return dimension === "ethnic-category"
    ? `people recorded as ${label}`
    : `people in the group “${title}: ${label}”`;
}

/** Before the name of a unit of care. */
const PLACES: Readonly<Record<string, string>> = {
  provider: "at",
  site: "at",
  specialty: "listed under",
  "treatment-function": "listed under",
};

function ageWords(group: string): string | undefined {
  const over = AGE_AND_OVER.exec(group);
  if (over) return `people aged ${over[1]} and over`;
  const span = AGE_SPAN.exec(group);
  if (!span) return undefined;
  return span[1] === "0" ? `people aged ${span[2]} and under` : `people aged ${span[1]} to ${span[2]}`;
}

const PEOPLE_WHO = /^people /;
const PLACED = /^(?:at|listed under) /;
const LIVING = /^in (?=the .*(fifth|tenth))/;

/** "women and girls aged 80 and over recorded as White who live in the most deprived fifth". */
function joinedWords(parts: readonly string[]): string {
  const head = parts.find((part) => !PEOPLE_WHO.test(part)) ?? "people";
  const clauses = parts
    .filter((part) => part !== head)
    .map((part) => part.replace(PEOPLE_WHO, "").replace(LIVING, "who live in "));
  const order = (clause: string): number =>
    clause.startsWith("aged ") ? 0 : PLACED.test(clause) ? 2 : clause.startsWith("who ") ? 3 : 1;
  return clauses
    .sort((a, b) => order(a) - order(b))
    .reduce(
      (said, clause, index) =>
        index === 0 || order(clause) !== order(clauses[index - 1] ?? "")
          ? `${said} ${clause}`
          : `${said} and ${clause}`,
      head,
    );
}

const uncapitalised = (name: string): string =>
  /^.[A-Z]/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);

export const capitalised = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
