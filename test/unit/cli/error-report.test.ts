import { describe, expect, test } from "vitest";
import { errorReport } from "../../../src/cli/error-report.ts";
import { inputError, usageError } from "../../../src/errors.ts";

const text = { format: "text", debug: false } as const;

describe("an error, as the user reads it", () => {
  test("is one line: where, what, and what to do", () => {
    const error = inputError({
      code: "no-date",
      message: "no snapshot date",
      file: "ptl.csv",
      line: 17,
      hint: "Give --as-at.",
    });
    expect(errorReport(error, text)).toEqual({
      text: "fairwait: ptl.csv:17: no snapshot date. Give --as-at.\n",
      exitCode: 3,
    });
  });

  test("has one stop between what and what to do, and none after an ellipsis", () => {
    const textOf = (message: string) =>
      errorReport(inputError({ code: "none", message, hint: "Name it." }), text).text;
    expect(textOf("no column")).toBe("fairwait: no column. Name it.\n");
    expect(textOf('looked for "Start" …')).toBe('fairwait: looked for "Start" … Name it.\n');
  });

  test("is one JSON object with every key, when asked for", () => {
    const error = usageError({ code: "bad", message: "x", file: "f.yaml" });
    const report = errorReport(error, { format: "json", debug: false });
    expect(JSON.parse(report.text)).toEqual({
      code: "bad",
      message: "x",
      file: "f.yaml",
      line: null,
      column: null,
      hint: null,
    });
    expect(report.exitCode).toBe(2);
  });

  test("a defect says so without its message, which may hold a patient's value", () => {
    const report = errorReport(new TypeError("SECRET is not a date"), text);
    expect(report.exitCode).toBe(4);
    expect(report.text).not.toContain("SECRET");
    expect(report.text.trimEnd()).not.toContain("\n");
  });

  test("a defect shows its stack with --debug", () => {
    expect(errorReport(new TypeError("x"), { format: "text", debug: true }).text).toContain(
      "error-report.test.ts",
    );
  });
});
