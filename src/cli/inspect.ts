import type { Command } from "./command.ts";
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
] as const satisfies readonly Flag[];

export const inspectCommand: Command = {
  name: "inspect",
  operand: { syntax: "<files...>", summary: "as for analyse" },
  summary: "see what each column was taken for and why, what is missing, and what that costs",
  flags: INSPECT_FLAGS,
  examples: ["fairwait inspect ptl.csv", "fairwait inspect ptl.csv --write-config fairwait.yaml"],
  run: async (invocation) => {
    const { runInspection } = await import("./run-inspection.ts");
    await runInspection(invocation);
  },
};
