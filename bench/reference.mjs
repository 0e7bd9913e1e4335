import { execFileSync } from "node:child_process";
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { measure } from "./child.mjs";
import { CACHE } from "./lists.mjs";
import { machine, markdownTable, median, plainTable } from "./table.mjs";

const DIRECTORY_ROWS = 2_700_000;
const LAYOUT = "onspd-2026";
/** What is promised of a full directory on a machine with two cores. */
const BARS = { addSeconds: 60, addMegabytes: 400, storedMegabytes: 60, lookUpSeconds: 1 };
const ENGLISH_AREAS = 32_844;
const AS_AT = "2026-10-25";
const DAYS = 700;

/**
 * How long `reference add` of a full postcode directory takes, how much memory, how large what is stored is, and what a list of
 * so many postcodes then costs more than one without deprivation. Whole processes, in turn; nothing is said unless every
 * pathway's quintile is that of its postcode in the directory. Returns a table.
 */
export async function measureReference({ fairwait, rows, rounds, markdown }) {
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(join(CACHE, ".gitignore"), "*\n");
  const directory = generatedDirectory("csv");
  const archive = generatedDirectory("zip");
  const list = await listOf(directory, rows);
  const store = join(CACHE, "store");
  const noStore = join(CACHE, "no-store");
  const adding = (file) => [...fairwait, "reference", "add", file, "--store", store, "--quiet"];
  const analysing = (id, ...options) => [
    ...fairwait,
    ...[
      "analyse",
      list.path,
      "--as-at",
      AS_AT,
      "--format",
      "json",
      "--quiet",
      "--out",
      findingsFile(id),
      ...options,
    ],
  ];
  const jobs = [
    {
      id: "zip",
      name: "reference add, ZIP as downloaded",
      command: adding(archive),
      fresh: true,
      ...BARS_OF_ADD,
    },
    { id: "csv", name: "reference add, CSV", command: adding(directory), fresh: true, ...BARS_OF_ADD },
    { id: "none", name: "analyse by sex", command: analysing("none", "--by", "sex"), store: noStore },
    {
      id: "stored",
      name: "… and by quintile, from the store",
      command: analysing("stored", ...BY_BOTH),
      store,
    },
    {
      id: "file",
      name: "… and by quintile, with --imd <the CSV>",
      command: analysing("file", ...BY_BOTH, "--imd", directory),
      store: noStore,
    },
  ];
  const runs = new Map(jobs.map(({ id }) => [id, { seconds: [], megabytes: [], stored: [] }]));
  for (let round = 1; round <= rounds; round += 1) {
    console.error(`round ${round} of ${rounds}`);
    for (const job of jobs) await runOnce(job, runs.get(job.id), { store, noStore });
  }
  requireQuintiles(["stored", "file"], list.expected);
  const cells = jobs.map((job) => cellsOf(job, runs.get(job.id)));
  const more = median(
    runs.get("stored").seconds.map((seconds, round) => seconds - runs.get("none").seconds[round]),
  );
  return [
    markdown ? markdownTable(cells, HEADINGS) : plainTable(cells, HEADINGS),
    "",
    `${rows.toLocaleString("en-GB")} postcodes of ${DIRECTORY_ROWS.toLocaleString("en-GB")}: ${more.toFixed(2)} s more than without,`,
    `for reading them, opening the store and looking them up (${verdict(more, BARS.lookUpSeconds)} s).`,
    `Every pathway's quintile is its postcode's. ${machine([])}. ${rounds} rounds in turn.`,
  ].join("\n");
}

const BY_BOTH = ["--by", "sex,imd-quintile"];
const BARS_OF_ADD = { bar: BARS.addSeconds, memoryBar: BARS.addMegabytes };
const HEADINGS = ["whole process", "median s", "range s", "peak MB", "stored MB", "bar"];

const findingsFile = (id) => join(CACHE, `reference-${id}.findings.json`);
const verdict = (value, bar) => `${value <= bar ? "within" : "OVER"} ${bar}`;

function generatedDirectory(extension) {
  const path = join(CACHE, `${LAYOUT}-${DIRECTORY_ROWS}.${extension}`);
  if (existsSync(path)) return path;
  console.error(`making ${path}, once`);
  const options = ["--layout", LAYOUT, "--rows", String(DIRECTORY_ROWS), "--out", path];
  const zip = extension === "zip" ? ["--zip"] : [];
  execFileSync(process.execPath, ["bench/generate-onspd.mjs", ...options, ...zip], { stdio: "ignore" });
  return path;
}

/** A list of so many pathways with postcodes spread over the directory, and how many of them each quintile has. */
async function listOf(directory, rows) {
  const path = join(CACHE, `postcodes-${rows}.csv`);
  const expectedPath = join(CACHE, `postcodes-${rows}.json`);
  if (existsSync(path) && existsSync(expectedPath)) {
    return { path, expected: JSON.parse(readFileSync(expectedPath, "utf8")) };
  }
  console.error(`making ${path}, once`);
  const expected = {};
  const output = createWriteStream(`${path}.tmp`);
  output.write("clock_start,sex,postcode\n");
  let columns;
  let read = 0;
  let written = 0;
  for await (const line of createInterface({ input: createReadStream(directory) })) {
    // No field of the generated directory has a comma or a quote in it.
    const fields = line.replaceAll('"', "").split(",");
    if (columns === undefined) {
      columns = Object.fromEntries(
        ["pcds", "ctry25cd", "imd20ind"].map((name) => [name, fields.indexOf(name)]),
      );
      continue;
    }
    read += 1;
    for (; written < Math.floor((read * rows) / DIRECTORY_ROWS); written += 1) {
      const quintile = quintileOf(fields[columns.ctry25cd], Number(fields[columns.imd20ind]));
      expected[quintile] = (expected[quintile] ?? 0) + 1;
      const isRoom = output.write(`${clockStart(written)},${1 + (written % 2)},${fields[columns.pcds]}\n`);
      if (!isRoom) await new Promise((drained) => output.once("drain", drained));
    }
  }
  await new Promise((done) => output.end(done));
  writeFileSync(expectedPath, JSON.stringify(expected));
  renameSync(`${path}.tmp`, path);
  return { path, expected };
}

const quintileOf = (country, rank) =>
  country === "E92000001" && rank > 0 ? String(Math.ceil((5 * rank) / ENGLISH_AREAS)) : "unknown";

const clockStart = (row) =>
  new Date(Date.parse(AS_AT) - (row % DAYS) * 86_400_000).toISOString().slice(0, "2026-10-25".length);

async function runOnce({ command, fresh, store: used }, run, { store, noStore }) {
  if (fresh) rmSync(store, { recursive: true, force: true });
  rmSync(noStore, { recursive: true, force: true });
  process.env.FAIRWAIT_STORE = used ?? store;
  const { seconds, megabytes } = await measure(command);
  run.seconds.push(seconds);
  run.megabytes.push(megabytes);
  run.stored.push(fresh ? bytesIn(store) / 1e6 : undefined);
}

const bytesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

function requireQuintiles(ids, expected) {
  for (const id of ids) {
    const { dimensions } = JSON.parse(readFileSync(findingsFile(id), "utf8"));
    const { groups } = dimensions.find(({ dimension }) => dimension === "imd-quintile");
    const found = Object.fromEntries(groups.map(({ group, n }) => [group, n]));
    const differing = [...new Set([...Object.keys(found), ...Object.keys(expected)])].filter(
      (group) => found[group] !== expected[group],
    );
    if (differing.length === 0) continue;
    const lines = differing.map(
      (group) => `quintile ${group}: fairwait ${found[group]}, here ${expected[group]}`,
    );
    throw new Error(
      `The quintiles (${id}) are not those of the postcodes, so no time means anything:\n${lines.join("\n")}`,
    );
  }
}

function cellsOf({ name, bar, memoryBar }, { seconds, megabytes, stored }) {
  const time = median(seconds);
  const peak = megabytes[0] === undefined ? undefined : Math.max(...megabytes);
  const size = stored[0] === undefined ? undefined : Math.max(...stored);
  const verdicts = [
    bar === undefined ? "" : `${verdict(time, bar)} s`,
    memoryBar === undefined || peak === undefined ? "" : `${verdict(peak, memoryBar)} MB`,
    size === undefined ? "" : `${verdict(size, BARS.storedMegabytes)} MB stored`,
  ];
  return [
    name,
    time.toFixed(2),
    `${Math.min(...seconds).toFixed(2)}–${Math.max(...seconds).toFixed(2)}`,
    peak === undefined ? "–" : peak.toFixed(0),
    size === undefined ? "" : size.toFixed(1),
    verdicts.filter((text) => text !== "").join(", "),
  ];
}
