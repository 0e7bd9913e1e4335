import { ANALYSE_FLAGS } from "./analyse-flags.ts";
import type { Command } from "./command.ts";

export const analyseCommand: Command = {
  name: "analyse",
  operand: { syntax: "<files...>", summary: ".csv .tsv .txt .xlsx, gzipped or not, or - for standard input" },
  summary: "find who waits longer, by ethnicity, deprivation, sex, age and what else the list holds",
  flags: ANALYSE_FLAGS,
  examples: [
    "fairwait analyse ptl.csv --imd File_1.csv --as-at 2026-10-25",
    "fairwait analyse ptl.csv --by 'ethnic-group,ethnic-group*imd-quintile' --out findings.json",
  ],
  run: async (invocation) => {
    const { runAnalysis } = await import("./run-analysis.ts");
    await runAnalysis(invocation);
  },
};
