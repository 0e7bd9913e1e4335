import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { inspectionSchema } from "../../src/inspection/schema.ts";
import { fairwait, inScratchFolder } from "./run-fairwait.ts";

let list: string;
beforeAll(() => {
  list = fairwait(["generate", "--rows", "300", "--seed", "7", "--layout", "local"]).stdout;
});

const withList = (name: string, run: (folder: string) => void) =>
  inScratchFolder(name, (folder) => {
    writeFileSync(join(folder, "ptl.csv"), list);
    run(folder);
  });

describe("inspect", () => {
  test("prints what each column was taken for, within 100 columns", () =>
    withList("inspect", (folder) => {
      const { exitCode, stdout } = fairwait(["inspect", "ptl.csv"], { folder });
      expect(exitCode).toBe(0);
      expect(stdout).toContain("Clock Start");
      expect(stdout).toContain("What can be compared");
      expect(Math.max(...stdout.split("\n").map((line) => [...line].length))).toBeLessThanOrEqual(100);
    }));

  test("never prints a patient's identifier, postcode or date of birth", () =>
    withList("sample-free", (folder) => {
      const { stdout } = fairwait(["inspect", "ptl.csv"], { folder });
      const [header = "", ...rows] = list.trimEnd().split("\n");
      const personal = ["NHS Number", "Hospital Number", "Pathway ID", "Date of Birth", "LSOA 2021"];
      const positions = personal.map((name) => header.split(",").indexOf(name));
      for (const row of rows) {
        for (const position of positions) {
          const cell = row.split(",")[position] ?? "";
          if (cell.length > 5) expect(stdout).not.toContain(cell);
        }
      }
    }));

  test("--format json is what the schema says, and accounts for every row", () =>
    withList("inspect-json", (folder) => {
      const { stdout } = fairwait(["inspect", "ptl.csv", "--format", "json"], { folder });
      const { rows } = inspectionSchema.parse(JSON.parse(stdout));
      expect(rows.read).toBe(rows.rejected + rows.filtered + rows.inspected);
    }));

  test("--write-config starts a config that analyse then uses, to the same findings", () =>
    withList("write-config", (folder) => {
      const before = fairwait(["analyse", "ptl.csv", "--format", "json"], { folder }).stdout;
      expect(fairwait(["inspect", "ptl.csv", "--write-config", "fairwait.yaml"], { folder }).exitCode).toBe(
        0,
      );
      expect(readFileSync(join(folder, "fairwait.yaml"), "utf8")).toMatch(/^columns:\n( {2}\S+: .+\n)+/m);
      const { stdout, stderr } = fairwait(["analyse", "ptl.csv", "--format", "json"], { folder });
      expect(stderr).toContain("settings of fairwait.yaml are in force");
      expect(stdout).toBe(before);
    }));

  test("a started config elsewhere names IMD files from where it is", () =>
    withList("config-elsewhere", (folder) => {
      mkdirSync(join(folder, "settings"));
      fairwait(["generate", "--rows", "1", "--out", "one.csv", "--imd-out", "imd.csv"], { folder });
      const args = ["inspect", "ptl.csv", "--imd", "imd.csv", "--write-config", "settings/trust.yaml"];
      expect(fairwait(args, { folder }).stderr).toContain(
        "analyse uses it with --config settings/trust.yaml",
      );
      const config = readFileSync(join(folder, "settings/trust.yaml"), "utf8");
      expect(config).toContain("imd:\n  - ../imd.csv\n");
      expect(fairwait(["analyse", "ptl.csv", "--config", "settings/trust.yaml"], { folder }).exitCode).toBe(
        0,
      );
    }));

  test("--write-config names for several files only what all of them have, and keeps how they were read", () =>
    withList("config-several", (folder) => {
      const other = list.replace("Hospital Number", "Local Patient Identifier");
      writeFileSync(join(folder, "other.csv"), other);
      const args = ["ptl.csv", "other.csv", "--format", "json"];
      const where = ["--where", "sex=female"];
      const before = fairwait(["analyse", ...args, ...where], { folder }).stdout;
      fairwait(["inspect", ...args, ...where, "--write-config", "fairwait.yaml"], { folder });
      const config = readFileSync(join(folder, "fairwait.yaml"), "utf8");
      expect(config).toContain("  clock-start: Clock Start\n");
      expect(config).not.toContain("local-patient-id");
      expect(fairwait(["analyse", ...args], { folder }).stdout).toBe(before);
    }));

  test("--write-config never replaces a config that is there", () =>
    withList("config-exists", (folder) => {
      writeFileSync(join(folder, "mine.yaml"), "by: [sex]\n");
      const { exitCode, stderr } = fairwait(["inspect", "ptl.csv", "--write-config", "mine.yaml"], {
        folder,
      });
      expect({ exitCode, stderr }).toEqual({
        exitCode: 2,
        stderr: "fairwait: mine.yaml: there is such a file already. Name another with --write-config.\n",
      });
      expect(readFileSync(join(folder, "mine.yaml"), "utf8")).toBe("by: [sex]\n");
    }));

  test("a list that cannot be read is exit 3 and starts no config", () =>
    inScratchFolder("inspect-none", (folder) => {
      const { exitCode } = fairwait(["inspect", "none.csv", "--write-config", "fairwait.yaml"], { folder });
      expect(exitCode).toBe(3);
      expect(readdirSync(folder)).toEqual([]);
    }));
});
