import type { Note } from "../findings/exact.ts";
import { groupAt, type ListRows, NEEDS_REVIEW, NO_REVIEW } from "../prioritise/list-rows.ts";
import type { Policy } from "../prioritise/policy.ts";
import { CLINICAL_TIERS } from "../vocab/clinical-tiers.ts";
import type { NamedRows } from "./list-rows.ts";
import { counted, note, say, warning } from "./note.ts";

/** More than this share without a priority, and the list is likely to hold people who are not waiting for a procedure. */
const MOSTLY = 0.5;
const CHILDREN = "0-17";

/** What whoever uses an order must know of the list it was made from. */
export function orderNotes({ rows, unnamed, backFromMonitoring }: NamedRows, policy: Policy): Note[] {
  return [
    ...withoutTier(rows),
    ...withoutName(unnamed),
    ...(policy.order === "breach-ratio" ? withoutRatio(rows, policy) : []),
    ...childrenAmongAdults(rows),
    ...(backFromMonitoring === 0
      ? []
      : [
          note(
            "back-from-active-monitoring",
            say`${pathways(backFromMonitoring)} back from active monitoring: the place is that of the original referral, the days waited are those of the new clock.`,
          ),
        ]),
  ];
}

const pathways = (count: number) => counted(count, "pathway is", "pathways are");

/** Nobody can be called or booked from a place alone. */
const withoutName = (count: number): Note[] =>
  count === 0
    ? []
    : [
        warning(
          "no-identifier",
          say`${pathways(count)} without an identifier of the pathway or of the patient: the order does not say whose place it is. Name the column with --column pathway-id="<header>".`,
        ),
      ];

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
      say`${pathways(count)} without a procedure priority that can be read (of ${counted(size)}): in no tier, on a list of their own for a clinician to look at.${hint}`,
    ),
  ];
}

/** Of a breach ratio: those whom it cannot order, and why. */
function withoutRatio(rows: ListRows, { targetDays }: Policy): Note[] {
  const { tiers, reviewDays, size } = rows;
  const targets = CLINICAL_TIERS.map((tier) => targetDays[tier]);
  const undated = countWhere(
    size,
    (row) => isRanked(rows, row) && targets[tiers[row] as number] !== null && reviewDays[row] === NO_REVIEW,
  );
  const untimed = countWhere(size, (row) => isRanked(rows, row) && targets[tiers[row] as number] === null);
  return [
    ...(undated === 0
      ? []
      : [
          warning(
            "no-review-date",
            say`${counted(undated, "pathway has", "pathways have")} a clinical target and neither a priority review nor a decision to admit to count it from: whether it is past cannot be said, and these come behind those of whom it can, by wait.`,
          ),
        ]),
    ...(untimed === 0
      ? []
      : [
          note(
            "no-clinical-target",
            say`${pathways(untimed)} in a tier without a clinical target: ordered by wait.`,
          ),
        ]),
  ];
}

/** Rules for children differ, and so do the theatres they are treated in. */
function childrenAmongAdults(rows: ListRows): Note[] {
  const { dimensions, size } = rows;
  const ages = dimensions.get("age-band");
  const children = ages?.groups.findIndex(({ id }) => id === CHILDREN) ?? -1;
  if (ages === undefined || children < 0) return [];
  const count = countWhere(size, (row) => isRanked(rows, row) && groupAt(ages, row) === children);
  if (count === 0 || count === countWhere(size, (row) => isRanked(rows, row))) return [];
  return [
    warning(
      "children-among-adults",
      say`${pathways(count)} of people under 18, ranked together with adults: --where age-band=0-17 makes a list of their own.`,
    ),
  ];
}

const isRanked = ({ tiers }: ListRows, row: number): boolean =>
  (tiers[row] as number) < CLINICAL_TIERS.length;

function countWhere(size: number, holds: (row: number) => boolean): number {
  let count = 0;
  for (let row = 0; row < size; row += 1) if (holds(row)) count += 1;
  return count;
}
