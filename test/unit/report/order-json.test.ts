import { describe, expect, test } from "vitest";
import { orderSchema } from "../../../src/findings/order-schema.ts";
import { orderJson } from "../../../src/report/order-json.ts";
import { bareRow, orderRow, sampleSummary } from "./sample-order.ts";

describe("an order as JSON", () => {
  test("is one document of its schema: what is said of it, then its rows, to the last digit", async () => {
    const summary = await sampleSummary();
    const rows = [orderRow({ pathwayId: 'P"W\n=1' }), bareRow()];
    const text = [...orderJson(summary, rows)].join("");
    const document: unknown = JSON.parse(text);
    expect(orderSchema.parse(document)).toEqual({ ...summary, rows });
    expect(Object.keys(document as object).at(-1)).toBe("rows");
    expect(text).toContain('"breachRatio":1.0714285714285714');
    expect(text.endsWith("\n")).toBe(true);
  });

  test("of nobody has no rows", async () => {
    const summary = await sampleSummary();
    const text = [...orderJson(summary, [])].join("");
    expect(JSON.parse(text)).toEqual({ ...summary, rows: [] });
    expect(text).toContain('"rows": []');
  });

  test("comes in pieces, each row once", async () => {
    const summary = await sampleSummary();
    for (const count of [1, 999, 1000, 1001, 2000]) {
      const rows = Array.from({ length: count }, (_, index) => orderRow({ rank: index + 1 }));
      const pieces = [...orderJson(summary, rows)];
      expect(pieces.length).toBeLessThanOrEqual(2 + Math.ceil(count / 1000));
      expect(JSON.parse(pieces.join(""))).toEqual({ ...summary, rows });
    }
  });

  test("is not written with what is no figure, or not of the document", async () => {
    const summary = await sampleSummary();
    const written = (rows: Parameters<typeof orderJson>[1], said = summary) => [...orderJson(said, rows)];
    expect(() => written([orderRow({ breachRatio: Number.NaN })])).toThrow();
    expect(() => written([orderRow({ breachRatio: Number.POSITIVE_INFINITY })])).toThrow();
    expect(() => written([orderRow({ rank: 1.5 })])).toThrow();
    expect(() => written([], { ...summary, impact: { ...summary.impact, list: 1 as never } })).toThrow();
    const more = [...orderJson(summary, [{ ...orderRow(), postcode: "XX1 1XX" } as never])].join("");
    expect(more).not.toContain("XX1");
  });
});
