import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkSettings } from "../../../src/config/settings.ts";

const problemOf = (candidate: unknown) => {
  const checked = checkSettings(candidate);
  return "problem" in checked ? checked.problem : undefined;
};

describe("settings", () => {
  test("nothing at all is a valid setting of nothing", () => {
    expect(checkSettings({})).toEqual({ settings: {} });
  });

  test("a day that does not exist is refused", () => {
    expect(problemOf({ asAt: "2026-02-30" })?.detail).toBe("a day that exists, as YYYY-MM-DD");
    expect(problemOf({ asAt: "2028-02-29" })).toBeUndefined();
  });

  test.each([
    [{ asAt: "25/10/2026" }, "a day as YYYY-MM-DD"],
    [{ standard: "weeks:0" }, "rtt-18, dm01-6 or weeks:N (N from 1 to 999)"],
    [{ delimiter: "#" }, "comma, semicolon, tab or pipe"],
    [{ ethnicityCodes: "ons" }, "hes-1990s or primary-care"],
    [{ ethnicGrouping: "2011" }, "2001 or 2021"],
    [{ maxRejected: "101%" }, "a number of rows (100) or a percentage (1%)"],
    [{ workers: 1.5 }, "a whole number from 0 to 64"],
    [{ by: "sex" }, "a list of dimensions"],
    [{ by: ["sex*"] }, "dimensions, crossed as a*b"],
    [{ imd: "imd.csv" }, "a list of files"],
    [{ columns: ["a"] }, "fields with their headers"],
    [{ columns: { clockStart: 3 } }, "a header"],
    [{ reference: { sex: ["male"] } }, "a group"],
    [{ ageBands: "young, old" }, "bands such as 0-17,18-64,65+"],
    [{ population: "census.csv" }, "a list of files"],
    ...["lsoa:49", "lsoa:101", "icb", "icb:", "region:E12000001", "icb:QHL,"].map(
      (catchment): [object, string] => [
        { catchment },
        "lsoa, lsoa:N (N from 50 to 100), icb:CODE or local-authority:CODE, several codes with commas",
      ],
    ),
    [{ adjust: "some" }, "a list of dimensions, none of them crossed, or none"],
    [{ where: { provider: ["RJ6", {}] } }, "a value"],
    [{ format: "pdf" }, "table, json, csv or markdown"],
  ])("%j is answered by what it takes", (candidate, detail) => {
    expect(problemOf(candidate)).toMatchObject({ kind: "wrong-value", detail });
  });

  test("whatever is handed in, the check answers and does not throw", () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 3 }), (candidate) => {
        expect(() => checkSettings(candidate)).not.toThrow();
      }),
    );
  });
});
