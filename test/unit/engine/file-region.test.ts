import { closeSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  extendRegion,
  type FileRegion,
  readGuessedRegion,
  readRegion,
} from "../../../src/engine/scan/file-region.ts";
import { inScratchFolder } from "../../cli/run-fairwait.ts";

async function withRegion(text: string, use: (region: FileRegion) => void | Promise<void>): Promise<void> {
  await inScratchFolder("region", async (folder) => {
    const path = join(folder, "list.csv");
    writeFileSync(path, `h\n${text}`);
    const fd = openSync(path, "r");
    try {
      await use({ fd, start: 2, end: 2 + text.length });
    } finally {
      closeSync(fd);
    }
  });
}

describe("a region of a file", () => {
  it.each([
    ["a\nb\nc\n", 4, 4],
    ["a\nb\nc\n", 3, 4],
    ["a\r\nb\r\n", 4, 5],
    ["a\r\nb\r\n", 5, 5],
    ["a\rb\r", 4, 4],
    ["abcdef", 4, 8],
  ])("of %j, guessed from byte %i on, begins a record at byte %i", (text, from, start) =>
    withRegion(text, (region) => {
      expect(readGuessedRegion(region, { from, length: 2 }).from).toBe(start);
    }),
  );

  it("has room for one byte more, and grows to the end", () =>
    withRegion("x".repeat(200_000), async (region) => {
      const more = extendRegion(region);
      let stretch = readRegion(region, { from: 2, length: 10 });
      expect(stretch).toMatchObject({ length: 10 + 65_536, stopAt: 12, isLast: false });
      for (let next = await more(stretch); next !== undefined; next = await more(next)) {
        expect(next.length).toBeGreaterThan(stretch.length);
        stretch = next;
      }
      expect(stretch).toMatchObject({ length: 200_000, isLast: true });
      expect(stretch.bytes.length).toBeGreaterThan(200_000);
    }));

  it("that is no longer all there is refused, not waited for", () =>
    withRegion("x".repeat(100), async (region) => {
      const longer = { ...region, end: region.end + 1_000_000 };
      expect(() => readRegion(longer, { from: 2, length: 500_000 })).toThrow("shorter while it was read");
    }));
});
