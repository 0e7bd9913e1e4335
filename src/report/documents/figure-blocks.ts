/** The tables behind a document's sentences: how long each group waits, and how far it is from its reference. */
import type { DimensionFindings, Findings } from "../../findings/schema.ts";
import { gapTable, waitsTable } from "../dimension-tables.ts";
import { NOT_COMPARED, smallNumbersText } from "../figure-table.ts";
import { SUPPRESSED } from "../figures.ts";
import { groupWords } from "../group-words.ts";
import { isUnknown } from "../is-unknown.ts";
import { printable } from "../printable.ts";
import type { Block } from "../report-block.ts";

/** One dimension under a subheading of its name. */
export function figureBlocks(dimension: DimensionFindings, { standard }: Findings): Block[] {
  const gaps = gapTable(dimension, standard);
  return [
    { kind: "subheading", text: printable(dimension.label) },
    { kind: "table", table: waitsTable(dimension, standard) },
    ...(gaps.rows.length === 0
      ? []
      : ([
          {
            kind: "caption",
            text: `Gap to ${printable(groupWords(dimension, dimension.reference))} (shares in percentage points):`,
          },
          { kind: "table", table: gaps },
        ] satisfies Block[])),
    ...marks(dimension),
  ];
}

/** What †, * and ‡ stand for, where they stand. */
export function marks(dimension: DimensionFindings): Block[] {
  const unknown = isUnknown(dimension);
  const sentences = [
    dimension.groups.some(({ group }) => unknown(group)) ? `${NOT_COMPARED} not in comparisons.` : "",
    dimension.groups.some(({ suppressed }) => suppressed)
      ? `${SUPPRESSED} hidden by disclosure control.`
      : "",
    smallNumbersText(dimension),
  ].filter((sentence) => sentence !== "");
  return sentences.length === 0 ? [] : [{ kind: "paragraph", text: sentences.join(" "), tone: "faint" }];
}
