import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  counted,
  printBandedWeeks,
  printCount,
  printInterval,
  printNumber,
  printPercentage,
  printPValue,
  printSigned,
} from "../../../src/report/figures.ts";

describe("figures in print", () => {
  it("print a dash for what cannot be computed", () => {
    const prints = [printNumber, printSigned, printPercentage, printPValue];
    for (const print of prints) expect(print(null)).toBe("–");
    expect(printBandedWeeks(null, true)).toBe("–");
    expect(printInterval({ value: null, lower: 1, upper: 2 }, printNumber)).toBe("–");
  });

  it("print a star for a count that is hidden", () => {
    expect(printCount(null)).toBe("*");
    expect(counted(null, "pathway")).toBe("* pathways");
  });

  it("group thousands", () => {
    expect(printCount(0)).toBe("0");
    expect(printCount(999)).toBe("999");
    expect(printCount(1_234_567)).toBe("1,234,567");
    expect(printNumber(1234.56)).toBe("1,234.6");
  });

  it("show a sign only on what does not round to nothing", () => {
    expect(printSigned(0.04)).toBe("0.0");
    expect(printSigned(-0.04)).toBe("0.0");
    expect(printSigned(0.06)).toBe("+0.1");
    expect(printSigned(-1.25)).toBe("−1.3");
    expect(printNumber(-1.25)).toBe("−1.3");
  });

  it("write a range with a dash unless a minus sign would be misread", () => {
    expect(printInterval({ value: 11.04, lower: 10.6, upper: 11.7 }, printNumber)).toBe("11.0 (10.6–11.7)");
    expect(printInterval({ value: 0.5, lower: -0.3, upper: 1.3 }, printSigned)).toBe("+0.5 (−0.3 to +1.3)");
    expect(printInterval({ value: 30, lower: 21, upper: null }, printNumber)).toBe("30.0 (21.0 to –)");
    expect(printInterval({ value: 30, lower: null, upper: null }, printNumber)).toBe("30.0");
    expect(printInterval({ value: 0.7, lower: 0.6, upper: 0.8 }, printPercentage, "%")).toBe(
      "70.0% (60.0–80.0)",
    );
  });

  it("never print a p-value as 0 or as significant by rounding", () => {
    expect(printPValue(0)).toBe("<0.001");
    expect(printPValue(0.00099)).toBe("<0.001");
    expect(printPValue(0.0496)).toBe("0.050");
    expect(printPValue(0.0494)).toBe("0.049");
    expect(printPValue(0.231)).toBe("0.23");
  });

  it("print 104+ only in the open band", () => {
    expect(printBandedWeeks(104, true)).toBe("104+");
    expect(printBandedWeeks(12.34, true)).toBe("12.3");
    expect(printBandedWeeks(12.34, false)).toBe("12.3");
  });

  it("count in the singular and the plural", () => {
    expect(counted(1, "pathway")).toBe("1 pathway");
    expect(counted(0, "pathway")).toBe("0 pathways");
    expect(counted(2, "person", "people")).toBe("2 people");
  });

  it("can be read back to the nearest tenth", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        const read = Number(printNumber(value).replaceAll(",", "").replace("−", "-"));
        expect(Math.abs(read - value)).toBeLessThanOrEqual(0.0500001);
      }),
    );
  });
});
