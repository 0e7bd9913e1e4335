import type { CompletenessFindings, Note } from "../findings/exact.ts";
import { note, partOf, say, warning } from "./note.ts";

const MANY = 0.01;

/** How often two columns of one row put it into different quintiles: a person who moved, or a column of another edition. */
export const completenessNotes = (completeness: readonly CompletenessFindings[]): Note[] =>
  completeness
    .flatMap(({ disagreements }) => disagreements)
    .filter(({ differ }) => differ > 0)
    .map(({ chosen, other, both, differ }) => {
      const noteOf = differ > MANY * both ? warning : note;
      return noteOf(
        "imd-sources-differ",
        say`"${chosen}" and "${other}" give different IMD quintiles in ${partOf(differ, both, "row")} in which both give one; "${chosen}" counts.`,
      );
    });
