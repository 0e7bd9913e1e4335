import { parse } from "csv-parse/sync";

const DAYS_WITHIN_18 = 126;
const DAYS_OVER_52 = 364;
const SAME = 1e-9;

const records = (text) => parse(text, { columns: true });

/** The peers' bare job does not tell "not stated" from "not known". */
const pooled = (group) => group.replace("not-stated", "unknown");

function pooledCounts(groups) {
  const counts = new Map();
  for (const { group, n, within18Weeks, over52Weeks } of groups) {
    const sum = counts.get(pooled(group)) ?? { n: 0, within18: 0, over52: 0 };
    sum.n += n;
    sum.within18 += within18Weeks.count;
    sum.over52 += over52Weeks.count;
    counts.set(pooled(group), sum);
  }
  return counts;
}

function compared(name, found, expected) {
  const differences = [];
  for (const key of new Set([...found.keys(), ...expected.keys()])) {
    const one = JSON.stringify(found.get(key));
    const other = JSON.stringify(expected.get(key));
    if (one !== other) differences.push(`${name}, ${key}: fairwait ${one}, here ${other}`);
  }
  return differences;
}

/** Where a bare group-by and fairwait's crossing of ethnic group and IMD quintile differ: counts, medians, 92nd percentiles. */
export function bareDifferences(name, crossing, text) {
  const rows = records(text);
  const expected = new Map(
    rows.map((row) => [
      `${row.ethnic}*${row.quintile}`,
      { n: Number(row.n), within18: Number(row.within18), over52: Number(row.over52) },
    ]),
  );
  const differences = compared(name, pooledCounts(crossing.groups), expected);
  const groupOf = new Map(crossing.groups.map((group) => [group.group, group]));
  for (const row of rows.filter(({ ethnic }) => ethnic !== "unknown")) {
    const group = groupOf.get(`${row.ethnic}*${row.quintile}`);
    if (group === undefined) continue;
    const median = Math.abs(group.medianWeeks - Number(row.median_weeks));
    const p92 = Math.abs(group.p92Weeks - Number(row.p92_weeks));
    if (!(median < SAME && p92 < SAME))
      differences.push(`${name}, ${group.group}: median or 92nd percentile`);
  }
  return differences;
}

/** Where counts by dimension × treatment function × day and fairwait's findings differ, dimension by dimension. */
export function sameJobDifferences(name, findings, text) {
  const expected = new Map();
  for (const { dimension, group, days, n } of records(text)) {
    const key = `${dimension} ${group}`;
    const sum = expected.get(key) ?? { n: 0, within18: 0, over52: 0 };
    sum.n += Number(n);
    if (Number(days) <= DAYS_WITHIN_18) sum.within18 += Number(n);
    if (Number(days) > DAYS_OVER_52) sum.over52 += Number(n);
    expected.set(key, sum);
  }
  const found = new Map(
    findings.dimensions.flatMap(({ dimension, groups }) =>
      groups.map(({ group, n, within18Weeks, over52Weeks }) => [
        `${dimension} ${group}`,
        { n, within18: within18Weeks.count, over52: over52Weeks.count },
      ]),
    ),
  );
  return compared(name, found, expected);
}

/** Where the number of rows differs. */
export const rowDifferences = (name, findings, rows) =>
  findings.ledger.read === rows ? [] : [`${name}: ${rows} rows, fairwait read ${findings.ledger.read}`];
