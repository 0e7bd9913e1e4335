import type { CompletenessFindings } from "../findings/exact.ts";
import { chiSquare } from "../stats/chi-square.ts";
import { twoProportionTest } from "../stats/two-proportion-test.ts";

interface Known {
  readonly n: number;
  readonly known: number;
}

export type CompletenessTest = NonNullable<CompletenessFindings["by"][number]["test"]>;

/** The fewest known, and unknown, that a row of the χ² test must lead one to expect (Cochran's rule). */
const LEAST_EXPECTED = 5;

/**
 * Whether groups differ in how many of them are known: Pearson's χ². Groups in which fewer than 5 known or 5 unknown
 * would be expected are tested as one, and left out when even together they are too few; two groups of which one is
 * small are tested by Fisher's exact test. Undefined when all or none are known and when one group is left. `alone`: the
 * group stands by itself. Source: Cochran (1954), Biometrics 10:417–451.
 */
export function testCompleteness<Group extends Known>(
  groups: readonly Group[],
): { alone(group: Group): boolean; readonly test: CompletenessTest | undefined } {
  const all = together(groups);
  const rarer = Math.min(all.known, all.n - all.known);
  if (rarer === 0) return { alone: () => false, test: undefined };
  const isLarge = ({ n }: Known): boolean => n * rarer >= LEAST_EXPECTED * all.n;
  const small = groups.filter((group) => !isLarge(group));
  const rest = together(small);
  const large = groups.filter(isLarge);
  const [only, another] = large;
  if (only !== undefined && another === undefined && rest.n > 0 && !isLarge(rest)) {
    return { alone: (group) => isLarge(group) || small.length === 1, test: exactTest(only, rest) };
  }
  const rows = [...large, ...(isLarge(rest) ? [rest] : [])];
  return { alone: isLarge, test: largeTest(rows) };
}

function largeTest(rows: readonly Known[]): CompletenessTest | undefined {
  const found = chiSquare(rows.map(({ n, known }) => [known, n - known]));
  if (found === undefined) return undefined;
  const { statistic, degreesOfFreedom: df, pValue } = found;
  return { method: "chi-square", statistic, df, pValue };
}

function exactTest(one: Known, other: Known): CompletenessTest | undefined {
  const found = twoProportionTest(one.known, one.n, other.known, other.n);
  return found && { method: "fisher", statistic: null, df: null, pValue: found.pValue };
}

const together = (groups: readonly Known[]): Known => ({
  n: groups.reduce((sum, { n }) => sum + n, 0),
  known: groups.reduce((sum, { known }) => sum + known, 0),
});
