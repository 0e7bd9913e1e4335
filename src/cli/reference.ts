import type { Command } from "./command.ts";
import { REFERENCE_FLAGS } from "./reference-flags.ts";

export const referenceCommand: Command = {
  name: "reference",
  operand: { syntax: "<action...>", summary: "add FILE…, fetch imd2025|imd2019, list, or remove ID…" },
  summary: "keep IMD tables and postcode directories, so that no run need name them",
  flags: REFERENCE_FLAGS,
  examples: [
    "fairwait reference add File_7_IoD2025.csv ONSPD_FEB_2026.zip",
    "fairwait reference fetch imd2025",
    "fairwait reference list",
    "fairwait reference remove imd-2019",
  ],
  run: async (invocation) => {
    const { runReference } = await import("./run-reference.ts");
    await runReference(invocation);
  },
};
