import * as z from "zod/mini";
import { GEOGRAPHIES } from "../../vocab/geographies.ts";

const whole = z.number().check(z.int(), z.nonnegative());
const text = z.string().check(z.minLength(1));
const noteSchema = z.object({ code: text, level: z.enum(["note", "warning"]), text });

export const ITEM_KINDS = [
  "imd",
  "postcodes",
  "lsoa-changes",
  "geography",
  "organisations",
  "population",
] as const;

/** What the store says of one thing it keeps. */
export const itemSchema = z.object({
  /** File name in the store without extension, e.g. `imd-2019`. */
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,79}$/)),
  kind: z.enum(ITEM_KINDS),
  /** For people: "IMD 2019", "Postcode directory to February 2026". */
  name: text,
  /** Year, or YYYY-MM: later ones are newer. Null where it has none. */
  edition: z.nullable(text),
  /** The census of the areas that it ranks or leads to. */
  vintages: z.array(z.literal([2011, 2021])),
  /** The larger areas that it leads to. */
  geographies: z.array(z.enum(GEOGRAPHIES.map(({ id }) => id))),
  /** A part of what there is, taken in with --partial. */
  partial: z.boolean(),
  /** Base name of the file it was made from, its size, and SHA-256 as it stood on disk. */
  file: text,
  bytes: whole,
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  rows: whole,
  /** YYYY-MM-DD. */
  added: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  notes: z.array(noteSchema),
});

export type Item = z.infer<typeof itemSchema>;
