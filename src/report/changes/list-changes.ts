/** What became of the list as a whole, and of what is known of people, since an earlier list. */
import type { CompletenessFindings, Findings } from "../../findings/schema.ts";
import { withinWords } from "../standard-words.ts";

/** One figure then and now; null where it is hidden or there is none. */
export interface FigureChange {
  readonly label: string;
  readonly unit: "count" | "proportion" | "weeks";
  readonly before: number | null;
  readonly now: number | null;
}

export function listChanges(now: Findings, before: Findings): FigureChange[] {
  const row = (
    label: string,
    unit: FigureChange["unit"],
    of: (one: Findings) => number | null,
  ): FigureChange => ({
    label,
    unit,
    before: of(before),
    now: of(now),
  });
  const all = [
    row("Pathways", "count", ({ overall }) => overall.n),
    row("People", "count", ({ ledger }) => ledger.people),
    row(
      `Waited ${withinWords(now.standard)}`,
      "proportion",
      ({ overall }) => overall.withinStandard.proportion,
    ),
    row("Median wait", "weeks", ({ overall }) => overall.medianWeeks),
    row("Waited over 52 weeks", "count", ({ overall }) => overall.over52Weeks.count),
    row("Waited over 65 weeks", "count", ({ overall }) => overall.over65Weeks.count),
    row("Waited over 78 weeks", "count", ({ overall }) => overall.over78Weeks.count),
    row("Waited over 104 weeks", "count", ({ overall }) => overall.over104Weeks.count),
  ];
  return all.filter((one) => one.before !== null || one.now !== null);
}

/** For how many of the pathways each characteristic is known; those that both findings looked at. */
export function completenessChanges(now: Findings, before: Findings): FigureChange[] {
  const earlier = new Map((before.completeness ?? []).map((field) => [field.field, field]));
  return (now.completeness ?? []).flatMap((field: CompletenessFindings): FigureChange[] => {
    const past = earlier.get(field.field);
    if (past === undefined) return [];
    return [{ label: field.label, unit: "proportion", before: past.proportion, now: field.proportion }];
  });
}
