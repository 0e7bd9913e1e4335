import { usageError } from "../errors.ts";
import { DEFAULT_GAPS, type GenerateOptions } from "./options.ts";

/** The flags of `fairwait generate` that describe the list, from which its help is made. */
export const GENERATE_FLAGS = [
  {
    flag: "--rows <n>",
    key: "rows",
    kind: "number",
    help: "rows to write, duplicates included (default 10000)",
  },
  {
    flag: "--seed <n>",
    key: "seed",
    kind: "number",
    help: "the same seed and options give the same bytes (default 1)",
  },
  {
    flag: "--as-at <date>",
    key: "asAt",
    kind: "text",
    help: "snapshot date, YYYY-MM-DD (default 2026-10-25)",
  },
  {
    flag: "--gap <dimension:group=change...>",
    key: "gaps",
    kind: "texts",
    help: `make a group wait longer: +10%, x1.1 or +3w; imd=+3.5% is per quintile step; none for no gap (default ${DEFAULT_GAPS.join(", ")})`,
  },
  {
    flag: "--mess <level>",
    key: "mess",
    kind: "text",
    help: "how untidy: none, some or lots (default some)",
  },
  {
    flag: "--unknown-ethnicity <share>",
    key: "unknownEthnicity",
    kind: "number",
    help: "share of people without a recorded ethnicity, 0 to 1 (default 0.07)",
  },
  {
    flag: "--providers <n>",
    key: "providers",
    kind: "number",
    help: "how many trusts, 1 to 500 (default 3)",
  },
  {
    flag: "--pathways-per-person <n>",
    key: "pathwaysPerPerson",
    kind: "number",
    help: "mean pathways per person, 1 to 10 (default 1.05)",
  },
  {
    flag: "--layout <name>",
    key: "layout",
    kind: "text",
    help: "column names: wlmds or local (readable) (default wlmds)",
  },
  { flag: "--postcodes", key: "postcodes", kind: "switch", help: "add a column of invented postcodes" },
  {
    flag: "--imd-edition <year>",
    key: "imdEdition",
    kind: "text",
    help: "2019 (LSOA 2011) or 2025 (LSOA 2021) (default 2025)",
  },
  {
    flag: "--areas <n>",
    key: "areas",
    kind: "number",
    help: "how many small areas people live in (default all of the edition)",
  },
  {
    flag: "--date-format <name>",
    key: "dateFormat",
    kind: "text",
    help: "iso (2026-10-25) or day-first (25/10/2026) (default iso)",
  },
  {
    flag: "--delimiter <name>",
    key: "delimiter",
    kind: "text",
    help: "comma, tab, semicolon or pipe (default comma)",
  },
  { flag: "--line-end <name>", key: "lineEnd", kind: "text", help: "lf or crlf (default lf)" },
  {
    flag: "--encoding <name>",
    key: "encoding",
    kind: "text",
    help: "utf-8, utf-8-bom or windows-1252 (default utf-8)",
  },
] as const satisfies readonly {
  flag: string;
  key: keyof GenerateOptions;
  kind: "number" | "text" | "texts" | "switch";
  help: string;
}[];

const numberFrom = (flag: string, text: string): number => {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) {
    throw usageError({ code: "generate-option", message: `${flag.split(" ")[0]} expects a number` });
  }
  return value;
};

/** What was typed, by the `key` of each flag: text as it stands, several texts, or true for a switch. */
export type TypedFlags = Readonly<Record<string, string | readonly string[] | boolean | undefined>>;

/**
 * The options that were typed, numbers read; flags that were not given are left out. A gap may be several, in one text
 * with commas or in several texts. Whether the values are possible is checked by `generateList`.
 */
export const generateOptionsFrom = (typed: TypedFlags): Record<string, unknown> => {
  const options: Record<string, unknown> = {};
  for (const { flag, key, kind } of GENERATE_FLAGS) {
    const value = typed[key];
    if (value === undefined) continue;
    if (kind === "number") options[key] = numberFrom(flag, String(value));
    else if (kind === "texts") options[key] = [value].flat().flatMap((text) => String(text).split(","));
    else options[key] = value;
  }
  return options;
};
