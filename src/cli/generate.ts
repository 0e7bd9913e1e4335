import type { Command } from "./command.ts";
import type { Flag } from "./flag.ts";

export const GENERATE_FLAGS = [
  { name: "rows", kind: "number", value: "N", summary: "pathways to write; 10000 when not given" },
] as const satisfies readonly Flag[];

export const generateCommand: Command = {
  name: "generate",
  summary: "write a synthetic waiting list with the disparities you choose",
  flags: GENERATE_FLAGS,
  examples: ["fairwait generate --rows 1000000 --seed 7 --out ptl.csv"],
  run: async () => {},
};
