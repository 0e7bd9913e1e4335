import type { Command } from "./command.ts";
import { PRIORITISE_FLAGS } from "./prioritise-flags.ts";

export const prioritiseCommand: Command = {
  name: "prioritise",
  operand: { syntax: "[files...]", summary: ".csv .tsv .txt .xlsx, gzipped or not, or - for standard input" },
  summary: "put a list in a fair order inside clinical tiers, with reasons and what the order does to whom",
  flags: PRIORITISE_FLAGS,
  examples: [
    "fairwait prioritise --example > policy.yaml",
    "fairwait prioritise ptl.csv --policy policy.yaml --where waiting-list-type=IRTT --out order.csv",
    "fairwait prioritise ptl.csv --evidence",
  ],
  run: async (invocation) => {
    const { runPrioritisation } = await import("./run-prioritisation.ts");
    await runPrioritisation(invocation);
  },
};
