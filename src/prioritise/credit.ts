import { type MakeColumn, ownUint32 } from "../shared-columns.ts";
import { CLINICAL_TIERS } from "../vocab/clinical-tiers.ts";
import type { ListRows, RowGroups } from "./list-rows.ts";
import type { Policy } from "./policy.ts";
import { creditDimensions } from "./policy-dimensions.ts";

/** The credit of every pathway under a policy. */
export interface Credit {
  /** Per pathway, hundredths of a week, after the policy's cap. */
  readonly hundredths: Uint32Array;
  /** Per pathway, the rules that hold, as bits in the order of the policy's rules. */
  readonly rules: Uint32Array;
}

/** No credit for anybody: the plain order. */
export const noCredit = (size: number, makeColumn: MakeColumn = ownUint32): Credit => ({
  hundredths: makeColumn(size),
  rules: makeColumn(size),
});

/** Weeks as written, two decimals at most, in whole hundredths: sums are then exact. */
export const inHundredths = (weeks: number): number => Math.round(weeks * 100);

/** The rules of a policy as bits of a word, the first the lowest. */
export const ruleBit = (index: number): number => (1 << index) >>> 0;

/**
 * The credit of each pathway: the weeks of all rules whose every dimension holds, to the policy's cap. Whoever is unknown
 * or not stated in a dimension counts as of its reference group, and so has whatever credit that group has; where the
 * reference is the rest of the list, none. Pathways without a clinical tier are ordered by wait alone and have no credit.
 *
 * Every dimension that the rules name must be in `rows`. Linear in pathways and dimensions, whatever the number of rules.
 */
export function creditOf(rows: ListRows, policy: Policy, makeColumn?: MakeColumn): Credit {
  const { size, tiers } = rows;
  const credit = noCredit(size, makeColumn);
  const { hundredths, rules } = credit;
  const everyRule = policy.credit.reduce((bits, _, index) => bits | ruleBit(index), 0) >>> 0;
  if (everyRule === 0) return credit;
  for (let row = 0; row < size; row += 1) {
    if ((tiers[row] as number) < CLINICAL_TIERS.length) rules[row] = everyRule;
  }
  for (const dimension of creditDimensions(policy)) {
    const groups = rows.dimensions.get(dimension);
    if (groups === undefined) throw new Error(`the rows have no groups of ${dimension}`);
    keepAllowed(rules, groups.levels, rulesByLevel(groups, policy));
  }
  const weeks = Uint32Array.from(policy.credit, (rule) => inHundredths(rule.weeks));
  const most = inHundredths(policy.maxCreditWeeks);
  for (let row = 0; row < size; row += 1) {
    const held = rules[row] as number;
    if (held !== 0) hundredths[row] = Math.min(most, sumOfRules(held, weeks));
  }
  return credit;
}

/** Takes from each pathway the rules that its level of one dimension does not allow. */
function keepAllowed(rules: Uint32Array, levels: RowGroups["levels"], allowed: Uint32Array): void {
  for (let row = 0; row < rules.length; row += 1) {
    rules[row] = (rules[row] as number) & (allowed[levels[row] as number] as number);
  }
}

/** Per level of a dimension, the rules that it does not stand in the way of. */
function rulesByLevel(
  { dimension, groups, knownGroups, reference, groupOfLevel }: RowGroups,
  { credit }: Policy,
) {
  const referenceGroup = groups.slice(0, knownGroups).find(({ id }) => id === reference)?.id;
  const byGroup = groups.map(({ id }, index) => {
    const counted = index < knownGroups ? id : referenceGroup;
    return credit.reduce((bits, { when }, rule) => {
      const named = when[dimension];
      const holds = named === undefined || (counted !== undefined && named.includes(counted));
      return holds ? bits | ruleBit(rule) : bits;
    }, 0);
  });
  return Uint32Array.from(groupOfLevel, (group) => byGroup[group] as number);
}

function sumOfRules(held: number, weeks: Uint32Array): number {
  let sum = 0;
  for (let bits = held; bits !== 0; bits &= bits - 1) {
    sum += weeks[31 - Math.clz32(bits & -bits)] as number;
  }
  return sum;
}
