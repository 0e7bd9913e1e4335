import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { simulationSchema } from "../../src/findings/simulation-schema.ts";
import { fairwait, inScratchFolder, REPOSITORY } from "./run-fairwait.ts";

const LIST = join(REPOSITORY, "fixtures/lists/example-trust.csv");
const IMD = join(REPOSITORY, "fixtures/lists/example-imd.csv");
const POLICY = join(REPOSITORY, "fixtures/policies/inclusive-recovery.yaml");
const FEW = ["--capacity", "12/week", "--weeks", "6", "--replications", "3"];

const simulate = (...more: string[]) =>
  fairwait(["simulate", LIST, "--imd", IMD, "--policy", POLICY, ...FEW, ...more]);

describe("fairwait simulate", () => {
  test("says what the policy does, beside the plain order, with the notice", () => {
    const { exitCode, stdout, stderr } = simulate();
    expect(exitCode).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^example-trust\.csv · as at 25 October 2026/);
    expect(stdout).toContain("Decision support for human review. Not a clinical decision.");
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test("JSON on stdout is JSON alone, obeys its schema, and is the same bytes each time", () => {
    const { stdout, stderr } = simulate("--format", "json");
    const findings = simulationSchema.parse(JSON.parse(stdout));
    expect(findings.options.weeks).toBe(6);
    expect(findings.arms.map(({ id }) => id)[0]).toBe("plain");
    expect(stderr).toMatch(/^fairwait: Decision support for human review\. Not a clinical decision\.\n/);
    expect(simulate("--format", "json").stdout).toBe(stdout);
    expect(simulate("--format", "json", "--seed", "2").stdout).not.toBe(stdout);
  });

  test("nobody is lost: at the start and joined are treated or waiting, in every arm", () => {
    const { arms } = simulationSchema.parse(JSON.parse(simulate("--format", "json", "--quiet").stdout));
    for (const { weeks } of arms) expect(weeks).toHaveLength(7);
  });

  test("--quiet is quiet, and the extension of --out gives the format", async () => {
    await inScratchFolder("simulate", (folder) => {
      const out = join(folder, "simulation.md");
      const { stdout, stderr } = simulate("--out", out, "--quiet");
      expect(stdout + stderr).toBe("");
      expect(readFileSync(out, "utf8")).toMatch(/^# example-trust\.csv/);
    });
  });

  test("two policies stand side by side", async () => {
    await inScratchFolder("simulate-two", (folder) => {
      const plain = join(folder, "nothing.yaml");
      writeFileSync(plain, "name: Nothing\ncredit: []\n");
      const { stdout } = simulate("--policy", plain, "--format", "json", "--quiet");
      const { arms } = simulationSchema.parse(JSON.parse(stdout));
      expect(arms.map(({ label }) => label)).toEqual(["Plain order", "Inclusive recovery", "Nothing"]);
    });
  });

  test("a governed policy comes with its evidence, who answers for it and what fairwait does not decide", () => {
    const governed = join(REPOSITORY, "fixtures/policies/governed-ethnicity.yaml");
    const { stdout } = fairwait(["simulate", LIST, "--imd", IMD, "--policy", governed, ...FEW, "--quiet"]);
    expect(stdout).toContain("fairwait does not decide lawfulness.");
    expect(stdout.replace(/\s+/g, " ")).toMatch(
      /95% interval .* Approved by Board of Example NHS Trust.* To be reviewed by 2027-03-31/,
    );
  });

  test.each([
    [["--capacity", "0"], "--capacity takes a number of slots a week above 0"],
    [["--policy", "missing.yaml"], "the policy cannot be read"],
    [["--capacity", "C_110=4/week"], "C_"],
    [["--by", "elbow"], "elbow"],
  ])("refuses %j in one line, and writes nothing", async (args, message) => {
    await inScratchFolder("simulate-refused", (folder) => {
      const out = join(folder, "simulation.json");
      const base = args[0] === "--capacity" ? [] : ["--capacity", "12/week"];
      const policy = args[0] === "--policy" ? [] : ["--policy", POLICY];
      const run = fairwait(["simulate", LIST, "--imd", IMD, ...policy, ...base, ...args, "--out", out]);
      expect(run.exitCode).toBe(2);
      expect(run.stderr.trimEnd().split("\n")).toHaveLength(1);
      expect(run.stderr).toContain(message);
      expect(statSync(out, { throwIfNoEntry: false })).toBeUndefined();
    });
  });

  test("a policy is not written over", async () => {
    await inScratchFolder("simulate-clash", (folder) => {
      const policy = join(folder, "p.yaml");
      writeFileSync(policy, "name: x\ncredit: []\n");
      const run = fairwait([
        "simulate",
        LIST,
        "--policy",
        policy,
        ...FEW,
        "--out",
        policy,
        "--format",
        "json",
      ]);
      expect(run.stderr).toContain("--out would overwrite a policy");
      expect(readFileSync(policy, "utf8")).toBe("name: x\ncredit: []\n");
    });
  });
});
