import type { CompletenessFindings } from "../findings/exact.ts";
import type { Multiplicity } from "../request.ts";
import { newcombe } from "../stats/newcombe.ts";
import { wilson } from "../stats/wilson.ts";
import { adjustedBy } from "./adjust-family.ts";
import { testCompleteness } from "./completeness-test.ts";

/** Rows of a group, how many of them are known in one field, by what, and why the others are not. */
export interface KnownRows {
  readonly n: number;
  readonly known: number;
  /** Null where it is not told apart. */
  readonly byRoute: Readonly<Record<string, number>> | null;
  readonly byReason: Readonly<Record<string, number>> | null;
}

export interface KnownGroup extends KnownRows {
  readonly group: string;
  readonly label: string;
  /** False for the rows whose own group is unknown or not stated: they are shown and not compared. */
  readonly compared: boolean;
}

/** What is known of one field, overall and by the groups of some dimensions. */
export interface KnownField extends KnownRows {
  readonly field: string;
  readonly label: string;
  readonly by: readonly {
    readonly dimension: string;
    readonly label: string;
    readonly groups: readonly KnownGroup[];
  }[];
  readonly disagreements: CompletenessFindings["disagreements"];
}

type Breakdown = CompletenessFindings["by"][number];

/**
 * Completeness of every field with Wilson limits; by dimension, each known group against all other known groups
 * together (Newcombe) and a test over them. The tests of the run are adjusted as one family.
 */
export function compareCompleteness(
  fields: readonly KnownField[],
  multiplicity: Multiplicity,
): CompletenessFindings[] {
  const found = fields.map(completenessOf);
  const tests = found.flatMap(({ by }) => by.filter(({ test }) => test !== null));
  const adjusted = adjustedBy(multiplicity)(tests.map(({ test }) => test?.pValue ?? 1));
  const byTest = new Map(tests.map((test, place) => [test, adjusted[place] ?? null] as const));
  return found.map((field) => ({
    ...field,
    by: field.by.map((one) => ({ ...one, pValueAdjusted: byTest.get(one) ?? null })),
  }));
}

function completenessOf({ field, label, by, disagreements, ...rows }: KnownField): CompletenessFindings {
  // Where all or none are known there is nothing to tell groups apart by.
  const varies = rows.known > 0 && rows.known < rows.n;
  return { field, label, ...shareOf(rows), by: varies ? by.map(breakdownOf) : [], disagreements };
}

function breakdownOf({ dimension, label, groups }: KnownField["by"][number]): Breakdown {
  const compared = groups.filter((group) => group.compared);
  const n = compared.reduce((sum, group) => sum + group.n, 0);
  const known = compared.reduce((sum, group) => sum + group.known, 0);
  const { alone, test } = testCompleteness(compared);
  return {
    dimension,
    label,
    groups: groups.map((group) => {
      const gap = group.compared
        ? newcombe(group.known, group.n, known - group.known, n - group.n)
        : undefined;
      return {
        group: group.group,
        label: group.label,
        ...shareOf(group),
        difference: gap?.difference ?? null,
        differenceLower: gap?.lower ?? null,
        differenceUpper: gap?.upper ?? null,
        tested: test !== undefined && alone(group),
      };
    }),
    test: test ?? null,
    pValueAdjusted: null,
  };
}

function shareOf({ n, known, byRoute, byReason }: KnownRows) {
  const interval = wilson(known, n);
  return {
    n,
    known,
    proportion: interval?.proportion ?? null,
    lower: interval?.lower ?? null,
    upper: interval?.upper ?? null,
    byRoute: byRoute && { ...byRoute },
    byReason: byReason && { ...byReason },
  };
}
