import { ANALYSE_FLAGS } from "./analyse-flags.ts";
import type { Flag } from "./flag.ts";

/** How `analyse` prints, and rows, which no gate looks at. */
const OF_ANALYSE_ALONE: readonly string[] = ["all-measures", "format", "out", "rejects", "rejects-raw"];

/** All that says how a list is analysed, and where the outcome goes; the gates themselves are in the config. */
export const CHECK_FLAGS: readonly Flag[] = [
  ...ANALYSE_FLAGS.filter(({ name }) => !OF_ANALYSE_ALONE.includes(name)),
  {
    name: "previous",
    kind: "text",
    value: "FILE",
    summary: "findings (JSON) of an earlier list, which gates with change: true are measured from",
    configKey: null,
  },
  {
    name: "junit",
    kind: "text",
    value: "FILE",
    summary: "write the gates as JUnit XML too",
    configKey: null,
  },
  {
    name: "github",
    kind: "switch",
    summary: "print annotations for GitHub Actions too, on stderr",
    configKey: null,
  },
  {
    name: "format",
    kind: "text",
    value: "FORMAT",
    choices: ["table", "json", "markdown"],
    summary: "table (default), json or markdown",
    configKey: null,
  },
  {
    name: "out",
    kind: "text",
    value: "FILE",
    summary: "write the gates to a file; its extension gives the format",
    configKey: null,
  },
];
