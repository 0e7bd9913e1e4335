import type { Command } from "./command.ts";

export const explainCommand: Command = {
  name: "explain",
  operand: { syntax: "[measure]", summary: "a measure, as named in findings; without one, all are listed" },
  summary: "what a measure is, how to read it, when it applies, and where it comes from",
  flags: [],
  examples: ["fairwait explain medianWeeks", "fairwait explain"],
  run: async ({ operands, io }) => {
    const { explainMeasure, listMeasures } = await import("../report/explain.ts");
    const [name] = operands;
    io.stdout.write(name === undefined ? listMeasures() : explainMeasure(name));
  },
};
