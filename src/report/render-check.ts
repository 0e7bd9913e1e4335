/** Gates to text in any format. */
import { type CheckFindings, checkSchema } from "../findings/check-schema.ts";
import { checkBlocks } from "./check-blocks.ts";
import { blocksMarkdown } from "./markdown.ts";
import { printBlocks, type TerminalOptions } from "./print-blocks.ts";

/** Formats of `check`, with the file extensions that choose them. */
export const CHECK_FORMATS = [
  { id: "table", extensions: [".txt"] },
  { id: "json", extensions: [".json"] },
  { id: "markdown", extensions: [".md", ".markdown"] },
] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number]["id"];

/** The whole text, ending in a line feed. */
export function renderCheck(findings: CheckFindings, format: CheckFormat, options: TerminalOptions): string {
  switch (format) {
    case "table":
      return printBlocks(checkBlocks(findings), options);
    case "json":
      return `${JSON.stringify(checkSchema.parse(findings), null, 2)}\n`;
    case "markdown":
      return blocksMarkdown(checkBlocks(findings));
  }
}
