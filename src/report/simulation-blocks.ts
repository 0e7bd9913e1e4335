/** A simulation in the order in which it is judged: what a policy does, to whom, at what price, and on what it all rests. */
import type { SimulatedArm, SimulationFindings } from "../findings/simulation-schema.ts";
import { asAtWords } from "./as-at-words.ts";
import { NOT_COMPARED } from "./figure-table.ts";
import { counted, printCount, printNumber, printPercentage } from "./figures.ts";
import { groupWords } from "./group-words.ts";
import { ledgerBlocks } from "./ledger-blocks.ts";
import { listName } from "./list-name.ts";
import { policyInWords } from "./policy-words.ts";
import { printable } from "./printable.ts";
import type { Block } from "./report-block.ts";
import { GAP_NAMES, GAP_UNITS } from "./simulation-figures.ts";
import { creditedGaps, simulationSentences } from "./simulation-sentences.ts";
import { frontierTable, groupTable, listTable, movedTable, trajectoryTable } from "./simulation-tables.ts";
import { whereWords } from "./where-words.ts";

export function simulationBlocks(findings: SimulationFindings): Block[] {
  const policies = findings.arms.filter(({ policy }) => policy !== null);
  return [
    ...titleBlocks(findings),
    ...policies.flatMap((arm) => policyBlocks(arm, findings)),
    { kind: "heading", text: `The whole list after ${counted(findings.options.weeks, "week")}` },
    { kind: "table", table: listTable(findings) },
    ...groupBlocks(findings),
    ...frontierBlocks(findings),
    ...policies.flatMap(policyWordBlocks),
    ...ledgerBlocks(findings.ledger),
    { kind: "heading", text: "What this rests on" },
    { kind: "bullets", items: [...assumptions(findings), ...noteTexts(findings)] },
    { kind: "paragraph", text: methodText(findings), tone: "faint" },
    { kind: "paragraph", text: findings.notice, tone: "strong" },
  ];
}

function titleBlocks({ inputs, asAt, options, list, notice }: SimulationFindings): Block[] {
  const filter = options.where.length === 0 ? "" : ` · only rows where ${whereWords(options.where)}`;
  return [
    {
      kind: "title",
      text: `${listName(inputs)} · ${asAtWords(asAt)} · the ${counted(options.weeks, "week")} to come, simulated`,
    },
    {
      kind: "paragraph",
      text: `${counted(list.ranked, "pathway")} with a clinical tier · Internal: not for publication${filter}`,
      tone: "strong",
    },
    { kind: "paragraph", text: notice, tone: "strong" },
  ];
}

function policyBlocks(arm: SimulatedArm, findings: SimulationFindings): Block[] {
  const plain = findings.arms.find(({ id }) => id === arm.against);
  const { replications } = findings.options;
  return [
    { kind: "heading", text: printable(`What “${arm.label}” does, against the plain order`) },
    { kind: "bullets", items: simulationSentences(arm, findings) },
    {
      kind: "paragraph",
      text: `Figures are means over ${counted(replications, "simulated future")}, in brackets the middle 95% of them. They show what would follow from the assumptions at the end, and are no forecast.`,
      tone: "faint",
    },
    ...(plain === undefined ? [] : creditedGaps(arm).flatMap((found) => chartBlocks(found, { arm, plain }))),
  ];
}

function chartBlocks(
  found: ReturnType<typeof creditedGaps>[number],
  arms: { readonly arm: SimulatedArm; readonly plain: SimulatedArm },
): Block[] {
  const { dimension, gap } = found;
  const people = `${groupWords(dimension, gap.group)} and ${groupWords(dimension, gap.reference)}`;
  return [
    {
      kind: "caption",
      text: printable(
        `Gap in ${GAP_NAMES[gap.measure]} (${GAP_UNITS[gap.measure]}) between ${people}, week by week:`,
      ),
    },
    { kind: "table", table: trajectoryTable(found, arms) },
  ];
}

function groupBlocks(findings: SimulationFindings): Block[] {
  const dimensions = findings.arms[0]?.dimensions ?? [];
  return dimensions.flatMap((dimension): Block[] => [
    { kind: "heading", text: printable(dimension.label) },
    ...findings.arms.flatMap((arm) => armBlocks(arm, dimension.dimension)),
    ...(dimension.groups.some(({ known }) => !known)
      ? [{ kind: "paragraph", text: `${NOT_COMPARED} not in comparisons.`, tone: "faint" } as const]
      : []),
  ]);
}

function armBlocks({ label, dimensions, policy }: SimulatedArm, id: string): Block[] {
  const dimension = dimensions.find((one) => one.dimension === id);
  if (dimension === undefined) return [];
  const name = printable(policy === null ? label : `“${label}”`);
  return [
    { kind: "caption", text: `${name}:` },
    { kind: "table", table: groupTable(dimension) },
    ...(policy === null
      ? []
      : ([
          { kind: "caption", text: `${name} against the plain order:` },
          { kind: "table", table: movedTable(dimension) },
        ] satisfies Block[])),
  ];
}

/** All that a policy says, its evidence and who answers for it among it. */
const policyWordBlocks = ({ label, policy }: SimulatedArm): Block[] =>
  policy === null
    ? []
    : [
        { kind: "heading", text: printable(`The policy “${label}”`) },
        { kind: "bullets", items: policyInWords(policy).map(printable) },
      ];

function frontierBlocks({ frontier, arms, options }: SimulationFindings): Block[] {
  return frontier.flatMap(({ arm: id, points }): Block[] => {
    const arm = arms.find((one) => one.id === id);
    const gaps = points[0]?.gaps.filter(({ measure }) => measure === "medianWeeks") ?? [];
    if (arm === undefined || gaps.length === 0) return [];
    return [
      { kind: "heading", text: printable(`“${arm.label}” with more or less credit`) },
      {
        kind: "paragraph",
        text: `What more credit closes of the gap, and what others wait for it. ${counted(options.frontierReplications, "simulated future")} only: a rough map.`,
        tone: "faint",
      },
      ...gaps.flatMap((gap): Block[] => {
        const dimension = arm.dimensions.find((one) => one.dimension === gap.dimension);
        const named = dimension ?? { dimension: gap.dimension, label: gap.dimension, groups: [] };
        return [
          {
            kind: "caption",
            text: printable(`Gap in ${GAP_NAMES[gap.measure]}, ${groupWords(named, gap.group)}:`),
          },
          { kind: "table", table: frontierTable(points, gap) },
        ];
      }),
    ];
  });
}

function assumptions({ options, list }: SimulationFindings): string[] {
  const { capacity, arrivals, missed } = options;
  const slots =
    capacity.kind === "pooled"
      ? `${counted(capacity.perWeek, "slot")} a week for the whole list`
      : `${counted(capacity.perWeek, "slot")} a week, by specialty (${capacity.specialties.map(({ specialty, perWeek }) => `${specialty} ${printCount(perWeek)}`).join(", ")})`;
  const like =
    arrivals.modelsAre === "recent-starters" ? "those whose clock started lately" : "those on the list";
  return [
    `Treatment: ${slots}, each given to whoever is first that day; nobody leaves the list otherwise.`,
    `Arrivals: ${arrivals.perWeek === null ? "few" : printNumber(arrivals.perWeek, Number.isInteger(arrivals.perWeek) ? 0 : 1)} people a week on average, at random (Poisson), each like one of ${like} (${printCount(arrivals.models)})${untreated(list, options.weeks)}.`,
    missed === null
      ? "Every slot that is given is used."
      : `Missed slots: ${printPercentage(missed.overall)}% overall${missed.groups.length === 0 ? "" : ` (${missed.groups.map(({ label, rate }) => `${label}: ${printPercentage(rate)}%`).join(", ")})`}; a missed slot is lost, and whoever missed it keeps their place.`,
    "Waits only: the clinical state of people, their choices, theatre lists and staff are not simulated.",
  ].map(printable);
}

/** Whoever names how many join must know how many of them the slots are not for. */
function untreated({ joinedWithoutTier }: SimulationFindings["list"], weeks: number): string {
  const perWeek = (joinedWithoutTier?.mean ?? 0) / weeks;
  return perWeek === 0
    ? ""
    : `; ${printNumber(perWeek)} of them have no clinical tier and are counted, not treated`;
}

const noteTexts = ({ notes }: SimulationFindings): string[] =>
  notes.map(({ level, text }) => printable(level === "warning" ? `Warning: ${text}` : text));

const methodText = ({ options, tool }: SimulationFindings): string =>
  `Seed ${options.seed}: the same options give the same figures. In every future all orders see the same people join and the same slots missed. fairwait ${tool.version}; METHODS, “Simulation”.`;
