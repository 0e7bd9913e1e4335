import { describe, expect, it } from "vitest";
import { parseGap, shiftsOf } from "../../../src/generate/gap.ts";

describe("a gap as it is typed", () => {
  it.each([
    ["ethnic-group:asian=+10%", { dimension: "ethnic-group", group: "asian", factor: 1.1, weeks: 0 }],
    ["ethnic-category:J=0.16", { dimension: "ethnic-category", group: "J", factor: 1.16, weeks: 0 }],
    ["sex:female=x0.9", { dimension: "sex", group: "female", factor: 0.9, weeks: 0 }],
    ["learning-disability:yes=+3w", { dimension: "learning-disability", group: "yes", factor: 1, weeks: 3 }],
    ["age-band:80+=-1.5w", { dimension: "age-band", group: "80+", factor: 1, weeks: -1.5 }],
    ["IMD = 2%".replaceAll(" ", ""), { dimension: "imd-quintile", group: undefined, factor: 1.02, weeks: 0 }],
  ])("%s is read", (text, gap) => {
    expect(parseGap(text)).toEqual({ ...gap, factor: expect.closeTo(gap.factor, 12) });
  });

  it.each([
    ["height:tall=+10%", /no such dimension; there are imd-quintile/],
    ["sex=+10%", /the group is one of female, male/],
    ["sex:women=+10%", /the group is one of female, male/],
    ["sex:female=much", /the change is not/],
    ["sex:female=-100%", /cannot shrink to nothing/],
    ["imd=+60%", /cannot shrink to nothing/],
    ["sex", /expected dimension:group=change/],
  ])("%s is refused, saying why", (text, message) => {
    expect(() => parseGap(text)).toThrow(message);
  });
});

describe("what gaps do to a group's wait", () => {
  const quintiles = ["1", "2", "3", "4", "5"];

  it("is one step per quintile, longest in quintile 1 and nothing in quintile 3", () => {
    const factors = shiftsOf([parseGap("imd=+10%")], "imd-quintile", quintiles).map(({ factor }) => factor);
    expect(factors).toEqual([1.2, 1.1, 1, 0.9, 0.8].map((factor) => expect.closeTo(factor, 12)));
  });

  it("is the last one given for that group", () => {
    const gaps = [parseGap("imd=+10%"), parseGap("imd:5=+2w")];
    expect(shiftsOf(gaps, "imd-quintile", quintiles)[4]).toEqual({ factor: 1, weeks: 2 });
  });

  it("is nothing for a group no gap names", () => {
    expect(shiftsOf([parseGap("sex:female=+10%")], "sex", ["male"])).toEqual([{ factor: 1, weeks: 0 }]);
  });
});
