/** A document in the format asked for; each format is loaded only then. */
import type { Findings } from "../findings/schema.ts";
import type { DocumentFormat } from "./documents/document-formats.ts";
import type { Block } from "./report-block.ts";

export interface ReportDocument {
  readonly title: string;
  /** After disclosure control, as every figure in the blocks is. */
  readonly findings: Findings;
  readonly blocks: readonly Block[];
}

/** The whole file. JSON is the findings, whatever the template: a document is for people, its figures are for programs. */
export async function renderDocument(
  { findings, blocks }: ReportDocument,
  format: DocumentFormat,
): Promise<string | Uint8Array> {
  switch (format) {
    case "md":
      return (await import("./markdown.ts")).blocksMarkdown(blocks);
    case "json":
      return (await import("./json.ts")).renderJson(findings);
  }
}
