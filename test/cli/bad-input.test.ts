import { spawnSync } from "node:child_process";
import { createWriteStream, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import type { Findings } from "../../src/findings/exact.ts";
import { exactFindings } from "../exact-findings.ts";
import { fairwait, inScratchFolder, PROGRAM, REPOSITORY, type Run } from "./run-fairwait.ts";

const BAD = join(REPOSITORY, "fixtures/bad");
const HEADER = "Snapshot Date,Pathway ID,Clock Start,Sex,Ethnic Category,Provider Code\n";
const goodRow = (row: number): string =>
  `2026-10-25,PW${String(row).padStart(6, "0")},2026-0${1 + (row % 9)}-1${row % 10},${1 + (row % 2)},A,ZA0\n`;
const goodRows = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, index) => goodRow(from + index)).join("");

/** One line, without any value of a row. */
function expectOneLine({ stdout, stderr }: Run): void {
  expect(stdout).toBe("");
  expect(stderr).toMatch(/^fairwait: [^\n]+\n$/);
  expect(stderr).not.toMatch(/SECRET|PW\d|\bat .*\.js/);
}

interface LeftOut {
  readonly line: number;
  readonly reason: string;
}

interface Analysed {
  readonly findings: Findings;
  readonly leftOut: readonly LeftOut[];
  readonly stderr: string;
}

/** Analyses a list that is usable and checks that nothing of it is lost. */
function analysed(file: string, folder: string, more: readonly string[] = []): Analysed {
  const rejects = join(folder, "rejects.csv");
  const args = ["analyse", file, "--format", "json", "--rejects", rejects, ...more];
  const { exitCode, stdout, stderr } = fairwait(args, { folder });
  expect({ exitCode, stderr: exitCode === 0 ? "" : stderr }).toEqual({ exitCode: 0, stderr: "" });
  const findings = exactFindings(stdout);
  const { read, rejected, excluded, analysed: counted } = findings.ledger;
  expect(read).toBe(rejected.total + excluded.total + counted);
  expect(findings.inputs.reduce((sum, { rows }) => sum + rows, 0)).toBe(read);
  expect(findings.overall.n).toBe(counted);
  expect(`${stdout}${stderr}`).not.toMatch(/SECRET|PW\d/);
  const rows: string[][] = parse(readFileSync(rejects, "utf8"), { from_line: 2 });
  expect(rows).toHaveLength(rejected.total + excluded.total);
  return { findings, leftOut: rows.map(([, line, reason = ""]) => ({ line: Number(line), reason })), stderr };
}

const unreadable = (...lines: number[]): LeftOut[] =>
  lines.map((line) => ({ line, reason: "unreadable-row" }));
const invalid = (...lines: number[]): LeftOut[] =>
  lines.map((line) => ({ line, reason: "clock-start-invalid" }));

describe("a list that cannot be used", () => {
  test.each([
    ["missing.csv", 3, "missing.csv: there is no such file. Check the path."],
    ["empty.csv", 3, "empty.csv: the file is empty. Export the list again."],
    ["only-a-header.csv", 3, "only-a-header.csv: there is a header but no row. Export the list again."],
    ["no-header.csv", 3, "no-header.csv:1: no column name is one that fairwait knows"],
    [
      "header-open-quote.csv",
      3,
      "header-open-quote.csv:1: the header cannot be read: a quote in it is not closed",
    ],
    ["no-clock-start.csv", 3, "no-clock-start.csv:1: no column for the clock start"],
    ["same-header-twice.csv", 2, 'same-header-twice.csv: two columns are headed "Clock Start"'],
    ["no-snapshot-date.csv", 3, "no-snapshot-date.csv: nothing says on which day these people were waiting"],
    [
      "several-snapshot-dates.csv",
      3,
      "the list holds 2 snapshot dates: 2026-10-18, 2026-10-25. Choose one: --as-at",
    ],
    ["binary.csv", 3, "binary.csv: this is a binary file, not a list. fairwait reads CSV"],
    ["truncated.csv.gz", 3, "truncated.csv.gz: the gzip file ends too early: part of it is missing."],
    ["damaged.csv.gz", 3, "damaged.csv.gz: the gzip file is damaged."],
    ["all-excluded.csv", 3, "all-excluded.csv: no row is left to analyse: 20 read, 0 rejected, 20 excluded"],
  ])("%s: exit %i, and one line that says why", (name, exitCode, message) =>
    inScratchFolder("unusable", (folder) => {
      const args = ["analyse", join(BAD, name), "--out", "out.json", "--rejects", "rejects.csv"];
      const run = fairwait(args, { folder });
      expectOneLine(run);
      expect(run.stderr).toContain(message);
      expect(run.exitCode).toBe(exitCode);
      expect(readdirSync(folder)).toEqual([]);
      const json = fairwait([...args, "--error-format", "json"], { folder });
      expect(JSON.parse(json.stderr)).toMatchObject({
        message: expect.any(String),
        hint: expect.any(String),
      });
      expect(json.exitCode).toBe(exitCode);
    }),
  );

  test("a folder is not a file", () =>
    inScratchFolder("folder", (folder) => {
      mkdirSync(join(folder, "exports"));
      const run = fairwait(["analyse", "exports"], { folder });
      expectOneLine(run);
      expect(run).toMatchObject({
        exitCode: 3,
        stderr: expect.stringContaining("exports: this is a folder"),
      });
    }));

  test("more columns than a worksheet has are refused, not every row of them", () =>
    inScratchFolder("columns", (folder) => {
      const names = Array.from({ length: 16_384 }, (_, column) => `Column ${column}`).join(",");
      writeFileSync(join(folder, "wide.csv"), `Clock Start,${names}\n2026-01-01${",x".repeat(16_384)}\n`);
      const run = fairwait(["analyse", "wide.csv"], { folder });
      expectOneLine(run);
      expect(run.stderr).toContain("wide.csv:1: the header names more than 16384 columns");
    }));

  test("a gzip that breaks off far into the list leaves nothing behind", () =>
    inScratchFolder("late", (folder) => {
      const whole = gzipSync(HEADER + goodRows(0, 200_000));
      writeFileSync(join(folder, "list.csv.gz"), whole.subarray(0, whole.length - 1000));
      const args = ["analyse", "list.csv.gz", "--out", "out.json", "--rejects", "rejects.csv"];
      const run = fairwait(args, { folder });
      expectOneLine(run);
      expect(run.exitCode).toBe(3);
      expect(readdirSync(folder)).toEqual(["list.csv.gz"]);
    }));
});

describe("a damaged list loses nothing", () => {
  test.each<[string, readonly LeftOut[], number]>([
    ["open-quote-line-2.csv", unreadable(2), 40],
    ["stray-quote.csv", unreadable(22), 40],
    ["two-stray-quotes.csv", unreadable(12, 33), 40],
    ["ragged.csv", unreadable(12, 14, 44), 40],
    ["nul-bytes.csv", [...invalid(12), ...unreadable(23, 34)], 40],
    ["mixed-encodings.csv", [], 23],
    ["utf-8-bom.csv", [], 40],
    ["utf-16le.csv", [], 40],
    ["utf-16le-bom.csv", [], 40],
    ["utf-16be.csv", [], 40],
    ["utf-16be-bom.csv", [], 40],
    ["same-header-twice-unused.csv", [], 20],
    ["year-0202.csv", invalid(22, 23), 20],
    ["delimiter-semicolon.csv", unreadable(22), 40],
    ["delimiter-tab.csv", unreadable(22), 40],
    ["delimiter-pipe.csv", unreadable(22), 40],
    ["line-ends-crlf.csv", unreadable(22), 40],
    ["line-ends-cr.csv", unreadable(22), 40],
    ["line-ends-mixed.csv", unreadable(22), 40],
    ["no-final-line-end.csv", [], 40],
  ])("%s: leaves out %j and analyses the %i good rows", (name, expected, good) =>
    inScratchFolder("damaged", (folder) => {
      const { findings, leftOut, stderr } = analysed(join(BAD, name), folder);
      expect(leftOut).toEqual(expected);
      expect(findings.ledger.analysed).toBe(good);
      const rejected = expected.filter(({ reason }) => reason === "unreadable-row");
      for (const { line } of rejected) expect(stderr).toMatch(new RegExp(`first on lines? .*\\b${line}\\b`));
    }),
  );

  test("of several snapshot dates --as-at chooses one, and the others are listed", () =>
    inScratchFolder("snapshots", (folder) => {
      const file = join(BAD, "several-snapshot-dates.csv");
      const { findings, leftOut } = analysed(file, folder, ["--as-at", "2026-10-25"]);
      expect(findings.ledger.analysed).toBe(20);
      expect(leftOut).toEqual(
        Array.from({ length: 10 }, (_, row) => ({ line: 22 + row, reason: "other-snapshot" })),
      );
    }));

  test("surplus fields that are empty are dropped and said; values in two encodings are read and said", () =>
    inScratchFolder("said", (folder) => {
      const codes = (name: string) =>
        analysed(join(BAD, name), folder).findings.notes.map(({ code }) => code);
      expect(codes("ragged.csv")).toContain("surplus-fields");
      expect(codes("mixed-encodings.csv")).toContain("windows-1252");
      const { findings } = analysed(join(BAD, "mixed-encodings.csv"), folder, [
        "--by",
        "column:Provider Code",
      ]);
      const groups = findings.dimensions[0]?.groups.map(({ label }) => label);
      expect(groups).toEqual(expect.arrayContaining(["Zoë", "Ynys Môn", "“ZA”"]));
    }));

  test("--rejects-raw keeps rejected rows as they stand, and --max-rejected refuses too many", () =>
    inScratchFolder("raw", (folder) => {
      const file = join(BAD, "nul-bytes.csv");
      analysed(file, folder, ["--rejects-raw", join(folder, "raw.txt")]);
      const lines = readFileSync(file, "latin1").split("\n");
      const raw = readFileSync(join(folder, "raw.txt"), "latin1");
      expect(raw).toBe(`${[lines[11], lines[22], lines[33]].join("\n")}\n`);
      const run = fairwait(["analyse", file, "--max-rejected", "1"]);
      expectOneLine(run);
      expect(run).toMatchObject({
        exitCode: 3,
        stderr: expect.stringMatching(
          /nul-bytes\.csv:23: 2 of 43 rows .* Run analyse without --max-rejected and with --rejects FILE to see them\.\n$/,
        ),
      });
    }));
});

describe("a large damaged list loses nothing", () => {
  test.each([
    ["one thread", "1"],
    ["two threads", "2"],
  ])("an unclosed quote on line 200,000, read by %s", (_, workers) =>
    inScratchFolder("line-200000", (folder) => {
      const path = join(folder, "list.csv");
      const bad = '2026-10-25,SECRET1,2026-01-01,1,"A,ZA0\n';
      writeFileSync(path, HEADER + goodRows(0, 199_998) + bad + goodRows(199_998, 450_000));
      const { findings, leftOut } = analysed("list.csv", folder, ["--workers", workers]);
      expect(statSync(path).size).toBeGreaterThan(16 * 1024 * 1024);
      expect(leftOut).toEqual(unreadable(200_000));
      expect(findings.ledger.analysed).toBe(450_000);
    }),
  );

  test("200,000 lines with a stray quote each are told line by line", () =>
    inScratchFolder("stray", (folder) => {
      const bad = Array.from(
        { length: 200_000 },
        (_, row) => `2026-10-25,"SECRET${row},2026-01-01,1,A,ZA0\n`,
      );
      writeFileSync(join(folder, "list.csv"), HEADER + goodRow(0) + bad.join("") + goodRow(1));
      const { findings, leftOut } = analysed("list.csv", folder);
      expect(findings.ledger).toMatchObject({ read: 200_002, analysed: 2 });
      expect(leftOut.every(({ line }, index) => line === index + 3)).toBe(true);
    }));

  test.each([
    ["quoted and never closed", '"', unreadable(22)],
    ["plain", "", []],
  ])("a field of 50 MB, %s, leaves the rows around it alone", (_, quote, expected) =>
    inScratchFolder("field", async (folder) => {
      const file = createWriteStream(join(folder, "list.csv"));
      file.write(`${HEADER}${goodRows(0, 20)}2026-10-25,PW999999,2026-01-01,1,A,${quote}`);
      for (let mebibyte = 0; mebibyte < 48; mebibyte += 1) file.write("x".repeat(1 << 20));
      file.end(`\n${goodRows(20, 40)}`);
      await finished(file);
      for (const workers of ["1", "2"]) {
        const { findings, leftOut } = analysed("list.csv", folder, ["--workers", workers]);
        expect(leftOut).toEqual(expected);
        expect(findings.ledger.analysed).toBe(41 - expected.length);
      }
    }),
  );

  test("10,000 columns, and a row that lacks one of them", () =>
    inScratchFolder("columns", (folder) => {
      const names = Array.from({ length: 9996 }, (_, column) => `Column ${column}`).join(",");
      const cells = ",x".repeat(9996);
      const wide = (row: string, more = cells) => row.replace("\n", `${more}\n`);
      const rows = [goodRow(0), goodRow(1), goodRow(2)].map((row) => wide(row));
      rows.splice(1, 0, wide(goodRow(3), cells.slice(2)));
      writeFileSync(join(folder, "list.csv"), wide(HEADER, `,${names}`) + rows.join(""));
      const { findings, leftOut } = analysed("list.csv", folder);
      expect(leftOut).toEqual(unreadable(3));
      expect(findings.ledger.analysed).toBe(3);
    }));
});

describe("output that goes nowhere", () => {
  const list = join(BAD, "utf-8-bom.csv");

  test.each([["no/such/folder/out.json"], ["."]])("--out %s is one line, exit 2 or 3", (out) =>
    inScratchFolder("unwritable", (folder) => {
      const run = fairwait(["analyse", list, "--format", "json", "--out", out], { folder });
      expectOneLine(run);
      expect([2, 3]).toContain(run.exitCode);
      expect(readdirSync(folder)).toEqual([]);
    }),
  );

  test("a reader that has seen enough ends fairwait quietly", () =>
    inScratchFolder("head", (folder) => {
      for (const format of ["json", "table", "csv"]) {
        const command = `"${process.execPath}" "${PROGRAM}" analyse "${list}" --quiet --format ${format} | head -1; echo "\${PIPESTATUS[0]}"`;
        const { stdout, stderr } = spawnSync("bash", ["-c", command], { cwd: folder, encoding: "utf8" });
        expect({ stderr, exit: stdout.trim().split("\n").at(-1) }).toEqual({ stderr: "", exit: "0" });
      }
    }));
});
