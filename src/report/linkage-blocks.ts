/** What linking demographic records did: who is linked, what was filled in, and every ethnic group before and after. */
import type { DemographicLinkage, Findings, Measures } from "../findings/schema.ts";
import { ETHNICITY_METHODS } from "../vocab/ethnicity-methods.ts";
import { RECORD_SOURCES } from "../vocab/record-sources.ts";
import { countCell, type FigureCell, figureCell, NO_FIGURE_CELL, PERCENTAGE, WEEKS } from "./figure-cells.ts";
import { counted, partOfCounts, printCount, printPercentage, sumOfCounts } from "./figures.ts";
import { printable } from "./printable.ts";
import type { Block, ReportCell, ReportTable } from "./report-block.ts";
import { type Standard, withinWords } from "./standard-words.ts";

export function linkageBlocks({ linkage, standard }: Findings): Block[] {
  const found = linkage?.demographics;
  if (found === undefined) return [];
  return [
    { kind: "heading", text: "Linkage to demographic records" },
    { kind: "paragraph", text: linkedText(found) },
    { kind: "table", table: filesTable(found.files) },
    ...(found.ethnicity === null ? [] : ethnicityBlocks(found.ethnicity, standard)),
    ...(found.flags.length === 0 ? [] : flagBlocks(found.flags)),
  ];
}

const IDENTIFIERS: Readonly<Record<string, string>> = {
  "nhs-number": "NHS number",
  "nhs-number-pseudonym": "pseudonym",
  "local-patient-id": "local identifier",
};
const REASONS: Readonly<Record<string, string>> = {
  "no-identifier": "without an identifier",
  "invalid-nhs-number": "with an invalid NHS number",
  "identifier-in-doubt": "with an identifier in doubt",
  "not-in-files": "not in the files",
};

function linkedText({ pathways, people }: DemographicLinkage): string {
  const by = Object.entries(pathways.linked.byIdentifier).map(
    ([identifier, count]) => `${printCount(count)} by ${IDENTIFIERS[identifier] ?? identifier}`,
  );
  const why = Object.entries(pathways.notLinked.byReason).map(
    ([reason, count]) => `${printCount(count)} ${REASONS[reason] ?? reason}`,
  );
  return [
    `${share(pathways.linked.total, pathways.total, "pathway")} linked${by.length === 0 ? "" : `: ${by.join(", ")}`}.`,
    `${share(people.linked.total, people.total, "person", "people")} linked.`,
    why.length === 0 ? "" : `Pathways not linked: ${why.join(", ")}.`,
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

const share = (
  part: number | null,
  whole: number | null,
  ...noun: [singular: string, plural?: string]
): string =>
  `${printCount(part)} of ${counted(whole, ...noun)} (${printPercentage(partOfCounts(part, whole))}%) ${part === 1 ? "is" : "are"}`;

const right = (...header: string[]) => ({ header, align: "right" as const });
const left = (...header: string[]) => ({ header, align: "left" as const });
/** A label is printed as it is, a number is a count. */
const cells = (...found: (string | number | null | FigureCell)[]): ReportCell[] =>
  found.map((one) => {
    if (typeof one === "string") return { text: one };
    return one === null || typeof one === "number" ? countCell(one) : one;
  });

const filesTable = (files: DemographicLinkage["files"]): ReportTable => ({
  columns: [
    left("File"),
    right("Rows"),
    right("Rejected"),
    right("Not in", "the list"),
    right("In doubt"),
    right("Linked"),
    right("Ethnicity", "known"),
  ],
  rows: files.map(({ file, rows, rejected, notLinked, linked, ethnicity }) =>
    cells(
      printable(file),
      rows,
      rejected.total,
      ofReason(notLinked, "not-in-list"),
      ofReason(notLinked, "identifier-in-doubt"),
      linked,
      ethnicity === null ? NO_FIGURE_CELL : sumOfCounts([ethnicity.known, ethnicity.groupOnly]),
    ),
  ),
});

function ofReason(tally: DemographicLinkage["files"][number]["notLinked"], reason: string): number | null {
  const count = tally.byReason[reason];
  return count === undefined ? 0 : count;
}

type Ethnicity = NonNullable<DemographicLinkage["ethnicity"]>;

function ethnicityBlocks(ethnicity: Ethnicity, standard: Standard): Block[] {
  return [
    { kind: "paragraph", text: methodSentences(ethnicity) },
    ...ethnicity.dimensions.flatMap((dimension): Block[] => [
      {
        kind: "caption",
        text: `${DIMENSIONS[dimension.dimension] ?? dimension.dimension}: as the list has it (before) and as attributed (after)`,
      },
      { kind: "table", table: beforeAndAfterTable(dimension.groups, standard) },
    ]),
    ...(ethnicity.moves.length === 0
      ? []
      : ([
          {
            kind: "caption",
            text: "Pathways that moved, from the group in the list (rows) to the attributed one",
          },
          { kind: "table", table: movesTable(ethnicity.moves) },
        ] satisfies Block[])),
  ];
}

const DIMENSIONS: Readonly<Record<string, string>> = {
  "ethnic-group": "Ethnic group",
  "ethnic-category": "Ethnic category",
};

function methodSentences({ method, pathways, people, filledBy }: Ethnicity): string {
  const named = ETHNICITY_METHODS.find(({ id }) => id === method);
  const by = filledBy.map(({ file, source, pathways: count }) => {
    const label = RECORD_SOURCES.find(({ id }) => id === source)?.label ?? source;
    return file === null
      ? `${printCount(count)} from other rows of the list`
      : `${printCount(count)} from ${label} in ${printable(file)}`;
  });
  return [
    `Ethnicity is attributed by the method ${named?.label ?? method}: ${named?.words ?? ""}.`,
    `${counted(pathways.filled, "pathway")} (${counted(people.filled, "person", "people")}) of unknown ethnicity ${pathways.filled === 1 ? "is" : "are"} now known${by.length === 0 ? "" : `: ${by.join(", ")}`}.`,
    `${counted(pathways.changed, "pathway")} (${counted(people.changed, "person", "people")}) changed category${pathways.refined === 0 ? "" : `, ${printCount(pathways.refined)} gained one within their group`}${pathways.lost === 0 ? "" : `, ${printCount(pathways.lost)} became unknown`}; ${printCount(pathways.stillUnknown)} stay unknown.`,
    `${counted(people.conflicting, "person has", "people have")} records that disagree.`,
  ].join(" ");
}

type Groups = Ethnicity["dimensions"][number]["groups"];

const FIGURES = [
  { header: ["n"], cell: ({ n }: Measures) => countCell(n), none: countCell(0) },
  {
    header: ["Median", "weeks"],
    cell: (side: Measures) => figureCell(side.medianWeeks, WEEKS),
    none: NO_FIGURE_CELL,
  },
  {
    header: ["p92", "weeks"],
    cell: (side: Measures) => figureCell(side.p92Weeks, WEEKS),
    none: NO_FIGURE_CELL,
  },
  {
    header: undefined,
    cell: (side: Measures) => figureCell(side.withinStandard.proportion, PERCENTAGE),
    none: NO_FIGURE_CELL,
  },
  {
    header: ["Over 52", "weeks"],
    cell: (side: Measures) => countCell(side.over52Weeks.count),
    none: countCell(0),
  },
] as const;

function beforeAndAfterTable(groups: Groups, standard: Standard): ReportTable {
  const [, within = "", unit = ""] = /^(.*) (\S+)$/.exec(withinWords(standard)) ?? [];
  const heads = FIGURES.map(({ header }) => header ?? [capital(within), `${unit}, %`]);
  return {
    columns: [
      left(""),
      right("Linked", "%"),
      ...heads.flatMap((header) => [
        { ...right(...header, "before"), startsPart: true, name: `${header.join(" ")} before` },
        { ...right(...header, "after"), name: `${header.join(" ")} after` },
      ]),
    ],
    rows: groups.map(({ label, inList, inListLinked, before, after }) =>
      cells(
        printable(label),
        figureCell(partOfCounts(inListLinked, inList), PERCENTAGE),
        ...FIGURES.flatMap(({ cell, none }) =>
          [before, after].map((side) => (side === null ? none : cell(side))),
        ),
      ),
    ),
  };
}

function movesTable(moves: Ethnicity["moves"]): ReportTable {
  const distinct = (ids: readonly string[]) => [...new Set(ids)];
  const to = ORDER.filter((id) => moves.some((move) => move.to === id));
  return {
    columns: [left(""), ...to.map((id) => right(`to ${words(id)}`))],
    rows: distinct(moves.map(({ from }) => from)).map((from) =>
      cells(`from ${words(from)}`, ...to.map((id) => pathwaysMoved(moves, from, id))),
    ),
  };
}

function pathwaysMoved(moves: Ethnicity["moves"], from: string, to: string): number | null {
  const found = moves.find((move) => move.from === from && move.to === to);
  return found === undefined ? 0 : found.pathways;
}

const ORDER = ["white", "mixed", "asian", "black", "other", "not-stated", "unknown"];
const words = (group: string): string =>
  group === "not-stated" || group === "unknown" ? group.replace("-", " ") : capital(group);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const flagBlocks = (flags: DemographicLinkage["flags"]): Block[] => [
  { kind: "caption", text: "Flags filled in from the records; where the two differ, the list counts" },
  {
    kind: "table",
    table: {
      columns: [
        left(""),
        left("In the", "list"),
        right("Filled:", "yes"),
        right("Filled:", "no"),
        right("List yes,", "records no"),
        right("List no,", "records yes"),
      ],
      rows: flags.map((flag) =>
        cells(
          flag.dimension,
          flag.inList ? "yes" : "no",
          flag.filledYes,
          flag.filledNo,
          flag.listYesRecordsNo,
          flag.listNoRecordsYes,
        ),
      ),
    },
  },
];
