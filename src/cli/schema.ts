import type { Command } from "./command.ts";

export const schemaCommand: Command = {
  name: "schema",
  operand: { syntax: "<name>", summary: "findings, order, simulation, inspection, policy or config" },
  summary:
    "print the JSON Schema of what a command prints (findings, order, simulation, inspection), or reads",
  flags: [],
  examples: ["fairwait schema findings", "fairwait schema config > fairwait.schema.json"],
  run: async ({ operands, io }) => {
    const { jsonSchema } = await import("./json-schema.ts");
    io.stdout.write(`${JSON.stringify(jsonSchema(operands[0] ?? ""), null, 2)}\n`);
  },
};
