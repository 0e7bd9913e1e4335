import type { PolicyFile } from "../config/read-policy.ts";
import type { OrderSummary } from "../findings/exact.ts";
import { type Credit, creditOf, noCredit } from "../prioritise/credit.ts";
import { impactOfOrder } from "../prioritise/impact.ts";
import type { ListParts } from "../prioritise/list-parts.ts";
import { groupAt, type ListRows } from "../prioritise/list-rows.ts";
import { creditDimensions } from "../prioritise/policy-dimensions.ts";
import { policyFindings } from "../prioritise/policy-findings.ts";
import { type Ranking, rankRows, sizeOfRanked } from "../prioritise/rank.ts";
import { SortMemory } from "../prioritise/stable-sort.ts";
import type { GivenCapacity } from "../prioritise/weekly-capacity.ts";
import type { PolicyOptions, Watch } from "../request.ts";
import { sharedUint32 } from "../shared-columns.ts";
import { VERSION } from "../version.ts";
import { DECISION_SUPPORT } from "../vocab/decision-support.ts";
import type { NamedRows } from "./list-rows.ts";
import { warningsFirst } from "./note.ts";
import { orderNotes } from "./order-notes.ts";
import { readForPolicies } from "./read-for-policies.ts";

export interface PrioritiseRequest extends PolicyOptions {
  readonly policy: PolicyFile;
  /** Dimension that the list is ranked within, one order for each of its groups. */
  readonly within?: string;
  readonly capacity?: GivenCapacity;
  /** Only so many of each list, or part of it. */
  readonly top?: number;
  readonly pseudonymised: boolean;
}

/** A list in order under a policy, with all that its rows are written from. */
export interface ProposedOrder {
  readonly named: NamedRows;
  readonly credit: Credit;
  readonly plain: Ranking;
  readonly proposed: Ranking;
  readonly parts: ListParts | undefined;
  /** What the order does, made when asked for: as much work as the order itself. */
  summary(): OrderSummary;
}

/** Puts a list in order under a policy, beside the plain order of the same list. Throws as `readForPolicies` does. */
export async function prioritise(request: PrioritiseRequest, watch: Watch): Promise<ProposedOrder> {
  const { policy: file, ethnicGrouping, within, capacity, top } = request;
  const { policy } = file;
  const further = within === undefined ? [] : [within];
  const { named, asAt, evidence, ...read } = await readForPolicies(
    { ...request, policies: [file], further },
    watch,
  );
  const { rows } = named;
  const credit = creditOf(rows, policy, sharedUint32);
  const parts = partsOf(rows, within);
  const inParts = parts && { parts: parts.keys };
  const kept = { ...inParts, makeColumn: sharedUint32 };
  const plain = rankRows(rows, policy, noCredit(rows.size), kept);
  const again = { ...inParts, memory: new SortMemory(sizeOfRanked(rows)), like: plain };
  const proposed = rankRows(rows, policy, credit, { ...kept, ...again });
  const rankByRule = (rule: number): Ranking => {
    const alone = creditOf(rows, { ...policy, credit: policy.credit.slice(rule, rule + 1) });
    return rankRows(rows, policy, alone, again);
  };
  const impact = () =>
    impactOfOrder({
      rows: peopleIn(rows, { named: creditDimensions(policy), within }),
      policy,
      credit,
      plain,
      proposed,
      rankByRule,
      ...(parts && { parts }),
      ...(capacity && { capacity }),
      ...(top !== undefined && { topN: top }),
    });
  const summary = (): OrderSummary => ({
    schema: "fairwait/order@1",
    tool: { name: "fairwait", version: VERSION },
    asAt: asAt ?? null,
    notice: DECISION_SUPPORT,
    options: {
      ethnicGrouping,
      where: request.where.map(({ field, value }) => `${field}=${value}`),
      rankedWithin: within ?? null,
      top: top ?? null,
      pseudonymised: request.pseudonymised,
    },
    inputs: read.inputs,
    references: read.references,
    ledger: read.ledger,
    notes: warningsFirst([...orderNotes(named, policy), ...read.notes]),
    policy: policyFindings(policy, rows.dimensions, evidence[0]),
    impact: impact(),
  });
  return { summary, named, credit, plain, proposed, parts };
}

/**
 * The same rows by what people are, and by what the policy names. What service they wait for is no characteristic, and
 * within it as many places are lost as are gained.
 */
function peopleIn(
  rows: ListRows,
  { named, within }: { readonly named: readonly string[]; readonly within: string | undefined },
): ListRows {
  const services = ["specialty", within];
  const kept = [...rows.dimensions].filter(([id]) => !services.includes(id) || named.includes(id));
  return { ...rows, dimensions: new Map(kept) };
}

function partsOf({ dimensions, size }: ListRows, within: string | undefined): ListParts | undefined {
  const groups = within === undefined ? undefined : dimensions.get(within);
  if (groups === undefined) return undefined;
  const keys = sharedUint32(size);
  for (let row = 0; row < size; row += 1) keys[row] = groupAt(groups, row);
  return { dimension: groups.dimension, label: groups.label, keys, groups: groups.groups };
}
