import type { Flag } from "./flag.ts";

export const GENERATE_FLAGS = [
  { name: "rows", kind: "number", value: "N", summary: "rows to write (default 10000)" },
  { name: "seed", kind: "number", value: "N", summary: "the same seed gives the same list (default 1)" },
  { name: "as-at", kind: "text", value: "DATE", summary: "snapshot date, YYYY-MM-DD (default 2026-10-25)" },
  {
    name: "gap",
    kind: "repeat",
    value: "DIM:GROUP=CHANGE",
    summary:
      "make a group wait longer: ethnic-group:asian=+10% or =+4w, imd=+3.5% per quintile, none; repeatable",
    configKey: "gaps",
  },
  {
    name: "ended-weeks",
    kind: "number",
    value: "N",
    summary: "some of the rows are pathways that ended in the N weeks before, 0 to 104 (default 0)",
  },
  { name: "mess", kind: "text", value: "none|some|lots", summary: "how untidy the list is (default some)" },
  {
    name: "unknown-ethnicity",
    kind: "number",
    value: "SHARE",
    summary: "share of people without an ethnicity, 0 to 1 (default 0.07)",
  },
  { name: "providers", kind: "number", value: "N", summary: "providers in the list (default 3)" },
  {
    name: "pathways-per-person",
    kind: "number",
    value: "N",
    summary: "mean pathways of one person, 1 to 10 (default 1.05)",
  },
  {
    name: "layout",
    kind: "text",
    value: "wlmds|local",
    summary: "headers of the WLMDS, or a trust's own (default wlmds)",
  },
  { name: "postcodes", kind: "switch", summary: "invented postcodes as well as LSOAs" },
  {
    name: "imd-edition",
    kind: "text",
    value: "2019|2025",
    summary: "edition the areas belong to (default 2025)",
  },
  {
    name: "imd-out",
    kind: "text",
    value: "FILE",
    summary: "write the IMD table that goes with the list",
    isPath: true,
  },
  {
    name: "demographics-out",
    kind: "text",
    value: "FILE",
    summary: "write hospital records of the people on the list, three for each row",
    isPath: true,
  },
  { name: "areas", kind: "number", value: "N", summary: "LSOAs people live in; else as many as England has" },
  {
    name: "date-format",
    kind: "text",
    value: "iso|day-first",
    summary: "how dates are written (default iso)",
  },
  {
    name: "delimiter",
    kind: "text",
    value: "comma|tab|semicolon|pipe",
    summary: "between fields (default comma)",
  },
  { name: "line-end", kind: "text", value: "lf|crlf", summary: "between rows (default lf)" },
  {
    name: "encoding",
    kind: "text",
    value: "utf-8|utf-8-bom|windows-1252",
    summary: "of the text (default utf-8)",
  },
  { name: "out", kind: "text", value: "FILE", summary: "write to a file instead of stdout", isPath: true },
] as const satisfies readonly Flag[];
