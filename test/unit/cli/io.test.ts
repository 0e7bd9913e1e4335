import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { type Io, printWidth, wantsColour } from "../../../src/cli/io.ts";
import { capturedIo } from "./captured-io.ts";

const terminal = (columns: number, environment: Io["environment"] = {}): Io => {
  const { io } = capturedIo(tmpdir());
  return { ...io, environment, stdout: Object.assign(io.stdout, { isTTY: true, columns }) };
};

describe("colour", () => {
  test("is for terminals", () => {
    expect(wantsColour(terminal(80), false)).toBe(true);
    expect(wantsColour(capturedIo(tmpdir()).io, false)).toBe(false);
  });

  test.each([
    ["--no-color", true, {}],
    ["NO_COLOR", false, { NO_COLOR: "1" }],
    ["a terminal without colour", false, { TERM: "dumb" }],
  ])("is off with %s", (_, flag, environment) => {
    expect(wantsColour(terminal(80, environment), flag)).toBe(false);
  });

  test("an empty NO_COLOR says nothing", () => {
    expect(wantsColour(terminal(80, { NO_COLOR: "" }), false)).toBe(true);
  });
});

describe("the width to print in", () => {
  test("is 100 columns, or the terminal's when that is narrower", () => {
    expect(printWidth(terminal(200))).toBe(100);
    expect(printWidth(terminal(80))).toBe(80);
    expect(printWidth(capturedIo(tmpdir()).io)).toBe(100);
  });
});
