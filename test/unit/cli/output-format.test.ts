import { describe, expect, test } from "vitest";
import { outputFormat } from "../../../src/cli/output-format.ts";

describe("the format of the findings", () => {
  test("is a table unless something says otherwise", () => {
    expect(outputFormat({ typed: undefined, settings: {} })).toBe("table");
  });

  test.each([
    ["x.json", "json"],
    ["x.CSV", "csv"],
    ["x.md", "markdown"],
    ["x.txt", "table"],
  ] as const)("follows the extension of %s", (out, format) => {
    expect(outputFormat({ typed: undefined, settings: { out, format: "table" } })).toBe(format);
  });

  test("is what was typed, whatever the extension", () => {
    expect(outputFormat({ typed: "csv", settings: { out: "x.json" } })).toBe("csv");
  });

  test("an extension that says nothing is refused", () => {
    expect(() => outputFormat({ typed: undefined, settings: { out: "x.pdf" } })).toThrowError(
      expect.objectContaining({ exitCode: 2, message: "the extension does not give a format" }),
    );
  });
});
