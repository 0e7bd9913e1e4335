import type { Random } from "../stats/random.ts";
import { type DateFormat, dayFirstFromDay, isoFromDay } from "./calendar.ts";
import type { Row } from "./cells.ts";
import type { Field } from "./layout.ts";
import { ETHNIC_CATEGORIES } from "./population.ts";

/** What mess does to one row. */
export interface Damage {
  /** Text that stands in place of the field's own. */
  readonly texts: Map<Field, string>;
  surplusDelimiters: number;
  /** The row comes again further down; `conflict` when it then says something else. */
  again: "no" | "same" | "conflict";
  /** The record stops in the middle. */
  truncated: boolean;
  blankLineBefore: boolean;
}

interface Occasion {
  readonly damage: Damage;
  readonly row: Row;
  readonly asAt: number;
  readonly dateFormat: DateFormat;
  readonly random: Random;
}

export interface MessKind {
  readonly id: string;
  /** Share of rows it happens to. */
  readonly some: number;
  readonly lots: number;
  readonly apply: (occasion: Occasion) => void;
}

const pick = <Value>(values: readonly Value[], random: Random): Value => values[random.below(values.length)]!;

const oneOf =
  (field: Field, texts: readonly string[]) =>
  ({ damage, random }: Occasion): void => {
    damage.texts.set(field, pick(texts, random));
  };

const dateText = (day: number, format: DateFormat): string =>
  format === "iso" ? isoFromDay(day) : dayFirstFromDay(day);

/** A date that stands for no date or is none, in the list's own format. */
const onePlaceholder =
  (field: Field, isoTexts: readonly string[]) =>
  ({ damage, dateFormat, random }: Occasion): void => {
    const iso = pick(isoTexts, random);
    damage.texts.set(field, dateFormat === "iso" ? iso : iso.split("-").reverse().join("/"));
  };

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

const withMonthName = (day: number): string => {
  const [year, month, dayOfMonth] = isoFromDay(day).split("-");
  return `${dayOfMonth}-${MONTHS[Number(month) - 1]}-${year}`;
};

/** Never month first: a column that mixes both readings has no right answer. */
const DATE_TEXTS: readonly ((day: number) => string)[] = [
  dayFirstFromDay,
  withMonthName,
  (day) => `${isoFromDay(day)} 00:00:00`,
  (day) => `${isoFromDay(day)}T00:00:00`,
];

const otherDateFormat = ({ damage, row, random }: Occasion): void => {
  const write = pick(DATE_TEXTS, random);
  if (random.chance(0.5)) damage.texts.set("clockStart", write(row.pathway.clockStart));
  else damage.texts.set("birthDate", write(row.person.birthDay));
};

const stopClock = ({ damage, row, asAt, dateFormat, random }: Occasion): void => {
  const stop = Math.max(row.pathway.clockStart, asAt - random.below(28));
  damage.texts.set("clockEnd", dateText(stop, dateFormat));
  damage.texts.set("rttStatus", pick(["30", "31", "32", "34", "35"], random));
};

const otherCase = ({ damage, row, random }: Occasion): void => {
  if (random.chance(0.5)) damage.texts.set("waitingListType", row.pathway.admitted ? "irtt" : " Ortt ");
  else damage.texts.set("sex", pick(["f", "Female", "M", "male "], random));
};

/** The person's own national code as other systems write it. */
const otherSpelling = ({ damage, row, random }: Occasion): void => {
  const { person } = row;
  if (person.unknownEthnicity >= 0) return;
  const { code } = ETHNIC_CATEGORIES[person.ethnicity]!;
  damage.texts.set("ethnicCategory", pick([code.toLowerCase(), `${code}*`, `${code}1`, ` ${code} `], random));
};

const FREE_TEXTS = [
  "Ménière’s disease, balance assessment",
  'Patient prefers "the other eye" first',
  "Sjögren review,\nblood tests beforehand",
  "Excision of naevus, left arm",
  "Knee replacement, see letter\n\nlate start",
  "Behçet’s disease – review",
  "Release of Dupuytren’s contracture; café-au-lait marks noted",
] as const;

/** Every kind of mess; where two meet on one field, the one drawn second stands. */
export const MESS_KINDS: readonly MessKind[] = [
  { id: "free-text", some: 0.03, lots: 0.12, apply: oneOf("procedure", FREE_TEXTS) },
  { id: "other-case", some: 0.01, lots: 0.06, apply: otherCase },
  {
    id: "ethnicity-spelling",
    some: 0.004,
    lots: 0.03,
    apply: otherSpelling,
  },
  {
    id: "ethnicity-invalid",
    some: 0.002,
    lots: 0.015,
    apply: oneOf("ethnicCategory", ["QQ", "0", "9", "Declined", "?"]),
  },
  { id: "area-blank", some: 0.01, lots: 0.03, apply: oneOf("lsoa", ["", "NULL", " "]) },
  {
    id: "area-not-english",
    some: 0.004,
    lots: 0.01,
    apply: oneOf("lsoa", ["W01000123", "W01001044", "S01009876"]),
  },
  { id: "area-unknown", some: 0.002, lots: 0.01, apply: oneOf("lsoa", ["E01999999", "E0199", "UNKNOWN"]) },
  {
    id: "no-fixed-abode",
    some: 0.002,
    lots: 0.006,
    apply: oneOf("postcode", ["ZZ99 3VZ", "ZZ993WZ", "ZZ99 3CZ", ""]),
  },
  { id: "flag-blank", some: 0.02, lots: 0.08, apply: oneOf("learningDisability", ["", "NULL"]) },
  {
    id: "flag-spelling",
    some: 0.005,
    lots: 0.03,
    apply: oneOf("interpreter", ["Yes", "no", "TRUE", "n/a", "", "Not known"]),
  },
  {
    id: "birth-placeholder",
    some: 0.001,
    lots: 0.006,
    apply: onePlaceholder("birthDate", ["1900-01-01", "", "unknown"]),
  },
  {
    id: "priority-spelling",
    some: 0.004,
    lots: 0.03,
    apply: oneOf("procedurePriority", ["p2", "P 3", "P4 ", "P02", "", "tbc"]),
  },
  { id: "other-date-format", some: 0.005, lots: 0.05, apply: otherDateFormat },
  { id: "clock-start-blank", some: 0.002, lots: 0.01, apply: oneOf("clockStart", ["", " ", "NULL"]) },
  {
    id: "clock-start-placeholder",
    some: 0.001,
    lots: 0.005,
    apply: onePlaceholder("clockStart", ["1900-01-01", "1753-01-01", "9999-12-31"]),
  },
  {
    id: "clock-start-unreadable",
    some: 0.0005,
    lots: 0.004,
    apply: onePlaceholder("clockStart", ["not known", "2026-02-30", "0000-00-00"]),
  },
  {
    id: "clock-start-in-future",
    some: 0.001,
    lots: 0.005,
    apply: ({ damage, asAt, random }) =>
      damage.texts.set("clockStart", isoFromDay(asAt + 1 + random.below(60))),
  },
  { id: "planned", some: 0.01, lots: 0.03, apply: oneOf("waitingListType", ["PLN"]) },
  { id: "not-rtt", some: 0.015, lots: 0.04, apply: oneOf("waitingListType", ["INON", "ONON"]) },
  { id: "after-treatment", some: 0.004, lots: 0.02, apply: oneOf("rttStatus", ["90", "91", "92", "98"]) },
  { id: "clock-stopped", some: 0.01, lots: 0.03, apply: stopClock },
  {
    id: "surplus-delimiters",
    some: 0.002,
    lots: 0.01,
    apply: ({ damage, random }) => {
      damage.surplusDelimiters = 1 + random.below(3);
    },
  },
  {
    id: "duplicate",
    some: 0.003,
    lots: 0.02,
    apply: ({ damage }) => {
      damage.again = "same";
    },
  },
  {
    id: "conflicting-duplicate",
    some: 0.001,
    lots: 0.01,
    apply: ({ damage }) => {
      damage.again = "conflict";
    },
  },
  {
    id: "truncated",
    some: 0,
    lots: 0.0005,
    apply: ({ damage }) => {
      damage.truncated = true;
    },
  },
  {
    id: "blank-line",
    some: 0,
    lots: 0.0005,
    apply: ({ damage }) => {
      damage.blankLineBefore = true;
    },
  },
];
