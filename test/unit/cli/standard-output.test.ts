import { Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import type { Io } from "../../../src/cli/io.ts";
import { standardOutput } from "../../../src/cli/standard-output.ts";
import { capturedIo } from "./captured-io.ts";

/** Standard output that takes a chunk only when it is told to, and is full with ten characters. */
function slowOutput(): { readonly io: Io; readonly taken: string[]; take(): void; fail(cause: Error): void } {
  const taken: string[] = [];
  const waiting: ((cause?: Error) => void)[] = [];
  const stdout = new Writable({
    highWaterMark: 10,
    decodeStrings: false,
    write(chunk, _encoding, done) {
      taken.push(String(chunk));
      waiting.push(done);
    },
  });
  const { io } = capturedIo(".");
  return {
    io: { ...io, stdout: stdout as unknown as Io["stdout"] },
    taken,
    take: () => waiting.shift()?.(),
    fail: (cause) => waiting.shift()?.(cause),
  };
}

/** Whether a promise is settled once everything that can happen now has happened. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  promise.then(
    () => {
      settled = true;
    },
    () => {
      settled = true;
    },
  );
  await new Promise((resolve) => setImmediate(resolve));
  return settled;
}

describe("standard output", () => {
  test("takes what fits without waiting", async () => {
    const { io, taken } = slowOutput();
    const sink = standardOutput(io);
    sink.write("short");
    expect(await isSettled(sink.drained())).toBe(true);
    expect(taken).toEqual(["short"]);
  });

  test("makes whoever writes more than fits wait until it is taken", async () => {
    const { io, take } = slowOutput();
    const sink = standardOutput(io);
    sink.write("longer than ten");
    const drained = sink.drained();
    expect(await isSettled(drained)).toBe(false);
    take();
    expect(await isSettled(drained)).toBe(true);
    // Taken once, nobody waits again.
    expect(await isSettled(sink.drained())).toBe(true);
  });

  test("loses nothing and keeps the order of what is written in turn", async () => {
    const { io, taken, take } = slowOutput();
    const sink = standardOutput(io);
    const parts = ["one and a half lines", "two", "three and some more"];
    const writing = (async () => {
      for (const part of parts) {
        sink.write(part);
        await sink.drained();
      }
    })();
    while (!(await isSettled(writing))) take();
    take();
    take();
    expect(taken).toEqual(parts);
  });

  test("tells whoever waits when it breaks", async () => {
    const { io, fail } = slowOutput();
    const sink = standardOutput(io);
    sink.write("longer than ten");
    const drained = sink.drained();
    fail(new Error("the pipe is closed"));
    await expect(drained).rejects.toThrow("the pipe is closed");
  });
});
