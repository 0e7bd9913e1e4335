import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UserError } from "../../src/errors.ts";
import type { Findings } from "../../src/findings/exact.ts";
import { analyseList } from "../spec/small-list.ts";
import { recordsByDefinition } from "./csv-definition.ts";
import { damage, damagingEdits } from "./damaged-text.ts";

const HEADER = ["Pathway ID", "Clock Start", "Sex", "Ethnic Category", "Procedure Description"];
const CLOCK_START = HEADER.indexOf("Clock Start");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "fairwait-damaged-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Analysis {
  readonly findings: Findings;
  /** Line and reason of every row left out. */
  readonly leftOut: readonly (readonly [number, string])[];
}

/** Undefined when nothing is left to analyse. */
async function analysisOf(list: string): Promise<Analysis | undefined> {
  const path = join(folder, "list.csv");
  writeFileSync(path, Buffer.from(list, "latin1"));
  const rejects: string[] = [];
  try {
    const findings = await analyseList(
      { files: {} },
      {
        files: [path],
        rejects: { write: (text) => rejects.push(String(text)) },
      },
    );
    const rows: string[][] = parse(rejects.join(""), { from_line: 2, relax_column_count: true });
    return {
      findings,
      leftOut: rows.map(([, line, reason]) => [Number(line), String(reason)]),
    };
  } catch (error) {
    if (error instanceof UserError && ["nothing-to-analyse", "no-rows"].includes(error.detail.code))
      return undefined;
    throw error;
  }
}

const lists = fc
  .record({
    delimiter: fc.constantFrom(",", ";", "\t", "|"),
    lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
    rows: fc.array(
      fc.record({
        start: fc.constantFrom(
          "2026-01-01",
          "2025-06-30",
          "05/03/2026",
          "2026-01-01",
          "",
          "31/02/2026",
          "2027-01-01",
        ),
        sex: fc.constantFrom("1", "2", "9", ""),
        ethnicity: fc.constantFrom("A", "H", "Z", "?"),
        procedure: fc.constantFrom("", "Hip", "Hip; knee", '"Left, then right"', '"a ""b"""', '"two\nlines"'),
      }),
      { maxLength: 25 },
    ),
    edits: damagingEdits,
  })
  .map(({ delimiter, lineEnd, rows, edits }) => {
    const written = rows.map(({ start, sex, ethnicity, procedure }, row) =>
      [`PW${row}`, start, sex, ethnicity, procedure].join(delimiter),
    );
    // The header is whole, and so is the last row: there is always something to analyse.
    const last = ["PWLAST", "2026-01-01", "1", "A", ""].join(delimiter);
    const body = damage(written.map((row) => row + lineEnd).join(""), edits) + lineEnd + last;
    return { delimiter, header: HEADER.join(delimiter) + lineEnd, body };
  });

describe("a damaged list", () => {
  it("is read as the definition says, and every row of it ends in one place", async () => {
    let analyses = 0;
    await fc.assert(
      fc.asyncProperty(lists, async ({ delimiter, header, body }) => {
        const analysis = await analysisOf(header + body);
        if (analysis === undefined) return;
        analyses += 1;
        const { ledger, inputs, overall, dimensions } = analysis.findings;
        const shape = { delimiter, fieldCount: HEADER.length };
        const [, ...records] = recordsByDefinition(header + body, shape).records;
        const refusedLines = records.flatMap(({ kind, line }) => (kind === "refused" ? [line + 1] : []));

        expect(ledger.read).toBe(records.length);
        expect(inputs[0]?.rows).toBe(records.length);
        expect(ledger.read).toBe(ledger.rejected.total + ledger.excluded.total + ledger.analysed);
        expect(ledger.rejected.total).toBe(refusedLines.length);
        expect(overall.n).toBe(ledger.analysed);
        for (const { groups } of dimensions) {
          expect(groups.reduce((sum, { n }) => sum + (n ?? 0), 0)).toBe(ledger.analysed);
        }
        expect(analysis.leftOut).toHaveLength(ledger.rejected.total + ledger.excluded.total);
        const rejected = analysis.leftOut.filter(([, reason]) => reason === "unreadable-row");
        expect(rejected.map(([line]) => line)).toEqual(refusedLines);

        const lines = analysis.leftOut.map(([line]) => line);
        expect(lines).toEqual([...lines].sort((one, other) => one - other));
        expect(new Set(lines).size).toBe(lines.length);
        const readOn = new Map(
          records.flatMap((record) =>
            record.kind === "read" ? [[record.line + 1, record.fields] as const] : [],
          ),
        );
        for (const [line, reason] of analysis.leftOut) {
          if (reason === "clock-start-missing")
            expect(readOn.get(line)?.[CLOCK_START]?.trim()).toMatch(/^(NULL)?$/i);
          else if (reason !== "unreadable-row") expect(readOn.has(line)).toBe(true);
        }
        for (const [line, fields] of readOn) {
          if (fields[CLOCK_START] === "2026-01-01" && fields[0] !== undefined && isFirst(readOn, line)) {
            expect(lines).not.toContain(line);
          }
        }
      }),
      { numRuns: 200 },
    );
    expect(analyses).toBeGreaterThan(150);
  });
});

/** No row with the same identifier stands before. */
function isFirst(rows: ReadonlyMap<number, readonly string[]>, line: number): boolean {
  const id = rows.get(line)?.[0]?.trim();
  return [...rows].every(([other, fields]) => other >= line || fields[0]?.trim() !== id);
}
