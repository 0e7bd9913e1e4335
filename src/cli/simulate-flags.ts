import type { Flag } from "./flag.ts";
import { GROUPING_FLAGS, LIST_FLAGS } from "./list-flags.ts";

/** What is imagined is asked for each time: none of it but how the list is read has a place in a config. */
export const SIMULATE_FLAGS = [
  ...LIST_FLAGS,
  {
    name: "policy",
    kind: "repeat",
    value: "FILE",
    summary: "a policy (YAML) to simulate beside the plain order; repeatable",
    configKey: null,
  },
  {
    name: "capacity",
    kind: "repeat",
    value: "N/week",
    summary: "treatment slots a week; or SPECIALTY=N/week for every specialty of the list",
    configKey: null,
  },
  {
    name: "weeks",
    kind: "text",
    value: "N",
    summary: "weeks to look ahead, 1 to 260 (default 26)",
    configKey: null,
  },
  {
    name: "arrivals",
    kind: "text",
    value: "from-list|N/week",
    summary: "people who join: as many as recent clock starts in the list (default), or N/week",
    configKey: null,
  },
  {
    name: "replications",
    kind: "text",
    value: "N",
    summary: "futures to draw, 1 to 1000 (default 20)",
    configKey: null,
  },
  {
    name: "seed",
    kind: "text",
    value: "N",
    summary: "the same seed gives the same futures (default 1)",
    configKey: null,
  },
  {
    name: "no-missed",
    kind: "switch",
    summary: "no slot is missed, whatever the list says of missed appointments",
    configKey: null,
  },
  {
    name: "by",
    kind: "text",
    value: "LIST",
    summary: "dimensions to follow beside those of the policies, with commas; else the usual ones",
    configKey: null,
  },
  ...GROUPING_FLAGS,
  {
    name: "adjust",
    kind: "list",
    value: "LIST",
    summary: "what the gaps that evidence rests on are adjusted for; default specialty",
  },
  {
    name: "format",
    kind: "text",
    value: "FORMAT",
    choices: ["table", "json", "csv", "markdown"],
    summary: "table (default), json, csv or markdown",
    configKey: null,
  },
  {
    name: "out",
    kind: "text",
    value: "FILE",
    summary: "write the findings to a file; its extension gives the format",
    configKey: null,
  },
] as const satisfies readonly Flag[];
