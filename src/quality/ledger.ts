import type { CountedList } from "../engine/counted-list.ts";
import type { Ledger } from "../findings/exact.ts";
import { EXCLUSIONS, REJECTION } from "../vocab/exclusions.ts";

/** The account of every row: read = rejected + excluded + analysed. Reasons that no row had are left out. */
export function ledgerOf(counted: CountedList): Ledger {
  const reasons = EXCLUSIONS.filter((reason) => counted.excluded[reason] > 0);
  return {
    read: counted.read,
    rejected: {
      total: counted.rejected,
      byReason: counted.rejected > 0 ? { [REJECTION]: counted.rejected } : {},
    },
    excluded: {
      total: EXCLUSIONS.reduce((sum, reason) => sum + counted.excluded[reason], 0),
      byReason: Object.fromEntries(reasons.map((reason) => [reason, counted.excluded[reason]])),
    },
    analysed: counted.cube.analysed,
    people: counted.people ?? null,
  };
}

/** The ledger in one line, for errors and notes. */
export function ledgerInWords({ read, rejected, excluded, analysed }: Ledger): string {
  const reasons = Object.entries({ ...rejected.byReason, ...excluded.byReason }).map(
    ([reason, rows]) => `${reason} ${rows}`,
  );
  const account = `${read} read, ${rejected.total} rejected, ${excluded.total} excluded, ${analysed} analysed`;
  return reasons.length === 0 ? account : `${account} (${reasons.join(", ")})`;
}

/** Why rows were left out, without how many. */
export const reasonsInWords = ({ rejected, excluded }: Ledger): string =>
  `all are rejected or excluded (${Object.keys({ ...rejected.byReason, ...excluded.byReason }).join(", ")})`;
