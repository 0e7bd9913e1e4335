import {
  decideEthnicity,
  ETHNICITY_LEVELS,
  ethnicGroupCoding,
  ethnicityCoding,
} from "../../classify/ethnicity.ts";
import { decideFlag, FLAG_LEVELS, flagCoding } from "../../classify/flag.ts";
import type { DictionaryEntry } from "../../classify/level.ts";
import { normaliseLabel } from "../../classify/normalise-label.ts";
import { type DateDecision, decideDates } from "../../columns/decide-dates.ts";
import type { PersonFile } from "../../engine/people/person-file.ts";
import { NO_DAY } from "../../engine/question.ts";
import type { GrowingIntegers } from "../../engine/scanner/growing-integers.ts";
import type { ListOptions } from "../../request.ts";
import { FLAG_FIELDS, type FlagField } from "../../vocab/flag-texts.ts";
import { RECORD_SOURCES, type RecordSource } from "../../vocab/record-sources.ts";
import { dayClassifier } from "../day-use.ts";
import type { DemographicColumns } from "./demographic-columns.ts";

/**
 * What records say, one after another: per record a day number (`NO_DAY` and below: none) and the rest packed into one
 * integer, since there are millions.
 */
export interface RecordValues {
  readonly days: GrowingIntegers;
  readonly packed: GrowingIntegers;
}

const LEVEL_BITS = 5;
const SOURCE_BITS = 3;
const YES_FROM = LEVEL_BITS + SOURCE_BITS;
const NO_FROM = YES_FROM + FLAG_FIELDS.length;
const ALL_FLAGS = (1 << FLAG_FIELDS.length) - 1;

export const ethnicityOf = (packed: number): number => packed & ((1 << LEVEL_BITS) - 1);
export const sourceOf = (packed: number): RecordSource =>
  RECORD_SOURCES[(packed >> LEVEL_BITS) & ((1 << SOURCE_BITS) - 1)]?.id ?? "other";
/** A bit for each of FLAG_FIELDS that the record says yes, or no, to. */
export const yesFlagsOf = (packed: number): number => (packed >> YES_FROM) & ALL_FLAGS;
export const noFlagsOf = (packed: number): number => (packed >> NO_FROM) & ALL_FLAGS;

/** The coded columns of a file, by what they are for; numbers are places among its coded columns. */
export interface CodedPlaces {
  readonly ethnicCategory: number | undefined;
  readonly ethnicGroup: number | undefined;
  readonly date: number | undefined;
  readonly source: number | undefined;
  readonly flags: readonly { readonly field: FlagField; readonly place: number }[];
}

/** What a whole file said of its records. */
export interface FileReading {
  /** How its dates are read; undefined without a column of dates. */
  readonly dates: DateDecision | undefined;
  /** Rows of people on the list that name a source of no known name. */
  readonly unknownSources: number;
}

/**
 * Judges the texts of the records kept of one file, once all of it is read, and appends what they come to. `texts`: per coded
 * column, the numbers of the records' texts.
 */
export function judgeRecords(
  reader: PersonFile,
  places: CodedPlaces,
  from: {
    readonly texts: readonly GrowingIntegers[];
    readonly columns: DemographicColumns;
    readonly list: ListOptions;
    readonly values: RecordValues;
  },
): FileReading {
  const { texts, columns, list, values } = from;
  const records = texts[0]?.length ?? 0;
  const judged = (place: number | undefined, classify: () => (text: string) => number) => {
    if (place === undefined) return undefined;
    const verdicts = reader.verdicts(place, classify());
    const { values: numbers } = texts[place] as GrowingIntegers;
    return (record: number): number => verdicts[numbers[record] as number] as number;
  };
  const dates = places.date === undefined ? undefined : decideDates(entriesOf(reader, places.date));
  const ethnicity = [
    judged(places.ethnicCategory, () =>
      categoryClassifier(entriesOf(reader, places.ethnicCategory as number), list),
    ),
    judged(places.ethnicGroup, () => ethnicGroupCoding().classify),
  ].filter((judge) => judge !== undefined);
  const day = dates && judged(places.date, () => dayClassifier(dates));
  const fallback = sourceIndex(columns.sourceOfDate ?? "other");
  const source = judged(places.source, () => sourceClassifier(fallback));
  const flags = places.flags.map(({ field, place }) => {
    const decision = decideFlag(field, entriesOf(reader, place));
    return {
      bit: FLAG_FIELDS.indexOf(field),
      answer: judged(place, () => flagCoding(field, decision).classify),
    };
  });
  let unknownSources = 0;
  for (let record = 0; record < records; record += 1) {
    let level = 0;
    for (const judge of ethnicity) {
      const found = judge(record);
      if (level < FIRST_KNOWN && (found >= FIRST_KNOWN || level === 0)) level = found;
    }
    let packed = level;
    const named = source?.(record) ?? fallback;
    if (named === UNKNOWN_SOURCE) unknownSources += 1;
    packed |= (named === UNKNOWN_SOURCE ? fallback : named) << LEVEL_BITS;
    for (const { bit, answer } of flags) {
      const found = answer?.(record);
      if (found === YES) packed |= 1 << (YES_FROM + bit);
      else if (found === NO) packed |= 1 << (NO_FROM + bit);
    }
    values.days.push(day?.(record) ?? NO_DAY);
    values.packed.push(packed);
  }
  return { dates, unknownSources };
}

const FIRST_KNOWN = ETHNICITY_LEVELS.findIndex(
  ({ quality }) => quality === "groupOnly" || quality === "known",
);
const YES = FLAG_LEVELS.findIndex(({ id }) => id === "yes");
const NO = FLAG_LEVELS.findIndex(({ id }) => id === "no");

const entriesOf = (reader: PersonFile, place: number): DictionaryEntry[] =>
  reader
    .texts(place)
    .filter(({ rows }) => rows > 0)
    .map(({ text, rows }) => ({ text, count: rows }));

function categoryClassifier(
  entries: readonly DictionaryEntry[],
  { ethnicityCodes }: ListOptions,
): (text: string) => number {
  const decision = decideEthnicity(entries, ethnicityCodes === undefined ? {} : { codeSet: ethnicityCodes });
  return ethnicityCoding(decision).classify;
}

const UNKNOWN_SOURCE = -1;
const sourceIndex = (id: RecordSource): number => RECORD_SOURCES.findIndex((source) => source.id === id);

/** Text → index into RECORD_SOURCES: `blank` where nothing stands, UNKNOWN_SOURCE where it is on no list. */
function sourceClassifier(blank: number): (text: string) => number {
  return (text) => {
    const words = normaliseLabel(text);
    if (words === "") return blank;
    const found = RECORD_SOURCES.findIndex(({ texts }) => (texts as readonly string[]).includes(words));
    return found < 0 ? UNKNOWN_SOURCE : found;
  };
}
