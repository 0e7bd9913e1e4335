import type { Command } from "./command.ts";
import { REPORT_FLAGS } from "./report-flags.ts";

export const reportCommand: Command = {
  name: "report",
  operand: { syntax: "[files...]", summary: ".csv .tsv .txt .xlsx, gzipped or not, or - for standard input" },
  summary: "write a document that people act on from a list: safe to publish, with pictures",
  flags: REPORT_FLAGS,
  examples: [
    "fairwait report ptl.csv --template disparity --previous last-month.json --out report.html",
    "fairwait report --template board --write-answers board.yaml",
    "fairwait report ptl.csv --template board --answers board.yaml --out board.html",
  ],
  run: async (invocation) => {
    const { runReport } = await import("./run-report.ts");
    await runReport(invocation);
  },
};
