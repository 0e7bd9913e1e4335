/** Sure gaps in the words of a board paper: one sentence each, with both figures and the interval. */
import type { Findings, Gap } from "../../findings/schema.ts";
import { isCharacteristicDimension } from "../../vocab/protected-characteristics.ts";
import { allOf } from "../all-of.ts";
import { type Comparison, comparisonsOf } from "../comparison.ts";
import { printNumber, printPercentage } from "../figures.ts";
import { POINTS, plainSpan, SHARE, sized, WAIT } from "../gap-words.ts";
import { capitalised, groupWords } from "../group-words.ts";
import { nearestToNone, sureMeasures } from "../headline.ts";
import { printable } from "../printable.ts";
import { withoutRepeats } from "../repeated-groups.ts";
import { breachWords, type Standard } from "../standard-words.ts";

export interface BriefGap {
  readonly dimension: string;
  readonly group: string;
  /** Who the gap is of, lower case: "people in the most deprived fifth". */
  readonly people: string;
  /** Whether the group waits longer than its reference. */
  readonly isWorse: boolean;
  /** In which measures it surely differs. */
  readonly measures: ReadonlySet<string>;
  readonly text: string;
  /** Of an ordered breakdown: what the sentence leads with, and the figure of the group in it. */
  readonly step?: { readonly alike: string; readonly figure: string };
}

/**
 * Every sure gap by a characteristic of people, those who wait longer first, the largest first among them; empty where none is
 * sure. Sure as in the headlines: the interval and the test that allows for the number of comparisons both exclude chance.
 */
export function briefGaps(findings: Findings): BriefGap[] {
  const surelyIn = sureMeasures(findings);
  const { standard } = findings;
  const gaps = comparisonsOf(
    findings.dimensions.filter(({ dimension }) => isCharacteristicDimension(dimension)),
  )
    .flatMap((comparison) => {
      const measures = surelyIn(comparison.dimension, comparison.group.group);
      const [lead, ...others] = partsOf(comparison, measures, standard);
      if (lead === undefined) return [];
      return [{ comparison, measures, lead, others }];
    })
    .sort((one, other) => byImportance(one.lead, other.lead))
    .map(({ comparison, measures, lead, others }) => ({
      dimension: comparison.dimension.dimension,
      group: comparison.group.group,
      people: printable(groupWords(comparison.dimension, comparison.group.group)),
      isWorse: (lead.gap.difference ?? 0) > 0,
      measures,
      text: printable(sentence(comparison, lead, others)),
      ...(comparison.dimension.ordered && { step: { alike: lead.alike, figure: lead.figure } }),
    }));
  return withoutRepeats(gaps, (gap) => gap);
}

/**
 * As `briefGaps`, in fewer sentences: of an ordered breakdown the first is told whole, and those that surely differ in the same
 * way stand after it with their figure. Fifths of deprivation, told one by one, would crowd out everybody else.
 */
export function steppedGaps(findings: Findings): BriefGap[] {
  const gaps = briefGaps(findings);
  const stepOf = ({ dimension, step }: BriefGap): string | undefined =>
    step === undefined ? undefined : `${dimension} ${step.alike}`;
  return gaps.flatMap((gap, place): BriefGap[] => {
    const step = stepOf(gap);
    if (step === undefined) return [gap];
    if (gaps.findIndex((one) => stepOf(one) === step) < place) return [];
    const others = gaps.slice(place + 1).filter((one) => stepOf(one) === step);
    if (others.length === 0) return [gap];
    const named = others.map(({ people, step: own }) => `${people} (${own?.figure})`);
    return [{ ...gap, text: `${gap.text} ${gap.step?.alike}: ${allOf(named)}.` }];
  });
}

interface Part {
  readonly gap: Gap;
  /** Order of importance. */
  readonly place: number;
  /** As the predicate of the first clause, and as a clause that follows. */
  readonly lead: (others: string) => string;
  readonly aside: string;
  /** How others of whom the same is sure are introduced, and the group's own figure. */
  readonly alike: string;
  readonly figure: string;
}

const PLACES = ["breachesStandard", "over52Weeks", "medianWeeks"] as const;

function partsOf(comparison: Comparison, measures: ReadonlySet<string>, standard: Standard): Part[] {
  const { group, comparator, breaches, over52, median } = comparison;
  const shares = [
    measures.has("breachesStandard")
      ? sharePart(0, { gap: breaches, waited: breachWords(standard) }, [
          group.breachesStandard.proportion,
          comparator.breachesStandard,
        ])
      : undefined,
    measures.has("over52Weeks") && over52 !== undefined
      ? sharePart(1, { gap: over52, waited: "over 52 weeks" }, [
          group.over52Weeks.proportion,
          comparator.over52Weeks,
        ])
      : undefined,
  ].filter((part) => part !== undefined);
  if (shares.length > 0 || !measures.has("medianWeeks") || median === undefined) return shares;
  return [medianPart(median, [group.medianWeeks, comparator.medianWeeks])];
}

type Pair = readonly [number | null, number | null];

function sharePart(
  place: number,
  { gap, waited }: { readonly gap: Gap; readonly waited: string },
  [own, other]: Pair,
): Part {
  const figures = `${percentage(own)} against ${percentage(other)}`;
  const size = `${sized(gap.difference, 100, POINTS, SHARE)} (95% interval ${plainSpan(gap, 100)})`;
  const likely = (gap.difference ?? 0) > 0 ? "more" : "less";
  return {
    gap,
    place,
    lead: (others) => `are ${likely} likely to have waited ${waited} than ${others}: ${figures}, ${size}`,
    aside: `${waited} it is ${figures}, ${size}`,
    alike: `Also surely ${likely} likely to have waited ${waited}`,
    figure: percentage(own),
  };
}

function medianPart(gap: Gap, [own, other]: Pair): Part {
  const size = sized(gap.difference, 1, "weeks", WAIT);
  const figures = `${printNumber(own)} against ${printNumber(other)} weeks, 95% interval of the difference ${plainSpan(gap, 1)}`;
  return {
    gap,
    place: PLACES.indexOf("medianWeeks"),
    lead: (others) => `wait a median ${size} than ${others}: ${figures}`,
    aside: `the median is ${figures}`,
    alike: `Also surely with a ${(gap.difference ?? 0) > 0 ? "longer" : "shorter"} median wait`,
    figure: `${printNumber(own)} weeks`,
  };
}

function sentence({ dimension, group, reference }: Comparison, lead: Part, others: readonly Part[]): string {
  const people = capitalised(groupWords(dimension, group.group));
  const asides = others.map(({ aside }) => `; ${aside}`).join("");
  return `${people} ${lead.lead(groupWords(dimension, reference))}${asides}.`;
}

const percentage = (value: number | null): string =>
  value === null ? printPercentage(value) : `${printPercentage(value)}%`;

const certainty = ({ gap }: Part): number => nearestToNone(gap.differenceLower, gap.differenceUpper);

function byImportance(one: Part, other: Part): number {
  return (
    Math.sign(certainty(other)) - Math.sign(certainty(one)) ||
    one.place - other.place ||
    Math.abs(certainty(other)) - Math.abs(certainty(one))
  );
}

/** Said where no gap is sure; undefined where nothing could be compared at all. */
export function noSureGapWords(findings: Findings): string | undefined {
  const compared = comparisonsOf(
    findings.dimensions.filter(({ dimension }) => isCharacteristicDimension(dimension)),
  );
  return compared.length === 0
    ? undefined
    : "No group by a characteristic of people surely waits longer than those it is compared with. That is no proof that none does: small groups can hide large gaps.";
}
