import {
  byEthnicity,
  censusRank,
  dayOf,
  type EthnicRecord,
  greatest,
  sourceRank,
  usableRecords,
} from "./ethnic-record.ts";

/** Categories and groups that only say that no other fits. */
const OTHER: readonly string[] = ["S", "group-other"];

/**
 * The ethnicity of a person by the CHIME method; undefined when no record says anything known. (1) The most frequent,
 * leaving out unknowns; a tie goes to (2) the one with the most recent date, (3) of those, the one whose record of that day
 * is from admitted care before A&E before outpatients before others, (4) the commonest in the 2011 census. (5) Unknown only
 * when nothing is known. (6) Instead of Other the next one by the same steps, if there is any.
 *
 * Source: OHID, Method for assigning ethnic group in the COVID-19 Health Inequalities Monitoring for England (CHIME) tool,
 * updated 24 May 2023.
 */
export function attributeByChime(records: readonly EthnicRecord[]): string | undefined {
  const usable = usableRecords(records);
  const winner = mostFrequent(usable);
  if (winner === undefined || !OTHER.includes(winner)) return winner;
  const others = records.filter(({ ethnicity }) => !OTHER.includes(ethnicity));
  return mostFrequent(usableRecords(others)) ?? winner;
}

/** Steps 1 to 4. */
function mostFrequent(records: readonly EthnicRecord[]): string | undefined {
  const named = [...byEthnicity(records)].map(([ethnicity, found]) => {
    const latest = greatest(found, dayOf);
    return {
      ethnicity,
      count: found.length,
      day: latest[0] === undefined ? 0 : dayOf(latest[0]),
      rank: Math.min(...latest.map(sourceRank)),
    };
  });
  const commonest = greatest(named, ({ count }) => count);
  const latest = greatest(commonest, ({ day }) => day);
  const preferred = greatest(latest, ({ rank }) => -rank);
  return greatest(preferred, ({ ethnicity }) => -censusRank(ethnicity))[0]?.ethnicity;
}
