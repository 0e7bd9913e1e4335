import type { Command } from "./command.ts";
import { SIMULATE_FLAGS } from "./simulate-flags.ts";

export const simulateCommand: Command = {
  name: "simulate",
  operand: { syntax: "<files...>", summary: "as for analyse" },
  summary: "what a policy does to gaps, long waiters and those who wait longer for it, in weeks to come",
  flags: SIMULATE_FLAGS,
  examples: [
    "fairwait simulate ptl.csv --policy policy.yaml --capacity 120/week --weeks 26",
    "fairwait simulate ptl.csv --policy a.yaml --capacity C_110=40/week --where specialty=C_110",
  ],
  run: async (invocation) => {
    const { runSimulation } = await import("./run-simulation.ts");
    await runSimulation(invocation);
  },
};
