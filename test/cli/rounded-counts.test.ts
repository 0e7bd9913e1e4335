import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { CellId } from "../../src/disclose/secondary/count-system.ts";
import { type Findings, findingsSchema } from "../../src/findings/schema.ts";
import { recovered, type Seen } from "../property/count-attacker.ts";
import { readerOf } from "./findings-reader.ts";
import { fairwait, inScratchFolder } from "./run-fairwait.ts";

const HIDDEN = [1, 7] as const;

/** What the HES rule says of a count, worded apart from the program's: 1 to 7 is hidden, more is to the nearest 5. */
function rangeOf(count: number): readonly [number, number] {
  if (count <= HIDDEN[1]) return HIDDEN;
  const nearest = 5 * Math.round(count / 5);
  return [Math.max(HIDDEN[1] + 1, nearest - 2), nearest + 2];
}

/**
 * What a reader knows of counts when they are hidden or rounded, and of which there are sums; or, `isRounded` false, when they
 * are only hidden.
 */
function seenOf({ published, exact }: Counts, isRounded: boolean): Seen {
  const countOf = (id: CellId): number | undefined => exact.shown.get(id);
  const isSmall = (count: number | undefined): boolean =>
    count !== undefined && count > 0 && count <= HIDDEN[1];
  const hidden: CellId[] = [];
  const shown = new Map<CellId, number>();
  const ranges = new Map<CellId, readonly [number, number]>();
  for (const id of [...published.shown.keys(), ...published.hidden]) {
    const count = countOf(id);
    if (count === undefined) throw new Error(`no count is ${id}`);
    // Of a group whose n is hidden nothing else is given, not even a 0.
    const isWithheld = isSmall(countOf(`${id.split("/")[0]}/n`)) && !id.endsWith("/n");
    if (isSmall(count)) hidden.push(id);
    if (isWithheld) ranges.set(id, [0, HIDDEN[1]]);
    else if (count === 0 || !(isSmall(count) || isRounded)) shown.set(id, count);
    else ranges.set(id, rangeOf(count));
  }
  return { ...published, shown, hidden, ranges };
}

interface Counts {
  readonly published: Seen;
  readonly exact: Seen;
}

/** The counts of an invented list. */
async function countsOf({ seed, rows }: { readonly seed: number; readonly rows: number }): Promise<Counts> {
  let counts: Counts | undefined;
  await inScratchFolder("rounded", (folder) => {
    const run = (...args: string[]) => {
      const { exitCode, stderr } = fairwait([...args, "--quiet"], { folder });
      expect(stderr).toBe("");
      expect(exitCode).toBe(0);
    };
    const found = (suppress: string): Findings => {
      const by = "ethnic-group,imd-quintile,sex,age-band,ethnic-group*sex";
      const options = ["--by", by, "--adjust", "none", "--suppress", suppress];
      run("analyse", "list.csv", "--imd", "imd.csv", ...options, "--out", "found.json");
      return findingsSchema.parse(JSON.parse(readFileSync(join(folder, "found.json"), "utf8")));
    };
    run("generate", "--rows", `${rows}`, "--seed", `${seed}`, "--out", "list.csv", "--imd-out", "imd.csv");
    const exact = found("none");
    counts = { exact: readerOf(exact), published: readerOf(found("hes"), exact) };
  });
  if (counts === undefined) throw new Error("no counts were read");
  return counts;
}

/** Twelve of 300 to 1,950 rows. */
const LISTS = Array.from({ length: 12 }, (_, index) => ({ seed: index + 1, rows: 300 + index * 150 }));

describe("counts by the HES rule", () => {
  test("let hardly any count of 1 to 7 be worked out, whatever sums of them are known", async () => {
    let hidden = 0;
    const found: string[] = [];
    for (const list of LISTS) {
      const seen = seenOf(await countsOf(list), true);
      hidden += seen.hidden.length;
      found.push(...recovered(seen, { integers: true }).map((id) => `${list.seed}: ${id}`));
    }
    const methods = readFileSync(new URL("../../METHODS.md", import.meta.url), "utf8");
    expect(methods).toContain(
      `finds ${found.length} of ${hidden.toLocaleString("en-GB")} counts of 1 to 7, in two of the lists`,
    );
    expect(new Set(found.map((one) => one.split(":")[0])).size).toBe(2);
  }, 300_000);

  test("would be worked out were the others not rounded", async () => {
    const counts = await countsOf({ seed: 1, rows: 300 });
    expect(recovered(seenOf(counts, true), { integers: true })).toEqual([]);
    expect(recovered(seenOf(counts, false), { integers: true }).length).toBeGreaterThan(10);
  }, 300_000);
});
