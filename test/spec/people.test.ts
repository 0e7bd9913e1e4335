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
  const rows = (header: string, count: number) =>
    drawn(
      `${header} | clock start\n${Array.from({ length: count }, (_, row) => `P${row} | 2026-05-01`).join("\n")}`,
    );

  test("by a column that tells rows apart is refused before it fills the memory", async () => {
    await expect(analyseList(rows("ward", 5001), { by: ["column:ward"] })).rejects.toMatchObject({
      kind: "usage",
      detail: { code: "too-many-groups" },
    });
  });

  test.each(["nhs number", "hospital number", "pathway id", "postcode", "surname", "date of birth"])(
    "by %s would print people as groups, and is refused",
    async (header) => {
      await expect(analyseList(rows(header, 2), { by: [`column:${header}`] })).rejects.toMatchObject({
        kind: "usage",
        detail: { code: "personal-column" },
      });
    },
  );
});

describe("--column over several files", () => {
  const one = "Date on list,sex\n2026-05-01,1\n";
  const other = "RTT Start Date,sex\n2026-05-02,2\n";

  test("names the column of the files that have it", async () => {
    const list = { files: { "a.csv": one, "b.csv": other } };
    const findings = await analyseList(list, { columns: { clockStart: "Date on list" } });
    expect(findings.ledger.analysed).toBe(2);
  });

  test("is wrong usage when no file has it", async () => {
    const list = { files: { "a.csv": one, "b.csv": other } };
    await expect(analyseList(list, { columns: { clockStart: "Nowhere" } })).rejects.toMatchObject({
      kind: "usage",
      detail: { code: "unknown-header" },
    });
  });
});
