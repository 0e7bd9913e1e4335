import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import type { Measures } from "../../src/findings/exact.ts";
import { measureGroup } from "../../src/measure/measure-group.ts";
import { standardOf } from "../../src/measure/standard.ts";
import { analyseFile, beside, groupsById, isBeside, named, plainRows } from "./cases.ts";

const MONTH_END = Date.parse("2026-01-31");
const DAY = 86_400_000;
const BANDS = 105;
/** A day inside each weekly band, the open one included. */
const dayIn = (band: number): number => 7 * band + 4;

/** One board and treatment function: pathways by week, and what NHS England published for it. */
interface Cell {
  readonly icb: string;
  readonly treatmentFunction: string;
  readonly byWeek: readonly number[];
  readonly published: Published;
}
interface Published {
  readonly pathways: number;
  readonly within18: number;
  readonly over52: number;
  readonly over65: number;
  readonly over78: number;
  readonly median: number | undefined;
  readonly p92: number | undefined;
}

type Row = Readonly<Record<string, string>>;
const figure = (text: string | undefined): number | undefined =>
  text === undefined || text === "" ? undefined : Number(text);

const CELLS: readonly Cell[] = plainRows(
  readFileSync(new URL("../../fixtures/reference/rtt/incomplete-january-2026.csv", import.meta.url), "utf8"),
).map((row) => ({
  icb: row["icb"] ?? "",
  treatmentFunction: row["treatment_function"] ?? "",
  byWeek: (row["pathways_by_week"] ?? "").split(" ").map(Number),
  published: {
    pathways: Number(row["pathways"]),
    within18: Number(row["within_18_weeks"]),
    over52: Number(row["over_52_weeks"]),
    over65: Number(row["over_65_weeks"]),
    over78: Number(row["over_78_weeks"]),
    median: figure(row["median_weeks"]),
    p92: figure(row["p92_weeks"]),
  },
}));

function measured({ byWeek }: Cell): Measures {
  const waits = new Uint32Array(dayIn(BANDS));
  byWeek.forEach((pathways, band) => {
    waits[dayIn(band)] = pathways;
  });
  return measureGroup({ waits, unknownClockStart: 0 }, 1, standardOf({ kind: "rtt-18" }));
}

/** Counts exactly; median and 92nd percentile to `tolerance` weeks. Returns how many of the two were published. */
function expectPublished(
  found: Measures | undefined,
  { icb, treatmentFunction, published }: Cell,
  tolerance = 1e-9,
): number {
  const name = `${icb} ${treatmentFunction}`;
  expect(found?.n, name).toBe(published.pathways);
  expect(found?.within18Weeks.count, name).toBe(published.within18);
  expect(found?.over52Weeks.count, name).toBe(published.over52);
  expect(found?.over65Weeks.count, name).toBe(published.over65);
  expect(found?.over78Weeks.count, name).toBe(published.over78);
  const pairs = [
    [found?.medianWeeksBanded, published.median],
    [found?.p92WeeksBanded, published.p92],
  ] as const;
  return pairs.reduce((count, [value, wanted]) => {
    if (wanted === undefined) return count;
    expect(Math.abs((value ?? Number.NaN) - wanted), name).toBeLessThanOrEqual(tolerance);
    return count + 1;
  }, 0);
}

/** One row per pathway, waiting somewhere inside its band. */
function listOf(cells: readonly Cell[]): string {
  const rows = cells.flatMap(({ treatmentFunction, byWeek }) =>
    byWeek.map((pathways, band) => {
      const start = new Date(MONTH_END - dayIn(band) * DAY).toISOString().slice(0, 10);
      return `${treatmentFunction},${start}\n`.repeat(pathways);
    }),
  );
  return `Treatment Function,Clock Start\n${rows.join("")}`;
}

/** A whole run of `analyse` over the pathways of one board. */
async function expectAnalysed(cells: readonly Cell[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "fairwait-rtt-"));
  try {
    const path = join(folder, "list.csv");
    writeFileSync(path, listOf(cells));
    const findings = await analyseFile(path, { by: ["specialty"], asAt: "2026-01-31" });
    const groups = groupsById(findings, "specialty");
    expect([...groups.keys()].sort()).toEqual(cells.map(({ treatmentFunction }) => treatmentFunction).sort());
    for (const cell of cells) expectPublished(groups.get(cell.treatmentFunction), cell);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("the RTT return of January 2026", () => {
  const isEngland = ({ icb }: Cell) => icb === "England";

  test("gives the published counts, medians and 92nd percentiles of single cells", () => {
    const cells = CELLS.filter((cell) => !isEngland(cell));
    const figures = cells.reduce((sum, cell) => sum + expectPublished(measured(cell), cell), 0);
    expect(cells.length).toBe(28);
    expect(figures).toBe(2 * cells.filter(({ published }) => published.median !== undefined).length);
  });

  test("gives the published figures of England", () => {
    const [england] = CELLS.filter(isEngland);
    if (england === undefined) throw new Error("no row for England");
    const found = measured(england);
    expect(expectPublished(found, england, 1e-6)).toBe(2);
    expect(found.medianWeeksBanded).toBeCloseTo(13.620905959175278, 12);
    expect(found.over104Weeks.count).toBe(200);
    expect(found.openBand).toBe(false);
  });

  test("gives the figures of a board through a whole run", async () => {
    await expectAnalysed(CELLS.filter(({ icb }) => icb === "QT6"));
  });
});

const EXTRACT = "data/rtt/Full-CSV-data-file-Jan26-ZIP-4M-WL5BiP.zip";
const WORKBOOK = "data/rtt/published_incomplete_icb_x_tfc_2022-10_to_2026-03.csv.gz";
const NO_BANDS: readonly number[] = Array.from({ length: BANDS }, () => 0);

/** Pathways by week, by board and treatment function. The total function C_999 repeats what the others hold. */
function extractByCell(): Map<string, number[]> {
  const text = execFileSync("unzip", ["-p", beside(EXTRACT)], { maxBuffer: 2 ** 28 }).toString("utf8");
  const [header = "", ...lines] = text.split(/\r?\n/);
  const incomplete = lines.filter((line) => line.includes(",Part_2,") && !line.includes(",C_999,"));
  const rows: Row[] = parse(`${header}\n${incomplete.join("\n")}`, { columns: true });
  const bands = header.split(",").filter((name) => name.startsWith("Gt "));
  const cells = new Map<string, number[]>();
  for (const row of rows) {
    const key = `${row["Commissioner Parent Org Code"]} ${row["Treatment Function Code"]}`;
    const sum = cells.get(key) ?? [...NO_BANDS];
    bands.forEach((name, band) => {
      sum[band] = (sum[band] ?? 0) + Number(row[name]);
    });
    cells.set(key, sum);
  }
  return cells;
}

function publishedCells(byCell: ReadonlyMap<string, readonly number[]>): Cell[] {
  const text = gunzipSync(readFileSync(beside(WORKBOOK))).toString("utf8");
  const [header = "", ...lines] = text.split(/\r?\n/);
  const january = lines.filter((line) => line.startsWith("2026-01,"));
  const rows: Row[] = parse(`${header}\n${january.join("\n")}`, { columns: true });
  return rows.map((row) => {
    const [icb = "", treatmentFunction = ""] = [row["ICB_Code"], row["TF_Code"]];
    return {
      icb,
      treatmentFunction,
      byWeek: byCell.get(`${icb} ${treatmentFunction}`) ?? NO_BANDS,
      published: {
        pathways: Number(row["Incomplete_Pathways"]),
        within18: Number(row["Within_18wks"]),
        over52: Number(row["Waiters_52plus"]),
        over65: Number(row["Waiters_65plus"]),
        over78: Number(row["Waiters_78plus"]),
        median: figure(row["Median_Wait_Wks"]),
        p92: figure(row["P92_Wait_Wks"]),
      },
    };
  });
}

describe.skipIf(!isBeside(EXTRACT))(named("the full extract of January 2026", EXTRACT), () => {
  let cells: Cell[] = [];
  beforeAll(() => {
    cells = publishedCells(extractByCell());
  }, 120_000);

  test("gives all 934 published medians and 92nd percentiles, and every count of 966 cells", () => {
    expect(cells.length).toBe(966);
    const figures = cells.reduce((sum, cell) => sum + expectPublished(measured(cell), cell), 0);
    expect(figures).toBe(2 * 934);
  });

  test.each(["QSL", "QOC", "QR1"])("gives the figures of %s through a whole run", async (icb) => {
    const board = cells.filter((cell) => cell.icb === icb && cell.published.pathways > 0);
    expect(board.length).toBeGreaterThan(20);
    await expectAnalysed(board);
  });
});
