/**
 * How often the 95% intervals that fairwait prints hold what is true: draws lists from populations whose figures are known,
 * works out every interval by the product's own functions, and counts. Not part of CI: it takes minutes. `--write` puts a
 * summary into METHODS.md and the whole table into bench/COVERAGE.md; `--again` prints what the last run found.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve as absolute, join } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { build } from "esbuild";
import { coverageSummary, coverageTable } from "./interval-coverage/table.mjs";
import { CACHE } from "./lists.mjs";

const THREADS = 2;
const METHODS = new URL("../METHODS.md", import.meta.url);
const START = "<!-- coverage: npm run simulate-coverage -- --write -->";
const END = "<!-- end of coverage -->";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "3000" },
    seed: { type: "string", default: "20261025" },
    only: { type: "string", default: "" },
    write: { type: "boolean", default: false },
    again: { type: "boolean", default: false },
  },
});
const FOUND = join(CACHE, "coverage.json");
const TABLE = new URL("COVERAGE.md", import.meta.url);

if (!values.again) {
  const options = { runs: Number(values.runs), seed: Number(values.seed), only: values.only };
  const found = await simulate(options);
  writeFileSync(FOUND, JSON.stringify({ options, found }));
}
const { options, found } = JSON.parse(readFileSync(FOUND, "utf8"));
console.log(coverageTable(found, options));
const summary = coverageSummary(found, options);
console.log(summary);
if (values.write) {
  writeBlock(summary);
  writeFileSync(TABLE, coverageTable(found, options));
}

/** Coverage of every scenario, in the order of the scenarios. */
async function simulate(options) {
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(join(CACHE, ".gitignore"), "*\n");
  const file = join(CACHE, "coverage-worker.mjs");
  await build({
    entryPoints: ["bench/interval-coverage/worker.ts"],
    outfile: file,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "warning",
  });
  const byPlace = new Map();
  const threads = Array.from({ length: THREADS }, (_, thread) =>
    runThread(file, { ...options, thread }, byPlace),
  );
  await Promise.all(threads);
  return [...byPlace].sort(([one], [other]) => one - other).flatMap(([, found]) => found);
}

function runThread(file, options, byPlace) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(absolute(file), {
      workerData: { ...options, threads: THREADS },
    });
    worker.on("message", ({ place, found }) => {
      byPlace.set(place, found);
      if (process.stderr.isTTY) process.stderr.write(`\r${byPlace.size} scenarios`);
    });
    worker.on("error", reject);
    worker.on("exit", resolve);
  });
}

function writeBlock(text) {
  const before = readFileSync(METHODS, "utf8");
  const [head, rest] = before.split(START);
  const tail = rest?.split(END)[1];
  if (tail === undefined) {
    console.error(`METHODS.md has no ${START} … ${END}`);
    process.exit(2);
  }
  writeFileSync(METHODS, `${head}${START}\n\n${text}\n\n${END}${tail}`);
}
