/** What is said of units and their gaps, with what chance alone would do. */
import type {
  DimensionFindings,
  ThresholdMeasure,
  UnitGap,
  UnitGapFindings,
  UnitsFindings,
} from "../findings/schema.ts";
import { unitNames } from "../vocab/unit-dimensions.ts";
import { counted, printCount, printNumber, printPercentage, printSigned } from "./figures.ts";
import { POINTS, SHARE, sized } from "./gap-words.ts";
import { capitalised, groupWords } from "./group-words.ts";
import { printable } from "./printable.ts";
import { breachWords, type Standard } from "./standard-words.ts";
import {
  byChance,
  countedUnits,
  howManyLie,
  isAbove,
  isFarOutside,
  isOutside,
  labelOf,
  manyUnits,
} from "./unit-words.ts";

/** "over 18 weeks": what follows "waited", for the measures of waiting past a limit. */
export function waitedWords(measure: ThresholdMeasure, standard: Standard): string {
  if (measure === "breachesStandard") return breachWords(standard);
  return `over ${/\d+/.exec(measure)?.[0] ?? ""} weeks`;
}

/** How many units, how large, and what limits mean. */
export function introSentence(units: UnitsFindings): string {
  const sizes = units.units.flatMap(({ n }) => (n === null ? [] : [n]));
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const size =
    least === most ? counted(least, "pathway") : `${printCount(least)} to ${counted(most, "pathway")}`;
  const unknown =
    units.unknown === 0
      ? ""
      : ` ${counted(units.unknown, "pathway")} of no known ${unitNames(units.unit).one} ${units.unknown === 1 ? "is" : "are"} left out.`;
  const hidden = sizes.length < units.units.length ? " (without those whose number is hidden)" : "";
  const lead = `${countedUnits(units, units.units.length)} with ${size}${units.units.length === 1 ? "" : " each"}${hidden}.${unknown}`;
  const compared = Math.max(...Object.values(units.levels).map((level) => level.comparedUnits));
  if (compared === 0) {
    const why =
      units.units.length < FEWEST_UNITS
        ? `Too few to hold one against the others (see Notes);`
        : `It takes ${FEWEST_UNITS} that are large enough to hold one against the others;`;
    return `${lead} ${why} --by ${printable(units.unit)} prints the figures of each.`;
  }
  return [
    lead,
    `Limits show how far from all ${manyUnits(units)} together one of its size would lie by chance: of ${printCount(compared)},`,
    `${byChance(compared, "at95")} would lie outside the 95% limits and ${byChance(compared, "at998")} outside the 99.8% limits with nothing behind it.`,
    "Outside is no verdict: it is more than chance would explain, and asks for a special look at who waits there, for what, and how it is recorded.",
  ].join(" ");
}

/** "Over 18 weeks: 3 of 12 providers lie outside the 99.8% limits around 39.9% (2 above, 1 below) …"; none where no unit is compared. */
export function levelSentence(
  units: UnitsFindings,
  measure: ThresholdMeasure,
  standard: Standard,
): string | undefined {
  const { target, comparedUnits: compared, ...spread } = units.levels[measure];
  if (compared === 0) return undefined;
  const figures = units.units.map(({ measures }) => measures[measure]);
  const far = figures.filter(({ place }) => isFarOutside(place));
  const outside = figures.filter(({ place }) => isOutside(place));
  const adjusted = figures.filter(({ placeAdjusted }) => isFarOutside(placeAdjusted)).length;
  const lie = howManyLie(units, outside.length, compared);
  const isAllFar = outside.length > 0 && outside.length === far.length;
  const limits = `outside the ${isAllFar ? "99.8%" : "95%"} limits around ${printPercentage(target)}%`;
  return (
    `${capitalised(waitedWords(measure, standard))}: ${lie} ${limits}${sidesOf(outside)}${isAllFar ? "" : farWords(far, outside.length)}` +
    `${spreadWords(spread, { units, far: far.length, adjusted })}.`
  );
}

type Placed = UnitsFindings["units"][number]["measures"][ThresholdMeasure];

/** ", one of them outside the 99.8% limits (below)": of those outside the 95% limits. */
function farWords(far: readonly Placed[], outside: number): string {
  if (outside === 0) return "";
  if (far.length === 0) return `, ${outside === 1 ? "but not" : "none of them"} outside the 99.8% limits`;
  return `, ${far.length === 1 ? "one" : printCount(far.length)} of them outside the 99.8% limits${sidesOf(far)}`;
}

function sidesOf(outside: readonly Placed[]): string {
  const above = outside.filter(({ place }) => isAbove(place)).length;
  return outside.length === 0 ? "" : ` (${sidesWords(above, outside.length - above)})`;
}

const sidesWords = (above: number, below: number): string => {
  if (above + below === 1) return above === 1 ? "above" : "below";
  return [above === 0 ? "" : `${printCount(above)} above`, below === 0 ? "" : `${printCount(below)} below`]
    .filter((part) => part !== "")
    .join(", ");
};

const SURE = 0.05;

/** Whether units spread more than chance, and what remains outside when that is allowed for. */
function spreadWords(
  { phi, spreadPValue, tauSquared }: Pick<UnitGapFindings, "phi" | "spreadPValue" | "tauSquared">,
  {
    units,
    far,
    adjusted,
  }: { readonly units: UnitsFindings; readonly far: number; readonly adjusted: number },
): string {
  if (phi === null || spreadPValue === null || tauSquared === null) return "";
  const whole = `; ${manyUnits(units)} as a whole spread`;
  const size = `chance would make them (φ ${printNumber(phi)})`;
  if (spreadPValue < SURE) {
    // Winsorised, the spread may be sure and its variance still 0: there is then nothing to allow for.
    const isAllowedFor = far > 0 && tauSquared > 0;
    return `${whole} more than ${size}${isAllowedFor ? `, and allowing for that ${leftWords(adjusted)}` : ""}`;
  }
  return `${whole} no more, as far as can be told, than ${size}`;
}

const leftWords = (left: number): string =>
  `${left === 0 ? "none" : printCount(left)} ${left < 2 ? "lies" : "lie"} outside the 99.8% limits`;

/** Of fewer, the middle is what each of them makes it. */
const FEWEST_UNITS = 3;

const MOST_NAMED = 3;

/** A gap within units, how it compares with that of all units as one, and which units' own gaps lie far from it. */
export function unitGapSentence(
  gap: UnitGapFindings,
  dimension: DimensionFindings,
  { units, standard }: { readonly units: UnitsFindings; readonly standard: Standard },
): string {
  const people = groupWords(dimension, gap.group);
  const others = groupWords(dimension, gap.reference);
  const mean = sized(gap.target, 100, POINTS, SHARE);
  const lead = `Within ${manyUnits(units)}, ${mean} of ${people} have waited ${waitedWords(gap.measure, standard)} than of ${others}, on average${overallWords(gap, units)}.`;
  const far = furthestFirst(gap.units.filter(({ place }) => isFarOutside(place)));
  const named = far.slice(0, MOST_NAMED).map((own) => `${labelOf(own.unit, units)} (${ownGapWords(own)})`);
  const rest = far.length > MOST_NAMED ? `, and ${printCount(far.length - MOST_NAMED)} more` : "";
  const lie = capitalised(howManyLie(units, far.length, gap.comparedUnits));
  const which = far.length === 0 ? "" : `: ${named.join(", ")}${rest}`;
  const left = far.filter(({ placeAdjusted }) => isFarOutside(placeAdjusted)).length;
  const adjusted =
    far.length === 0 || gap.tauSquared === null || gap.tauSquared === 0
      ? ""
      : ` Allowing for the spread between ${manyUnits(units)}, ${leftWords(left)}.`;
  return `${lead} ${lie} outside the 99.8% limits around that${which}.${adjusted}`;
}

/** Where a whole half point of the gap of all units together is not within them. */
const WORTH_SAYING = 0.005;

function overallWords({ target, overallDifference }: UnitGapFindings, units: UnitsFindings): string {
  if (target === null || overallDifference === null) return "";
  const between = overallDifference - target;
  const all = `${sized(overallDifference, 100, POINTS, SHARE)} with all ${manyUnits(units)} as one`;
  if (Math.abs(between) < WORTH_SAYING) return "";
  return ` (${all}: what differs lies between ${manyUnits(units)}, not within them)`;
}

const points = (value: number | null): string => printSigned(value === null ? null : 100 * value);

/** "+19.3 percentage points, 95% interval +15.3 to +23.2". */
const ownGapWords = ({ difference, differenceLower, differenceUpper }: UnitGap): string =>
  `${points(difference)} percentage points, 95% interval ${points(differenceLower)} to ${points(differenceUpper)}`;

/** "ZAC: people recorded as Asian, over 18 weeks: +19.3 percentage points, 95% interval …, where the mean within providers is +6.1; …". */
export function farGapSentence(
  own: UnitGap,
  gap: UnitGapFindings,
  said: {
    readonly people: string;
    readonly units: UnitsFindings;
    readonly standard: Standard;
  },
): string {
  const { people, units, standard } = said;
  const mean = points(gap.target);
  const still = isFarOutside(own.placeAdjusted)
    ? "outside the 99.8% limits"
    : isOutside(own.placeAdjusted)
      ? "outside the 95% limits only"
      : "within the limits";
  const adjusted =
    own.placeAdjusted === null || gap.tauSquared === 0
      ? ""
      : `; allowing for the spread between ${manyUnits(units)}, ${still}`;
  return `${labelOf(own.unit, units)}: ${people}, ${waitedWords(gap.measure, standard)}, ${ownGapWords(own)}, where the mean within ${manyUnits(units)} is ${mean}${adjusted}.`;
}

export const furthestFirst = <Unit extends { readonly zScore: number | null }>(
  units: readonly Unit[],
): Unit[] => [...units].sort((a, b) => Math.abs(b.zScore ?? 0) - Math.abs(a.zScore ?? 0));

/** All own gaps at once: how many would lie outside by chance, and how many do. */
export function gapsTogetherSentence(
  units: UnitsFindings,
  held: readonly UnitGapFindings[],
): string | undefined {
  const own = held.flatMap((gap) => gap.units).filter(({ place }) => place !== null);
  if (own.length === 0) return undefined;
  const far = own.filter(({ place }) => isFarOutside(place)).length;
  const outside = own.filter(({ place }) => isOutside(place)).length;
  const gaps = held.filter(({ comparedUnits }) => comparedUnits > 0).length;
  return (
    `Own gaps held against the mean gap within ${manyUnits(units)}: ${printCount(own.length)}, from ${counted(gaps, "gap")}. By chance ` +
    `${byChance(own.length, "at95")} of them would lie outside the 95% limits and ${byChance(own.length, "at998")} outside the 99.8% limits; ` +
    `${printCount(outside)} and ${printCount(far)} do.`
  );
}
