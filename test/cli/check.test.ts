import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkSchema } from "../../src/findings/check-schema.ts";
import { fairwait, inScratchFolder, REPOSITORY } from "./run-fairwait.ts";

const LIST = join(REPOSITORY, "fixtures/lists/example-trust.csv");
const IMD = join(REPOSITORY, "fixtures/lists/example-imd.csv");

const inFolder = (name: string, gates: readonly string[], run: (folder: string) => void): Promise<void> =>
  inScratchFolder(`check-${name}`, (folder) => {
    const checks = gates.map((gate) => `  - ${gate}\n`).join("");
    writeFileSync(join(folder, "fairwait.yaml"), gates.length === 0 ? "" : `checks:\n${checks}`);
    run(folder);
  });

const HOLDS = "{ check: completeness, field: ethnicity, atLeast: 90% }";
const FAILS = "{ name: Nobody over a year, check: long-waiters, weeks: 52, atMost: 0 }";

describe("fairwait check", () => {
  test("ends with 0 when every gate holds", async () => {
    await inFolder("holds", [HOLDS], (folder) => {
      const { exitCode, stdout } = fairwait(["check", LIST, "--imd", IMD, "--quiet"], { folder });
      expect({ exitCode, passed: stdout.includes("Passed: the gate holds.") }).toEqual({
        exitCode: 0,
        passed: true,
      });
    });
  });

  test("ends with 1 when a gate fails, with everything written", async () => {
    await inFolder("fails", [HOLDS, FAILS], (folder) => {
      const args = ["check", LIST, "--imd", IMD, "--junit", "gates.xml", "--out", "gates.json", "--github"];
      const { exitCode, stdout, stderr } = fairwait(args, { folder });
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
      const found = checkSchema.parse(JSON.parse(readFileSync(join(folder, "gates.json"), "utf8")));
      expect(found.passed).toBe(false);
      expect(found.gates.map(({ outcome }) => outcome)).toEqual(["pass", "fail"]);
      expect(readFileSync(join(folder, "gates.xml"), "utf8")).toContain('tests="2" failures="1"');
      expect(stderr).toContain("::error title=Nobody over a year::");
      expect(stderr).not.toContain("fairwait.js");
    });
  });

  test("a dimension that only a gate names is analysed for it", async () => {
    const gate = "{ check: gap, dimension: core20, measure: over18Weeks, atMost: 50 points }";
    await inFolder("beside", [gate], (folder) => {
      const { stdout } = fairwait(["check", LIST, "--imd", IMD, "--format", "json", "--quiet"], { folder });
      expect(checkSchema.parse(JSON.parse(stdout)).gates).toMatchObject([
        { dimension: "core20", group: "core20", reference: "rest", outcome: "pass" },
      ]);
    });
  });

  test("changes are measured from the findings of an earlier run", async () => {
    const gates = [
      "{ check: list-size, change: true, atLeast: 20%, atMost: 25% }",
      "{ check: standard, change: true, atLeast: -1 points, atMost: 1 points }",
    ];
    await inFolder("change", gates, (folder) => {
      fairwait(["analyse", LIST, "--imd", IMD, "--as-at", "2026-09-27", "--out", "last.json", "--quiet"], {
        folder,
      });
      const args = ["check", LIST, "--imd", IMD, "--previous", "last.json", "--format", "json", "--quiet"];
      const { exitCode, stdout } = fairwait(args, { folder });
      expect(exitCode).toBe(0);
      const [size, standard] = checkSchema.parse(JSON.parse(stdout)).gates.map(({ figure }) => figure ?? 0);
      // 3,811 pathways on 25 October; those that had begun by 27 September are fewer.
      expect(size).toBeCloseTo(3810 / 3100 - 1, 2);
      expect(Math.abs(standard ?? 1)).toBeLessThan(0.01);
    });
  });

  test("same list, same bytes", async () => {
    await inFolder("bytes", [HOLDS, FAILS], (folder) => {
      const run = () => fairwait(["check", LIST, "--imd", IMD, "--format", "json"], { folder }).stdout;
      expect(run()).toBe(run());
    });
  });

  test.each([
    [[], ["check", LIST], 2, /there are no gates to hold the list against/],
    [
      ["{ check: standard, atLeast: 65 }"],
      ["check", LIST],
      2,
      /fairwait\.yaml:2: checks\.0\.atLeast takes a percentage/,
    ],
    [
      ["{ check: gap, dimension: ethnicgroup, measure: over52Weeks, atMost: 1 points }"],
      ["check", LIST],
      2,
      /no dimension is called "ethnicgroup"; the nearest is ethnic-group/,
    ],
    [[HOLDS], ["check", "missing.csv"], 3, /missing\.csv: there is no such file/],
    [[HOLDS], ["check", LIST, "--previous", "nothing.json"], 3, /nothing\.json: .*cannot be read/],
    [
      [HOLDS],
      ["check", LIST, "--previous", "fairwait.yaml"],
      3,
      /fairwait\.yaml: the file of --previous is not JSON/,
    ],
    [[HOLDS], ["check", LIST, "--previous", IMD], 3, /example-imd\.csv: the file of --previous is not JSON/],
    [[HOLDS], ["check", LIST, "--out", "gates.pdf"], 2, /gates\.pdf: the extension does not give a format/],
    [[HOLDS], ["check", LIST, "--format", "xml"], 2, /--format takes table or json or markdown/],
    [
      [HOLDS],
      ["check", LIST, "--out", "g.json", "--junit", "g.json"],
      2,
      /--junit would overwrite what --out writes/,
    ],
  ] as const)("%j with %j: one line, exit %i, nothing written", async (gates, args, code, message) => {
    await inFolder("bad", gates, (folder) => {
      const { exitCode, stdout, stderr } = fairwait([...args, "--quiet"], { folder });
      expect(stderr).toMatch(message);
      expect(stderr).toMatch(/^fairwait: [^\n]+\n$/);
      expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: "" });
      for (const file of ["gates.pdf", "g.json"]) expect(existsSync(join(folder, file))).toBe(false);
    });
  });
});
