/** What a workbook and a word-processor document are made of. */
import type { Findings } from "../findings/schema.ts";
import type { Block } from "./report-block.ts";

export interface OfficeDocument {
  /** Stands in the file's properties, and first in it where the blocks have no title of their own. */
  readonly title: string;
  readonly blocks: readonly Block[];
  /** After disclosure control; tells the rule by which figures were hidden and rounded. */
  readonly findings?: Findings;
}
