import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fairwait, inScratchFolder } from "./run-fairwait.ts";

const LIST = ["--rows", "3000", "--seed", "3", "--mess", "none", "--unknown-ethnicity", "0.2"];

const withRecords = (name: string, body: (folder: string) => void) =>
  inScratchFolder(`demographics-${name}`, (folder) => {
    const args = ["generate", ...LIST, "--out", "ptl.csv", "--demographics-out", "records.csv"];
    expect(fairwait(args, { folder })).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    body(folder);
  });

describe("analyse --demographics", () => {
  test("says who is linked, what was filled and every group before and after", () =>
    withRecords("report", (folder) => {
      const { exitCode, stdout } = fairwait(["analyse", "ptl.csv", "--demographics", "records.csv"], {
        folder,
      });
      expect(exitCode).toBe(0);
      const section = stdout.slice(stdout.indexOf("Linkage to"), stdout.indexOf("Ledger:"));
      expect(section).toMatch(/[\d,]+ of [\d,]+ pathways \([\d.]+%\) are linked: [\d,]+ by NHS number/);
      expect(section).toMatch(/records\.csv +9,000 /);
      expect(section).toContain("by the method CHIME: the commonest known ethnicity");
      expect(section).toMatch(/[\d,]+ pathways \([\d,]+ people\) of unknown\s+ethnicity are now known/);
      expect(section).toMatch(/White +[\d.]+ +[\d,]+ +[\d,]+ +[\d.]+ +[\d.]+/);
      expect(section).toMatch(/from unknown +\d/);
      expect(section).toMatch(/autism +no +\d/);
      expect(stdout).toContain("\nAutism\n");
      for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
    }));

  test("is the same in Markdown, and CSV has the attributed groups", () =>
    withRecords("formats", (folder) => {
      const analyse = (...args: string[]) =>
        fairwait(["analyse", "ptl.csv", "--demographics", "records.csv", ...args], { folder }).stdout;
      expect(analyse("--format", "markdown")).toContain("## Linkage to demographic records\n");
      const findings = JSON.parse(analyse("--format", "json"));
      const { n } = findings.linkage.demographics.ethnicity.dimensions[0].groups[0].after;
      expect(analyse("--format", "csv")).toContain(`\nethnic-group,white,White,n,${n},`);
    }));

  test("hides how many records a file has, where they are few", () =>
    withRecords("few", (folder) => {
      const lines = readFileSync(join(folder, "records.csv"), "utf8").split("\n");
      writeFileSync(join(folder, "few.csv"), lines.slice(0, 4).join("\n"));
      const analyse = (...args: string[]) =>
        fairwait(["analyse", "ptl.csv", "--demographics", "few.csv", ...args, "--quiet"], { folder });
      const { exitCode, stdout } = analyse("--suppress", "hes", "--format", "json");
      expect(exitCode).toBe(0);
      expect(JSON.parse(stdout).references).toMatchObject([{ name: "few.csv", rows: null }]);
      const exact = analyse("--format", "json").stdout;
      expect(JSON.parse(exact).references).toMatchObject([{ name: "few.csv", rows: 3 }]);
      const report = fairwait(
        ["report", "ptl.csv", "--demographics", "few.csv", "--template", "disparity", "--format", "md"],
        { folder },
      );
      expect(report.stdout).toMatch(/Look-up: few\.csv *\| *\\\*/);
    }));

  test("takes files and method from a config, relative to it", () =>
    withRecords("config", (folder) => {
      mkdirSync(join(folder, "settings"));
      const config = join(folder, "settings", "trust.yaml");
      writeFileSync(config, "demographics: [../records.csv]\nethnicityMethod: list-first\n");
      const args = ["analyse", "ptl.csv", "--config", "settings/trust.yaml", "--format", "json", "--quiet"];
      const run = fairwait(args, { folder });
      expect(run).toMatchObject({ exitCode: 0, stderr: "" });
      expect(JSON.parse(run.stdout).linkage.demographics.ethnicity.method).toBe("list-first");
    }));

  test("never writes over the records, and says in one line what is wrong with them", () =>
    withRecords("errors", (folder) => {
      writeFileSync(join(folder, "plain.csv"), "a,b\n1,2\n");
      const before = readFileSync(join(folder, "records.csv"), "utf8");
      for (const [args, exitCode, message] of [
        [["--demographics", "records.csv", "--out", "records.csv"], 2, /--out would overwrite an input/],
        [["--demographics", "none.csv"], 3, /^fairwait: none\.csv: there is no such file/],
        [["--demographics", "plain.csv"], 3, /^fairwait: plain\.csv:1: none of its 2 columns identifies/],
        [["--ethnicity-method", "chime"], 2, /given without --demographics/],
        [
          ["--demographics", "records.csv", "--ethnicity-method", "best"],
          2,
          /--ethnicity-method takes chime/,
        ],
      ] as const) {
        const run = fairwait(["analyse", "ptl.csv", ...args], { folder });
        expect(run).toMatchObject({ exitCode, stdout: "" });
        expect(run.stderr).toMatch(message);
        expect(run.stderr.trimEnd().split("\n")).toHaveLength(1);
      }
      expect(readFileSync(join(folder, "records.csv"), "utf8")).toBe(before);
    }));

  test("prints nobody's identifier, whatever the output", () =>
    withRecords("identifiers", (folder) => {
      const [, ...rows] = readFileSync(join(folder, "records.csv"), "utf8").trimEnd().split("\n");
      const identifiers = new Set(
        rows.flatMap((row) => row.split(",").slice(0, 2)).filter((text) => text !== ""),
      );
      expect(identifiers.size).toBeGreaterThan(5000);
      for (const format of ["table", "json"]) {
        const args = ["analyse", "ptl.csv", "--demographics", "records.csv", "--format", format];
        const { stdout, stderr } = fairwait(args, { folder });
        const words = `${stdout} ${stderr}`.match(/[A-Z]?\d{8,10}/g) ?? [];
        expect(words.filter((word) => identifiers.has(word))).toEqual([]);
      }
    }));
});
