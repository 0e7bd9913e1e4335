import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Findings, findingsSchema } from "../../src/findings/schema.ts";
import { generateList } from "../../src/generate/list.ts";
import type { GenerateOptions } from "../../src/generate/options.ts";
import { analyseList } from "./small-list.ts";

const options: GenerateOptions = {
  rows: 1500,
  seed: 11,
  asAt: "2026-10-25",
  providers: 2,
  areas: 60,
  layout: "wlmds",
  dateFormat: "iso",
  gaps: ["sex:female=+20%"],
};
const list = Buffer.concat([...generateList(options)]).toString("utf8");
/** Header and rows, each as it can stand anywhere in a file: free text may cross lines. */
const [header = "", ...rows] = parse(list, { relax_column_count: true }).map((fields: readonly string[]) =>
  fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(","),
);
const listOf = (some: readonly string[]): string => `${header}\n${some.join("\n")}\n`;
const by = ["ethnic-group", "sex", "age-band", "specialty", "ethnic-group*sex"];

/** Everything that may not depend on the order of rows. */
function withoutOrder({ inputs, quality, ...rest }: Findings) {
  return {
    ...rest,
    inputs: inputs.map(({ sha256, ...input }) => ({ ...input, sha256: sha256.length })),
    quality: quality.map(({ invalidValues, ...field }) => ({
      ...field,
      invalidValues: invalidValues.map(({ value, count }) => ({ value, count })),
    })),
  };
}

describe("findings", () => {
  test("are what their schema says, and survive being written and read", async () => {
    const findings = await analyseList(list, { by });
    const read: unknown = JSON.parse(JSON.stringify(findings));
    expect(findingsSchema.parse(read)).toEqual(findings);
  });

  test("are the same bytes when asked for again", async () => {
    const first = JSON.stringify(await analyseList(list, { by }));
    expect(JSON.stringify(await analyseList(list, { by }))).toBe(first);
  });

  test("hold no absolute path: inputs and references are base names", async () => {
    const imdFiles = {
      "imd.csv": "LSOA code (2011),Index of Multiple Deprivation (IMD) Rank\nE01000001,5\nE01000002,30000\n",
    };
    const findings = await analyseList("Clock Start,LSOA11\n2026-06-01,E01000001\n", { imdFiles });
    expect(findings.inputs[0]?.path).toBe("list.csv");
    expect(JSON.stringify(findings)).not.toMatch(/\/tmp|fairwait-spec|[A-Z]:\\/);
  });

  test("do not depend on the order of rows, apart from the file's hash and line numbers", async () => {
    // Which of two duplicates is first is an order too, so each pathway stands once.
    const column = header.split(",").indexOf('"PATIENT_PATHWAY_IDENTIFIER"');
    const once = [...new Map(rows.map((row) => [row.split(",")[column], row])).values()];
    const found = async (order: readonly string[]) => withoutOrder(await analyseList(listOf(order), { by }));
    const straight = await found(once);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(once, { minLength: once.length }), async (order) => {
        expect(await found(order)).toEqual(straight);
      }),
      { numRuns: 5, seed: 3 },
    );
  });

  test("are those of the whole list when it is cut into several files", async () => {
    const part = (from: number, to: number) => listOf(rows.slice(from, to));
    const whole = await analyseList(listOf(rows), { by });
    const cut = await analyseList(
      { files: { "a.csv": part(0, 500), "b.csv": part(500, 900), "c.csv": part(900, rows.length) } },
      { by },
    );
    expect({ ledger: cut.ledger, overall: cut.overall, dimensions: cut.dimensions }).toEqual({
      ledger: whole.ledger,
      overall: whole.overall,
      dimensions: whole.dimensions,
    });
  });
});
