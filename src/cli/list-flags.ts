import type { Flag } from "./flag.ts";

export const STORE_FLAG = {
  name: "store",
  kind: "text",
  value: "FOLDER",
  summary: "the reference store; else FAIRWAIT_STORE, else this user's data folder",
  isPath: true,
} as const satisfies Flag;

/** Flags that say how a waiting list is read: the same for every command that reads one. */
export const LIST_FLAGS = [
  {
    name: "as-at",
    kind: "text",
    value: "DATE",
    summary: "snapshot date, YYYY-MM-DD; else the one the file holds",
  },
  {
    name: "imd",
    kind: "repeat",
    value: "FILE",
    summary: "IMD by LSOA, or postcodes to LSOA, instead of the reference store; repeatable",
    isPath: true,
  },
  {
    name: "imd-edition",
    kind: "text",
    value: "2015|2019|2025",
    summary: "edition of the IMD; else that of the list's areas, else the latest there is",
  },
  STORE_FLAG,
  {
    name: "where",
    kind: "map",
    value: "FIELD=VALUE",
    summary: "only rows with this value; a field given twice takes either; repeatable",
  },
  {
    name: "standard",
    kind: "text",
    value: "STANDARD",
    summary: "rtt-18 (default), dm01-6 or weeks:N",
  },
  {
    name: "column",
    kind: "map",
    value: "FIELD=HEADER",
    summary: 'which column a field is read from, e.g. clockStart="Clock Start"; repeatable',
    configKey: "columns",
  },
  { name: "sheet", kind: "text", value: "NAME", summary: "worksheet of an .xlsx file; else the first" },
  { name: "delimiter", kind: "text", value: "CHAR", summary: "comma, semicolon, tab or pipe; else detected" },
  {
    name: "earliest-clock-start",
    kind: "text",
    value: "DATE",
    summary: "clock starts before this day are invalid; 2000-01-01 when not given",
  },
  {
    name: "ethnicity-codes",
    kind: "text",
    value: "hes-1990s|primary-care",
    summary: "decode ethnicity digits of an older coding",
  },
  {
    name: "max-rejected",
    kind: "text",
    value: "N|N%",
    summary: "exit 3 when more rows than this cannot be read",
  },
  {
    name: "workers",
    kind: "number",
    value: "N",
    summary:
      "threads to work with, 0 or 1 for one; when not given, by size (a list below 96 MiB is read by one)",
  },
  {
    name: "config",
    kind: "text",
    value: "FILE",
    summary: "settings; else fairwait.yaml when it is here",
    configKey: null,
  },
] as const satisfies readonly Flag[];

/** Flags that say how people are grouped: the same wherever groups are compared. */
export const GROUPING_FLAGS = [
  {
    name: "age-bands",
    kind: "text",
    value: "BANDS",
    summary: "age bands, e.g. 0-17,18-64,65+, or nhse-wlmds, ten-year, five-year",
  },
  {
    name: "ethnic-grouping",
    kind: "text",
    value: "2001|2021",
    summary: "census grouping; 2021 counts Chinese as Asian (default 2001)",
  },
] as const satisfies readonly Flag[];
