import { CHECK_FLAGS } from "./check-flags.ts";
import type { Command } from "./command.ts";

export const checkCommand: Command = {
  name: "check",
  operand: { syntax: "<files...>", summary: ".csv .tsv .txt .xlsx, gzipped or not, or - for standard input" },
  summary: "hold a list against gates (completeness, gaps, long waiters): exit 1 when one fails",
  flags: CHECK_FLAGS,
  examples: [
    "fairwait check ptl.csv --config fairwait.yaml",
    "fairwait check ptl.csv --previous last-month.json --junit gates.xml",
  ],
  run: async (invocation) => {
    const { runCheck } = await import("./run-check.ts");
    await runCheck(invocation);
  },
};
