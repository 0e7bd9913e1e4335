import { describe, expect, it } from "vitest";
import { UserError } from "../../../../src/errors.ts";
import { chooseItems, type Needs } from "../../../../src/reference/store/choose-items.ts";
import type { Item } from "../../../../src/reference/store/item.ts";

const item = (id: string, about: Partial<Item>): Item => ({
  id,
  kind: "imd",
  name: id,
  edition: null,
  vintages: [],
  geographies: [],
  partial: false,
  file: "f.csv",
  bytes: 1,
  sha256: "0".repeat(64),
  rows: 1,
  added: "2026-11-22",
  notes: [],
  ...about,
});

const imd = (edition: string, vintages: Item["vintages"], partial = false): Item =>
  item(`imd-${partial ? "part-" : ""}${edition}`, { name: `IMD ${edition}`, edition, vintages, partial });
const directory = (edition: string, vintages: Item["vintages"], partial = false): Item =>
  item(`postcodes-${partial ? "part-" : ""}${edition}`, { kind: "postcodes", edition, vintages, partial });

const ALL = [
  imd("2015", [2011]),
  imd("2019", [2011]),
  imd("2025", [2021]),
  item("lsoa-changes", { kind: "lsoa-changes", vintages: [2011, 2021] }),
  directory("2021-10", [2011]),
  directory("2026-02", [2011, 2021]),
  directory("2027-01", [2021], true),
];
const NOTHING: Needs = {
  vintage: undefined,
  edition: undefined,
  postcodes: false,
  geographies: [],
  organisations: false,
};
const chosen = (items: readonly Item[], needs: Partial<Needs>): string[] =>
  chooseItems(items, { ...NOTHING, ...needs });

describe("what a run takes from the store", () => {
  it.each<[string, Partial<Needs>, string[]]>([
    ["areas of 2011: the latest edition on them", { vintage: 2011 }, ["imd-2019", "lsoa-changes"]],
    ["areas of 2021", { vintage: 2021 }, ["imd-2025", "lsoa-changes"]],
    ["areas of an unknown census: the latest edition", {}, ["imd-2025", "lsoa-changes"]],
    ["the edition asked for", { vintage: 2021, edition: 2015 }, ["imd-2015", "lsoa-changes"]],
    [
      "postcodes: the newest whole directory, and the latest edition it leads to",
      { postcodes: true },
      ["imd-2025", "lsoa-changes", "postcodes-2026-02"],
    ],
  ])("%s", (_, needs, expected) => {
    expect(chosen(ALL, needs)).toEqual(expected);
  });

  it("is the edition that the directory leads to, not a later one that it does not", () => {
    const items = [imd("2019", [2011]), imd("2025", [2021]), directory("2021-10", [2011])];
    expect(chosen(items, { postcodes: true })).toEqual(["imd-2019", "postcodes-2021-10"]);
    expect(chosen(items, { postcodes: true, vintage: 2021 })).toEqual(["imd-2025", "postcodes-2021-10"]);
    expect(chosen([imd("2025", [2021]), directory("2021-10", [2011])], { postcodes: true })).toEqual([
      "imd-2025",
      "postcodes-2021-10",
    ]);
  });

  it("is all parts of what is not there as a whole", () => {
    const parts = [
      imd("2025", [2021], true),
      directory("2021-10", [2011], true),
      directory("2022-01", [2011], true),
    ];
    expect(chosen(parts, { postcodes: true })).toEqual([
      "imd-part-2025",
      "postcodes-part-2021-10",
      "postcodes-part-2022-01",
    ]);
    expect(chosen([...parts, imd("2025", [2021])], {})).toEqual(["imd-2025"]);
  });

  it("is nothing from an empty store, and an edition asked for in vain is refused", () => {
    expect(chosen([], { postcodes: true })).toEqual([]);
    expect(() => chosen([imd("2025", [2021])], { edition: 2019 })).toThrow(
      expect.objectContaining({
        kind: "input",
        message: "--imd-edition 2019: the reference store has only IMD 2025",
      }),
    );
    expect(() => chosen([], { edition: 2019 })).toThrow(UserError);
    // A directory may carry the ranks of it.
    expect(chosen([directory("2021-10", [2011])], { edition: 2019, postcodes: true })).toEqual([
      "postcodes-2021-10",
    ]);
  });
});
