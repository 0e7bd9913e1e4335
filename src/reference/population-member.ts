import {
  CENSUS_ETHNIC_HEADINGS,
  OTHER_CENSUS_HEADINGS,
  OTHER_WITH_CHINESE,
} from "../vocab/census-ethnic-headings.ts";
import type { EthnicCategoryCode } from "../vocab/ethnic-categories.ts";

type EthnicGroupId = (typeof CENSUS_ETHNIC_HEADINGS)[number]["group"];
export type Sex = "female" | "male";

/** Whom one column (or one category of a long table) of a population file counts. */
export type PopulationMember =
  | { readonly kind: "total" }
  | { readonly kind: "ethnic-category"; readonly code: EthnicCategoryCode }
  /** A census group without its parts. `withChinese`: the group Other of the 2001 census. */
  | { readonly kind: "ethnic-group"; readonly group: EthnicGroupId; readonly withChinese: boolean }
  /** Whole years; `to: null` is open. Of both sexes where no sex is said. */
  | { readonly kind: "age"; readonly from: number; readonly to: number | null; readonly sex?: Sex }
  | { readonly kind: "sex"; readonly sex: Sex }
  /** An answer to a question that lists are not compared by. */
  | { readonly kind: "uncompared" };

/** Headings are compared in lower case without anything but letters and digits. */
export const bareHeading = (heading: string): string => heading.toLowerCase().replace(/[^a-z0-9]/g, "");

const PERCENT = /\((?:percent|%)\)|measures:\s*percent|percentage/i;
const TITLE = /^(?:ethnic group|religion|age|sex|disability)\b[^:]*:\s*/i;
const TAIL = /\s*(?:\(number\)|;\s*measures:\s*value)\s*$/i;

/** A heading without the title before it and the unit after it: "White: Irish" of "Ethnic group: White: Irish (number)". */
export const plainHeading = (heading: string): string => heading.trim().replace(TITLE, "").replace(TAIL, "");

/** True for a column or row of percentages, which is no count. */
export const isPercentage = (heading: string): boolean => PERCENT.test(heading);

const TOTAL =
  /^(?:all(?:usual)?(?:residents|persons|people|ages)|total(?:all)?(?:usual)?(?:residents|population|persons)?|persons|residents|population(?:total)?)(?:mid(?:20)?\d\d)?(?:excludingprisoners)?$/;

/** Whom a heading counts; undefined when it says nothing that fairwait knows, or is a percentage. */
export function memberOfHeading(heading: string): PopulationMember | undefined {
  if (isPercentage(heading)) return undefined;
  const plain = plainHeading(heading);
  const name = bareHeading(plain);
  if (TOTAL.test(name)) return { kind: "total" };
  return ethnicMember(name) ?? sexMember(name) ?? ageMember(plain) ?? otherMember(name);
}

let ethnicMembers: ReadonlyMap<string, PopulationMember> | undefined;

function ethnicMember(name: string): PopulationMember | undefined {
  ethnicMembers ??= new Map(
    CENSUS_ETHNIC_HEADINGS.flatMap(({ group, names, parts }): [string, PopulationMember][] => [
      ...Object.entries(parts).flatMap(([part, code]) =>
        ["", ...names].map((before): [string, PopulationMember] => [
          bareHeading(before + part),
          { kind: "ethnic-category", code },
        ]),
      ),
      ...names.map((each): [string, PopulationMember] => [
        bareHeading(each),
        { kind: "ethnic-group", group, withChinese: each === OTHER_WITH_CHINESE },
      ]),
    ]),
  );
  return ethnicMembers.get(name);
}

const SEXES: Readonly<Record<string, Sex>> = {
  female: "female",
  females: "female",
  male: "male",
  males: "male",
};

function sexMember(name: string): PopulationMember | undefined {
  const sex = SEXES[name];
  return sex === undefined ? undefined : { kind: "sex", sex };
}

const BEFORE_AGE =
  /^(?:dependent children |older )?(?:population )?\(?(?:ages? |aged )?(?=under \d|[fm]?\d)/i;
const AFTER_AGE = /\)?(?:\s*:\s*mid[ -](?:20)?\d\d.*)?$/i;
/** Highest first: what is open, then spans, then one year of age. */
const AGES = [
  { pattern: /^under (\d{1,3})(?: years?)?$/i, span: (years: number) => ({ from: 0, to: years - 1 }) },
  { pattern: /^(\d{1,3})(?: years)? and under$/i, span: (years: number) => ({ from: 0, to: years }) },
  {
    pattern: /^(\d{1,3})(?: years)?\s*(?:\+|and over)$/i,
    span: (years: number) => ({ from: years, to: null }),
  },
  {
    pattern: /^(\d{1,3})\s*(?:-|–|to)\s*(\d{1,3})(?: years)?$/i,
    span: (years: number, to: number) => ({ from: years, to }),
  },
  { pattern: /^(\d{1,3})(?: years?)?$/i, span: (years: number) => ({ from: years, to: years }) },
] as const;
const LETTERS: Readonly<Record<string, Sex>> = { f: "female", m: "male" };

/** "90+", "Aged 5 to 9 years", "Population (0-15)", and F0 or M90 of the estimates by sex and single year of age. */
function ageMember(heading: string): PopulationMember | undefined {
  const [, letter = "", text = ""] =
    /^([fm]?)(.*)$/i.exec(heading.replace(BEFORE_AGE, "").replace(AFTER_AGE, "")) ?? [];
  const sex = LETTERS[letter.toLowerCase()];
  for (const { pattern, span } of AGES) {
    const found = pattern.exec(text);
    if (found === null) continue;
    return { kind: "age", ...span(Number(found[1]), Number(found[2])), ...(sex && { sex }) };
  }
  return undefined;
}

const OTHERS: ReadonlySet<string> = new Set(OTHER_CENSUS_HEADINGS.map(bareHeading));
const otherMember = (name: string): PopulationMember | undefined =>
  OTHERS.has(name) ? { kind: "uncompared" } : undefined;
