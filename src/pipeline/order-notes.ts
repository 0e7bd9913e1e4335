import type { Note } from "../findings/schema.ts";
import { grouped } from "../grouped.ts";
import { groupAt, type ListRows, NEEDS_REVIEW, NO_REVIEW } from "../prioritise/list-rows.ts";
import type { Policy } from "../prioritise/policy.ts";
import { CLINICAL_TIERS } from "../vocab/clinical-tiers.ts";
import type { NamedRows } from "./list-rows.ts";
import { note, warning } from "./note.ts";

/** More than this share without a priority, and the list is likely to hold people who are not waiting for a procedure. */
const MOSTLY = 0.5;
const CHILDREN = "0-17";

/** What whoever uses an order must know of the list it was made from. */
export function orderNotes({ rows, backFromMonitoring }: NamedRows, policy: Policy): Note[] {
  return [
    ...withoutTier(rows),
    ...(policy.order === "breach-ratio" ? withoutRatio(rows, policy) : []),
    ...childrenAmongAdults(rows),
    ...(backFromMonitoring === 0
      ? []
      : [
          note(
            "back-from-active-monitoring",
            `${pathways(backFromMonitoring)} back from active monitoring: the place is that of the original referral, the days waited are those of the new clock.`,
          ),
        ]),
  ];
}

const pathways = (count: number): string =>
  `${grouped(count)} ${count === 1 ? "pathway is" : "pathways are"}`;

function withoutTier({ tiers, size }: ListRows): Note[] {
  const count = countWhere(size, (row) => tiers[row] === NEEDS_REVIEW);
  if (count === 0) return [];
  const hint =
    count > MOSTLY * size
      ? " Outpatients have none as a rule: --where waiting-list-type=IRTT leaves them out."
      : "";
  return [
    warning(
      "needs-clinical-review",
      `${pathways(count)} without a procedure priority that can be read (of ${grouped(size)}): in no tier, on a list of their own for a clinician to look at.${hint}`,
    ),
  ];
}

function withoutRatio({ tiers, reviewDays, size }: ListRows, { targetDays }: Policy): Note[] {
  const hasTarget = CLINICAL_TIERS.map((tier) => targetDays[tier] !== null);
  const isRanked = (row: number): boolean => (tiers[row] as number) < CLINICAL_TIERS.length;
  const count = countWhere(
    size,
    (row) => isRanked(row) && hasTarget[tiers[row] as number] === true && reviewDays[row] === NO_REVIEW,
  );
  if (count === 0) return [];
  return [
    warning(
      "no-review-date",
      `${grouped(count)} ${count === 1 ? "pathway has" : "pathways have"} a clinical target and neither a priority review nor a decision to admit to count it from: whether it is past cannot be said, and these come behind those of whom it can, by wait.`,
    ),
  ];
}

/** Rules for children differ, and so do the theatres they are treated in. */
function childrenAmongAdults({ dimensions, tiers, size }: ListRows): Note[] {
  const ages = dimensions.get("age-band");
  const children = ages?.groups.findIndex(({ id }) => id === CHILDREN) ?? -1;
  if (ages === undefined || children < 0) return [];
  const isRanked = (row: number): boolean => (tiers[row] as number) < CLINICAL_TIERS.length;
  const count = countWhere(size, (row) => isRanked(row) && groupAt(ages, row) === children);
  if (count === 0 || count === countWhere(size, isRanked)) return [];
  return [
    warning(
      "children-among-adults",
      `${pathways(count)} of people under 18, ranked together with adults: --where age-band=0-17 makes a list of their own.`,
    ),
  ];
}

function countWhere(size: number, holds: (row: number) => boolean): number {
  let count = 0;
  for (let row = 0; row < size; row += 1) if (holds(row)) count += 1;
  return count;
}
