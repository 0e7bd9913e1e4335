import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findingsSchema } from "../../src/findings/schema.ts";
import { fairwait, inScratchFolder, REPOSITORY } from "./run-fairwait.ts";

const lists = (name: string): string => join(REPOSITORY, "fixtures/lists", name);
const EXAMPLE = ["analyse", lists("example-trust.csv"), "--imd", lists("example-imd.csv")];
const JSON_OUT = ["--format", "json", "--quiet"];
const findingsOf = (...args: string[]) =>
  findingsSchema.parse(JSON.parse(fairwait([...EXAMPLE, ...args]).stdout));

describe("analyse --adjust", () => {
  test("prints crude and adjusted side by side, within 100 columns, with where the surest gap lies", () => {
    const { exitCode, stdout } = fairwait([...EXAMPLE, "--adjust", "specialty,age-band"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("The same gap, crude and adjusted for specialty and age band:");
    expect(stdout).toContain("The same gap, crude and adjusted for specialty:");
    expect(stdout).toContain("by regression");
    expect(stdout.match(/^ {2}Where the gap in mean weeks between/gm)).toHaveLength(1);
    expect(Math.max(...stdout.split("\n").map((line) => [...line].length))).toBeLessThanOrEqual(100);
    expect(stdout).not.toMatch(/NaN|undefined|because|due to|caused/);
  });

  test("adjusts for specialty when nothing is said, without a model, and not at all with none", () => {
    const byDefault = findingsOf("--by", "sex", ...JSON_OUT).dimensions[0]?.adjusted ?? [];
    expect(new Set(byDefault.map(({ adjustedFor }) => adjustedFor.join()))).toEqual(new Set(["specialty"]));
    expect(byDefault.some(({ method }) => method === "logistic")).toBe(false);
    expect(findingsOf("--by", "sex", "--adjust", "none", ...JSON_OUT).dimensions[0]?.adjusted).toEqual([]);
  });

  test("asked for specialty alone finds the default figures, and models besides", () => {
    const [asked, byDefault] = [["--adjust", "specialty"], []].map(
      (adjust) => findingsOf("--by", "imd-quintile", ...adjust, ...JSON_OUT).dimensions[0]?.adjusted ?? [],
    );
    expect(asked?.filter(({ method }) => method !== "logistic")).toEqual(byDefault);
    expect(asked?.some(({ method }) => method === "logistic")).toBe(true);
  });

  test("is the same however many threads read", () => {
    const [one, two] = ["1", "2"].map((workers) =>
      fairwait([...EXAMPLE, "--adjust", "age-band,specialty", ...JSON_OUT, "--workers", workers]),
    );
    expect(two?.stdout).toBe(one?.stdout);
  });

  test("is in the CSV, a row for each figure with an interval", () => {
    const { stdout } = fairwait([
      ...EXAMPLE,
      ...["--by", "sex", "--adjust", "specialty,age-band", "--format", "csv", "--quiet"],
    ]);
    const [header = "", ...lines] = stdout.trim().split("\n");
    const columns = header.split(",");
    const rows = lines.map((line) => line.split(","));
    const methods = new Set(rows.map((row) => row[columns.indexOf("method")]));
    for (const method of [
      "mantel-haenszel",
      "mantel-haenszel:homogeneity",
      "mantel-haenszel:e-value",
      "standardised",
      "observed-to-expected",
      "logistic",
      "logistic:odds-ratio",
      "kitagawa",
      "kitagawa:composition",
    ])
      expect(methods, method).toContain(method);
    const adjusted = rows.filter((row) => row[columns.indexOf("method")] === "mantel-haenszel");
    expect(adjusted.every((row) => row[columns.indexOf("adjustedFor")] === "specialty; age-band")).toBe(true);
    expect(adjusted.every((row) => row[columns.indexOf("crude")] !== "")).toBe(true);
  });

  test("is a setting of the config file too", () =>
    inScratchFolder("adjust", (folder) => {
      const config = join(folder, "settings.yaml");
      const adjusted = () =>
        findingsOf("--by", "sex", "--config", config, ...JSON_OUT).dimensions[0]?.adjusted;
      writeFileSync(config, "adjust: [age-band]\n");
      expect(adjusted()?.[0]?.adjustedFor).toEqual(["age-band"]);
      writeFileSync(config, "adjust: none\n");
      expect(adjusted()).toEqual([]);
      writeFileSync(config, "adjust: [sex*age-band]\n");
      const { exitCode, stderr } = fairwait([...EXAMPLE, "--config", config]);
      expect(exitCode).toBe(2);
      expect(stderr).toContain("takes a list of dimensions, none of them crossed, or none");
    }));

  test.each([
    [["specialtee"], '--adjust: no dimension is called "specialtee"; the nearest is specialty'],
    [["none,sex"], "--adjust none,sex: none stands by itself"],
    [["disability"], "no column gives disability"],
    [["column:Nowhere"], 'no column is headed "Nowhere"'],
    [["sex*age-band"], "--adjust takes a list of dimensions, none of them crossed, or none"],
  ])("%j is refused in one line", (adjust, message) => {
    const { exitCode, stderr } = fairwait([...EXAMPLE, "--adjust", ...adjust]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});
