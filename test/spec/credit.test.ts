import { describe, expect, test } from "vitest";
import { creditOf } from "../../src/prioritise/credit.ts";
import { creditReasons } from "../../src/prioritise/credit-reasons.ts";
import type { CreditRule } from "../../src/prioritise/policy.ts";
import { creditPolicy, rowsOf } from "./list-rows.ts";

/**
 * What each kind of rule gives, drawn as a table: a column for each dimension, the tier where it matters, and the credit
 * in weeks with its reasons. A cell left empty is unknown.
 */
interface Example {
  readonly rules: readonly CreditRule[];
  readonly cap: number;
  readonly table: string;
}

const rule = (when: CreditRule["when"], weeks: number, reason: string): CreditRule => ({
  when,
  weeks,
  reason,
});

const EXAMPLES: Readonly<Record<string, Example>> = {
  "a rule gives its weeks to whoever is of one of its groups": {
    rules: [rule({ "imd-quintile": ["1", "2"] }, 4, "deprivation")],
    cap: 16,
    table: `
      imd-quintile | weeks | reasons
      1            | 4     | deprivation: 4
      2            | 4     | deprivation: 4
      3            | 0     |
      4            | 0     |
      5            | 0     |
                   | 0     |
      not-stated   | 0     |`,
  },
  "a rule on two dimensions asks for both": {
    rules: [rule({ autism: ["yes"], "imd-quintile": ["1"] }, 6, "both")],
    cap: 16,
    table: `
      autism | imd-quintile | weeks | reasons
      yes    | 1            | 6     | both: 6
      yes    | 2            | 0     |
      no     | 1            | 0     |
      yes    |              | 0     |
             | 1            | 0     |
             |              | 0     |`,
  },
  "rules add up, in the order of the policy": {
    rules: [
      rule({ "learning-disability": ["yes"] }, 12, "adjustment"),
      rule({ "imd-quintile": ["1"] }, 3.25, "deprivation"),
      rule({ "imd-quintile": ["1", "2"] }, 0.1, "near it"),
    ],
    cap: 16,
    table: `
      learning-disability | imd-quintile | weeks | reasons
      yes                 | 5            | 12    | adjustment: 12
      no                  | 1            | 3.35  | deprivation: 3.25; near it: 0.1
      yes                 | 2            | 12.1  | adjustment: 12; near it: 0.1
      yes                 | 1            | 15.35 | adjustment: 12; deprivation: 3.25; near it: 0.1
      no                  | 3            | 0     |`,
  },
  "the cap takes what is over it, and says so": {
    rules: [
      rule({ "learning-disability": ["yes"] }, 12, "learning disability"),
      rule({ autism: ["yes"] }, 8, "autism"),
      rule({ "imd-quintile": ["1"] }, 4.5, "deprivation"),
    ],
    cap: 16,
    table: `
      learning-disability | autism | imd-quintile | weeks | reasons
      yes                 | no     | 5            | 12    | learning disability: 12
      yes                 | yes    | 5            | 16    | learning disability: 12; autism: 8; cap: -4
      yes                 | no     | 1            | 16    | learning disability: 12; deprivation: 4.5; cap: -0.5
      yes                 | yes    | 1            | 16    | learning disability: 12; autism: 8; deprivation: 4.5; cap: -8.5
      no                  | yes    | 1            | 12.5  | autism: 8; deprivation: 4.5`,
  },
  "the unknown have what the reference group has": {
    rules: [
      rule({ "imd-quintile": ["5"] }, 2, "odd"),
      rule({ "ethnic-group": ["white", "asian"] }, 3, "odder"),
    ],
    cap: 16,
    table: `
      imd-quintile | ethnic-group | weeks | reasons
      5            | white        | 5     | odd: 2; odder: 3
                   | white        | 5     | odd: 2; odder: 3
      5            |              | 5     | odd: 2; odder: 3
                   | not-stated   | 5     | odd: 2; odder: 3
      1            | black        | 0     |
                   | black        | 2     | odd: 2
      1            | asian        | 3     | odder: 3`,
  },
  "where the reference is the rest of the list the unknown have none": {
    rules: [rule({ provider: ["RJ6", "RJ7"] }, 2, "merger")],
    cap: 16,
    table: `
      provider   | weeks | reasons
      RJ6        | 2     | merger: 2
      RJ7        | 2     | merger: 2
      RVR        | 0     |
                 | 0     |
      not-stated | 0     |`,
  },
  "without a clinical tier there is no credit": {
    rules: [rule({ autism: ["yes"] }, 8, "adjustment")],
    cap: 16,
    table: `
      tier           | autism | weeks | reasons
      P1a            | yes    | 8     | adjustment: 8
      P4             | yes    | 8     | adjustment: 8
      needs review   | yes    | 0     |
      patient choice | yes    | 0     |`,
  },
  "a rule of no weeks is said and gives none": {
    rules: [rule({ autism: ["yes"] }, 0, "noted")],
    cap: 0,
    table: `
      autism | weeks | reasons
      yes    | 0     | noted: 0
      no     | 0     |`,
  },
  "a policy without rules gives nobody any": {
    rules: [],
    cap: 0,
    table: `
      autism | weeks | reasons
      yes    | 0     |`,
  },
};

const cellsOf = (line: string): string[] => line.split("|").map((cell) => cell.trim());

describe("credit", () => {
  test.each(Object.entries(EXAMPLES))("%s", (_, { rules, cap, table }) => {
    const [header = [], ...lines] = table.trim().split("\n").map(cellsOf);
    const dimensions = header.slice(0, -2).filter((name) => name !== "tier");
    const people = lines.map((cells) => ({
      groups: Object.fromEntries(dimensions.map((id) => [id, cells[header.indexOf(id)] || "unknown"])),
      tier: header.includes("tier") ? (cells[header.indexOf("tier")] ?? "") : "P4",
    }));
    const policy = creditPolicy(rules, cap);
    const credit = creditOf(rowsOf(people), policy);
    const reasons = creditReasons(policy);
    expect(people.map((_, row) => [credit.hundredths[row]! / 100, reasons(credit.rules[row]!)])).toEqual(
      lines.map((cells) => [Number(cells.at(-2)), cells.at(-1)]),
    );
  });

  test("thirty rules are thirty bits", () => {
    const rules = Array.from({ length: 30 }, (_, index) => rule({ autism: ["yes"] }, 1, `r${index}`));
    const credit = creditOf(rowsOf([{ groups: { autism: "yes" } }]), creditPolicy(rules, 260));
    expect([...credit.rules]).toEqual([2 ** 30 - 1]);
    expect([...credit.hundredths]).toEqual([3000]);
  });

  test("a dimension that the rows lack is a defect: it should have been refused before", () => {
    const rows = { ...rowsOf([{ groups: {} }]), dimensions: new Map() };
    expect(() => creditOf(rows, creditPolicy([rule({ autism: ["yes"] }, 1, "a")], 1))).toThrow("autism");
  });
});
