/**
 * How fast fairwait is beside other programs, whole processes, in one run: A B C A B C …, medians, paired ratios, peak
 * memory. No ratio is printed unless the programs found the same. See bench/README.md.
 */
import { measure } from "./child.mjs";
import { listsFor } from "./lists.mjs";
import { readOptions } from "./options.mjs";
import { analysis, findingsOf, ordering, peersFor, reporting } from "./programs.mjs";
import { requireBlock, writeBlock } from "./readme.mjs";
import { cellsOf, machine, markdownTable, pairedRatio, plainTable } from "./table.mjs";

const MEMORY_BAR = { million: 300, big: 600 };
const SMALL_PER_ROUND = 3;

const options = readOptions(process.argv.slice(2), process.env);
if (options.reference) {
  const { measureReference } = await import("./reference.mjs");
  console.log(await measureReference(options));
  process.exit();
}
if (options.write) requireBlock();
const list = await listsFor(options);
const peers = peersFor(options, list);
const main = { id: "fairwait", name: `fairwait analyse, ${options.rows.toLocaleString("en-GB")} rows` };
/** The same list with three hospital records for each of its rows; only of generated lists are there any. */
const linked = {
  id: "linked",
  name: `the same, --demographics of ${(3 * options.rows).toLocaleString("en-GB")} records`,
  memoryBar: 1000,
};
const SEVEN = [
  "--by",
  "ethnic-group,ethnic-category,imd-quintile,sex,age-band,learning-disability,interpreter",
];
const ADJUSTED = ["--adjust", "specialty,age-band,procedure-priority", "--all-measures"];
/** What explaining the gaps costs: the ratio is of the second to the first. */
const explained = [
  { id: "seven", name: "fairwait analyse, seven dimensions", more: SEVEN },
  {
    id: "adjusted",
    name: "the same, adjusted for three others, --all-measures",
    more: [...SEVEN, ...ADJUSTED],
    over: "seven",
    bar: 3,
  },
];
/** Every pathway ranked under a policy, and written; the ratio is to the analysis of the same list. */
const order = {
  id: "order",
  name: "fairwait prioritise, every pathway ranked and written",
  over: main.id,
  ...(!options.big && { bar: 2 }),
  memoryBar: options.big ? 1200 : 500,
};
const programs = [
  { ...main, command: analysis(options, { ...list, id: main.id }) },
  { ...order, command: ordering(options, list) },
  ...explained.map((one) => ({
    ...one,
    command: analysis(options, { ...list, id: one.id, more: one.more }),
  })),
  ...(list.records === undefined || options.big
    ? []
    : [
        {
          ...linked,
          command: analysis(options, { ...list, id: linked.id, more: ["--demographics", list.records] }),
        },
      ]),
  ...peers,
];
const node = { id: "node", name: "node -e 0", command: [process.execPath, "-e", "0"] };
const small = options.big
  ? []
  : [
      node,
      { id: "help", name: "fairwait --help", bar: 1.4, command: [...options.fairwait, "--help"] },
      {
        id: "small",
        name: "fairwait analyse, 50,000 rows",
        bar: 4.5,
        command: analysis(options, { path: list.small, imd: list.imd, id: "small" }),
      },
      {
        id: "report",
        name: "fairwait report, disparity in HTML, 50,000 rows",
        over: "small",
        command: reporting(options, { path: list.small, imd: list.imd }),
      },
    ];

const measured = new Map([...programs, ...small].map(({ id }) => [id, { seconds: [], megabytes: [] }]));
const lastRun = new Map();

async function runOnce({ id, command }) {
  const run = await measure(command);
  measured.get(id).seconds.push(run.seconds);
  measured.get(id).megabytes.push(run.megabytes);
  lastRun.set(id, run);
}

/** Before the clock matters: fairwait's crossing for the bare jobs, and the files into the page cache. */
async function crossingOf() {
  await measure(analysis(options, { ...list, id: "crossing", more: ["--by", "ethnic-group*imd-quintile"] }));
  return findingsOf("crossing").dimensions[0];
}

const crossing = await crossingOf();
for (let round = 1; round <= options.rounds; round += 1) {
  console.error(`round ${round} of ${options.rounds}`);
  for (const program of programs) await runOnce(program);
  for (let again = 0; again < SMALL_PER_ROUND; again += 1)
    for (const program of small) await runOnce(program);
}

const findings = findingsOf(main.id);
const differences = peers.flatMap(({ id, differences: find }) =>
  find({ findings, crossing }, lastRun.get(id)),
);
if (findings.ledger.read !== options.rows)
  differences.push(`the list has ${findings.ledger.read} rows, not ${options.rows}`);
if (differences.length > 0) {
  console.error(
    `The programs do not agree, so no time means anything:\n${differences.slice(0, 20).join("\n")}`,
  );
  process.exit(1);
}

const secondsOf = (id) => measured.get(id).seconds;
/** fairwait ÷ the program, or the program ÷ the one it is measured over. */
function ratioOf({ id, over }) {
  if (over !== undefined) return pairedRatio(secondsOf(id), secondsOf(over));
  return id === main.id ? undefined : pairedRatio(secondsOf(main.id), secondsOf(id));
}
const rows = [
  ...programs.map((program) => ({
    ...program,
    ...measured.get(program.id),
    ratio: ratioOf(program),
    memoryBar: program.id === main.id ? MEMORY_BAR[options.big ? "big" : "million"] : program.memoryBar,
  })),
  ...small.map((program) => ({
    ...program,
    ...measured.get(program.id),
    ratio:
      program.id === node.id
        ? undefined
        : pairedRatio(secondsOf(program.id), secondsOf(program.over ?? node.id)),
  })),
].map(cellsOf);

const modules = [...new Set(peers.map(({ module }) => module).filter((module) => module !== undefined))];
const report = [
  options.markdown ? markdownTable(rows) : plainTable(rows),
  "",
  `${machine(modules)}. ${options.rounds} rounds in turn; ratio = fairwait ÷ the program named,`,
  "except adjusted ÷ unadjusted, prioritise and report ÷ analyse, and --help and analyse of 50,000 rows = fairwait ÷ node -e 0.",
  `All found the same: ${findings.ledger.analysed.toLocaleString("en-GB")} analysed.`,
].join("\n");
console.log(report);
if (options.write) writeBlock(report);
