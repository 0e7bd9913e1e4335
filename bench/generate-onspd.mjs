/**
 * Writes an invented postcode directory of the size and in the layout of a real one, for measuring: 2.7 million rows in about half
 * a minute, the same for the same seed. See bench/README.md.
 */
import { closeSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { parseArgs } from "node:util";
import { lsoaCode } from "./postcode-directory/english-areas.mjs";
import { LAYOUTS } from "./postcode-directory/layouts.mjs";
import { placesOf } from "./postcode-directory/places.mjs";
import { directoryRows } from "./postcode-directory/rows.mjs";
import { writeZip } from "./postcode-directory/zip.mjs";

const USAGE = `node bench/generate-onspd.mjs --out FILE [--layout L] [--rows N] [--seed N] [--zip] [--imd-out FILE]

  --layout L      ${Object.keys(LAYOUTS).join(", ")} (default onspd-2026)
  --rows N        postcodes (default 2700000)
  --seed N        other postcodes and ranks (default 1)
  --zip           as the ZIP that is downloaded: the directory beside documents and the same rows by postcode area
  --imd-out FILE  the IMD table of the English areas that goes with the ranks in the directory`;

const PIECE_CHARACTERS = 1 << 20;

function refuse(message) {
  console.error(`${message}\n\n${USAGE}`);
  process.exit(2);
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      out: { type: "string" },
      layout: { type: "string", default: "onspd-2026" },
      rows: { type: "string", default: "2700000" },
      seed: { type: "string", default: "1" },
      zip: { type: "boolean", default: false },
      "imd-out": { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    process.exit(0);
  }
  const wholeNumber = (name) => {
    if (!/^\d{1,9}$/.test(values[name])) refuse(`--${name} takes a whole number`);
    return Number(values[name]);
  };
  if (values.out === undefined) refuse("--out is missing");
  if (!(values.layout in LAYOUTS)) refuse(`there is no layout ${values.layout}`);
  return {
    ...values,
    layout: LAYOUTS[values.layout],
    rows: wholeNumber("rows"),
    seed: wholeNumber("seed"),
    imdOut: values["imd-out"],
  };
}

/** The file in pieces of about a megabyte; `keeps` chooses rows by their postcode area. */
function* directoryPieces({ layout, rows, seed }, keeps = () => true) {
  let text = `${layout.columns.map(({ header }) => header).join(",")}\n`;
  for (const row of directoryRows(layout, rows, seed)) {
    if (!keeps(row.area)) continue;
    text += `${row.text}\n`;
    if (text.length < PIECE_CHARACTERS) continue;
    yield Buffer.from(text, "latin1");
    text = "";
  }
  yield Buffer.from(text, "latin1");
}

/** One entry per postcode area, of which the real ZIP has a file each. Rows are made once and handed out as the areas go by. */
function* areaEntries({ layout, rows, seed }) {
  const source = directoryRows(layout, rows, seed);
  const header = `${layout.columns.map((column) => column.header).join(",")}\n`;
  let next = source.next();
  while (!next.done) {
    const { area } = next.value;
    yield { name: `Data/multi_csv/${layout.file}_${area}.csv`, pieces: piecesOfArea(area) };
  }

  function* piecesOfArea(area) {
    let text = header;
    for (; !next.done && next.value.area === area; next = source.next()) {
      text += `${next.value.text}\n`;
      if (text.length < PIECE_CHARACTERS) continue;
      yield Buffer.from(text, "latin1");
      text = "";
    }
    yield Buffer.from(text, "latin1");
  }
}

/** Tables that lie beside the directory in the real ZIP and are not it: names of areas, in a header like that of a look-up. */
function* documentEntries({ layout, seed }) {
  const { successors } = placesOf(seed);
  const names = successors.map(({ number }, i) => `${lsoaCode(number)},Invented ${i + 1},`);
  const files = [
    ["Documents/LSOA (2021) names and codes UK as at 12_21.csv", ["LSOA21CD,LSOA21NM,LSOA21NMW", ...names]],
    ["Documents/Country names and codes UK as at 08_12.csv", ["CTRY12CD,CTRY12NM", "E92000001,England"]],
    [`User Guide/${layout.guide}.pdf`, ["%PDF-1.7", "%%EOF"]],
  ];
  for (const [name, lines] of files) yield { name, pieces: [Buffer.from(`${lines.join("\r\n")}\r\n`)] };
}

function* zipEntries(options) {
  yield { name: `Data/${options.layout.file}.csv`, pieces: directoryPieces(options) };
  yield* areaEntries(options);
  yield* documentEntries(options);
}

function writeText(path, pieces) {
  const file = openSync(path, "w");
  let bytes = 0;
  try {
    for (const piece of pieces) {
      for (let done = 0; done < piece.length; ) done += writeSync(file, piece, done);
      bytes += piece.length;
    }
  } finally {
    closeSync(file);
  }
  return bytes;
}

/** In the edition that the layout's ranks are of, with the headers of File 1. */
function imdTable({ layout, seed }) {
  const { areas, successors } = placesOf(seed);
  const is2025 = layout.columns.some(({ field }) => field === "rank2025");
  const ranked = is2025
    ? successors.map(({ number, rank2025 }) => [number, rank2025])
    : areas.map(({ number, rank2019 }) => [number, rank2019]);
  const year = is2025 ? 2021 : 2011;
  const header = [
    ...[`LSOA code (${year})`, `Local Authority District code (${is2025 ? 2024 : 2019})`],
    ...["Index of Multiple Deprivation (IMD) Rank", "Index of Multiple Deprivation (IMD) Decile"],
  ];
  const lines = ranked.map(
    ([number, rank]) => `${lsoaCode(number)},E07000001,${rank},${Math.ceil((10 * rank) / ranked.length)}`,
  );
  return `${[header.join(","), ...lines].join("\n")}\n`;
}

const options = readOptions();
const started = performance.now();
const partial = `${options.out}.tmp`;
process.on("exit", () => rmSync(partial, { force: true }));
const bytes = options.zip
  ? await writeZip(partial, zipEntries(options))
  : writeText(partial, directoryPieces(options));
renameSync(partial, options.out);
if (options.imdOut !== undefined) writeFileSync(options.imdOut, imdTable(options));
const seconds = (performance.now() - started) / 1000;
console.error(
  `${options.rows.toLocaleString("en-GB")} rows, ${(bytes / 1e6).toFixed(0)} MB, ${seconds.toFixed(1)} s, ` +
    `${Math.round(process.resourceUsage().maxRSS / 1024)} MB of memory`,
);
