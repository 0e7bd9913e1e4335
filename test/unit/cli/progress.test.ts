import { tmpdir } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
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
    const { watch, stop } = startProgress(io, false);
    watch.progress?.({ rows: 10, fraction: 0.5 });
    stop();
    expect(text().stderr).toBe("");
  });

  test("shows rows and percentage of longer work", async () => {
    const { io, text } = onTerminal();
    const { watch, stop } = startProgress(io, false);
    const until = performance.now() + 1600;
    while (performance.now() < until) {
      watch.progress?.({ rows: 1_234_567, fraction: 0.42 });
      await wait(50);
    }
    stop();
    expect(text().stderr).toContain("42 %  1,234,567 rows");
  });
});
