import type { Command } from "./command.ts";

export const schemaCommand: Command = {
  name: "schema",
  operand: { syntax: "<name>", summary: "findings, inspection, policy or config" },
  summary: "print the JSON Schema of the findings, an inspection, a policy or the config file",
  flags: [],
  examples: ["fairwait schema findings", "fairwait schema config > fairwait.schema.json"],
  run: async ({ operands, io }) => {
    const { jsonSchema } = await import("./json-schema.ts");
    io.stdout.write(`${JSON.stringify(jsonSchema(operands[0] ?? ""), null, 2)}\n`);
  },
};
