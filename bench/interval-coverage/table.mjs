const ENOUGH = [0.93, 0.97];
/** Coverage among fewer of the lists than this is coverage of a selection. */
const MOST_LISTS = 0.5;
const HEADINGS = ["measure", "method", "lists", "covers", "mean width", "±"];
const SUMMARY_HEADINGS = ["figure", "method", "rows", "93–97%", "lowest", "on", "highest", "on"];

const line = (cells) => `| ${cells.join(" | ")} |`;
const coverageOf = ({ covered, lists }) => covered / lists;
const isEnough = (coverage) => coverage >= ENOUGH[0] && coverage <= ENOUGH[1];
const percent = (share) => (100 * share).toFixed(1);

/** One row for each figure and method, with where its intervals cover least and most. `found` is in the order of the scenarios. */
export function coverageSummary(found, { runs, seed }) {
  const computed = found.filter(({ lists }) => lists > 0);
  const usual = computed.filter((one) => one.lists >= MOST_LISTS * one.runs);
  const outside = usual.filter((one) => !isEnough(coverageOf(one)));
  const under = outside.filter((one) => coverageOf(one) < ENOUGH[0]).length;
  const families = new Map();
  for (const one of usual) {
    const key = `${familyOf(one.measure)} | ${one.method}`;
    families.set(key, [...(families.get(key) ?? []), one]);
  }
  return [
    `${count(runs)} lists for each row, seed ${seed}: the Monte-Carlo error of a coverage of 95% is ${percent(Math.sqrt((0.95 * 0.05) / runs))} points. Of ${count(usual.length)} rows`,
    `${count(usual.length - outside.length)} cover 93–97%, ${count(outside.length - under)} more and ${count(under)} less; ${count(computed.length - usual.length)} more, of figures that fewer than half of the lists have, are in the`,
    "full table only.",
    "",
    line(SUMMARY_HEADINGS),
    "|---|---|--:|--:|--:|---|--:|---|",
    ...[...families].map(([key, rows]) => summaryRow(key, rows)),
  ].join("\n");
}

function summaryRow(key, rows) {
  const inOrder = [...rows].sort((one, other) => coverageOf(one) - coverageOf(other));
  const [lowest, highest] = [inOrder[0], inOrder.at(-1)];
  const enough = rows.filter((one) => isEnough(coverageOf(one))).length;
  return line([
    key,
    rows.length,
    enough,
    printCoverage(lowest),
    whereOf(lowest),
    printCoverage(highest),
    whereOf(highest),
  ]);
}

/** Rarer limits are one family: what matters is how few pathways are past them. */
const familyOf = (measure) => measure.replace(/over(52|65|78)Weeks/, "over52Weeks and more");
const whereOf = ({ measure, scenario }) => {
  const weeks = /over(65|78)Weeks/.exec(measure)?.[1];
  return weeks === undefined ? scenario : `${scenario} (over ${weeks} weeks)`;
};

/** One row for each measure and scenario; coverage outside 93–97 % is bold. */
export function coverageTable(found, { runs, seed }) {
  const measures = [...new Set(found.map(({ measure }) => measure))];
  const rows = measures.flatMap((measure) =>
    found.filter((one) => one.measure === measure && one.lists > 0).map(cellsOf),
  );
  return [
    "# How often the printed intervals hold what is true",
    "",
    `Made by \`npm run simulate-coverage -- --write\`: ${count(runs)} lists for each row, seed ${seed}; scenarios in`,
    "`bench/interval-coverage`. “±” is 1.96 × the Monte-Carlo error of the coverage, in points. Bold: not within 93–97%. A coverage with",
    "“of …%” is among the lists on which there is an interval. Widths are in the unit of the figure: shares 0–1; days for waits of one and",
    "two groups, else weeks.",
    "",
    line(HEADINGS),
    "|---|---|---|--:|--:|--:|",
    ...rows.map(line),
    "",
  ].join("\n");
}

function cellsOf(one) {
  const { measure, method, scenario, lists, width } = one;
  const coverage = coverageOf(one);
  const error = 1.96 * Math.sqrt((coverage * (1 - coverage)) / lists);
  return [measure, method, scenario, printCoverage(one), printWidth(width), percent(error)];
}

function printCoverage(one) {
  const text = percent(coverageOf(one));
  const some = one.lists === one.runs ? "" : ` of ${percent(one.lists / one.runs)}%`;
  return (isEnough(coverageOf(one)) ? text : `**${text}**`) + some;
}

const printWidth = (width) => {
  if (width === undefined) return "–";
  return width > 1e4 ? "> 10,000" : width.toPrecision(3);
};
const count = (value) => value.toLocaleString("en-GB");
