import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { openListFile } from "../../../src/source/list-file.ts";
import { inScratchFolder } from "../../cli/run-fairwait.ts";

const LIST = `Clock Start,Sex\n${"2026-06-01,1\n".repeat(20_000)}`;

async function textOf(path: string): Promise<string> {
  const file = await openListFile(path);
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of file.pieces()) pieces.push(piece);
  } finally {
    file.close();
  }
  return Buffer.concat(pieces).toString();
}

describe.skipIf(process.platform === "win32")("a named pipe", () => {
  test.each([
    ["text", LIST],
    ["gzip", gzipSync(LIST)],
  ])("is read to its end, as %s", (_, content) =>
    inScratchFolder("pipe", async (folder) => {
      const [pipe, whole] = [join(folder, "pipe"), join(folder, "whole")];
      writeFileSync(whole, content);
      spawnSync("mkfifo", [pipe]);
      spawn("sh", ["-c", 'cat "$1" > "$2"', "sh", whole, pipe]);
      expect(await textOf(pipe)).toBe(LIST);
    }),
  );

  test("that brings nothing is an empty file", () =>
    expect(openListFile("/dev/null")).rejects.toMatchObject({ detail: { code: "empty-file" } }));
});

const OPEN_FILES = "/proc/self/fd";

/** How often this process has a file open; a descriptor may close while they are looked at. */
function timesOpen(path: string): number {
  return readdirSync(OPEN_FILES).filter((fd) => {
    try {
      return readlinkSync(join(OPEN_FILES, fd)) === path;
    } catch {
      return false;
    }
  }).length;
}

// Only Linux tells which files a process has open.
describe.skipIf(!existsSync(OPEN_FILES))("a file that is refused", () => {
  test.each([
    ["empty-file", ""],
    ["not-a-list", Buffer.from([0, 1, 2, 3, 0, 255, 0, 7])],
    ["empty-file", gzipSync("")],
    ["not-a-list", gzipSync(Buffer.from([0, 1, 2, 3, 0, 255, 0, 7]))],
    ["gzip-damaged", gzipSync(LIST).subarray(0, 30)],
  ])("is closed again (%s)", (code, content) =>
    inScratchFolder("closed", async (folder) => {
      const path = join(folder, "list.csv");
      writeFileSync(path, content);
      await expect(openListFile(path)).rejects.toMatchObject({ detail: { code } });
      expect(timesOpen(path)).toBe(0);
    }),
  );
});
