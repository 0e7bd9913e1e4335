/**
 * NHS England's statement on information on health inequalities (NHS Act 2006, section 13SA), for elective care: the shape of
 * the waiting list by deprivation, ethnicity, age and sex, how good the data are, and words for the annual report.
 */
import type { DimensionFindings, Findings, GroupFindings, Measures } from "../../findings/schema.ts";
import { COUNT, figureCell, intervalCell, PERCENTAGE } from "../figure-cells.ts";
import { NOT_COMPARED } from "../figure-table.ts";
import { countedOrHidden, countInWords } from "../figures.ts";
import { isUnknown } from "../is-unknown.ts";
import { printable } from "../printable.ts";
import type { Block, ReportCell, ReportColumn, ReportTable } from "../report-block.ts";
import { answerBlocks } from "./answer-blocks.ts";
import { steppedGaps } from "./brief-gaps.ts";
import { ACTIONS } from "./common-slots.ts";
import { dimensionIn } from "./held.ts";
import { openingBlocks } from "./opening.ts";
import { methodBlocks, provenanceBlocks } from "./provenance.ts";
import { section } from "./section.ts";
import { ANNUAL_REPORT_WORDS, annualReportWords } from "./statement-words.ts";
import type { AnswerSlot, Template, TemplateInput } from "./template.ts";

const SLOTS: readonly AnswerSlot[] = [
  {
    slot: "use-of-information",
    prompt: "How this information was used in the year, and what came of it.",
    kind: "text",
  },
  ACTIONS,
  {
    slot: "data-improvement",
    prompt: "What is being done about unknown and not-stated values.",
    kind: "text",
  },
  {
    slot: "consistency",
    prompt: "How far the organisation acted consistently with the statement, in its own judgement.",
    kind: "text",
  },
];

/** What the statement asks for at a minimum, in its order. */
const BREAKDOWNS: readonly string[] = ["imd-quintile", "ethnic-group", "age-band", "sex"];

/** The types of the Waiting List Minimum Data Set that the statement counts; older names are read as these. */
const LIST_TYPES = { field: "waiting-list-type", values: ["IRTT", "ORTT"] } as const;

export const statementTemplate: Template = {
  id: "statement",
  title: "Statement on information on health inequalities: the elective waiting list",
  summary: "NHS England's statement: over 18, 52 and 65 weeks by deprivation, ethnicity, age and sex",
  needs: BREAKDOWNS.map((dimension) => [dimension]),
  rows: LIST_TYPES.values.map((value) => ({ field: LIST_TYPES.field, value })),
  slots: SLOTS,
  uses: [],
  compose,
};

function compose(input: TemplateInput): Block[] {
  const { findings, answers } = input;
  return [
    ...openingBlocks(statementTemplate.title, findings),
    ...section("What this is for", [
      { kind: "paragraph", text: PURPOSE },
      { kind: "paragraph", text: rowsText(findings) },
    ]),
    ...section("Words for the annual report", [
      { kind: "paragraph", text: ANNUAL_REPORT_WORDS, tone: "faint" },
      ...annualReportWords(findings, BREAKDOWNS).map(
        (text): Block => ({ kind: "paragraph", text: printable(text) }),
      ),
      ...answerBlocks(
        SLOTS,
        answers,
        SLOTS.map(({ slot }) => slot),
      ),
    ]),
    ...section("Size and shape of the waiting list", shapeBlocks(findings)),
    ...section("Variation in how long people wait", variationBlocks(findings)),
    ...section("How good the data are", dataQualityBlocks(findings)),
    ...section("What a waiting list does not show", [{ kind: "bullets", items: NOT_SHOWN }]),
    ...methodBlocks(input, []),
    ...provenanceBlocks("statement", input, []),
  ];
}

const PURPOSE =
  "NHS England's statement under section 13SA of the National Health Service Act 2006 says what information on health inequalities NHS bodies collect, analyse and publish, and how they use it. It asks for breakdowns at a minimum by deprivation, ethnicity, age and sex, for unwarranted variation in access and outcomes to be identified, for unknown and not-stated data to be improved, and for publication in the annual report and in public board papers. Of its elective indicators this document gives the size and shape of the waiting list: the percentage waiting over 18, 52 and 65 weeks.";

const NOT_SHOWN: readonly string[] = [
  "Elective activity against the time before the pandemic, under and over 18, which is counted in admissions and attendances.",
  "Age-standardised rates of admission and attendance.",
  "People who are not on the list: whoever was not referred has no wait to show.",
  "Outcomes and experience of care.",
];

/** Which pathways are counted: the two list types where the list says them, else all there are, and that is said. */
function rowsText({ options, ledger }: Findings): string {
  const types = options.where.filter((condition) => condition.startsWith(`${LIST_TYPES.field}=`));
  const left = ledger.excluded.byReason["filtered"];
  if (types.length === 0) {
    return "The list has no column for the waiting list type, or only one that is not used here: all its open referral-to-treatment pathways are counted, where the statement counts those of types IRTT (admitted) and ORTT (non-admitted).";
  }
  const isAsAsked = types.join() === LIST_TYPES.values.map((value) => `${LIST_TYPES.field}=${value}`).join();
  const which = isAsAsked
    ? "Counted are pathways of the waiting list types IRTT (admitted) and ORTT (non-admitted), the numerator and the denominator of the statement; older names of these types are read as them."
    : `Counted are the pathways that --where chose (${types.map(printable).join(", ")}), not those of the types IRTT and ORTT together.`;
  if (left === undefined || left === 0) return which;
  const isByTypeAlone = types.length === options.where.length;
  return `${which} Left out, ${isByTypeAlone ? "of other types or without one" : "by type or by another condition of --where"}: ${countedOrHidden(left, "row")}.`;
}

function shapeBlocks(findings: Findings): Block[] {
  const found = BREAKDOWNS.flatMap((id) => dimensionIn(findings, id) ?? []);
  const absent = BREAKDOWNS.filter((id) => dimensionIn(findings, id) === undefined);
  return [
    {
      kind: "table",
      table: shapeTable([{ label: "All pathways", measures: findings.overall, isFaint: false }]),
    },
    ...found.flatMap((dimension): Block[] => [
      { kind: "subheading", text: printable(dimension.label) },
      { kind: "table", table: shapeTable(rowsOf(dimension)) },
    ]),
    {
      kind: "paragraph",
      text: `${NOT_COMPARED} shown, and not compared. Intervals: 95%, Wilson.`,
      tone: "faint",
    },
    ...(absent.length === 0
      ? []
      : [
          {
            kind: "paragraph" as const,
            text: `Not given, since the list does not hold what it takes: ${absent.map((id) => NAMES[id] ?? id).join(", ")}.`,
            tone: "strong" as const,
          },
        ]),
  ];
}

const NAMES: Readonly<Record<string, string>> = {
  "imd-quintile": "deprivation",
  "ethnic-group": "ethnicity",
  "age-band": "age",
  sex: "sex",
};

interface ShapeRow {
  readonly label: string;
  readonly measures: Measures | GroupFindings;
  readonly isFaint: boolean;
}

function rowsOf(dimension: DimensionFindings): ShapeRow[] {
  const unknown = isUnknown(dimension);
  return dimension.groups.map((group) => ({
    label: group.label,
    measures: group,
    isFaint: unknown(group.group),
  }));
}

const column = (header: readonly string[], name?: string): ReportColumn => ({
  header,
  align: "right",
  ...(name !== undefined && { name }),
});

const LONG_WAITS = [
  { weeks: 18, of: ({ over18Weeks }: Measures) => over18Weeks },
  { weeks: 52, of: ({ over52Weeks }: Measures) => over52Weeks },
  { weeks: 65, of: ({ over65Weeks }: Measures) => over65Weeks },
] as const;

const shapeTable = (rows: readonly ShapeRow[]): ReportTable => ({
  columns: [
    { header: [""], align: "left" },
    column(["Pathways"]),
    column(["% of", "list"], "% of list"),
    ...LONG_WAITS.flatMap(({ weeks }) => [
      { ...column([`Over ${weeks}`, "weeks"]), startsPart: true },
      column(["% (95%", "interval)"], `Over ${weeks} weeks, % (95% interval)`),
    ]),
  ],
  rows: rows.map(({ label, measures, isFaint }) => {
    const cells: ReportCell[] = [
      figureCell(measures.n, COUNT),
      figureCell(measures.share, PERCENTAGE),
      ...LONG_WAITS.flatMap(({ of }): ReportCell[] => {
        const { count, proportion, lower, upper } = of(measures);
        return [figureCell(count, COUNT), intervalCell({ value: proportion, lower, upper }, PERCENTAGE)];
      }),
    ];
    const tone = isFaint ? { tone: "faint" as const } : {};
    return [
      { text: printable(label), ...(isFaint && { mark: ` ${NOT_COMPARED}` }), ...tone },
      ...cells.map((cell) => ({ ...cell, ...tone })),
    ];
  }),
});

/** All that is sure by the four, not only what headlines have room for. */
function variationBlocks(findings: Findings): Block[] {
  const own = steppedGaps(findings).filter(({ dimension }) => BREAKDOWNS.includes(dimension));
  return [
    own.length === 0
      ? {
          kind: "paragraph",
          text: "No gap by deprivation, ethnicity, age or sex is surely more than chance would make it, the number of comparisons allowed for. That is no proof that there is none: small groups can hide large gaps.",
        }
      : { kind: "bullets", items: own.map(({ text }) => text) },
    { kind: "paragraph", text: UNWARRANTED },
  ];
}

const UNWARRANTED =
  "Variation is unwarranted where need, clinical priority or what people choose do not account for it. A waiting list cannot say that by itself: it shows who waits longer, by how much and how sure that is. Whether a gap is warranted is for those to judge who know the services.";

function dataQualityBlocks({ completeness = [], quality }: Findings): Block[] {
  const fields = ["imd", "ethnicity", "age", "sex"].flatMap(
    (id) => completeness.find(({ field }) => field === id) ?? [],
  );
  const notStated = quality.find(({ field }) => field === "ethnic-category" || field === "ethnic-group");
  if (fields.length === 0) {
    return [
      { kind: "paragraph", text: "None of the four is held in this list: there is no quality to describe." },
    ];
  }
  return [
    {
      kind: "table",
      table: {
        columns: [
          { header: ["Known for"], align: "left" },
          column(["Pathways"]),
          column(["Known"]),
          column(["% (95%", "interval)"], "% known (95% interval)"),
        ],
        rows: fields.map(({ label, n, known, proportion, lower, upper }) => [
          { text: printable(label) },
          figureCell(n, COUNT),
          figureCell(known, COUNT),
          intervalCell({ value: proportion, lower, upper }, PERCENTAGE),
        ]),
      },
    },
    ...(notStated === undefined ? [] : [{ kind: "paragraph" as const, text: notStatedText(notStated) }]),
  ];
}

/** Not stated is an answer of the person, not known is none of anybody: the statement asks for both. */
const notStatedText = ({ notStated, notKnown, missing, invalid }: Findings["quality"][number]): string =>
  `In the list's own column ethnicity is “not stated” (code Z) for ${countedOrHidden(notStated, "pathway")}, “not known” (code 99) for ${countInWords(notKnown)}, left empty for ${countInWords(missing)} and unreadable for ${countInWords(invalid)}.`;
