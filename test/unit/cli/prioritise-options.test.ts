import { describe, expect, test } from "vitest";
import type { Typed } from "../../../src/cli/command.ts";
import { COMMON_FLAGS, configKeyOf, type Flag } from "../../../src/cli/flag.ts";
import { PRIORITISE_FLAGS } from "../../../src/cli/prioritise-flags.ts";
import { prioritiseOptions } from "../../../src/cli/prioritise-options.ts";
import { SETTING_KEYS } from "../../../src/config/settings.ts";

describe("what is typed of an order", () => {
  test("is a table when nothing is said", () => {
    expect(prioritiseOptions({})).toEqual({ format: "table" });
  });

  test.each<readonly [Typed, object]>([
    [{ policy: "p.yaml" }, { policy: "p.yaml" }],
    [{ by: "specialty" }, { within: "specialty" }],
    [{ top: "50" }, { top: 50 }],
    [{ top: " 7 " }, { top: 7 }],
    [{ capacity: "120/week" }, { capacity: 120 }],
    [{ capacity: "12.5" }, { capacity: 12.5 }],
    [{ pseudonymise: true, "key-file": "k" }, { keyFile: "k" }],
    [{ impact: "impact.md" }, { impact: "impact.md" }],
    [{ impact: "IMPACT.TXT" }, { impact: "IMPACT.TXT" }],
    [{ impact: "impact.json" }, { impact: "impact.json" }],
    [{ out: "order.csv" }, { out: "order.csv", format: "csv" }],
    [{ out: "order.json" }, { format: "json" }],
    [{ out: "Order.XLSX" }, { format: "xlsx" }],
    [{ out: "order.txt" }, { format: "table" }],
    [{ format: "csv" }, { format: "csv" }],
    [
      { format: "json", out: "order.csv" },
      { format: "json", out: "order.csv" },
    ],
    [{ format: "xlsx", out: "order.book" }, { format: "xlsx" }],
  ])("%j means what it says", (typed, means) => {
    expect(prioritiseOptions(typed)).toMatchObject(means);
  });

  const CAPACITY = "--capacity takes a number of people a week above 0, for example 120/week";
  const TOP = "--top takes a whole number above 0";
  test.each<readonly [Typed, string]>([
    [{ top: "0" }, TOP],
    [{ top: "-3" }, TOP],
    [{ top: "2.5" }, TOP],
    [{ top: "ten" }, TOP],
    [{ top: "" }, TOP],
    [{ capacity: "0/week" }, CAPACITY],
    [{ capacity: "120/day" }, CAPACITY],
    [{ capacity: "-1" }, CAPACITY],
    [{ pseudonymise: true }, "--pseudonymise takes a key"],
    [{ "key-file": "k" }, "--key-file is given without --pseudonymise: identifiers would stand as they are"],
    [{ format: "xlsx" }, "a workbook is written to a file"],
    [{ out: "order" }, "the extension does not give a format"],
    [{ out: "order.pdf" }, "the extension does not give a format"],
    [{ impact: "impact.xlsx" }, "the extension of --impact does not give a format"],
    [{ impact: "impact" }, "the extension of --impact does not give a format"],
  ])("%j is refused in one line", (typed, message) => {
    expect(() => prioritiseOptions(typed)).toThrowError(expect.objectContaining({ message, exitCode: 2 }));
  });

  test("no flag is there twice, and those with a config key are settings", () => {
    const flags: readonly Flag[] = [...PRIORITISE_FLAGS, ...COMMON_FLAGS];
    expect(new Set(flags.map(({ name }) => name)).size).toBe(flags.length);
    for (const key of flags.map(configKeyOf)) if (key !== undefined) expect(SETTING_KEYS).toContain(key);
  });
});
