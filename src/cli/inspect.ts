import type { Command } from "./command.ts";
import { INSPECT_FLAGS } from "./inspect-flags.ts";

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
