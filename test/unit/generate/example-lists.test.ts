import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { generateImdLookup } from "../../../src/generate/imd-lookup.ts";
import { generateList } from "../../../src/generate/list.ts";
import type { GenerateOptions } from "../../../src/generate/options.ts";

/** The command in fixtures/lists/README.md. */
const options: GenerateOptions = {
  rows: 4000,
  seed: 31,
  asAt: "2026-10-25",
  providers: 1,
  areas: 420,
  layout: "local",
  dateFormat: "day-first",
  gaps: ["imd=+7%", "learning-disability:yes=+60%", "interpreter:yes=+15%", "ethnic-group:asian=+10%"],
};
const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../../fixtures/lists/${name}`, import.meta.url));

describe("the example lists", () => {
  it("are what the generator makes today, byte for byte", () => {
    expect(Buffer.concat([...generateList(options)]).equals(fixture("example-trust.csv"))).toBe(true);
    expect(Buffer.concat([...generateImdLookup(options)]).equals(fixture("example-imd.csv"))).toBe(true);
  });
});
