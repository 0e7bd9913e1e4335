import type { PolicyFile } from "../config/read-policy.ts";
import type { SimulationFindings } from "../findings/exact.ts";
import { creditOf } from "../prioritise/credit.ts";
import type { SimulationRequest, Watch } from "../request.ts";
import { readForPolicies } from "./read-for-policies.ts";
import { simulateList } from "./simulate.ts";

/** Reads a list and simulates it under policies. Throws as `readForPolicies` and `simulateList` do. */
export async function simulatePolicies(
  request: SimulationRequest & { readonly policies: readonly PolicyFile[] },
  watch: Watch,
): Promise<SimulationFindings> {
  const { named, asAt, evidence, ...read } = await readForPolicies(
    { ...request, further: request.followed ?? [] },
    watch,
  );
  const { rows } = named;
  const policies = request.policies.map(({ policy }, index) => ({
    policy,
    credit: creditOf(rows, policy),
    evidence: evidence[index] ?? [],
  }));
  const where = request.where.map(({ field, value }) => `${field}=${value}`);
  const { ethnicGrouping } = request;
  return simulateList({ ...read, rows, policies, asAt: asAt ?? null, where, ethnicGrouping }, request, watch);
}
