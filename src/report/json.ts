/** Findings as JSON: the document of the contract, keys in the schema's order. */
import { type Findings, findingsSchema } from "../findings/schema.ts";

/**
 * Two spaces, a trailing line feed. Parsing first fixes the order of keys and refuses NaN and infinities, which
 * JSON.stringify would silently turn into null: such a figure is a defect, and crashes.
 */
export const renderJson = (findings: Findings): string =>
  `${JSON.stringify(findingsSchema.parse(findings), null, 2)}\n`;
