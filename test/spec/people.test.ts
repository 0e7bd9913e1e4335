import { describe, expect, test } from "vitest";
import { analyseList, drawn } from "./small-list.ts";

const people = async (table: string): Promise<number | null> =>
  (await analyseList(drawn(table))).ledger.people;

describe("people", () => {
  test("are counted once however many pathways they have", async () => {
    expect(
      await people(`
        pathway id | nhs number   | clock start
        1          | 943 476 5919 | 2026-05-01
        2          | 9434765919   | 2026-06-01
      `),
    ).toBe(1);
  });

  test("of two providers may have the same local identifier", async () => {
    expect(
      await people(`
        pathway id | hospital number | provider code | clock start
        1          | 7               | RAA           | 2026-05-01
        2          | 7               | RBB           | 2026-05-01
        3          | 7               | RAA           | 2026-06-01
      `),
    ).toBe(2);
  });

  test("without any identifier are not guessed at", async () => {
    expect(
      await people(`
        pathway id | clock start
        1          | 2026-05-01
      `),
    ).toBeNull();
  });

  test("with a wrong check digit are known by their local identifier", async () => {
    expect(
      await people(`
        pathway id | nhs number | hospital number | clock start
        1          | 9434765918 | 7               | 2026-05-01
        2          | 9434765918 | 8               | 2026-05-01
      `),
    ).toBe(2);
  });
});

describe("a breakdown", () => {
  test("by a column that tells rows apart is refused before it fills the memory", async () => {
    const rows = Array.from({ length: 5001 }, (_, row) => `P${row} | 2026-05-01`);
    const list = drawn(`pathway id | clock start\n${rows.join("\n")}`);
    await expect(analyseList(list, { by: ["column:pathway id"] })).rejects.toMatchObject({
      kind: "usage",
      detail: { code: "too-many-groups" },
    });
  });
});
