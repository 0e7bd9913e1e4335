import { type FrontierPoint, SIMULATED_GAPS } from "../../findings/simulation-schema.ts";
import type { ArmResult } from "./arm-result.ts";
import { EVERYBODY, referenceColumn } from "./followed-groups.ts";
import type { FollowedArm, SimulationRuns } from "./run-replications.ts";
import { closedBy, creditedGroups, gapAt, movedFindings, over } from "./summarise-arm.ts";

/** One size of a policy's credit: the gaps of the groups it is for, and what others wait. */
export function frontierPoint(
  { arm, results }: FollowedArm,
  runs: SimulationRuns,
  last: number,
): FrontierPoint {
  const plain = runs.arms[arm.against ?? 0]?.results ?? [];
  const moved = movedFindings(results, EVERYBODY);
  if (moved === null) throw new Error("a frontier is of policies, which are held against a plain order");
  return {
    scale: arm.scale,
    maxCreditWeeks: arm.policy.maxCreditWeeks * arm.scale,
    gaps: creditedGroups(arm.policy).flatMap((credited) =>
      creditedGaps(credited, { results, plain, runs, last }),
    ),
    moved,
  };
}

function creditedGaps(
  credited: { readonly dimension: string; readonly group: string },
  found: {
    readonly results: readonly ArmResult[];
    readonly plain: readonly ArmResult[];
    readonly runs: SimulationRuns;
    readonly last: number;
  },
): FrontierPoint["gaps"] {
  const { results, plain, last } = found;
  const dimension = found.runs.followed.dimensions.find(
    ({ rowGroups }) => rowGroups.dimension === credited.dimension,
  );
  const group = dimension?.rowGroups.groups.findIndex(({ id }) => id === credited.group) ?? -1;
  if (dimension === undefined || group === -1 || referenceColumn(dimension, group) === undefined) return [];
  return SIMULATED_GAPS.map((measure) => {
    const at = (result: ArmResult) => gapAt(result, last, { dimension, group, measure });
    return {
      ...credited,
      reference: dimension.rowGroups.reference,
      measure,
      gap: over(results, at),
      closed: over(results, (result, replication) => {
        const [own, other] = [at(result), at(plain[replication] as ArmResult)];
        return own === undefined || other === undefined ? undefined : closedBy(own, other);
      }),
    };
  });
}
