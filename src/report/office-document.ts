/** What a workbook and a word-processor document are made of. */
import type { Block } from "./report-block.ts";

export interface OfficeDocument {
  /** Stands in the file's properties, and first in it where the blocks have no title of their own. */
  readonly title: string;
  readonly blocks: readonly Block[];
}
