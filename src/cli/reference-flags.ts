import type { Flag } from "./flag.ts";
import { STORE_FLAG } from "./list-flags.ts";

export const REFERENCE_FLAGS = [
  STORE_FLAG,
  {
    name: "partial",
    kind: "switch",
    summary: "add: take in a file that holds only a part, such as one region's postcodes",
  },
  {
    name: "format",
    kind: "text",
    value: "table|json",
    choices: ["table", "json"],
    summary: "list: how it is printed (default table)",
  },
] as const satisfies readonly Flag[];
