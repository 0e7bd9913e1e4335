import type { Excess, Intersection, IntersectionFindings } from "../findings/exact.ts";
import { THRESHOLD_MEASURES } from "../findings/threshold-measures.ts";
import { inWeeks } from "../measure/in-weeks.ts";
import { meanContrast } from "../stats/mean-contrast.ts";
import { medianContrast } from "../stats/median-contrast.ts";
import { proportionContrast } from "../stats/proportion-contrast.ts";
import { FEWEST_PATHWAYS } from "../vocab/fewest-pathways.ts";
import type { CrossedCell } from "./crossed-cells.ts";
import { contrastInWeeks, excessRow } from "./excess-row.ts";

/** A cell of the sum: the group (1), each single step from the reference to it (−1), the reference (steps − 1). */
interface WeighedCell {
  readonly weight: number;
  readonly group: string;
  readonly cell: CrossedCell | undefined;
}

/**
 * The excess of every group that is at least two steps from the reference crossing: its gap to the reference less the gaps of
 * the groups that share one part with it and all others with the reference. Of two dimensions p₁₁ − p₁₀ − p₀₁ + p₀₀.
 */
export function excessOverSteps(cells: readonly CrossedCell[], reference: string): IntersectionFindings {
  const origin = cells.find(({ group }) => group === reference);
  const shape = { expectation: "reference-crossing", fewestPathways: FEWEST_PATHWAYS } as const;
  if (origin === undefined) return { ...shape, reason: "no-reference", groups: [] };
  const byParts = new Map(cells.map((cell) => [keyOf(cell.parts), cell]));
  const groups = cells.flatMap((cell): Intersection[] => {
    const steps = stepsOf(cell.parts, origin.parts).map((parts) => ({
      weight: -1,
      group: parts.join("*"),
      cell: byParts.get(keyOf(parts)),
    }));
    if (steps.length < 2) return [];
    const sum = [
      { weight: 1, group: cell.group, cell },
      ...steps,
      { weight: steps.length - 1, group: reference, cell: origin },
    ];
    return [excessOf(cell, sum)];
  });
  return { ...shape, reason: null, groups };
}

function excessOf(own: CrossedCell, sum: readonly WeighedCell[]): Intersection {
  const fewPathways = sum.filter(({ cell }) => (cell?.n ?? 0) < FEWEST_PATHWAYS).map(({ group }) => group);
  return {
    group: own.group,
    n: own.n,
    comparedWith: sum.slice(1).map(({ group, cell }) => ({ group, n: cell?.n ?? 0 })),
    reason: fewPathways.length > 0 ? "few-pathways" : null,
    fewPathways,
    excesses: fewPathways.length > 0 ? [] : excessesOf(own, sum),
  };
}

function excessesOf(own: CrossedCell, sum: readonly WeighedCell[]): Excess[] {
  const terms = sum.flatMap(({ weight, cell }) => (cell === undefined ? [] : [{ weight, cell }]));
  const mean = meanContrast(terms.map(({ weight, cell }) => ({ weight, moments: cell.moments })));
  const median = medianContrast(terms.map(({ weight, cell }) => ({ weight, ...cell.median })));
  return [
    ...excessRow("meanWeeks", inWeeks(own.moments.mean), {
      contrast: contrastInWeeks(mean),
      method: "welch-satterthwaite",
    }),
    ...excessRow("medianWeeks", inWeeks(own.median.median), {
      contrast: contrastInWeeks(median),
      method: "bonett-price",
    }),
    ...THRESHOLD_MEASURES.flatMap((measure) =>
      excessRow(measure, own.counts[measure] / own.n, {
        contrast: proportionContrast(
          terms.map(({ weight, cell }) => ({ weight, count: cell.counts[measure], n: cell.n })),
        ),
        method: "wilson-mover",
      }),
    ),
  ];
}

const keyOf = (parts: readonly string[]): string => JSON.stringify(parts);

/** From the reference one part at a time to the group's, each step by itself. */
const stepsOf = (parts: readonly string[], origin: readonly string[]): string[][] =>
  parts.flatMap((part, place) => (part === origin[place] ? [] : [origin.with(place, part)]));
