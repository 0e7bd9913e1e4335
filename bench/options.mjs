import { parseArgs } from "node:util";

const USAGE = `npm run bench -- [--rows N] [--rounds N] [--markdown | --write]

  --rows N      rows of the list (default 1000000; from 2000000 on only fairwait and DuckDB run)
  --rounds N    times each program runs, in turn (default 5)
  --markdown    print the table as Markdown
  --write       put the table, as Markdown, between <!-- bench --> and <!-- /bench --> in README.md
  --reference   measure \`reference add\` of a full postcode directory and look-ups in it, in place of the lists
  --command C   what to run in place of "node bin/fairwait.js", words separated by spaces

FAIRWAIT_BENCH_PTL=FOLDER uses FOLDER/ptl.csv and FOLDER/imd_lookup.csv in place of a generated list.`;

const BIG = 2_000_000;

const wholeNumber = (name, text) => {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  console.error(`--${name} takes a whole number above 0\n\n${USAGE}`);
  process.exit(2);
};

/** What to measure, from the command line and FAIRWAIT_BENCH_PTL. */
export function readOptions(argv, environment) {
  const { values } = parseArgs({
    args: argv,
    options: {
      rows: { type: "string", default: "1000000" },
      rounds: { type: "string", default: "5" },
      markdown: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      reference: { type: "boolean", default: false },
      command: { type: "string", default: `${process.execPath} bin/fairwait.js` },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    process.exit(0);
  }
  const rows = wholeNumber("rows", values.rows);
  return {
    rows,
    big: rows >= BIG,
    rounds: wholeNumber("rounds", values.rounds),
    markdown: values.markdown || values.write,
    write: values.write,
    reference: values.reference,
    fairwait: values.command.split(" "),
    givenFolder: environment.FAIRWAIT_BENCH_PTL,
  };
}
