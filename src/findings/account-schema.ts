/** What every document says of what it was made from: the files, the reference tables, where each row went, and what to know. */
import * as z from "zod/mini";
import { count, whole } from "./counts.ts";

const reasons = z.record(z.string(), count);
const tally = z.object({ total: count, byReason: reasons });

export const inputSchema = z.object({ path: z.string(), sha256: z.string(), bytes: whole, rows: count });

export const referenceSchema = z.object({
  kind: z.string(),
  name: z.string(),
  sha256: z.string(),
  /** Of a table of areas always; of records of patients as counts are. */
  rows: count,
  /** The census whose areas were looked up in it; absent for what has no areas. */
  vintage: z.optional(z.literal([2011, 2021])),
});

export const ledgerSchema = z.object({
  read: count,
  rejected: tally,
  excluded: tally,
  analysed: count,
  /** Distinct patients among analysed rows; null without an identifier. */
  people: count,
});

export const noteSchema = z.object({
  code: z.string(),
  level: z.enum(["warning", "note"]),
  text: z.string(),
});
