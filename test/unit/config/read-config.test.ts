import { describe, expect, test } from "vitest";
import { readConfig } from "../../../src/config/read-config.ts";
import { UserError } from "../../../src/errors.ts";

const detailOf = (text: string) => {
  try {
    readConfig(text, "fairwait.yaml");
  } catch (error) {
    if (error instanceof UserError) return { ...error.detail, exitCode: error.exitCode };
    throw error;
  }
  return undefined;
};

describe("fairwait.yaml", () => {
  test("an empty file, or one of comments, sets nothing", () => {
    expect(readConfig("", "fairwait.yaml")).toEqual({});
    expect(readConfig("# nothing yet\n", "fairwait.yaml")).toEqual({});
  });

  test("keys are the flags' names, with columns as a map and IMD files as a list", () => {
    const text = `
asAt: 2026-10-25
imd: [File_1.csv]
columns:
  clockStart: Clock Start
where: { provider: [RJ6, RJ7] }
workers: 2
`;
    expect(readConfig(text, "fairwait.yaml")).toEqual({
      asAt: "2026-10-25",
      imd: ["File_1.csv"],
      columns: { clockStart: "Clock Start" },
      where: { provider: ["RJ6", "RJ7"] },
      workers: 2,
    });
  });

  test("a code with leading zeros stays as it was typed", () => {
    expect(readConfig("where: { site: 007, treatment-function: 110 }", "c")).toEqual({
      where: { site: "007", "treatment-function": 110 },
    });
  });

  test("an unknown key is named with its line and the nearest key", () => {
    expect(detailOf("asAt: 2026-10-25\nage-band: 0-17\n")).toEqual({
      code: "config-unknown-key",
      message: 'there is no setting "age-band"',
      file: "fairwait.yaml",
      line: 2,
      hint: "Did you mean ageBands?",
      exitCode: 2,
    });
  });

  test("a key like no other gets the list of keys", () => {
    expect(detailOf("zzzzzzzz: 1")?.hint).toMatch(/^Settings are asAt, imd, /);
  });

  test("a wrong type deep in a map is named with its path and line", () => {
    expect(detailOf("standard: rtt-18\ncolumns:\n  sex: Gender\n  clockStart: [a, b]\n")).toMatchObject({
      code: "config-wrong-value",
      message: "columns.clockStart takes a header",
      line: 4,
    });
  });

  test("a wrong item of a list is named with its place", () => {
    expect(detailOf("by:\n  - sex\n  - '*'\n")).toMatchObject({
      message: "by.1 takes dimensions, crossed as a*b",
      line: 3,
    });
  });

  test("text that is not YAML, and a key given twice, are named with the line", () => {
    expect(detailOf("by: [sex\n")).toMatchObject({ code: "config-not-yaml", exitCode: 2 });
    expect(detailOf("workers: 1\nworkers: 2\n")).toMatchObject({
      message: "this is not YAML (duplicate key)",
      line: 2,
    });
  });

  test("an alias that leads nowhere is no YAML", () => {
    expect(detailOf("by: *nothing\n")).toMatchObject({ code: "config-not-yaml", exitCode: 2 });
  });

  test("an unknown key is named before a wrong value", () => {
    expect(detailOf("workers: many\nage-band: 0-17\n")).toMatchObject({
      code: "config-unknown-key",
      line: 2,
    });
  });

  test("a list instead of keys is refused", () => {
    expect(detailOf("- a\n- b\n")?.message).toBe("a config file is a list of key: value lines");
  });
});
