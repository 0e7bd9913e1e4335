/** The equality impact of an order: in plain words first, harm before all else, then tables of every group. */
import type { Impact } from "../findings/impact-schema.ts";
import { DECISION_SUPPORT } from "../vocab/decision-support.ts";
import { countCell, figureCell, numberKind } from "./figure-cells.ts";
import { NOT_COMPARED } from "./figure-table.ts";
import { counted, sumOfCounts } from "./figures.ts";
import { capitalised, dimensionWords } from "./group-words.ts";
import {
  assumptionSentences,
  doesHarm,
  firstPlacesSentences,
  groupSentences,
  harmSentence,
  indirectSentences,
  movementSentences,
  whichPlaces,
} from "./impact-sentences.ts";
import {
  firstPlacesTable,
  indirectTable,
  movesTable,
  outcomeGroupsTable,
  outcomesTable,
  tiersTable,
} from "./impact-tables.ts";
import { printable } from "./printable.ts";
import type { Block, ReportTable } from "./report-block.ts";

const INTERNAL = "Internal: not for publication";

export function impactBlocks(impact: Impact): Block[] {
  return [
    { kind: "heading", text: "Equality impact of this order" },
    { kind: "paragraph", text: `${listWords(impact)} · ${INTERNAL}`, tone: "strong" },
    ...harmBlocks(impact),
    ...bullets([
      ...movementSentences(impact),
      ...groupSentences(impact),
      ...firstPlacesSentences(impact),
      ...indirectSentences(impact),
    ]),
    ...tableBlocks(impact),
    { kind: "paragraph", text: assumptionSentences(impact).join(" "), tone: "faint" },
    { kind: "paragraph", text: DECISION_SUPPORT, tone: "strong" },
  ];
}

/** A warning stands as a bullet, which a terminal paints; "nobody" as a strong paragraph. */
function harmBlocks(impact: Impact): Block[] {
  const text = printable(harmSentence(impact));
  return doesHarm(impact)
    ? [{ kind: "bullets", items: [text] }]
    : [{ kind: "paragraph", text, tone: "strong" }];
}

/** "1,000 pathways of the treatment list against the plain order; 12 need a clinical review, 3 are patients' choice". */
function listWords({ list, overall, lists }: Impact): string {
  const [, review, choice] = lists;
  const others = [
    review && review.n !== 0 ? `${counted(review.n, "needs", "need")} a clinical review` : "",
    choice && choice.n !== 0
      ? `${counted(choice.n, "waits by their own choice", "wait by their own choice")}`
      : "",
  ].filter((part) => part !== "");
  const rest = others.length === 0 ? "" : `; beside it ${others.join(" and ")}`;
  return `${counted(overall.n, "pathway")} of the ${list} list against the plain order, which has no credit${rest}`;
}

const bullets = (sentences: readonly string[]): Block[] =>
  sentences.length === 0 ? [] : [{ kind: "bullets", items: sentences.map(printable) }];

function tableBlocks(impact: Impact): Block[] {
  const { overall, firstPlaces, rules, rankedWithin } = impact;
  const isMoved = sumOfCounts([overall.gainers.n, overall.losers.n]) !== 0;
  if (!isMoved) return [];
  const within = rankedWithin === null ? "" : ` (within each ${dimensionWords(rankedWithin)})`;
  return [
    ...captioned(`Places${within} and weeks, by clinical priority:`, tiersTable(impact)),
    ...captioned("By group (above 0: sooner than in the plain order):", movesTable(impact)),
    ...unknownNote(impact),
    ...outcomeBlocks(impact),
    ...(firstPlaces === null || firstPlaces.newcomers === 0
      ? []
      : captioned(`Who has ${whichPlaces(impact)}:`, firstPlacesTable(impact))),
    ...(rules.some(({ dimensions }) => dimensions.length > 0)
      ? captioned(
          "Indirect effects: mean places gained by each rule alone, by groups that no rule names:",
          indirectTable(impact),
          rules.length === 1
            ? undefined
            : "Rules alone do not add up: people compete for the same places, under one cap.",
        )
      : []),
    ...partsBlocks(impact),
  ];
}

function captioned(text: string, table: ReportTable, note?: string): Block[] {
  if (table.rows.length === 0) return [];
  return [
    { kind: "caption", text: printable(text) },
    { kind: "table", table },
    ...(note === undefined ? [] : [{ kind: "paragraph", text: note, tone: "faint" } satisfies Block]),
  ];
}

const unknownNote = ({ dimensions }: Impact): Block[] =>
  dimensions.some(({ groups }) => groups.some(({ known }) => !known))
    ? [{ kind: "paragraph", text: `${NOT_COMPARED} not known: shown, and in no sentence.`, tone: "faint" }]
    : [];

function outcomeBlocks(impact: Impact): Block[] {
  const { projection } = impact;
  if (projection === null) return [];
  const isMoved = projection.some(
    ({ newlyPast, newlySpared }) => sumOfCounts([newlyPast, newlySpared]) !== 0,
  );
  return [
    ...captioned("Limits passed by the time their turn comes, as projected:", outcomesTable(impact)),
    ...(isMoved
      ? captioned("Newly past a limit, and newly spared, by group:", outcomeGroupsTable(impact))
      : []),
  ];
}

function partsBlocks({ capacity, rankedWithin }: Impact): Block[] {
  if (rankedWithin === null || capacity.parts.length === 0) return [];
  const table: ReportTable = {
    columns: [
      { header: [""], align: "left", name: capitalised(printable(rankedWithin.label)) },
      { header: ["Pathways"], align: "right" },
      { header: ["Capacity", "a week"], align: "right" },
    ],
    rows: capacity.parts.map(({ label, n, perWeek }) => [
      { text: printable(label) },
      countCell(n),
      figureCell(perWeek, numberKind(1)),
    ]),
  };
  return captioned("Capacity that turns places into weeks:", table);
}
