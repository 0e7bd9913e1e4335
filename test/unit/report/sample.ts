import { readFileSync } from "node:fs";
import { type Findings, findingsSchema } from "../../../src/findings/schema.ts";

const SAMPLE = new URL("../../../fixtures/findings/sample.json", import.meta.url);

export const sampleText = (): string => readFileSync(SAMPLE, "utf8");

/** A fresh copy each time, so that a test may change it. */
export const sampleFindings = (): Findings => findingsSchema.parse(JSON.parse(sampleText()));

/** The dimension of the sample with this id. */
export function sampleDimension(id: string, findings = sampleFindings()): Findings["dimensions"][number] {
  const found = findings.dimensions.find((dimension) => dimension.dimension === id);
  if (found === undefined) throw new Error(`the sample has no dimension ${id}`);
  return found;
}
