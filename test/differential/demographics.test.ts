import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { fairwait, inScratchFolder } from "../cli/run-fairwait.ts";
import { exactFindings } from "../exact-findings.ts";

const ROWS = 130_000;
/** Above this a list is read in several stretches, and so by several threads when they are asked for. */
const ONE_STRETCH = 16 * 1024 * 1024;

test(
  "records link the same, byte for byte, on any number of threads, compressed, and in any order of their rows",
  () =>
    inScratchFolder("demographics", (folder) => {
      const generated = fairwait(
        [
          "generate",
          "--rows",
          String(ROWS),
          "--seed",
          "5",
          "--mess",
          "lots",
          "--unknown-ethnicity",
          "0.2",
        ].concat(["--providers", "1", "--out", "ptl.csv", "--demographics-out", "records.csv"]),
        { folder },
      );
      expect(generated).toMatchObject({ exitCode: 0 });
      expect(readFileSync(join(folder, "ptl.csv")).length).toBeGreaterThan(ONE_STRETCH);
      const records = readFileSync(join(folder, "records.csv"), "latin1").trimEnd();
      const [header = "", ...rows] = records.split("\n");
      const backwards = [header, ...rows.reverse()].join("\r\n");
      writeFileSync(join(folder, "backwards.csv.gz"), gzipSync(backwards));

      const analyse = (file: string, ...more: readonly string[]): string => {
        const args = ["analyse", "ptl.csv", "--demographics", file, "--format", "json", "--quiet", ...more];
        const run = fairwait(args, { folder });
        expect(run).toMatchObject({ exitCode: 0, stderr: "" });
        return run.stdout;
      };
      const alone = analyse("records.csv", "--workers", "1");
      expect(analyse("records.csv", "--workers", "3", "--rejects", "rejects.csv")).toBe(alone);
      expect(counted(analyse("backwards.csv.gz"))).toEqual(counted(alone));

      // The generator's records know nearly everybody's ethnicity, and are right about it.
      const { pathways, ethnicity } = counted(alone);
      expect(pathways.linked.total).toBeGreaterThan(0.8 * pathways.total);
      expect(ethnicity.pathways.filled).toBeGreaterThan(10 * ethnicity.pathways.changed);
      expect(ethnicity.pathways.filled).toBeGreaterThan(3 * ethnicity.pathways.stillUnknown);
    }),
  300_000,
);

/** What was linked and found, without the names and sums of the files. */
function counted(text: string) {
  const findings = exactFindings(text);
  const found = findings.linkage?.demographics;
  if (found === undefined || found.ethnicity === null) throw new Error("no ethnicity was linked");
  return {
    ...found,
    files: found.files.map((file) => ({ ...file, file: "", sha256: "" })),
    ethnicity: {
      ...found.ethnicity,
      filledBy: found.ethnicity.filledBy.map((one) => ({ ...one, file: "" })),
    },
    dimensions: findings.dimensions,
  };
}
