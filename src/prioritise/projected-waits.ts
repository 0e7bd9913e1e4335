import { CLINICAL_TIERS } from "../vocab/clinical-tiers.ts";
import { type ListRows, NO_REVIEW } from "./list-rows.ts";
import type { PlaceChanges } from "./place-changes.ts";
import type { Policy } from "./policy.ts";
import type { Ranking } from "./rank.ts";
import type { WeeklyCapacity } from "./weekly-capacity.ts";

/** A limit that a wait may pass before the person's turn comes, and who passes it in which order. */
export interface ProjectedOutcome {
  /** `over52Weeks` and the like, or `clinicalTarget`. */
  readonly outcome: string;
  readonly weeks: number | null;
  /** Pathways that have such a limit. */
  readonly n: number;
  readonly alreadyPast: number;
  readonly plain: number;
  readonly proposed: number;
  /** Those who pass it in the proposed order only, and in the plain order only, by their place in the rows of `changes`. */
  readonly newlyPast: Uint32Array;
  readonly newlySpared: Uint32Array;
}

export interface ProjectionQuestion {
  readonly rows: ListRows;
  readonly policy: Policy;
  readonly changes: PlaceChanges;
  readonly capacity: WeeklyCapacity;
  readonly plain: Ranking;
  readonly proposed: Ranking;
}

/** Long waits that NHS England has set itself to end. */
const LONG_WAITS = [52, 65, 78] as const;
const DAYS_PER_WEEK = 7;

/**
 * For 52, 65 and 78 weeks, the policy's own guards and the clinical target: who has passed it when their turn comes. The
 * wait is then days waited (for the target: days since the review) + 7 × place ÷ capacity per week of the person's part
 * of the list, nobody joining or leaving. A rough projection, alike for both orders; simulation lets people arrive.
 */
export function projectOutcomes(question: ProjectionQuestion): ProjectedOutcome[] {
  const { rows, policy } = question;
  const weeks = [...new Set([...LONG_WAITS, ...policy.guards])].sort((one, other) => one - other);
  return [
    ...weeks.map((limit) => ({
      outcome: `over${limit}Weeks`,
      weeks: limit,
      ...passing(question, rows.daysWaited, () => limit * DAYS_PER_WEEK),
    })),
    { outcome: "clinicalTarget", weeks: null, ...passing(question, rows.reviewDays, targetOf(rows, policy)) },
  ];
}

/** Days from review to target by row; undefined for a tier without one, and for those without a review date. */
function targetOf(
  { tiers, reviewDays }: ListRows,
  { targetDays }: Policy,
): (row: number) => number | undefined {
  const targets = CLINICAL_TIERS.map((tier) => targetDays[tier] ?? undefined);
  return (row) => (reviewDays[row] === NO_REVIEW ? undefined : targets[tiers[row] as number]);
}

/** `days` so far and the limit in days, both by row. */
function passing(
  { changes: { rows, partOf }, capacity: { ofPart }, plain, proposed }: ProjectionQuestion,
  days: Int32Array,
  limitOf: (row: number) => number | undefined,
): Omit<ProjectedOutcome, "outcome" | "weeks"> {
  const newlyPast = new Uint32Array(rows.length);
  const newlySpared = new Uint32Array(rows.length);
  const counts = { n: 0, alreadyPast: 0, plain: 0, proposed: 0 };
  let worse = 0;
  let better = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number;
    const limit = limitOf(row);
    if (limit === undefined) continue;
    const left = limit - (days[row] as number);
    const perWeek = ofPart[partOf[at] as number] as number;
    const plainPast = (DAYS_PER_WEEK * (plain.rank[row] as number)) / perWeek > left;
    const proposedPast = (DAYS_PER_WEEK * (proposed.rank[row] as number)) / perWeek > left;
    counts.n += 1;
    if (left < 0) counts.alreadyPast += 1;
    if (plainPast) counts.plain += 1;
    if (proposedPast) counts.proposed += 1;
    if (plainPast === proposedPast) continue;
    if (proposedPast) {
      newlyPast[worse] = at;
      worse += 1;
    } else {
      newlySpared[better] = at;
      better += 1;
    }
  }
  return { ...counts, newlyPast: newlyPast.slice(0, worse), newlySpared: newlySpared.slice(0, better) };
}
