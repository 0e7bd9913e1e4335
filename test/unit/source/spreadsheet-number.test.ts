import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type NumberStyle, numberStyle, numberText } from "../../../src/source/spreadsheet-number.ts";

const NUMBER: NumberStyle = { kind: "number" };
const DATE: NumberStyle = { kind: "date" };
const TIME: NumberStyle = { kind: "time" };

describe("the style of a number format", () => {
  it.each([
    [0, undefined, "number"],
    [14, undefined, "date"],
    [20, undefined, "time"],
    [22, undefined, "date"],
    [49, undefined, "number"],
    [57, undefined, "date"],
    [164, "dd/mm/yyyy", "date"],
    [164, "[$-809]d mmmm yyyy;@", "date"],
    [164, "yyyy\\-mm\\-dd hh:mm", "date"],
    [164, "[h]:mm:ss", "time"],
    [164, "h:mm AM/PM", "time"],
    [164, "mmm", "date"],
    [164, "General", "number"],
    [164, "#,##0.00", "number"],
    [164, '0" days"', "number"],
    [164, "[Red]0;[Blue]-0", "number"],
    [164, "0.0E+00", "number"],
    [164, "0000000000", "padded"],
  ])("%s %s is a %s", (id, code, kind) => {
    expect(numberStyle(id, code).kind).toBe(kind);
  });
});

describe("a number as text", () => {
  it("never has an exponent and never the noise of binary fractions", () => {
    expect(numberText("9990000001", NUMBER, false)).toBe("9990000001");
    expect(numberText("9.990000001E+9", NUMBER, false)).toBe("9990000001");
    expect(numberText("100", NUMBER, false)).toBe("100");
    expect(numberText("12.300000000000001", NUMBER, false)).toBe("12.3");
    expect(numberText("1E-7", NUMBER, false)).toBe("0.0000001");
    expect(numberText("1e22", NUMBER, false)).toBe("10000000000000000000000");
    expect(numberText("-0.5", NUMBER, false)).toBe("-0.5");
    expect(numberText("", NUMBER, false)).toBe("");
  });

  it("keeps the zeros in front that a format of zeros shows", () => {
    expect(numberText("7", { kind: "padded", digits: 3 }, false)).toBe("007");
    expect(numberText("1.5", { kind: "padded", digits: 3 }, false)).toBe("1.5");
  });

  it("is the same number again", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: 1e-80, max: 1e25 }), (value) => {
        const text = numberText(String(value), NUMBER, false);
        expect(text).not.toMatch(/e/i);
        // Excel keeps 15 significant digits.
        expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(1e-14 * Math.abs(value));
      }),
    );
  });
});

describe("a date serial as text", () => {
  it.each([
    // Known pairs, as Excel shows them.
    ["1", "1900-01-01"],
    ["59", "1900-02-28"],
    ["60", "1900-02-29"],
    ["61", "1900-03-01"],
    ["25569", "1970-01-01"],
    ["43831", "2020-01-01"],
    ["2958465", "9999-12-31"],
    ["0", "1899-12-30"],
  ])("%s is %s", (serial, date) => {
    expect(numberText(serial, DATE, false)).toBe(date);
  });

  it("has a time only where there is one", () => {
    expect(numberText("43831.5", DATE, false)).toBe("2020-01-01T12:00:00");
    expect(numberText("43831.999999999", DATE, false)).toBe("2020-01-02");
    expect(numberText("0.75", TIME, false)).toBe("18:00:00");
    expect(numberText("42369", DATE, true)).toBe("2020-01-01");
  });

  it("stays a number where no calendar reaches", () => {
    expect(numberText("-1", DATE, false)).toBe("-1");
    expect(numberText("9990000001", DATE, false)).toBe("9990000001");
  });
});
