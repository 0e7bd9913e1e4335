import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { DEGENERATE_GROUPS, degenerateCase } from "./degenerate-case.ts";
import { DEGENERATE_ROWS } from "./degenerate-inputs.ts";

const STATS = new URL("../../../src/stats/", import.meta.url);

/** The functions that the files of src/stats export. */
async function exportedFunctions(): Promise<Set<string>> {
  const files = readdirSync(STATS, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const modules: Record<string, unknown>[] = await Promise.all(
    files.map((file) => import(new URL(file, STATS).href)),
  );
  return new Set(
    modules.flatMap((module) => Object.keys(module).filter((name) => typeof module[name] === "function")),
  );
}

/** Numbers that are no numbers, by the way to them. */
function badNumbers(found: unknown, way = "result"): string[] {
  if (typeof found === "number") return Number.isFinite(found) ? [] : [`${way} is ${found}`];
  if (typeof found !== "object" || found === null) return [];
  return Object.entries(found).flatMap(([key, value]) => badNumbers(value, `${way}.${key}`));
}

describe("a function of src/stats", async () => {
  const exported = await exportedFunctions();

  test.each([...exported])("%s has a row of degenerate inputs", (name) => {
    expect(DEGENERATE_ROWS, `add ${name} to degenerate-inputs.ts`).toHaveProperty(name);
  });

  test("that is gone has no row left", () => {
    expect(Object.keys(DEGENERATE_ROWS).filter((name) => !exported.has(name))).toEqual([]);
  });
});

describe.each(Object.entries(DEGENERATE_GROUPS))("of %s", (_, groups) => {
  test.each(Object.entries(DEGENERATE_ROWS))(
    "%s is a result or a reason, never NaN, and never throws",
    (_name, row) => {
      expect(badNumbers(row(degenerateCase(groups)))).toEqual([]);
    },
  );
});
