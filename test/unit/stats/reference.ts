import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect } from "vitest";

export type ReferenceRow = Readonly<Record<string, string>>;

/** The rows of a table of numbers made elsewhere; see fixtures/reference/stats/README.md. */
export function reference(name: string): ReferenceRow[] {
  const path = new URL(`../../../fixtures/reference/stats/${name}.csv`, import.meta.url);
  const [header = "", ...lines] = readFileSync(path, "utf8").trim().split(/\r?\n/);
  const fields = header.split(",");
  return lines.map((line) => {
    const values = line.split(",");
    return Object.fromEntries(fields.map((field, i) => [field, (values[i] ?? "").replaceAll('"', "")]));
  });
}

/** A text of a reference table. */
export function textIn(row: ReferenceRow, field: string): string {
  const text = row[field];
  if (text === undefined) throw new Error(`no field ${field}`);
  return text;
}

/** A number of a reference table; a blank is undefined. */
export function numberIn(row: ReferenceRow, field: string): number | undefined {
  const text = textIn(row, field);
  return text === "" || text === "NA" ? undefined : Number(text);
}

/** Equal to a relative tolerance; undefined only equals undefined. */
export function expectClose(found: number | undefined, wanted: number | undefined, relative = 1e-10): void {
  if (wanted === undefined || found === undefined) {
    expect(found).toBe(wanted);
    return;
  }
  expect(Math.abs(found - wanted), `${found} is not ${wanted}`).toBeLessThanOrEqual(
    relative * Math.max(Math.abs(wanted), 1e-300),
  );
}

/** The histogram of single values. */
export function histogram(values: readonly number[]): number[] {
  const counts = new Array<number>(Math.max(-1, ...values) + 1).fill(0);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** Days waited by ethnic group, 205 invented people. */
export function waitsOf(group: string): number[] {
  return reference("ref_waits_inputs")
    .filter((row) => textIn(row, "ethnic") === group)
    .map((row) => Number(textIn(row, "wait_days")));
}

/** A small group's days waited; ties are common on purpose. */
export const smallGroup = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 30 });

/** A group's days waited in an invented list of 18,007 pathways. */
export function listWaits(dimension: string, group: string): number[] {
  const row = reference("list_waits").find(
    (candidate) => textIn(candidate, "dimension") === dimension && textIn(candidate, "group") === group,
  );
  if (row === undefined) throw new Error(`no ${dimension} ${group}`);
  const counts: number[] = [];
  for (const pair of textIn(row, "people_by_days_waited").split(" ")) {
    const [day = 0, people = 0] = pair.split(":").map(Number);
    while (counts.length <= day) counts.push(0);
    counts[day] = people;
  }
  return counts;
}
