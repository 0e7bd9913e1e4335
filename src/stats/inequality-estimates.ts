import type { Estimate } from "./estimate.ts";
import { type InequalityMeasure, inequalityOf, type UnequalGroups } from "./inequality.ts";
import { inequalityReach } from "./inequality-reach.ts";
import { type FigureKind, type Span, type Spans, stretchedFigures } from "./inequality-span.ts";

export interface InequalityOptions {
  readonly kind: FigureKind;
  /** The standard error of each figure. */
  readonly errors: readonly number[];
  /** As `inequalitySpans` of these figures or, for shares, of their complements; undefined: no limits. */
  readonly spans: Spans | undefined;
  /** As `ratioSpan` of these figures. */
  readonly ratio: Span | undefined;
}

/**
 * Summary measures of inequality with their limits: where `inequalitySpans` puts them, and an upper limit not below
 * `inequalityReach`. Undefined as in `inequalityOf`; limits undefined where chance has no part, and an upper limit where none
 * is improbable.
 */
export function inequalityEstimates(
  figures: readonly number[],
  groups: UnequalGroups,
  { kind, errors, spans, ratio }: InequalityOptions,
): (measure: InequalityMeasure) => Estimate | undefined {
  const measured = inequalityOf(groups);
  const reachOf = inequalityReach(figures, groups, {
    errors,
    largest: kind.kind === "shares" ? 1 : Number.POSITIVE_INFINITY,
  });
  const people = groups.sizes.reduce((sum, size) => sum + size, 0);
  const mean = groups.sizes.reduce((sum, size, i) => sum + (size / people) * (figures[i] as number), 0);

  return (measure) => {
    const estimate = measured(measure, figures);
    if (estimate === undefined) return undefined;
    const span = measure === "r" ? ratio : spans?.[measure];
    if (span === undefined) return { estimate, lower: undefined, upper: undefined };
    const at = (multiple: number): number | undefined => {
      if (measure === "r") return estimate ** multiple;
      if (multiple === 0) return 0;
      return measured(measure, stretchedFigures(figures, groups.sizes, { multiple, kind: kind.kind }));
    };
    const near = at(span.lower);
    const stretched = span.upper === undefined ? undefined : at(span.upper);
    const reach = inUnit(measure, reachOf(measure));
    const far =
      stretched === undefined
        ? undefined
        : estimate < 0 || isDebit(measure)
          ? Math.min(stretched, -(reach ?? 0))
          : Math.max(stretched, reach ?? stretched);
    return isDebit(measure) ? { estimate, lower: far, upper: near } : { estimate, lower: near, upper: far };
  };

  /** What all would be better off by is below 0 where less is better. */
  function isDebit(measure: InequalityMeasure): boolean {
    return groups.best === "lowest" && (measure === "par" || measure === "paf");
  }

  function inUnit(measure: InequalityMeasure, reach: number | undefined): number | undefined {
    const toMean = measure === "idisw" || measure === "idisu" || measure === "paf";
    return reach === undefined || !toMean ? reach : (100 * reach) / mean;
  }
}
