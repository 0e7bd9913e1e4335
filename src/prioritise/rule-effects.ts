import type { ImpactRule } from "../findings/exact.ts";
import type { Credit } from "./credit.ts";
import type { ListRows } from "./list-rows.ts";
import { type PlaceChanges, placesGained } from "./place-changes.ts";
import type { CreditRule, Policy } from "./policy.ts";
import type { Ranking } from "./rank.ts";
import { type Grouping, groupingOf, sizesOf } from "./tally.ts";
import type { WeeklyCapacity } from "./weekly-capacity.ts";
import { type GroupCells, meanOf, sumIn, weeksIn } from "./weeks-in-cells.ts";

export interface RuleQuestion {
  readonly rows: ListRows;
  readonly policy: Policy;
  readonly credit: Credit;
  readonly changes: PlaceChanges;
  readonly capacity: WeeklyCapacity | undefined;
  readonly plain: Ranking;
  /** The list in the order that one rule of the policy alone would make. */
  readonly rankByRule?: ((rule: number) => Ranking) | undefined;
}

/**
 * What each rule would do alone, group by group: a rule on deprivation moves people of some ethnic groups too, though it
 * does not name them. Rules alone do not add up to the policy, whose people compete for the same places under one cap.
 */
export function ruleEffects(question: RuleQuestion): ImpactRule[] {
  const { policy, changes } = question;
  const room = new Uint32Array(changes.rows.length);
  return policy.credit.map((rule, index) => ({
    reason: rule.reason,
    weeks: rule.weeks,
    withCredit: holdsFor(question, index),
    dimensions: effectsOf(question, index, room),
  }));
}

/** The pathways of the ranked list for which a rule holds. */
function holdsFor({ changes, credit }: RuleQuestion, index: number): number {
  let count = 0;
  const { rows } = changes;
  for (let at = 0; at < rows.length; at += 1)
    count += ((credit.rules[rows[at] as number] as number) >>> index) & 1;
  return count;
}

function effectsOf(question: RuleQuestion, index: number, room: Uint32Array): ImpactRule["dimensions"] {
  const { rows, policy, changes, capacity, plain, rankByRule } = question;
  const rule = policy.credit[index];
  if (rankByRule === undefined || rule === undefined) return [];
  const gained = placesGained(changes.rows, plain, rankByRule(index));
  return [...rows.dimensions.values()].map((dimension) => {
    const grouping = groupingOf(dimension, changes.rows, room);
    const sizes = sizesOf(grouping);
    const places = sumPlaces({ ...changes, gained }, grouping);
    return {
      dimension: dimension.dimension,
      named: namesDimension(rule, dimension.dimension),
      groups: dimension.groups.flatMap(({ id }, group) => {
        const n = sizes[group] as number;
        const cells: GroupCells = { group, parts: changes.parts, capacity };
        if (n === 0) return [];
        const meanPlacesGained = meanOf(sumIn(places, cells), n);
        return [{ group: id, n, meanPlacesGained, meanWeeksGained: meanOf(weeksIn(places, cells), n) }];
      }),
    };
  });
}

/** Whether a rule names a dimension, alone or in a crossing. */
export const namesDimension = ({ when }: CreditRule, dimension: string): boolean =>
  Object.keys(when).some((id) => id === dimension || id.split("*").includes(dimension));

/** Places gained by group × part. */
function sumPlaces({ gained, partOf, parts }: PlaceChanges, { groupOf, groups }: Grouping): Float64Array {
  const places = new Float64Array(groups * parts);
  for (let at = 0; at < gained.length; at += 1) {
    const cell = (groupOf[at] as number) * parts + (partOf[at] as number);
    places[cell] = (places[cell] as number) + (gained[at] as number);
  }
  return places;
}
