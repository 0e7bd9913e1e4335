import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { fairwait, inScratchFolder, PROGRAM } from "./run-fairwait.ts";

const COMMANDS = [
  "analyse",
  "inspect",
  "explain",
  "prioritise",
  "simulate",
  "report",
  "check",
  "generate",
  "reference",
  "schema",
];

describe("help", () => {
  test("is on stdout, exit 0, and lists the commands there are and no others", () => {
    const { exitCode, stdout, stderr } = fairwait(["--help"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const listed = [...(stdout.split("Commands:")[1] ?? "").matchAll(/^ {2}([a-z]+) /gm)].map(
      ([, name]) => name,
    );
    expect(listed).toEqual([...COMMANDS, "help"]);
  });

  test.each(COMMANDS)("%s has help with examples, within 100 columns", (command) => {
    const { exitCode, stdout } = fairwait([command, "--help"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`Examples:\n  fairwait ${command}`);
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test("--version is the package's version", () => {
    expect(fairwait(["--version"]).stdout).toBe(`${packageJson.version}\n`);
  });
});

describe("wrong usage", () => {
  test("without a command: help on stderr, exit 2", () => {
    const { exitCode, stdout, stderr } = fairwait([]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain("Usage: fairwait");
  });

  test.each([
    [["analize", "x.csv"], "fairwait: unknown command 'analize'. Did you mean analyse?\n"],
    [["analyse", "x.csv", "--asat", "y"], "fairwait: unknown option '--asat'. Did you mean --as-at?\n"],
    [["analyse"], "fairwait: missing required argument 'files'. See fairwait --help.\n"],
    [["analyse", "x.csv", "--as-at", "today"], "fairwait: --as-at takes a day as YYYY-MM-DD\n"],
    [["analyse", "x.csv", "--format", "pdf"], "fairwait: --format takes table, json, csv or markdown\n"],
    [["schema", "finding"], 'fairwait: there is no schema "finding". Did you mean findings?\n'],
    [["schema", "findings", "more"], /^fairwait: too many arguments/],
    [["generate", "--rows", "many"], "fairwait: --rows takes a number\n"],
  ])("%j is one line on stderr, exit 2", (args, message) => {
    const { exitCode, stdout, stderr } = fairwait(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    if (typeof message === "string") expect(stderr).toBe(message);
    else expect(stderr).toMatch(message);
  });

  test("is one JSON object with --error-format json, also when the arguments are wrong", () => {
    const { exitCode, stderr } = fairwait(["analyse", "x.csv", "--error-format", "json", "--asat", "y"]);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stderr)).toEqual({
      code: "unknown-option",
      message: "unknown option '--asat'",
      file: null,
      line: null,
      column: null,
      hint: "Did you mean --as-at?",
    });
  });
});

describe("a config file", () => {
  test("with a misspelt key is exit 2, with file, line and nearest key", () =>
    inScratchFolder("config-key", (folder) => {
      writeFileSync(join(folder, "fairwait.yaml"), "asAt: 2026-10-25\ncolunms:\n  sex: Gender\n");
      const { exitCode, stderr } = fairwait(["analyse", "ptl.csv"], { folder });
      expect(stderr).toBe(
        'fairwait: fairwait.yaml:2: there is no setting "colunms". Did you mean columns?\n',
      );
      expect(exitCode).toBe(2);
    }));

  test("that was named and is not there is exit 2", () =>
    inScratchFolder("config-missing", (folder) => {
      const { exitCode, stderr } = fairwait(["analyse", "ptl.csv", "--config", "trust.yaml"], { folder });
      expect(stderr).toMatch(/^fairwait: trust\.yaml: the config file cannot be read\. /);
      expect(exitCode).toBe(2);
    }));
});

describe("output files", () => {
  test.each(["--out", "--rejects", "--rejects-raw"])(
    "%s that cannot be written is found before the work starts",
    (flag) =>
      inScratchFolder("unwritable", (folder) => {
        // The input does not exist either: what is reported first was looked at first.
        const { exitCode, stderr } = fairwait(["analyse", "none.csv", flag, "no/such/x.json"], { folder });
        expect(stderr).toMatch(
          /^fairwait: no\/such\/x\.json: cannot be written \(the folder does not exist\)\. /,
        );
        expect(exitCode).toBe(2);
      }),
  );

  test("are never an input, nor each other", () =>
    inScratchFolder("clash", (folder) => {
      writeFileSync(join(folder, "ptl.csv"), "a\n");
      const overInput = fairwait(["analyse", "ptl.csv", "--out", "./ptl.csv"], { folder });
      expect(overInput.stderr).toBe(
        "fairwait: ./ptl.csv: --out would overwrite an input. Name another file.\n",
      );
      const twice = fairwait(["analyse", "ptl.csv", "--rejects", "x.csv", "--out", "x.csv"], { folder });
      expect(twice.stderr).toBe(
        "fairwait: x.csv: --rejects would overwrite what --out writes. Name another file.\n",
      );
      expect(readdirSync(folder)).toEqual(["ptl.csv"]);
    }));
});

describe("generate", () => {
  test("writes a list and the IMD table that goes with it, the same every time", () =>
    inScratchFolder("generate", (folder) => {
      const args = ["generate", "--rows", "50", "--seed", "7", "--areas", "40"];
      expect(fairwait([...args, "--out", "a.csv", "--imd-out", "imd.csv"], { folder })).toEqual({
        exitCode: 0,
        stdout: "",
        stderr: "",
      });
      expect(fairwait(args).stdout).toBe(readFileSync(join(folder, "a.csv"), "utf8"));
      expect(readFileSync(join(folder, "imd.csv"), "utf8").trimEnd().split("\n")).toHaveLength(41);
      expect(statSync(join(folder, "a.csv")).mode & 0o077).not.toBe(0);
    }));

  test.each([
    ["rows", "-1", "a whole number from 0 to 80,000,000"],
    ["rows", "1.5", "a whole number from 0 to 80,000,000"],
    ["seed", "4294967296", "a whole number from 0 to 4,294,967,295"],
    ["mess", "much", "none, some or lots"],
    ["unknown-ethnicity", "7", "a share from 0 to 1"],
    ["providers", "501", "a whole number from 1 to 500"],
    ["pathways-per-person", "0.5", "a number from 1 to 10"],
    ["layout", "ptl", "wlmds or local"],
    ["imd-edition", "2020", "2019 or 2025"],
    ["areas", "0", "a whole number from 1 to 33,755"],
    ["date-format", "us", "iso or day-first"],
    ["delimiter", "colon", "comma, tab, semicolon or pipe"],
    ["line-end", "cr", "lf or crlf"],
    ["encoding", "utf-16", "utf-8, utf-8-bom or windows-1252"],
  ])("--%s %s says what it takes, exit 2", (flag, value, expected) => {
    expect(fairwait(["generate", `--${flag}`, value])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `fairwait: --${flag} takes ${expected}\n`,
    });
  });

  test("a reader that has seen enough is no error", () => {
    const command = `"${process.execPath}" "${PROGRAM}" generate --rows 200000 | head -1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", command], { encoding: "utf8" });
    expect(stdout.trim().split("\n").at(-1)).toBe("0");
    expect(stderr).toBe("");
  });

  const hasFullDisk = existsSync("/dev/full");
  const fullDisk = `a full disk is said, exit 2${hasFullDisk ? "" : " (skipped: there is no /dev/full)"}`;
  test.skipIf(!hasFullDisk)(fullDisk, () => {
    const { status, stderr } = spawnSync(
      "bash",
      ["-c", `"${process.execPath}" "${PROGRAM}" generate > /dev/full`],
      {
        encoding: "utf8",
      },
    );
    expect(stderr).toBe("fairwait: standard output cannot be written to (ENOSPC)\n");
    expect(status).toBe(2);
  });

  test.each(["SIGINT", "SIGTERM"] as const)("%s while writing leaves nothing behind, exit 130", (signal) =>
    inScratchFolder("interrupt", async (folder) => {
      const child = spawn(process.execPath, [PROGRAM, "generate", "--rows", "50000000", "--out", "x.csv"], {
        cwd: folder,
      });
      while (readdirSync(folder).length === 0) await wait(20);
      child.kill(signal);
      const [exitCode] = await once(child, "exit");
      expect(exitCode).toBe(130);
      expect(readdirSync(folder)).toEqual([]);
    }),
  );
});

describe("schema", () => {
  test("of findings, inspection and config are JSON Schema", () => {
    for (const name of ["findings", "inspection", "config"]) {
      const schema = JSON.parse(fairwait(["schema", name]).stdout);
      expect(schema).toMatchObject({
        $schema: "https://json-schema.org/draft/2020-12/schema",
        type: "object",
        additionalProperties: false,
      });
    }
  });

  test("of config describes every key in the words of its flag", () => {
    const { properties } = JSON.parse(fairwait(["schema", "config"]).stdout);
    for (const [key, property] of Object.entries<{ description?: string }>(properties)) {
      expect(property.description, key).toBeTruthy();
    }
  });
});

test("a program that is not built says how to build it", () =>
  inScratchFolder("not-built", (folder) => {
    mkdirSync(join(folder, "bin"));
    writeFileSync(join(folder, "package.json"), '{"type":"module"}');
    writeFileSync(join(folder, "bin/fairwait.js"), readFileSync(PROGRAM));
    const { status, stderr } = spawnSync(process.execPath, [join(folder, "bin/fairwait.js")], {
      encoding: "utf8",
    });
    expect(stderr).toBe("fairwait: the program is not built yet. Run: npm run build\n");
    expect(status).toBe(4);
  }));
