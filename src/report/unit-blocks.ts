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
  farGapSentence,
  furthestFirst,
  gapsTogetherSentence,
  introSentence,
  levelSentence,
  unitGapSentence,
  waitedWords,
} from "./unit-sentences.ts";
import { gapUnitsTable, levelsTable, levelTable } from "./unit-tables.ts";
import { isFarOutside, isOutside, labelOf, manyUnits } from "./unit-words.ts";

const MOST_UNITS = 10;
const MOST_GAPS = 3;
const MOST_FAR_GAPS = 5;

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
    ...levelBlocks(units, { standard, all }),
    ...(all ? everyLevel(units, standard) : []),
    ...gapBlocks(findings, units),
    ...(all ? everyGap(findings, units) : []),
  ];
}

/** Breaching the standard, and over 52 weeks where that is something else. */
const shownMeasures = (standard: Standard): ThresholdMeasure[] =>
  breachWords(standard) === "over 52 weeks" ? ["breachesStandard"] : ["breachesStandard", "over52Weeks"];

function levelBlocks(
  units: UnitsFindings,
  { standard, all }: { readonly standard: Standard; readonly all: boolean },
): Block[] {
  const measures = shownMeasures(standard);
  if (measures.every((measure) => units.levels[measure].comparedUnits === 0)) return [];
  const sentences = measures.flatMap((measure) => levelSentence(units, measure, standard) ?? []);
  const isAnyOutside = units.units.some(({ measures: own }) =>
    measures.some((measure) => isOutside(own[measure].place)),
  );
  if (!isAnyOutside) {
    return [
      ...bullets(sentences),
      ...(all ? [] : ([{ kind: "paragraph", text: NONE_OUTSIDE, tone: "faint" }] satisfies Block[])),
    ];
  }
  const shown = furthestOut(units.units, measures).slice(0, MOST_UNITS);
  const left = units.units.length - shown.length;
  const more = left === 0 ? "" : ` ${printCount(left)} more: --all-measures prints all.`;
  const marked = shown.some(({ measures: own }) => measures.every((measure) => own[measure].place === null));
  const note = marked ? ` ${NOT_COMPARED} too few pathways to be compared.` : "";
  return [
    ...bullets(sentences),
    { kind: "table", table: levelsTable(shown, measures, standard) },
    {
      kind: "paragraph",
      text: `Far above and far below: outside the 99.8% limits; above and below: outside the 95% limits.${note}${more}`,
      tone: "faint",
    },
  ];
}

const NONE_OUTSIDE = "None lies outside any limit: --all-measures prints the figures and limits of each.";

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
  const { standard } = findings;
  const shown = shownGaps(findings, units);
  const together = gapsTogetherSentence(
    units,
    shown.map(({ gap }) => gap),
  );
  if (together === undefined) return [];
  const surest = surestGaps(findings, units);
  const sentences = surest.map(({ gap, dimension }) => unitGapSentence(gap, dimension, { units, standard }));
  const far = furthestFirst(
    shown
      .filter((one) => !surest.some(({ gap }) => gap === one.gap))
      .flatMap(({ gap, dimension }) =>
        gap.units
          .filter(({ place }) => isFarOutside(place))
          .map((own) => ({ own, gap, dimension, zScore: own.zScore })),
      ),
  );
  const told = far.slice(0, MOST_FAR_GAPS).map(({ own, gap, dimension }) =>
    farGapSentence(own, gap, {
      people: groupWords(dimension, gap.group),
      units,
      standard,
    }),
  );
  const left = far.length - told.length;
  const more = left === 0 ? "" : `, the furthest ${printCount(told.length)} of ${printCount(far.length)}`;
  return [
    { kind: "caption", text: `Gaps within ${manyUnits(units)}:` },
    { kind: "paragraph", text: together },
    ...bullets(sentences),
    ...(told.length === 0
      ? []
      : [
          {
            kind: "caption",
            text: `${sentences.length === 0 ? "Own" : "Other own"} gaps outside the 99.8% limits${more}:`,
          } satisfies Block,
          ...bullets(told),
        ]),
  ];
}

const bullets = (sentences: readonly string[]): Block[] =>
  sentences.length === 0 ? [] : [{ kind: "bullets", items: sentences.map(printable) }];

interface GapOf {
  readonly gap: UnitGapFindings;
  readonly dimension: DimensionFindings;
}

/** Gaps in the measures that are printed, with their dimension. */
const shownGaps = ({ dimensions, standard }: Findings, { gaps }: UnitsFindings): GapOf[] =>
  gaps
    .filter((gap) => shownMeasures(standard).includes(gap.measure))
    .flatMap((gap) => {
      const dimension = dimensions.find((one) => one.dimension === gap.dimension);
      return dimension === undefined ? [] : [{ gap, dimension }];
    });

/** The gaps of the headlines, so that what was said first of the list is looked at within units. */
function surestGaps(findings: Findings, units: UnitsFindings): GapOf[] {
  const compared = shownGaps(findings, units).filter(({ gap }) => gap.comparedUnits > 0);
  const chosen = findings.headline.flatMap(({ dimension, group, measure }) => {
    const wanted = shownMeasures(findings.standard).find((one) => one === measure) ?? "breachesStandard";
    return compared.filter(
      ({ gap }) => gap.dimension === dimension && gap.group === group && gap.measure === wanted,
    );
  });
  return chosen.slice(0, MOST_GAPS);
}

const everyGap = (findings: Findings, units: UnitsFindings): Block[] =>
  shownGaps(findings, units).flatMap((one): Block[] => [
    { kind: "caption", text: `${gapTitle(one, findings.standard)}:` },
    {
      kind: "table",
      table: gapUnitsTable(one.gap.units.map((own) => ({ own, label: labelOf(own.unit, units) }))),
    },
  ]);

/** "People aged 80 and over against people aged 35 to 49, over 18 weeks, mean −1.2 percentage points". */
function gapTitle({ gap, dimension }: GapOf, standard: Standard): string {
  const people = printable(capitalised(groupWords(dimension, gap.group)));
  const others = printable(groupWords(dimension, gap.reference));
  const mean = printSigned(gap.target === null ? null : 100 * gap.target);
  return `${people} against ${others}, ${waitedWords(gap.measure, standard)}, mean ${mean} percentage points`;
}
