import { tmpdir } from "node:os";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Io } from "../../../src/cli/io.ts";
import { startProgress } from "../../../src/cli/progress.ts";
import { capturedIo } from "./captured-io.ts";

const onTerminal = () => {
  const { io, text } = capturedIo(tmpdir());
  const stderr = Object.assign(io.stderr, { isTTY: true, cursorTo: () => true, clearLine: () => true });
  return { io: { ...io, stderr } satisfies Io, text };
};

describe("progress", () => {
  test("is not followed when nobody looks, or with --quiet", () => {
    expect(startProgress(capturedIo(tmpdir()).io, false).watch).toEqual({});
    expect(startProgress(onTerminal().io, true).watch).toEqual({});
  });

  test("says nothing of work that takes less than a second", () => {
    const { io, text } = onTerminal();
    const clock = [0, 1, 1000];
    const { watch, stop } = startProgress(io, false, () => clock.shift() ?? Number.NaN);
    watch.progress?.({ rows: 10, fraction: 0.5 });
    watch.progress?.({ rows: 20, fraction: 1 });
    stop();
    expect(clock).toEqual([]);
    expect(text().stderr).toBe("");
  });

  test("shows rows and percentage of longer work", async () => {
    const { io, text } = onTerminal();
    const clock = [0, 1001];
    const { watch, stop } = startProgress(io, false, () => clock.shift() ?? Number.NaN);
    watch.progress?.({ rows: 1, fraction: 0 });
    while (text().stderr === "") await turn();
    watch.progress?.({ rows: 1_234_567, fraction: 0.42 });
    stop();
    expect(text().stderr).toContain("42 %  1,234,567 rows");
  });
});
