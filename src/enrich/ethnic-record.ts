import { CENSUS_ETHNICITY_ORDER } from "../vocab/census-ethnicity-order.ts";
import { RECORD_SOURCES, type RecordSource } from "../vocab/record-sources.ts";

/** What one record says of a person's ethnicity. */
export interface EthnicRecord {
  /** Id of a level of the axis `ethnicity`: a category A…S, a group without one (`group-white`), or an unknown. */
  readonly ethnicity: string;
  /** Day number; undefined when the record has no date. */
  readonly day: number | undefined;
  readonly source: RecordSource;
}

const UNDATED = Number.NEGATIVE_INFINITY;

export const dayOf = ({ day }: EthnicRecord): number => day ?? UNDATED;

/** Place in the order of sources: smaller is preferred. */
export const sourceRank = ({ source }: EthnicRecord): number => RANKS.get(source) ?? RANKS.size;
const RANKS: ReadonlyMap<RecordSource, number> = new Map(RECORD_SOURCES.map(({ id }, rank) => [id, rank]));

/** Place in the order of the census: smaller is commoner. */
export const censusRank = (ethnicity: string): number =>
  CENSUS_RANKS.get(ethnicity) ?? CENSUS_ETHNICITY_ORDER.length;
const CENSUS_RANKS: ReadonlyMap<string, number> = new Map(
  CENSUS_ETHNICITY_ORDER.map((ethnicity, rank) => [ethnicity, rank]),
);

export const isKnownEthnicity = (ethnicity: string): boolean => CENSUS_RANKS.has(ethnicity);
const isCategory = ({ ethnicity }: EthnicRecord): boolean => ethnicity.length === 1;

/**
 * The records that may decide: those with a category, or, where there is none, those that name a group alone ("White").
 * Unknowns never do. A group is weaker evidence than a category, not a rival of it.
 */
export function usableRecords(records: readonly EthnicRecord[]): readonly EthnicRecord[] {
  const known = records.filter(({ ethnicity }) => isKnownEthnicity(ethnicity));
  const categories = known.filter(isCategory);
  return categories.length > 0 ? categories : known;
}

/** The records by the ethnicity they name. */
export function byEthnicity(records: readonly EthnicRecord[]): ReadonlyMap<string, readonly EthnicRecord[]> {
  const named = new Map<string, EthnicRecord[]>();
  for (const record of records) {
    const alike = named.get(record.ethnicity);
    if (alike === undefined) named.set(record.ethnicity, [record]);
    else alike.push(record);
  }
  return named;
}

/** Those of the items for which `of` is greatest. */
export function greatest<Item>(items: readonly Item[], of: (item: Item) => number): readonly Item[] {
  const most = items.reduce((so, item) => Math.max(so, of(item)), UNDATED);
  return items.filter((item) => of(item) === most);
}
