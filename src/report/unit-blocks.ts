/** Units of the service against funnel limits: those furthest out, the surest gaps within them, and on request all of it. */
import type {
  DimensionFindings,
  Findings,
  ThresholdMeasure,
  UnitFindings,
  UnitGapFindings,
  UnitsFindings,
} from "../findings/schema.ts";
import { NOT_COMPARED } from "./figure-table.ts";
import { printCount, printPercentage, printSigned } from "./figures.ts";
import { capitalised, groupWords } from "./group-words.ts";
import { printable } from "./printable.ts";
import type { Block } from "./report-block.ts";
import { breachWords, type Standard } from "./standard-words.ts";
import {
  furthestFirst,
  gapsTogetherSentence,
  introSentence,
  levelSentence,
  unitGapSentence,
  waitedWords,
} from "./unit-sentences.ts";
import { gapUnitsTable, levelsTable, levelTable, type OwnGap, ownGapsTable } from "./unit-tables.ts";
import { isFarOutside, isOutside, manyUnits } from "./unit-words.ts";

const MOST_UNITS = 10;
const MOST_GAPS = 3;
const MOST_OWN_GAPS = 10;

export function unitBlocks(findings: Findings, all: boolean): Block[] {
  const { units, standard } = findings;
  if (units === undefined) return [];
  const heading: Block = { kind: "heading", text: `Between ${manyUnits(units)}` };
  if (units.units.length === 0) {
    return [heading, { kind: "paragraph", text: `No pathway has a known ${units.label.toLowerCase()}.` }];
  }
  return [
    heading,
    { kind: "paragraph", text: introSentence(units) },
    ...levelBlocks(units, standard),
    ...(all ? everyLevel(units, standard) : []),
    ...gapBlocks(findings, units),
    ...(all ? everyGap(findings, units) : []),
  ];
}

/** Breaching the standard, and over 52 weeks where that is something else. */
const shownMeasures = (standard: Standard): ThresholdMeasure[] =>
  breachWords(standard) === "over 52 weeks" ? ["breachesStandard"] : ["breachesStandard", "over52Weeks"];

function levelBlocks(units: UnitsFindings, standard: Standard): Block[] {
  const measures = shownMeasures(standard);
  const sentences = measures.flatMap((measure) => levelSentence(units, measure, standard) ?? []);
  const shown = furthestOut(units.units, measures).slice(0, MOST_UNITS);
  const left = units.units.length - shown.length;
  const more = left === 0 ? "" : ` ${printCount(left)} more: --all-measures prints all.`;
  const marked = shown.some(({ measures: own }) => measures.every((measure) => own[measure].place === null));
  const note = marked ? ` ${NOT_COMPARED} too few pathways to be compared.` : "";
  return [
    ...(sentences.length === 0 ? [] : [{ kind: "bullets", items: sentences } satisfies Block]),
    { kind: "table", table: levelsTable(shown, measures, standard) },
    {
      kind: "paragraph",
      text: `Far above and far below: outside the 99.8% limits; above and below: outside the 95% limits.${note}${more}`,
      tone: "faint",
    },
  ];
}

/** Units outside first, the furthest before the others; then the rest, as they come. */
function furthestOut(
  units: readonly UnitFindings[],
  measures: readonly ThresholdMeasure[],
): readonly UnitFindings[] {
  const outness = ({ measures: own }: UnitFindings): number =>
    Math.max(
      ...measures.map((measure) => (isOutside(own[measure].place) ? Math.abs(own[measure].zScore ?? 0) : 0)),
    );
  return [...units].sort((one, other) => outness(other) - outness(one));
}

const ALL_LEVELS: readonly ThresholdMeasure[] = [
  "breachesStandard",
  "over18Weeks",
  "over52Weeks",
  "over65Weeks",
  "over78Weeks",
  "over104Weeks",
];

function everyLevel(units: UnitsFindings, standard: Standard): Block[] {
  const seen = new Set<string>();
  return ALL_LEVELS.flatMap((measure): Block[] => {
    const waited = waitedWords(measure, standard);
    if (seen.has(waited)) return [];
    seen.add(waited);
    const { target } = units.levels[measure];
    return [
      {
        kind: "caption",
        text: `Every level: ${waited}, ${printPercentage(target)}% of all ${manyUnits(units)} together:`,
      },
      { kind: "table", table: levelTable(units, measure) },
    ];
  });
}

function gapBlocks(findings: Findings, units: UnitsFindings): Block[] {
  const { standard, dimensions } = findings;
  const together = gapsTogetherSentence(findings);
  if (together === undefined) return [];
  const sentences = surestGaps(findings, units).flatMap((gap) => {
    const dimension = dimensions.find((one) => one.dimension === gap.dimension);
    return dimension === undefined ? [] : [printable(unitGapSentence(gap, dimension, { units, standard }))];
  });
  const far = furthestFirst(
    units.gaps
      .filter((gap) => shownMeasures(standard).includes(gap.measure))
      .flatMap((gap) => ownGaps(gap, findings, units))
      .filter(({ own }) => isFarOutside(own.place))
      .map((gap) => ({ ...gap, zScore: gap.own.zScore })),
  );
  const shown = far.slice(0, MOST_OWN_GAPS);
  const left = far.length - shown.length;
  return [
    { kind: "caption", text: `Gaps within ${manyUnits(units)}:` },
    { kind: "paragraph", text: together },
    ...(sentences.length === 0 ? [] : [{ kind: "bullets", items: sentences } satisfies Block]),
    ...(shown.length === 0
      ? []
      : ([
          { kind: "caption", text: "Own gaps outside the 99.8% limits, the furthest first:" },
          { kind: "table", table: ownGapsTable(shown, standard) },
        ] satisfies Block[])),
    ...(left === 0
      ? []
      : ([
          { kind: "paragraph", text: `${printCount(left)} more: --all-measures prints all.`, tone: "faint" },
        ] satisfies Block[])),
  ];
}

/** The gaps of the headlines, so that what was said first of the list is looked at within units. */
function surestGaps({ headline, standard }: Findings, { gaps }: UnitsFindings): UnitGapFindings[] {
  const chosen = headline.flatMap(({ dimension, group, measure }) => {
    const wanted = shownMeasures(standard).find((one) => one === measure) ?? "breachesStandard";
    return gaps.filter((gap) => gap.dimension === dimension && gap.group === group && gap.measure === wanted);
  });
  return chosen.slice(0, MOST_GAPS);
}

function ownGaps(gap: UnitGapFindings, { dimensions }: Findings, { units }: UnitsFindings): OwnGap[] {
  const dimension = dimensions.find((one) => one.dimension === gap.dimension);
  if (dimension === undefined) return [];
  return gap.units.map((own) => ({ own, gap, dimension, unitLabel: labelOf(own.unit, units) }));
}

const labelOf = (id: string, units: readonly UnitFindings[]): string =>
  units.find(({ unit }) => unit === id)?.label ?? id;

function everyGap(findings: Findings, units: UnitsFindings): Block[] {
  const { standard } = findings;
  return units.gaps
    .filter((gap) => shownMeasures(standard).includes(gap.measure))
    .flatMap((gap): Block[] => {
      const own = ownGaps(gap, findings, units);
      const dimension = own[0]?.dimension;
      return dimension === undefined
        ? []
        : [
            { kind: "caption", text: `${gapTitle(gap, dimension, standard)}:` },
            { kind: "table", table: gapUnitsTable(own) },
          ];
    });
}

/** "People aged 80 and over against people aged 35 to 49, over 18 weeks, mean −1.2 points". */
function gapTitle(gap: UnitGapFindings, dimension: DimensionFindings, standard: Standard): string {
  const people = printable(capitalised(groupWords(dimension, gap.group)));
  const others = printable(groupWords(dimension, gap.reference));
  const mean = printSigned(gap.target === null ? null : 100 * gap.target);
  return `${people} against ${others}, ${waitedWords(gap.measure, standard)}, mean ${mean} points`;
}
