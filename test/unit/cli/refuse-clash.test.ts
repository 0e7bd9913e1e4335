import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { refuseClash } from "../../../src/cli/refuse-clash.ts";

let folder: string;
const at = (name: string): string => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "fairwait-test-"));
  writeFileSync(at("ptl.csv"), "Clock Start\n");
  symlinkSync(at("ptl.csv"), at("symbolic.csv"));
  linkSync(at("ptl.csv"), at("hard.csv"));
  mkdirSync(at("exports"));
  symlinkSync(at("exports"), at("also-exports"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("a file that is read", () => {
  test.each(["ptl.csv", "exports/../ptl.csv", "symbolic.csv", "hard.csv"])("is not written as %s", (name) => {
    const files = { read: { "an input": [at("ptl.csv")] }, written: { out: undefined, rejects: at(name) } };
    expect(() => refuseClash(files)).toThrow(expect.objectContaining({ kind: "usage" }));
    expect(() => refuseClash(files)).toThrow("--rejects would overwrite an input");
  });

  test("may be a link, and is not written by its own name", () => {
    const files = { read: { "the config file": [at("symbolic.csv")] }, written: { out: at("ptl.csv") } };
    expect(() => refuseClash(files)).toThrow("--out would overwrite the config file");
  });

  test("leaves every other name free", () => {
    refuseClash({ read: { "an input": [at("ptl.csv"), "-"] }, written: { out: at("exports/ptl.csv") } });
  });
});

describe("a file that is written", () => {
  test("is not written twice, by whatever name, before it is there", () => {
    const written = { out: at("exports/x.csv"), rejects: at("also-exports/x.csv") };
    expect(() => refuseClash({ written })).toThrow("--rejects would overwrite what --out writes");
  });

  test("may be a device, for several at once, and for what is read", () => {
    refuseClash({ read: { "an input": ["/dev/null"] }, written: { out: "/dev/null", rejects: "/dev/null" } });
  });
});
