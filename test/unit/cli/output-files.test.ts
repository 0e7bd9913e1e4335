import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { OutputFiles } from "../../../src/cli/output-files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "fairwait-test-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("output files", () => {
  test("appear when complete, and not before", () => {
    const outputs = new OutputFiles();
    const path = join(folder, "rejects.csv");
    const sink = outputs.open(path, "rejects", "private");
    sink.write("a,b\n");
    sink.write(Buffer.from([0xc3, 0xa9]));
    sink.write("\nend\n");
    expect(existsSync(path)).toBe(false);
    outputs.completeAll();
    expect(readFileSync(path, "utf8")).toBe("a,b\né\nend\n");
    expect(readdirSync(folder)).toEqual(["rejects.csv"]);
  });

  test("patient-level files are for their owner only", () => {
    const outputs = new OutputFiles();
    outputs.open(join(folder, "private.csv"), "rejects", "private");
    outputs.completeAll();
    expect(statSync(join(folder, "private.csv")).mode & 0o777).toBe(0o600);
  });

  test("when discarded, nothing is left and an older file stays as it was", () => {
    const path = join(folder, "findings.json");
    writeFileSync(path, "old");
    const outputs = new OutputFiles();
    outputs.open(path, "out", "shared").write("x".repeat(200_000));
    outputs.discardAll();
    expect(readFileSync(path, "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["findings.json"]);
  });

  test("a device is written to and not replaced", () => {
    const outputs = new OutputFiles();
    outputs.open("/dev/null", "out", "shared").write("x");
    outputs.completeAll();
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  test.each([
    ["a folder", "", "cannot be written (it is a folder)"],
    ["a folder that does not exist", "no/such/place.json", "cannot be written (the folder does not exist)"],
    ["below a file", "file/x.json", "cannot be written (part of the path is not a folder)"],
  ])("%s is refused when it is opened", (_, place, message) => {
    mkdirSync(join(folder, "sub"));
    writeFileSync(join(folder, "file"), "");
    expect(() => new OutputFiles().open(join(folder, place), "out", "shared")).toThrowError(
      expect.objectContaining({ message, exitCode: 2 }),
    );
  });
});
