import type { Flag } from "./flag.ts";
import { LIST_FLAGS } from "./list-flags.ts";

export const INSPECT_FLAGS = [
  ...LIST_FLAGS,
  {
    name: "write-config",
    kind: "text",
    value: "FILE",
    summary: "start a config, e.g. fairwait.yaml, from what was recognised",
    configKey: null,
  },
  {
    name: "format",
    kind: "text",
    value: "table|json",
    choices: ["table", "json"],
    summary: "how it is printed (default table)",
    configKey: null,
  },
] as const satisfies readonly Flag[];
