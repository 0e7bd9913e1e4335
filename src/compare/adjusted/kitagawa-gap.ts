import type { AdjustedGap, AdjustedStrata } from "../../findings/exact.ts";
import { inWeeks } from "../../measure/in-weeks.ts";
import { type Kitagawa, kitagawa, type StratumPart } from "../../stats/kitagawa.ts";
import { weeksFromDays } from "../../units.ts";
import { identityOf } from "./adjust-gaps.ts";
import { isShared, type PairStratum, type StrataPair } from "./strata-pair.ts";
import type { StratifiedGroups } from "./stratified-groups.ts";
import { tooFewCompared } from "./too-few-compared.ts";

/** Strata in which a side has fewer pathways than this say little by themselves; they are named. */
const FEWEST = 5;
const MOST_NAMES = 50;

/** The gap in mean weeks taken apart, and the strata it was taken apart by. */
export function kitagawaGap(
  pair: StrataPair,
  carriers: StratifiedGroups["carriers"],
): { readonly gap: AdjustedGap; readonly strata: AdjustedStrata } {
  const found = kitagawa(
    pair.strata.map(({ group, reference }) => ({
      n1: group.n,
      mean1: group.mean,
      squares1: group.squares,
      n0: reference.n,
      mean0: reference.mean,
      squares0: reference.squares,
    })),
  );
  const gap: AdjustedGap = {
    ...identityOf(pair),
    measure: "meanWeeks",
    method: "kitagawa",
    crude: inWeeks(pair.crude.group.mean - pair.crude.reference.mean),
    difference: inWeeks(found?.within.value),
    differenceLower: inWeeks(found?.within.lower),
    differenceUpper: inWeeks(found?.within.upper),
    ratio: null,
    ratioLower: null,
    ratioUpper: null,
    composition: inWeeks(found?.composition),
    within: inWeeks(found?.within.value),
    unmatched: inWeeks(found?.unmatched),
    reason: null,
  };
  return { gap, strata: strataOf(pair, found, carriers) };
}

function strataOf(
  pair: StrataPair,
  found: Kitagawa | undefined,
  carriers: StratifiedGroups["carriers"],
): AdjustedStrata {
  const { strata } = pair;
  const compared = strata.filter(isShared);
  return {
    ...identityOf(pair),
    strata: strata.length,
    compared: compared.length,
    n: pair.crude.group.n,
    referenceN: pair.crude.reference.n,
    leftOut: named(strata.filter((stratum) => !isShared(stratum))),
    tooFew: named(compared.filter(({ group, reference }) => Math.min(group.n, reference.n) < FEWEST)),
    carriedBy:
      found === undefined || tooFewCompared(pair) !== undefined
        ? []
        : carriedBy(strata, found.parts, carriers),
  };
}

function named(strata: readonly PairStratum[]): AdjustedStrata["leftOut"] {
  const byPathways = [...strata].sort(
    (one, other) => other.group.n + other.reference.n - one.group.n - one.reference.n,
  );
  return {
    strata: strata.length,
    pathways: strata.reduce((sum, { group }) => sum + group.n, 0),
    referencePathways: strata.reduce((sum, { reference }) => sum + reference.n, 0),
    names: byPathways.slice(0, MOST_NAMES).map(({ label }) => label),
  };
}

/** The parts of all strata, gathered by the group of the first adjuster, in its order. */
function carriedBy(
  strata: readonly PairStratum[],
  parts: readonly StratumPart[],
  carriers: StratifiedGroups["carriers"],
): AdjustedStrata["carriedBy"] {
  const byCarrier = new Map<number, { strata: PairStratum[]; parts: StratumPart[] }>();
  strata.forEach((stratum, index) => {
    const carrier = stratum.levels[0] ?? 0;
    const gathered = byCarrier.get(carrier) ?? { strata: [], parts: [] };
    byCarrier.set(carrier, gathered);
    gathered.strata.push(stratum);
    gathered.parts.push(parts[index] as StratumPart);
  });
  return [...byCarrier]
    .sort(([one], [other]) => one - other)
    .map(([carrier, gathered]) => ({
      stratum: carriers[carrier]?.group ?? "",
      label: carriers[carrier]?.label ?? "",
      n: peopleOf(gathered.strata, "group"),
      referenceN: peopleOf(gathered.strata, "reference"),
      meanWeeks: inWeeks(meanOf(gathered.strata, "group")),
      referenceMeanWeeks: inWeeks(meanOf(gathered.strata, "reference")),
      composition: weeksOf(gathered.parts, "composition"),
      within: weeksOf(gathered.parts, "within"),
      unmatched: weeksOf(gathered.parts, "unmatched"),
    }));
}

const peopleOf = (strata: readonly PairStratum[], side: "group" | "reference"): number =>
  strata.reduce((sum, stratum) => sum + stratum[side].n, 0);

/** Undefined for fewer than five people, of whom a mean would tell nearly everything. */
function meanOf(strata: readonly PairStratum[], side: "group" | "reference"): number | undefined {
  const people = peopleOf(strata, side);
  return people < FEWEST
    ? undefined
    : strata.reduce((sum, { [side]: { n, mean } }) => sum + n * mean, 0) / people;
}

const weeksOf = (parts: readonly StratumPart[], part: keyof StratumPart): number =>
  weeksFromDays(parts.reduce((sum, one) => sum + one[part], 0));
