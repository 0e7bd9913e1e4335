import { describe, expect, it } from "vitest";
import { canonicalName, FIELD_IDS, fieldNamed, USED_FIELDS } from "../../../src/columns/fields.ts";
import { normaliseHeader } from "../../../src/columns/normalise-header.ts";
import { AMBIGUOUS_HEADERS } from "../../../src/vocab/ambiguous-headers.ts";
import { HEADER_ALIASES } from "../../../src/vocab/header-aliases.ts";

const everyAlias = FIELD_IDS.flatMap((field) =>
  HEADER_ALIASES[field].map((alias) => ({ field, alias, key: normaliseHeader(alias) })),
);

describe("header aliases", () => {
  it("are 2,031 headers of 167 fields", () => {
    expect(FIELD_IDS).toHaveLength(167);
    expect(everyAlias).toHaveLength(2031);
  });

  it("are unique across fields once normalised", () => {
    const keys = new Set(everyAlias.map(({ key }) => key));
    expect(keys.size).toBe(everyAlias.length);
    expect(keys.has("")).toBe(false);
  });

  it("hold every ambiguous header", () => {
    const keys = new Set(everyAlias.map(({ key }) => key));
    const headers = AMBIGUOUS_HEADERS.flatMap((entry) => entry.headers);
    expect(headers.filter((header) => !keys.has(header))).toEqual([]);
  });

  it("cover every field that fairwait uses", () => {
    expect(Object.keys(USED_FIELDS).filter((field) => fieldNamed(field) !== field)).toEqual([]);
  });
});

describe("naming a field", () => {
  it.each([
    ["clockStart", "clock-start"],
    ["clock-start", "clock-start"],
    ["rtt_start_date", "clock-start"],
    ["RTT Start Date", "clock-start"],
    ["ethnicity", "ethnic-category"],
    ["severe_mental_illness", "serious-mental-illness"],
    ["imdQuintile", "imd-quintile"],
    ["armed_forces", "veteran"],
  ])("takes %s for %s", (name, field) => {
    expect(fieldNamed(name)).toBe(field);
  });

  it("finds every field by its id and by its canonical name", () => {
    for (const field of FIELD_IDS) {
      expect(fieldNamed(field)).toBe(field);
      expect(fieldNamed(canonicalName(field))).toBe(field);
    }
  });

  it("does not invent a field", () => {
    expect(fieldNamed("clock")).toBeUndefined();
  });
});
