import { describe, expect, it } from "vitest";
import { type OrderSummary, orderSummarySchema } from "../../../src/findings/order-schema.ts";
import { impactOfOrder } from "../../../src/prioritise/impact.ts";
import type { CreditRule } from "../../../src/prioritise/policy.ts";
import { impactBlocks } from "../../../src/report/impact-blocks.ts";
import { firstPlacesSentences } from "../../../src/report/impact-sentences.ts";
import { printBlocks } from "../../../src/report/print-blocks.ts";
import type { Block } from "../../../src/report/report-block.ts";
import { sampleOf } from "../disclose/schema-walk.ts";
import { type InventedPathway, policyOf, questionOf } from "../prioritise/invented-order.ts";

const DEPRIVATION: CreditRule = { when: { "imd-quintile": ["1"] }, weeks: 4, reason: "deprivation" };
const ADJUSTMENT: CreditRule = {
  when: { "learning-disability": ["yes"] },
  weeks: 12,
  reason: "reasonable adjustment",
};

/** One in five of IMD 1, who are Asian or White by turns while others are White; one in fifty with a learning disability. */
const list: InventedPathway[] = Array.from({ length: 1000 }, (_, index) => {
  const imd = String((index % 5) + 1);
  return {
    id: `p${index}`,
    tier: index % 40 === 7 ? "review" : index % 40 === 8 ? "choice" : index % 3 === 0 ? "P3" : "P4",
    days: (index * 37) % 450,
    review: index % 100,
    groups: {
      sex: index % 2 === 0 ? "female" : "male",
      "imd-quintile": index % 97 === 0 ? "unknown" : imd,
      "learning-disability": index % 50 === 3 ? "yes" : "no",
      "ethnic-group": imd === "1" && index % 2 === 0 ? "asian" : "white",
      specialty: index % 4 === 0 ? "C_100" : "C_110",
    },
  };
});

type Asked = Parameters<typeof questionOf>[2];

const blocksOf = (
  rows: readonly InventedPathway[],
  rules: readonly CreditRule[],
  asked: Asked = {},
): Block[] => impactBlocks(impactOfOrder(questionOf(rows, policyOf(rules), asked)));

const printed = (blocks: readonly Block[], width = 100): string =>
  printBlocks(blocks, { colour: false, width });

/** As one line, so that no line end stands in a sentence. */
const said = (blocks: readonly Block[]): string => printed(blocks).replace(/\s+/g, " ");

const bulletsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === "bullets" ? block.items : []));

const one = (id: string, days: number, ld: "yes" | "no", review = -1): InventedPathway => ({
  id,
  tier: "P3",
  days,
  review,
  groups: { "learning-disability": ld },
});

describe("the impact of an order in words", () => {
  it("says first and as a warning who is pushed past a limit", () => {
    // Of two, seen one a week: b goes first, so a waits 350 + 14 days, past its target of 90 − 80 and not past 364.
    const blocks = blocksOf([one("a", 351, "no", 80), one("b", 300, "yes", 10)], [ADJUSTMENT], {
      capacity: { perWeek: 1 },
    });
    expect(bulletsOf(blocks)[0]).toBe(
      "Warning: this order is projected to push 1 pathway past 52 weeks and 1 past their clinical target that the plain order would have treated in time.",
    );
    const lone = blocksOf([one("a", 351, "no"), one("b", 300, "yes")], [ADJUSTMENT], {
      capacity: { perWeek: 1 },
    });
    expect(bulletsOf(lone)[0]).toBe(
      "Warning: this order is projected to push 1 pathway past 52 weeks that the plain order would have treated before that.",
    );
  });

  it("says so when nobody is", () => {
    const text = said(
      blocksOf([one("a", 100, "no", 3), one("b", 90, "yes", 3)], [ADJUSTMENT], { capacity: { perWeek: 2 } }),
    );
    expect(text).toContain(
      "Nobody is projected to be pushed past 52, 65 or 78 weeks, or past a clinical target, by this order.",
    );
    expect(text).not.toContain("Warning");
    expect(text).toContain("1 pathway of 2 has credit, 12.0 weeks.");
    expect(text).toContain(
      "1 moves up 1 place (0.5 weeks); 1 moves down 1 place (0.5 weeks); none stays where it is.",
    );
  });

  it("names those spared beside those harmed, and when nobody is harmed", () => {
    const text = said(
      blocksOf([one("a", 100, "no"), one("b", 90, "yes", 77)], [ADJUSTMENT], { capacity: { perWeek: 1 } }),
    );
    expect(text).toContain(
      "by this order. It brings 1 pathway within their clinical target that the plain order would have treated later.",
    );
  });

  it("says that it cannot be known where nobody has waited a day", () => {
    const text = said(blocksOf([one("a", 0, "no"), one("b", 0, "yes")], [ADJUSTMENT]));
    expect(text).toContain(
      "Whether anybody is pushed past a limit cannot be said: nobody has waited a day yet",
    );
    expect(text).toContain("1 moves up 1 place; 1 moves down 1 place;");
    expect(text).toContain("Places are given without weeks");
    expect(text).not.toContain("Weeks gained");
  });

  it("has no tables for an order that is the plain one, nor for nobody", () => {
    const plain = blocksOf(list, []);
    expect(plain.some(({ kind }) => kind === "table")).toBe(false);
    expect(said(plain)).toContain("None of 950 pathways has credit: the order is the plain one.");
    expect(said(blocksOf([], [DEPRIVATION]))).toContain(
      "Nobody on this list has a clinical priority to be ordered by",
    );
  });

  it("tells who gains and who pays, by groups of people and not of services", () => {
    const [, credit, moved, gain, pay] = bulletsOf(blocksOf(list, [DEPRIVATION, ADJUSTMENT]));
    expect(credit).toMatch(/^\d+ pathways of 950 have credit, \d+\.\d weeks on average/);
    expect(moved).toMatch(
      /^\d+ move up, by .* weeks\) on average; \d+ move down, by .* at most; \d+ stays? where/,
    );
    expect(gain).toMatch(/^Who gains most, on average: people .* up \d/);
    expect(gain).toContain("people in the most deprived fifth");
    expect(pay).toMatch(/^Who pays most, on average: people in the .* down \d/);
    expect(`${gain}${pay}`).not.toContain("C_1");
  });

  it("tells what a rule does to people whom no rule names", () => {
    const text = said(blocksOf(list, [DEPRIVATION]));
    expect(text).toMatch(
      /Indirectly, the rule “deprivation” alone moves people recorded as Asian or Asian British up by [\d.]+ places \([\d.]+ weeks\) on average, though no rule names ethnic group\./,
    );
  });

  it("says which places are the first, and whose they are", () => {
    expect(said(blocksOf(list, [DEPRIVATION], { topN: 50 }))).toMatch(
      /Of the first 50 places, \d+ go to pathways that would not have had one\. Most changed: people .* have \d/,
    );
    expect(said(blocksOf(list, [DEPRIVATION], { topN: 20, within: "specialty" }))).toContain(
      "Of the first 20 places of every specialty,",
    );
    expect(said(blocksOf(list, [DEPRIVATION]))).toMatch(/[Tt]he first \d+ places \(four weeks of capacity\)/);
  });

  it("speaks of one place as of one", () => {
    expect(said(blocksOf(list, [], { topN: 1, within: "specialty" }))).toContain(
      "The first place of every specialty goes to the same pathway as in the plain order.",
    );
    const two = [one("a", 300, "no"), one("b", 290, "yes")];
    expect(said(blocksOf(two, [ADJUSTMENT], { topN: 1 }))).toContain(
      "The first place goes to a pathway that would not have had it.",
    );
    expect(said(blocksOf(two, [], { topN: 1 }))).toContain(
      "The first place goes to the same pathway as in the plain order.",
    );
  });

  it("has no star in a sentence where few first places are hidden", () => {
    const sample = sampleOf(orderSummarySchema, () => 1003) as OrderSummary;
    const firstPlaces = { basis: "asked", asked: 5, places: null, newcomers: null } as const;
    const [sentence] = firstPlacesSentences({ ...sample.impact, firstPlaces, rankedWithin: null });
    expect(sentence).toMatch(
      /^Of the first places, a hidden number go to pathways that would not have had one\./,
    );
  });

  it("is internal, and no clinical decision", () => {
    const text = said(blocksOf(list, [DEPRIVATION]));
    expect(text).toContain("· Internal: not for publication");
    expect(text).toMatch(/Decision support for human review\. Not a clinical decision\. $/);
  });

  it("says of a contact list what its places are", () => {
    const contact = policyOf([DEPRIVATION], { purpose: "contact" });
    const text = said(impactBlocks(impactOfOrder(questionOf(list, contact))));
    expect(text).toContain("950 pathways of the contact list");
    expect(text).toContain("places change who is called first, not who is treated");
  });
});

describe("the tables of an order's impact", () => {
  const every: readonly Asked[] = [{}, { topN: 20, within: "specialty" }, { capacity: { perWeek: 40 } }];

  it("fit a hundred columns without being split", () => {
    for (const asked of every) {
      const blocks = blocksOf(list, [DEPRIVATION, ADJUSTMENT], asked);
      const lines = printed(blocks).split("\n");
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
      const tables = blocks.filter(({ kind }) => kind === "table").length;
      expect(lines.filter((line) => line.startsWith("  ──"))).toHaveLength(tables);
    }
  });

  it("hold every group under its dimension, the unknown marked and faint", () => {
    const rows = blocksOf(list, [DEPRIVATION]).flatMap((block) =>
      block.kind === "table" ? block.table.rows : [],
    );
    const labels = rows.map(([label]) => label);
    for (const label of ["Ethnic group", "Sex", "  asian", "  female", "  C_110"]) {
      expect(labels.map((cell) => cell?.text)).toContain(label);
    }
    expect(labels.filter((cell) => cell?.mark === " †").every((cell) => cell?.tone === "faint")).toBe(true);
  });

  it("give every column a name of its own, also where two rules give one reason", () => {
    const twice = [DEPRIVATION, { ...ADJUSTMENT, reason: "deprivation" }];
    for (const block of blocksOf(list, twice)) {
      if (block.kind !== "table") continue;
      const names = block.table.columns.map(({ name, header }) => name ?? header.join(" "));
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it("hold nothing that is not a number", () => {
    for (const asked of every)
      expect(printed(blocksOf(list, [DEPRIVATION], asked))).not.toMatch(/NaN|Infinity|undefined|null/);
  });
});
