import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { linkSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { exactFindings } from "../exact-findings.ts";
import { fairwait, inScratchFolder, PROGRAM } from "./run-fairwait.ts";

let list: string;
beforeAll(() => {
  list = fairwait(["generate", "--rows", "400", "--seed", "7"]).stdout;
});

const withList = (name: string, run: (folder: string) => void | Promise<void>) =>
  inScratchFolder(name, async (folder) => {
    writeFileSync(join(folder, "ptl.csv"), list);
    await run(folder);
  });

describe("analyse", () => {
  test("prints findings on stdout, which are what the schema says", () =>
    withList("json", (folder) => {
      const { exitCode, stdout } = fairwait(["analyse", "ptl.csv", "--format", "json"], { folder });
      expect(exitCode).toBe(0);
      const findings = exactFindings(stdout);
      const { read, rejected, excluded, analysed } = findings.ledger;
      expect(read).toBe(rejected.total + excluded.total + analysed);
      expect(findings.inputs.map(({ path }) => path)).toEqual(["ptl.csv"]);
    }));

  test("prints a table within 100 columns, without colour when nobody looks", () =>
    withList("table", (folder) => {
      const { exitCode, stdout } = fairwait(["analyse", "ptl.csv"], { folder });
      expect(exitCode).toBe(0);
      expect(stdout).not.toContain("\u001b");
      expect(Math.max(...stdout.split("\n").map((line) => [...line].length))).toBeLessThanOrEqual(100);
    }));

  test("reads standard input, gzipped or not, as it reads a file", () =>
    withList("stdin", (folder) => {
      const args = ["analyse", "-", "--format", "csv"];
      const fromFile = fairwait(["analyse", "ptl.csv", "--format", "csv"], { folder }).stdout;
      expect(fairwait(args, { input: list }).stdout).toBe(fromFile);
      expect(fairwait(args, { input: gzipSync(list) }).stdout).toBe(fromFile);
    }));

  test("gives the same bytes again, whatever number of threads is asked for", () =>
    withList("same", (folder) => {
      const args = ["analyse", "ptl.csv", "--format", "json"];
      const first = fairwait(args, { folder }).stdout;
      expect(fairwait([...args, "--workers", "0"], { folder }).stdout).toBe(first);
      expect(fairwait([...args, "--workers", "2"], { folder }).stdout).toBe(first);
    }));

  test("--out takes its format from the extension and prints nothing", () =>
    withList("out", (folder) => {
      for (const [extension, start] of [
        ["json", "{"],
        ["md", "#"],
      ] as const) {
        const { exitCode, stdout } = fairwait(["analyse", "ptl.csv", "--out", `x.${extension}`], { folder });
        expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
        expect(
          readFileSync(join(folder, `x.${extension}`), "utf8")
            .trimStart()
            .startsWith(start),
        ).toBe(true);
      }
      expect(readdirSync(folder).sort()).toEqual(["ptl.csv", "x.json", "x.md"]);
    }));

  test("--rejects and --rejects-raw account for every row left out, for their owner only", () =>
    withList("rejects", (folder) => {
      const args = [
        "analyse",
        "ptl.csv",
        "--rejects",
        "r.csv",
        "--rejects-raw",
        "raw.csv",
        "--format",
        "json",
      ];
      const { exitCode, stdout } = fairwait(args, { folder });
      expect(exitCode).toBe(0);
      const { rejected, excluded } = exactFindings(stdout).ledger;
      const rejects = readFileSync(join(folder, "r.csv"), "utf8").trimEnd().split("\n");
      expect(rejects).toHaveLength(1 + rejected.total + excluded.total);
      for (const name of ["r.csv", "raw.csv"]) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    }));

  test("a fairwait.yaml in the folder is in force, is said, and flags win over it", () =>
    withList("config", (folder) => {
      writeFileSync(join(folder, "fairwait.yaml"), "by: [sex]\nformat: json\n");
      const dimensions = (stdout: string) =>
        exactFindings(stdout).dimensions.map(({ dimension }) => dimension);
      const { stdout, stderr } = fairwait(["analyse", "ptl.csv"], { folder });
      expect(dimensions(stdout)).toEqual(["sex"]);
      expect(stderr).toContain("fairwait: note: settings of fairwait.yaml are in force.\n");
      expect(dimensions(fairwait(["analyse", "ptl.csv", "--by", "age-band"], { folder }).stdout)).toEqual([
        "age-band",
      ]);
      expect(fairwait(["analyse", "ptl.csv", "--quiet"], { folder }).stderr).toBe("");
    }));

  test.each([
    [["none.csv"], 3],
    [["."], 3],
    [["ptl.csv", "--by", "height"], 2],
    [["ptl.csv", "--reference", "sex=none"], 2],
    [["ptl.csv", "--column", "height=x"], 2],
  ])("%j is one line on stderr, exit %i, and leaves no file", (args, expected) =>
    withList("wrong", (folder) => {
      const { exitCode, stdout, stderr } = fairwait(["analyse", ...args, "--out", "x.json"], { folder });
      expect({ exitCode, stdout }).toEqual({ exitCode: expected, stdout: "" });
      expect(stderr).toMatch(/^fairwait: [^\n]+\n$/);
      expect(readdirSync(folder)).toEqual(["ptl.csv"]);
    }),
  );

  test("what is read is never written over, whatever name it goes by", () =>
    withList("clash", (folder) => {
      symlinkSync("ptl.csv", join(folder, "symbolic.csv"));
      linkSync(join(folder, "ptl.csv"), join(folder, "hard.csv"));
      writeFileSync(join(folder, "trust.yaml"), "by: [sex]\n");
      symlinkSync("trust.yaml", join(folder, "mine.json"));
      for (const [flag, path] of [
        ["--out", "symbolic.csv"],
        ["--rejects", "hard.csv"],
        ["--out", "mine.json"],
      ] as const) {
        const args = ["analyse", "ptl.csv", "--config", "trust.yaml", flag, path];
        const { exitCode, stderr } = fairwait(args, { folder });
        expect(exitCode).toBe(2);
        expect(stderr).toMatch(
          /^fairwait: [a-z.]+: --(out|rejects) would overwrite (an input|the config file)\. /,
        );
      }
      const twice = ["generate", "--rows", "1", "--out", "hard.csv", "--imd-out", "symbolic.csv"];
      expect(fairwait(twice, { folder }).exitCode).toBe(2);
      expect(readFileSync(join(folder, "ptl.csv"), "utf8")).toBe(list);
      expect(readFileSync(join(folder, "trust.yaml"), "utf8")).toBe("by: [sex]\n");
    }));

  test("a reader that has seen enough is no error", () =>
    withList("head", (folder) => {
      const command = `"${process.execPath}" "${PROGRAM}" analyse ptl.csv | head -1; echo "\${PIPESTATUS[0]}"`;
      const { stdout } = spawnSync("bash", ["-c", command], { cwd: folder, encoding: "utf8" });
      expect(stdout.trim().split("\n").at(-1)).toBe("0");
    }));

  test("an interrupt while reading leaves nothing behind, exit 130", () =>
    inScratchFolder("interrupt", async (folder) => {
      fairwait(["generate", "--rows", "300000", "--out", "big.csv"], { folder });
      const args = ["analyse", "big.csv", "--out", "x.json", "--rejects", "r.csv"];
      const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: folder });
      while (readdirSync(folder).length === 1) await wait(5);
      child.kill("SIGINT");
      const [exitCode] = await once(child, "exit");
      expect(exitCode).toBe(130);
      expect(readdirSync(folder)).toEqual(["big.csv"]);
    }));
});
