/** Which of the two lines through ordered groups is printed: the straight one, unless it ends too near to none. */
import type { DimensionFindings, GradientFindings } from "../findings/schema.ts";

/** Below this part of the overall share an end of the straight line is not to be relied on: there its ratio's limits covered 68%. */
const LEAST_PART = 1 / 3;

/**
 * The gradient in a measure that the report shows. Of a share whose straight line ends below a third of the overall share, or
 * at 0 or less, that on the logit scale where there is one; undefined where the measure has none.
 */
export function shownSlope(
  { gradients = [] }: Pick<DimensionFindings, "gradients">,
  measure: string,
): GradientFindings | undefined {
  const of = (scale: GradientFindings["scale"]) =>
    gradients.find((one) => one.measure === measure && one.scale === scale);
  const linear = of("linear");
  const logit = of("logit");
  return linear !== undefined && logit !== undefined && logit.sii !== null && endsNearNone(linear)
    ? logit
    : linear;
}

/** The line passes through the overall share in its middle. */
function endsNearNone({ fittedFirst, fittedLast }: GradientFindings): boolean {
  if (fittedFirst === null || fittedLast === null) return false;
  const overall = (fittedFirst + fittedLast) / 2;
  return Math.min(fittedFirst, fittedLast) < LEAST_PART * overall;
}
