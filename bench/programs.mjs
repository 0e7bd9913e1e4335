import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bareDifferences, rowDifferences, sameJobDifferences } from "./agreement.mjs";
import { pythonHas } from "./child.mjs";
import { CACHE } from "./lists.mjs";

const findingsFile = (id) => join(CACHE, `${id}.findings.json`);
const countsFile = (id) => join(CACHE, `${id}.counts.csv`);
const textOf = (id) => readFileSync(countsFile(id), "utf8");

/** fairwait's findings as the program of this id left them. */
export const findingsOf = (id) => JSON.parse(readFileSync(findingsFile(id), "utf8"));

/** The command that analyses a list with fairwait. */
export const analysis = ({ fairwait }, { path, imd, id, more = [] }) => [
  ...fairwait,
  ...["analyse", path, "--imd", imd, ...more, "--format", "json", "--quiet", "--out", findingsFile(id)],
];

/** The command that puts a list in order with fairwait. */
export const ordering = ({ fairwait }, { path, imd }) => [
  ...fairwait,
  ...["prioritise", path, "--imd", imd, "--policy", "fixtures/policies/inclusive-recovery.yaml"],
  ...["--quiet", "--out", join(CACHE, "order.csv")],
];

/** The monthly report with every chart, in HTML. */
export const reporting = ({ fairwait }, { path, imd }) => [
  ...fairwait,
  ...["report", path, "--imd", imd, "--template", "disparity"],
  ...["--quiet", "--out", join(CACHE, "disparity.html")],
];

/** Other programs, what they do, the bar for fairwait ÷ them, and how their answer is held against fairwait's. */
const PEERS = [
  {
    id: "csv_parse",
    name: "csv-parse alone, counting records",
    bar: 0.15,
    sizes: ["million"],
    differences: ({ findings }, { stdout }) => rowDifferences("csv-parse", findings, JSON.parse(stdout).rows),
  },
  {
    id: "bare_duckdb",
    name: "DuckDB, ethnic group × IMD quintile",
    module: "duckdb",
    bar: 1.5,
    sizes: ["million"],
  },
  {
    id: "bare_polars",
    name: "polars, ethnic group × IMD quintile",
    module: "polars",
    bar: 1.5,
    sizes: ["million"],
  },
  { id: "bare_pandas", name: "pandas, ethnic group × IMD quintile", module: "pandas", sizes: ["million"] },
  {
    id: "same_job_duckdb",
    name: "DuckDB, the same six dimensions × specialty × day",
    module: "duckdb",
    barWhenBig: 0.8,
    sizes: ["million", "big"],
    differences: ({ findings }) => sameJobDifferences("DuckDB", findings, textOf("same_job_duckdb")),
  },
  {
    id: "count_duckdb",
    name: "DuckDB, count(*)",
    module: "duckdb",
    sizes: ["big"],
    differences: ({ findings }) =>
      rowDifferences("DuckDB", findings, Number(textOf("count_duckdb").split("\n")[1])),
  },
];

const commandOf = ({ id }, list) => {
  const job = JSON.stringify({ list: list.path, imd: list.imd, columns: list.columns, out: countsFile(id) });
  return id === "csv_parse"
    ? [process.execPath, "bench/csv-parse-alone.mjs", job]
    : ["python3", `bench/peers/${id}.py`, job];
};

/** The peers that this machine has, ready to run; says on stderr which it lacks. */
export function peersFor({ big }, list) {
  const wanted = PEERS.filter(({ sizes }) => sizes.includes(big ? "big" : "million"));
  const missing = new Set(
    wanted.map(({ module }) => module).filter((module) => module && !pythonHas(module)),
  );
  if (missing.size > 0) {
    console.error(
      `left out, python3 has no ${[...missing].join(", ")}: pip install ${[...missing].join(" ")}`,
    );
  }
  return wanted
    .filter(({ module }) => !missing.has(module))
    .map((peer) => ({
      ...peer,
      bar: big ? peer.barWhenBig : peer.bar,
      command: commandOf(peer, list),
      differences:
        peer.differences ?? (({ crossing }) => bareDifferences(peer.name, crossing, textOf(peer.id))),
    }));
}
