import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../../src/config/read-config.ts";
import { renderConfig } from "../../../src/config/render-config.ts";

const NOTHING_FOUND = { list: "ptl.csv", asAt: {}, imd: [], given: {}, columns: [], unrecognised: [] };

describe("a started config", () => {
  test("of a list in which nothing was found sets nothing", () => {
    expect(readConfig(renderConfig(NOTHING_FOUND), "fairwait.yaml")).toEqual({});
  });

  test("keeps a typed snapshot date, and only suggests one found in the list", () => {
    expect(readConfig(renderConfig({ ...NOTHING_FOUND, asAt: { typed: "2026-10-25" } }), "c")).toEqual({
      asAt: "2026-10-25",
    });
    const found = renderConfig({ ...NOTHING_FOUND, asAt: { found: "2026-09-27" } });
    expect(found).toContain("# asAt: 2026-09-27\n");
    expect(readConfig(found, "c")).toEqual({});
  });

  test("keeps how the list was read", () => {
    const given = { sheet: "PTL: May", delimiter: "tab" as const, where: { provider: ["RJ6"] } };
    expect(readConfig(renderConfig({ ...NOTHING_FOUND, given }), "c")).toEqual(given);
  });

  test("is read back as it was meant, whatever the headers", () => {
    // A blank header is never recognised.
    const header = fc.string({ minLength: 1, unit: "grapheme" }).filter((text) => text.trim() !== "");
    fc.assert(
      fc.property(header, header, header, (clockStart, sex, other) => {
        const text = renderConfig({
          ...NOTHING_FOUND,
          list: other,
          imd: ["File 1: ranks.csv"],
          columns: [
            { field: "clockStart", header: clockStart },
            { field: "sex", header: sex },
          ],
          unrecognised: [other],
        });
        expect(readConfig(text, "c")).toEqual({ imd: ["File 1: ranks.csv"], columns: { clockStart, sex } });
      }),
    );
  });
});
