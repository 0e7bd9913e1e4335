/** Findings as text for a terminal or a mail. */
import type { Findings } from "../findings/schema.ts";
import { composeReport, type ReportScope } from "./compose-report.ts";
import { printBlocks, type TerminalOptions } from "./print-blocks.ts";

/** The whole report; every line ends in a line feed and none in white space. */
export const renderTerminal = (findings: Findings, options: TerminalOptions & ReportScope): string =>
  printBlocks(composeReport(findings, options), options);
