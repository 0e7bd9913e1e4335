import type { Command } from "./command.ts";
import { GENERATE_FLAGS } from "./generate-flags.ts";

export const generateCommand: Command = {
  name: "generate",
  summary: "write a synthetic waiting list with the disparities you choose",
  flags: GENERATE_FLAGS,
  examples: [
    "fairwait generate --rows 1000000 --seed 7 --out ptl.csv",
    "fairwait generate --gap interpreter:yes=+4w --imd-out imd.csv --out ptl.csv",
  ],
  run: async (invocation) => {
    const { runGeneration } = await import("./run-generation.ts");
    await runGeneration(invocation);
  },
};
