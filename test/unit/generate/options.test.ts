import { describe, expect, it } from "vitest";
import { UserError } from "../../../src/errors.ts";
import { type GenerateOptions, resolveOptions } from "../../../src/generate/options.ts";

describe("the options of generate", () => {
  it.each<[string, GenerateOptions]>([
    ["--rows", { rows: -1 }],
    ["--rows", { rows: 1.5 }],
    ["--seed", { seed: 2 ** 32 }],
    ["--unknown-ethnicity", { unknownEthnicity: 7 }],
    ["--providers", { providers: 0 }],
    ["--pathways-per-person", { pathwaysPerPerson: 0.5 }],
    ["--as-at", { asAt: "2026-02-30" }],
  ])("that cannot be are refused by name: %s", (name, options) => {
    expect(() => resolveOptions(options)).toThrow(UserError);
    expect(() => resolveOptions(options)).toThrow(name);
  });

  it("have no gap at all with none", () => {
    expect(resolveOptions({ gaps: ["none"] }).gaps).toEqual([]);
  });

  it("never have more areas than the edition", () => {
    expect(resolveOptions({ imdEdition: "2019", areas: 33_755 }).areas).toBe(32_844);
  });
});
