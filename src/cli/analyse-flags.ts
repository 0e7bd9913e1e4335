import type { Flag } from "./flag.ts";
import { GROUPING_FLAGS, LIST_FLAGS } from "./list-flags.ts";

export const ANALYSE_FLAGS = [
  ...LIST_FLAGS,
  {
    name: "by",
    kind: "list",
    value: "LIST",
    summary: "dimensions to break down by, with commas; a*b crosses them; else all found",
  },
  {
    name: "adjust",
    kind: "list",
    value: "LIST",
    summary: "what gaps are adjusted for, e.g. specialty,age-band; none; default specialty without models",
  },
  {
    name: "reference",
    kind: "map",
    value: "DIM=GROUP",
    summary: "the group others are compared with, e.g. sex=female; repeatable",
  },
  {
    name: "compare-units",
    kind: "text",
    value: "DIM",
    summary: "hold providers, specialties, icbs … against funnel limits: level and own gaps of each",
  },
  ...GROUPING_FLAGS,
  {
    name: "demographics",
    kind: "repeat",
    value: "FILE",
    summary: "patient-level records (ethnicity, flags) to link by NHS number or local identifier; repeatable",
    isPath: true,
  },
  {
    name: "demographics-column",
    kind: "map",
    value: "FIELD=HEADER",
    summary: "which of their columns a field is read from; also recordDate and recordSource; repeatable",
    configKey: "demographicsColumns",
  },
  {
    name: "ethnicity-method",
    kind: "text",
    value: "METHOD",
    summary: "one ethnicity from several records: chime (default), most-recent, most-frequent, list-first",
  },
  {
    name: "multiplicity",
    kind: "text",
    value: "METHOD",
    summary: "how p-values are adjusted: benjamini-hochberg (default) or holm, which is stricter",
  },
  {
    name: "population",
    kind: "repeat",
    value: "FILE",
    summary: "residents by LSOA and ethnic group, age or sex, for rates and representation; repeatable",
    isPath: true,
  },
  {
    name: "catchment",
    kind: "text",
    value: "AREA",
    summary:
      "whose residents: lsoa (default: where the list is at home), lsoa:N (first N%), icb:CODE, local-authority:CODE",
  },
  {
    name: "time-to",
    kind: "text",
    value: "treatment",
    summary: "follow pathways that have ended as well: time to treatment by group, with competing removals",
  },
  {
    name: "observed-from",
    kind: "text",
    value: "DATE",
    summary: "the first day from which ended pathways are in the list; else that of the ends found",
  },
  {
    name: "rejects",
    kind: "text",
    value: "FILE",
    summary: "write where and why rows were left out (CSV, patient-level)",
    isPath: true,
  },
  {
    name: "rejects-raw",
    kind: "text",
    value: "FILE",
    summary: "write the left-out rows as they stood (identifiable)",
    isPath: true,
  },
  {
    name: "suppress",
    kind: "text",
    value: "RULE",
    summary: "disclosure control: hes (1–7 hidden, else to the nearest 5), min:N (below N), or none",
  },
  {
    name: "small-numbers",
    kind: "switch",
    summary: "under --suppress, medians of 8 to 19 pathways as well, marked",
  },
  {
    name: "all-measures",
    kind: "switch",
    summary: "print every measure in the table and Markdown; JSON and CSV always carry all of them",
  },
  { name: "format", kind: "text", value: "FORMAT", summary: "table (default), json, csv or markdown" },
  {
    name: "out",
    kind: "text",
    value: "FILE",
    summary: "write the findings to a file; its extension gives the format",
    isPath: true,
  },
] as const satisfies readonly Flag[];
