/** From a list to gates that hold or do not: analyse, disclose, judge. */
import type { Gate } from "../check/gate.ts";
import { runGates } from "../check/run-gates.ts";
import type { CheckFindings } from "../findings/check-schema.ts";
import type { Findings } from "../findings/schema.ts";
import { analyseBoth } from "../pipeline.ts";
import type { AnalysisRequest, SuppressionChoice, Watch } from "../request.ts";
import { type EarlierFile, refuseIncomparable } from "./earlier-findings.ts";
import { requireDimensions } from "./list-dimensions.ts";
import { PUBLISHED_BY_DEFAULT, publishableFile } from "./publishable.ts";

export interface CheckRequest {
  readonly analysis: AnalysisRequest;
  readonly gates: readonly Gate[];
  /** What changes are measured from. */
  readonly previous?: EarlierFile<Findings>;
}

/** Throws a user error where the list cannot be used, for a gate on a dimension that there is not, and for earlier findings that mean something else. */
export async function check(
  { analysis, gates, previous }: CheckRequest,
  watch: Watch,
): Promise<CheckFindings> {
  const beside = gates.flatMap(({ subject }) =>
    "dimension" in subject && subject.dimension !== undefined ? [subject.dimension.split("*")] : [],
  );
  requireDimensions(Object.fromEntries(beside.map((ids) => [ids.join("*"), ""])));
  // What it says goes into the logs of a job, which many can read.
  const suppression = analysis.suppression ?? PUBLISHED_BY_DEFAULT;
  const both = await analyseBoth({ ...analysis, suppression, beside }, watch);
  if (previous === undefined) return runGates(gates, both);
  refuseIncomparable(previous, both.published);
  return runGates(gates, { ...both, ...earlier(previous.content, suppression) });
}

/** A change from an exact figure would give it away: changes that are said are from what may be published. */
const earlier = (previous: Findings, suppression: SuppressionChoice) => ({
  previous,
  publishedPrevious: previous.suppression.rule === "none" ? publishableFile(previous, suppression) : previous,
});
