import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { regionGrid } from "../../src/engine/scan/stretch-grid.ts";
import { fairwait, inScratchFolder } from "../cli/run-fairwait.ts";
import { exactFindings } from "../exact-findings.ts";

/** A list of so many bytes more than its header is read in stretches that begin here; its threads go by the same. */
const GRID = regionGrid({ fd: 0, start: 0, end: 64 * 1024 * 1024 });
const MOST_IN_ONE_STRETCH = 16 * 1024 * 1024;

/**
 * A messy list of many stretches, damaged where some of them meet: 1,500 made-up records inside one quoted field, a quote
 * that never closes, bytes of two encodings, a line of 200 KiB, and line ends of every kind. Its last rows are its first
 * ones once more, so that threads meet each other's duplicates.
 */
function damagedList(): Buffer {
  const rows = fairwait([
    "generate",
    "--rows",
    "110000",
    "--seed",
    "11",
    "--mess",
    "lots",
    "--postcodes",
  ]).stdout;
  const [header = "", ...lines] = rows.split("\n");
  const columns = header.split(",").length;
  const good = lines.find((line) => line.split(",").length === columns && !line.includes('"')) as string;
  const cells = good.split(",");
  const last = (text: string) => [...cells.slice(0, -1), text].join(",");
  // One empty field more than the header: good rows, if they were rows, and yet nothing that ends the quoted field.
  const clockStart = header.split(",").indexOf("REFERRAL_TO_TREATMENT_PERIOD_START_DATE");
  expect(clockStart).toBeGreaterThan(0);
  const blank = (date: string) => `${",".repeat(clockStart)}${date}${",".repeat(columns - clockStart)}`;
  const madeUp = Array.from({ length: 1500 }, (_, row) =>
    blank(row % 20 === 0 ? "2026-01-01 10:00" : "2026-01-01"),
  ).join("\n");
  expect(madeUp.length).toBeLessThan(64 * 1024);
  const parts = [header];
  let length = header.length;
  const boundaries = [1, 9, 21].map((stretch) => GRID.start(stretch) - 40_000);
  for (const line of [...lines, ...lines.slice(0, 5000)]) {
    const next = boundaries[0];
    if (next !== undefined && length > next) {
      boundaries.shift();
      parts.push(last(`"${madeUp}"`), last('"never closed'), last("caf\xe9"), `"${"z".repeat(200 * 1024)}`);
      length += madeUp.length + 210_000;
    }
    parts.push(line);
    length += line.length + 1;
  }
  const ends = ["\n", "\r\n", "\n", "\r"];
  const text = parts.map((line, index) => line + (ends[index % ends.length] as string)).join("");
  return Buffer.from(text, "latin1");
}

test(
  "the same list gives the same findings, byte for byte, on any number of threads, compressed and through a pipe",
  () =>
    inScratchFolder("threads", (folder) => {
      const list = damagedList();
      expect(list.length).toBeGreaterThan(MOST_IN_ONE_STRETCH);
      writeFileSync(join(folder, "ptl.csv"), list);
      const by = ["ethnic-category", "provider", "specialty", "age-band*sex", "priority-type", "site"].join(
        ",",
      );
      const options = ["--by", by, "--as-at", "2026-10-25", "--format", "json", "--quiet"];
      const analyse = (file: string, name: string, more: readonly string[] = [], input?: Uint8Array) => {
        const rejects = ["--rejects", `${name}.csv`, "--rejects-raw", `${name}.txt`];
        const run = fairwait(["analyse", file, ...options, ...rejects, ...more], {
          folder,
          ...(input && { input }),
        });
        expect(run).toMatchObject({ exitCode: 0, stderr: "" });
        const lines = readFileSync(join(folder, `${name}.csv`), "utf8");
        return { findings: run.stdout, lines, raw: readFileSync(join(folder, `${name}.txt`), "latin1") };
      };
      const one = analyse("ptl.csv", "one", ["--workers", "1"]);
      const { ledger, notes } = exactFindings(one.findings);
      expect(ledger.read).toBe(ledger.rejected.total + ledger.excluded.total + ledger.analysed);
      expect(ledger.rejected.total).toBeGreaterThan(4);
      expect(ledger.excluded.byReason["duplicate-pathway"]).toBeGreaterThan(2000);
      expect(notes.length).toBeGreaterThan(0);
      expect(one.lines.match(/unreadable-row/g)).toHaveLength(ledger.rejected.total);

      expect(analyse("ptl.csv", "two", ["--workers", "2"])).toEqual(one);
      expect(analyse("ptl.csv", "three", ["--workers", "3"])).toEqual(one);

      const inspect = (workers: string) => {
        const run = fairwait(["inspect", "ptl.csv", "--format", "json", "--quiet", "--workers", workers], {
          folder,
        });
        expect(run).toMatchObject({ exitCode: 0, stderr: "" });
        return run.stdout;
      };
      expect(inspect("2")).toBe(inspect("1"));

      const anonymous = ({ findings, lines, raw }: typeof one, name: string) => {
        const { inputs: _, ...rest } = JSON.parse(findings) as Record<string, unknown>;
        const plain = (text: string) => text.replaceAll(name, "FILE");
        return { rest: plain(JSON.stringify(rest)), lines: plain(lines), raw };
      };
      const expected = anonymous(one, "ptl.csv");
      writeFileSync(join(folder, "ptl.csv.gz"), gzipSync(list));
      expect(anonymous(analyse("ptl.csv.gz", "gz"), "ptl.csv.gz")).toEqual(expected);
      expect(anonymous(analyse("-", "stdin", [], list), "standard input")).toEqual(expected);
      expect(anonymous(analyse("-", "stdin-gz", [], gzipSync(list)), "standard input")).toEqual(expected);
    }),
  120_000,
);
