/** From a list to gates that hold or do not: analyse, disclose, judge. */
import type { Gate } from "../check/gate.ts";
import { runGates } from "../check/run-gates.ts";
import type { CheckFindings } from "../findings/check-schema.ts";
import type { Findings } from "../findings/schema.ts";
import { analyseBoth } from "../pipeline.ts";
import type { AnalysisRequest, Watch } from "../request.ts";
import { requireDimensions } from "./list-dimensions.ts";

export interface CheckRequest {
  readonly analysis: AnalysisRequest;
  readonly gates: readonly Gate[];
  /** What changes are measured from. */
  readonly previous?: Findings;
}

/** Throws a user error where the list cannot be used, and for a gate on a dimension that there is not. */
export async function check(
  { analysis, gates, previous }: CheckRequest,
  watch: Watch,
): Promise<CheckFindings> {
  const beside = gates.flatMap(({ subject }) =>
    "dimension" in subject && subject.dimension !== undefined ? [subject.dimension.split("*")] : [],
  );
  requireDimensions(Object.fromEntries(beside.map((ids) => [ids.join("*"), ""])));
  const both = await analyseBoth({ ...analysis, beside }, watch);
  return runGates(gates, { ...both, ...(previous && { previous }) });
}
