const ENOUGH = [0.93, 0.97];
const HEADINGS = ["measure", "method", "lists", "covers", "mean width", "±"];

/** One row for each measure and scenario; coverage outside 93–97 % is bold. `found` is in the order of the scenarios. */
export function coverageTable(found, { runs, seed }) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const measures = [...new Set(found.map(({ measure }) => measure))];
  const rows = measures.flatMap((measure) =>
    found.filter((one) => one.measure === measure && one.lists > 0).map(cellsOf),
  );
  const outside = found.filter((one) => one.lists > 0 && !isEnough(one.covered / one.lists));
  const under = outside.filter((one) => one.covered / one.lists < ENOUGH[0]).length;
  return [
    `${runs.toLocaleString("en-GB")} lists each, seed ${seed}. “±” is 1.96 × the Monte-Carlo error of the coverage, in points. Of ${rows.length} rows`,
    `${rows.length - outside.length} cover 93–97%, ${outside.length - under} more and ${under} less (bold). Widths of shares are in points, those of waits in days.`,
    "A coverage with “of …%” is among the lists on which there is an interval.",
    "",
    line(HEADINGS),
    "|---|---|---|--:|--:|--:|",
    ...rows.map(line),
  ].join("\n");
}

function cellsOf({ measure, method, scenario, lists, covered, width, runs }) {
  const coverage = covered / lists;
  const error = 1.96 * Math.sqrt((coverage * (1 - coverage)) / lists);
  const text = percent(coverage);
  const some = lists === runs ? "" : ` of ${percent(lists / runs)}%`;
  return [
    measure,
    method,
    scenario,
    (isEnough(coverage) ? text : `**${text}**`) + some,
    printWidth(measure, width),
    (100 * error).toFixed(1),
  ];
}

const isEnough = (coverage) => coverage >= ENOUGH[0] && coverage <= ENOUGH[1];
const percent = (share) => (100 * share).toFixed(1);

/** Shares in points, ratios and waits as they are. */
function printWidth(measure, width) {
  if (width === undefined) return "–";
  const isShare = /^over\d+Weeks( difference| excess)?$/.test(measure);
  return isShare ? (100 * width).toFixed(1) : width.toPrecision(3);
}
