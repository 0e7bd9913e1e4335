import {
  censusRank,
  dayOf,
  type EthnicRecord,
  greatest,
  sourceRank,
  usableRecords,
} from "./ethnic-record.ts";

/**
 * The known ethnicity of the latest record; of records of one day that from admitted care before A&E before outpatients
 * before others, then the commonest in the 2011 census. Undated records count as before all others; undefined when nothing is
 * known. Source: NHS Digital, ethnicity asset of GDPPR and HES, whose order of sources is taken for hospital records.
 */
export function attributeByMostRecent(records: readonly EthnicRecord[]): string | undefined {
  const latest = greatest(usableRecords(records), dayOf);
  const preferred = greatest(latest, (record) => -sourceRank(record));
  return greatest(preferred, ({ ethnicity }) => -censusRank(ethnicity))[0]?.ethnicity;
}
