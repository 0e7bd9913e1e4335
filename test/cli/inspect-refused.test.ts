import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Inspection, inspectionSchema } from "../../src/inspection/schema.ts";
import { fairwait, inScratchFolder, REPOSITORY } from "./run-fairwait.ts";

/** Rows of the example without quoted fields, so that a test may change a cell by its place. */
let rows: string[][];
beforeAll(() => {
  const text = readFileSync(join(REPOSITORY, "fixtures/lists/example-trust.csv"), "utf8");
  const [header = "", ...records] = text.trimEnd().split("\n");
  const width = header.split(",").length;
  const plain = records.filter((row) => !row.includes('"') && row.split(",").length === width);
  rows = [header, ...plain.slice(0, 200)].map((row) => row.replace("\r", "").split(","));
});

const changed = (change: (cells: string[], line: number) => string[]): string =>
  `${rows.map((cells, index) => change([...cells], index + 1).join(",")).join("\n")}\n`;

const cellSet = (cells: string[], header: string, value: string): string[] =>
  cells.with(rows[0]!.indexOf(header), value);

/** Both forms of an inspection of this text; either must end well. */
async function inspected(
  text: string,
  args: readonly string[] = [],
): Promise<{ json: Inspection; table: string }> {
  let found: { json: Inspection; table: string } | undefined;
  await inScratchFolder("inspect-refused", (folder) => {
    writeFileSync(join(folder, "ptl.csv"), text);
    const table = fairwait(["inspect", "ptl.csv", ...args], { folder });
    const json = fairwait(["inspect", "ptl.csv", "--format", "json", ...args], { folder });
    expect({ table: table.exitCode, json: json.exitCode }).toEqual({ table: 0, json: 0 });
    found = { json: inspectionSchema.parse(JSON.parse(json.stdout)), table: table.stdout };
  });
  return found!;
}

const stops = ({ problems }: Inspection): string[] =>
  problems.filter(({ level }) => level === "stop").map(({ code }) => code);
const column = ({ files }: Inspection, header: string) =>
  files[0]?.columns.find((one) => one.header === header);

describe("inspect of a list that analyse refuses", () => {
  test("names columns of dates when there is no clock start", async () => {
    const text = changed((cells, line) =>
      line === 1 ? cellSet(cells, "Clock Start", "Date on our list") : cells,
    );
    const { json, table } = await inspected(text);
    expect(stops(json)).toEqual(["no-clock-start-column"]);
    expect(column(json, "Date on our list")).toMatchObject({ recognition: "none", holds: "dates" });
    expect(table).toContain('"Date on our list"');
  });

  test("shows nothing of the first line when it is no header", async () => {
    const text = `${rows
      .slice(1)
      .map((cells) => cells.join(","))
      .join("\n")}\n`;
    const { json, table } = await inspected(text);
    expect(stops(json)).toEqual(["no-header"]);
    for (const cell of rows[1]!.filter((value) => value.length > 4)) {
      expect(table).not.toContain(cell);
      expect(JSON.stringify(json)).not.toContain(cell);
    }
  });

  test("lists several snapshot dates, and is content when one is chosen", async () => {
    const text = changed((cells, line) =>
      line > 100 ? cellSet(cells, "Snapshot Date", "01/11/2026") : cells,
    );
    const { json } = await inspected(text);
    expect(stops(json)).toEqual(["several-snapshot-dates"]);
    expect(json.snapshotDates).toEqual(["2026-10-25", "2026-11-01"]);
    expect(stops((await inspected(text, ["--as-at", "2026-11-01"])).json)).toEqual([]);
  });

  test("says that a header stands twice, and which column would count", async () => {
    const text = changed((cells, line) => (line === 1 ? cellSet(cells, "Site Code", "Clock Start") : cells));
    const { json } = await inspected(text);
    expect(stops(json)).toContain("repeated-header");
  });

  test("asks what a header means when its values do not tell", async () => {
    const text = changed((cells, line) => {
      const header = ["Site Code", "Priority Type", "Procedure Priority"];
      if (line > 1) return cellSet(cells, "Site Code", String((line % 3) + 1));
      return header.reduce((all, name, index) => cellSet(all, name, ["Priority", "A", "B"][index]!), cells);
    });
    const { json } = await inspected(text);
    expect(stops(json)).toEqual(["ambiguous-header"]);
    expect(column(json, "Priority")).toMatchObject({
      recognition: "unsettled",
      candidates: ["procedure-priority", "priority-type"],
    });
    const named = await inspected(text, ["--column", "priority-type=Priority"]);
    expect(column(named.json, "Priority")).toMatchObject({ recognition: "option", field: "priority-type" });
  });

  test("says when no clock start can be used", async () => {
    const text = changed((cells, line) => (line === 1 ? cells : cellSet(cells, "Clock Start", "soon")));
    expect(stops((await inspected(text)).json)).toEqual(["wait-unusable"]);
  });

  test("a header alone is no list", async () => {
    const { json } = await inspected(`${rows[0]!.join(",")}\n`);
    expect(stops(json)).toContain("no-rows");
  });
});

describe("the figures of an inspection", () => {
  test("account for every row in every column, and say where the first that cannot be used stands", async () => {
    const text = changed((cells, line) => {
      if (line === 40) return cellSet(cells, "Clock Start", "31/02/2026");
      if (line === 50) return cellSet(cells, "Clock Start", "1900-01-01");
      if (line === 60) return cellSet(cells, "Clock Start", "01/12/2026");
      return line === 70 ? cellSet(cells, "Clock Start", "") : cells;
    });
    const { json } = await inspected(text);
    const plain = column((await inspected(changed((cells) => cells))).json, "Clock Start")!;
    for (const { tally } of json.files[0]!.columns) {
      const { filled: _, ...classes } = tally!;
      expect(Object.values(classes).reduce((sum, count) => sum + count, 0)).toBe(json.rows.inspected);
    }
    const clock = column(json, "Clock Start")!;
    expect(clock.tally!.invalid).toBe(plain.tally!.invalid + 3);
    expect(clock.tally!.missing).toBe(plain.tally!.missing + 1);
    expect(clock.firstInvalidLine).toBe(Math.min(40, plain.firstInvalidLine ?? 40));
    expect(clock.reasons).toMatchObject({ "unreadable-date": 1, "in-future": 1 });
  });

  test("are of the rows within --where", async () => {
    const text = changed((cells) => cells);
    const { json } = await inspected(text, ["--where", "sex=female"]);
    expect(json.rows.read).toBe(json.rows.inspected + json.rows.filtered);
    expect(json.rows.filtered).toBeGreaterThan(0);
    expect(json.dimensions.find(({ dimension }) => dimension === "sex")).toMatchObject({
      unknown: 0,
      groups: 1,
    });
  });

  test("tell a weaker column from the one that counts, and never read names", async () => {
    const text = changed((cells, line) => {
      const start = cells[rows[0]!.indexOf("Clock Start")]!;
      return line === 1
        ? [...cells, "RTT Start", "Surname"]
        : [...cells, line === 9 ? "01/02/2026" : start, "Zzyzx"];
    });
    const { json, table } = await inspected(text);
    expect(column(json, "RTT Start")).toMatchObject({ field: "clock-start", use: "clock" });
    expect(column(json, "Clock Start")).toMatchObject({ recognition: "weaker", differs: 1 });
    expect(column(json, "Surname")).toMatchObject({ recognition: "never-read", tally: null, distinct: null });
    expect(table + JSON.stringify(json)).not.toContain("Zzyzx");
  });
});
