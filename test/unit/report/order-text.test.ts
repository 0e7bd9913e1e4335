import { describe, expect, test } from "vitest";
import type { OrderRow, OrderSummary } from "../../../src/findings/order-schema.ts";
import { renderImpact, renderOrder } from "../../../src/report/order-text.ts";
import { bareRow, orderRow, sampleSummary } from "./sample-order.ts";

const PLAIN = { colour: false, width: 100 } as const;
const WIDE = { colour: false, width: 160 } as const;

const printed = async (rows: readonly OrderRow[], options: { colour: boolean; width: number } = PLAIN) =>
  renderOrder(await sampleSummary(), rows, options);

/** The lines from the heading of the first list on. */
const tables = (text: string): string => text.slice(text.indexOf("First on the list"));

describe("an order as text", () => {
  test("says first what it is of, under which policy, and that it decides nothing", async () => {
    const lines = (await printed([])).split("\n").filter((line) => line.trim() !== "");
    expect(lines[0]).toContain("list.csv · as at 25 October 2026 · policy: Adjustments");
    expect(lines[1]).toContain("Decision support for human review. Not a clinical decision.");
  });

  test("has the head of every list with its rows, each with its part where it has one", async () => {
    const text = await printed([
      orderRow({ placesGained: 2 }),
      orderRow({ rank: 1200, pathwayId: "PW2", placesGained: -1, breachRatio: null, daysWaited: 1400 }),
      orderRow({ list: "treatment", part: "C_110" }),
      bareRow({ localPatientId: "H7" }),
    ]);
    const headings = text.split("\n").filter((line) => line.includes("First on the list"));
    expect(headings.map((line) => line.trim())).toEqual([
      "First on the list: contact",
      "First on the list: treatment, C_110",
      "First on the list: needs-clinical-review",
    ]);
    const rows = tables(text).split("\n");
    const cells = (start: string) =>
      rows
        .find((line) => line.trim().startsWith(start))
        ?.trim()
        .split(/ {2,}/);
    expect(cells("PW1")).toEqual([
      "PW1",
      "1",
      "P2",
      "40",
      "1.07",
      "3",
      "+2",
      "adjustment: 12",
      "book an interpreter",
    ]);
    expect(cells("PW2")).toEqual([
      "PW2",
      "1,200",
      "P2",
      "1,400",
      "3",
      "−1",
      "adjustment: 12",
      "book an interpreter",
    ]);
    // Where there is no pathway id, the patient's own.
    expect(cells("H7")).toEqual(["H7", "1", "40", "1", "0"]);
  });

  test("fits the width it is given", async () => {
    const reasons = "reasonable adjustment (learning disability): 12; deprivation: 4; cap: -2";
    for (const options of [PLAIN, WIDE]) {
      const text = await printed([orderRow({ creditReasons: reasons })], options);
      for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(options.width);
    }
  });

  test("cuts a long text where a character ends", async () => {
    const text = await printed([orderRow({ pathwayId: `${"x".repeat(34)}🙂🙂🙂` })]);
    expect(text).toContain("x…");
    // Half of a character is none.
    expect(text).not.toMatch(/\p{Cs}|\ufffd/u);
  });

  test("prints no control character of the list or the policy", async () => {
    const summary = await sampleSummary();
    const forged: OrderSummary = {
      ...summary,
      options: { ...summary.options, where: ["provider=R\u001b[31m"] },
      inputs: summary.inputs.map((input) => ({ ...input, path: "li\u0007st.csv" })),
    };
    const row = orderRow({ pathwayId: "PW\u001b[2J", creditReasons: "a\nb", part: "C\r" });
    const text = renderOrder(forged, [row], PLAIN);
    // Line ends are those of the report.
    expect(text.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
    expect(text).toContain("a\ufffdb");
  });

  test("says which rows the list was made of", async () => {
    const summary = await sampleSummary();
    const where = ["sex=female", "provider=R1A", "provider=R1B"];
    const text = renderOrder({ ...summary, options: { ...summary.options, where } }, [], WIDE);
    expect(text.replace(/\s+/g, " ")).toContain(
      "Not a clinical decision. · only rows where sex=female and (provider=R1A or provider=R1B)",
    );
  });
});

describe("what an order does, as text", () => {
  test("is all but the rows: impact, policy, ledger and notes", async () => {
    const summary = await sampleSummary();
    const text = renderImpact(summary, "table", PLAIN);
    const places = [
      "Equality impact of this order",
      "The policy",
      "Ledger:",
      "without a procedure priority",
    ].map((part) => text.indexOf(part));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places.toSorted((one, other) => one - other)).toEqual(places);
    expect(text).not.toMatch(/PW[ABCD]/);
    expect(renderOrder(summary, [], PLAIN)).toBe(text);
  });

  test("is as well Markdown, with a title", async () => {
    const text = renderImpact(await sampleSummary(), "markdown", PLAIN);
    expect(text).toMatch(/^# list\.csv · as at/);
    expect(text).toContain("## The policy");
    expect(text).not.toMatch(/PW[ABCD]/);
  });
});
