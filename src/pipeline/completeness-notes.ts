import type { CompletenessFindings, Note } from "../findings/exact.ts";
import { grouped } from "../grouped.ts";
import { note, warning } from "./note.ts";

const MANY = 0.01;

/** How often two columns of one row put it into different quintiles: a person who moved, or a column of another edition. */
export const completenessNotes = (completeness: readonly CompletenessFindings[]): Note[] =>
  completeness
    .flatMap(({ disagreements }) => disagreements)
    .filter(({ differ }) => differ > 0)
    .map(({ chosen, other, both, differ }) => {
      const share = `${((100 * differ) / both).toFixed(1)}%`;
      const say = differ > MANY * both ? warning : note;
      return say(
        "imd-sources-differ",
        `"${chosen}" and "${other}" give different IMD quintiles in ${grouped(differ)} of the ${grouped(both)} rows (${share}) in which both give one; "${chosen}" counts.`,
      );
    });
