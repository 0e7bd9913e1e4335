import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findingsSchema } from "../../src/findings/schema.ts";
import { fairwait, inScratchFolder, REPOSITORY } from "./run-fairwait.ts";

const LIST = join(REPOSITORY, "fixtures/lists/example-trust.csv");
const IMD = join(REPOSITORY, "fixtures/lists/example-imd.csv");
const PUBLISHED = join(
  REPOSITORY,
  "fixtures/benchmark/WLMDS-Demographics-Geography-to-25-October-2026-v1.csv",
);
const RUN = ["analyse", LIST, "--imd", IMD, "--quiet", "--benchmark", PUBLISHED];

describe("--benchmark", () => {
  test("sets the list beside England and those named, on NHS England's definitions", () => {
    const { exitCode, stdout } = fairwait([
      ...RUN,
      ...["--benchmark-trust", "za3", "--benchmark-against", "Y99,QZ9", "--format", "json"],
    ]);
    expect(exitCode).toBe(0);
    const { benchmark, dimensions } = findingsSchema.parse(JSON.parse(stdout));
    expect(benchmark?.against.map(({ code, kind }) => [code, kind])).toEqual([
      ["ENG", "england"],
      ["ZA3", "acute-trust"],
      ["Y99", "region"],
      ["QZ9", "icb"],
    ]);
    expect(benchmark?.dimensions.map(({ metric }) => metric)).toEqual([
      "age",
      "sex",
      "deprivation",
      "ethnicity",
    ]);
    const women = benchmark?.dimensions[1]?.groups[0];
    const own = dimensions.find(({ dimension }) => dimension === "sex")?.groups[0];
    expect(women?.measures[0]?.list.proportion).toBe(own?.within18WeeksOfAll.proportion);
    expect(women?.measures[0]?.published.every((figure) => figure !== null)).toBe(true);
  });

  test("compares what is shown: a hidden figure has no place", () => {
    const { stdout } = fairwait([...RUN, "--suppress", "hes", "--format", "json"]);
    const { benchmark, dimensions } = findingsSchema.parse(JSON.parse(stdout));
    const ethnicity = benchmark?.dimensions.find(({ metric }) => metric === "ethnicity");
    const own = dimensions.find(({ dimension }) => dimension === "ethnic-category");
    const hidden = own?.groups.filter(({ over52WeeksOfAll }) => over52WeeksOfAll.proportion === null) ?? [];
    expect(hidden.length).toBeGreaterThan(0);
    for (const { group } of hidden) {
      const over52 = ethnicity?.groups.find((each) => each.group === group)?.measures[1];
      expect(over52 ?? { list: { proportion: null }, place: null }).toMatchObject({
        list: { proportion: null },
        place: null,
      });
    }
  });

  test("keeps the age bands that are asked for, and says what is then not compared", () => {
    const { stdout } = fairwait([...RUN, "--age-bands", "default", "--format", "json"]);
    const { benchmark, notes } = findingsSchema.parse(JSON.parse(stdout));
    expect(benchmark?.dimensions.map(({ metric }) => metric)).not.toContain("age");
    expect(notes.find(({ code }) => code === "benchmark-partly")?.text).toContain("age");
  });

  test.each([
    [["--benchmark-trust", "ZZZ"], 2, /no organisation of the code ZZZ/],
    [["--benchmark-against", "Y98"], 2, /no organisation of the code Y98\. Did you mean Y99\?/],
    [["--benchmark-against", "Y9;"], 2, /--benchmark-against takes the code of an organisation/],
  ])("%j: one line, exit %i", (more, code, message) => {
    const { exitCode, stdout, stderr } = fairwait([...RUN, ...more]);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^fairwait: [^\n]+\n$/);
    expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: "" });
  });

  test("a file that is another, or that is not there, is named", async () => {
    await inScratchFolder("benchmark", (folder) => {
      writeFileSync(join(folder, "other.csv"), "a,b\n1,2\n");
      const run = (file: string) =>
        fairwait(["analyse", LIST, "--imd", IMD, "--benchmark", file], { folder });
      expect(run("other.csv")).toMatchObject({
        exitCode: 3,
        stderr: expect.stringMatching(/other\.csv: this is not NHS England's publication/),
      });
      expect(run("none.csv")).toMatchObject({ exitCode: 3, stderr: expect.stringMatching(/none\.csv: /) });
    });
  });

  test("without it, what is said of it is refused", () => {
    const { exitCode, stderr } = fairwait(["analyse", LIST, "--benchmark-trust", "RJ6"]);
    expect({ exitCode, said: stderr.includes("--benchmark-trust is given without --benchmark") }).toEqual({
      exitCode: 2,
      said: true,
    });
  });

  test("is a section of the monthly report, with pictures", () => {
    const { exitCode, stdout } = fairwait([
      ...["report", ...RUN.slice(1), "--benchmark-trust", "ZA3", "--template", "disparity", "--format", "md"],
    ]);
    expect(exitCode).toBe(0);
    const section = stdout.slice(stdout.indexOf("\n## Beside NHS England's published figures"));
    expect(section).toMatch(/^\n## .*\n\nWaiting List .*, week ending 25 October 2026 /);
    // The picture of eighteen ethnic categories is told by those that stand apart, not one by one.
    expect(section).toMatch(
      /England's figure lies outside the interval of \d+ of \d+ groups \(one interval in twenty/,
    );
  });
});
