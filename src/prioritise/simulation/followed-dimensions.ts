import { usageError } from "../../errors.ts";
import { nearest } from "../../nearest.ts";
import type { ListRows, RowGroups } from "../list-rows.ts";
import type { CreditedPolicy } from "./arms.ts";

/** Followed where the list has them, beside whatever the policies name. */
const FOLLOWED_BY_DEFAULT = [
  "ethnic-group",
  "imd-quintile",
  "sex",
  "age-band",
  "learning-disability",
] as const;

/** The dimensions that rules of the policies name, once each. */
const creditedDimensions = (policies: readonly Pick<CreditedPolicy, "policy">[]): readonly string[] => [
  ...new Set(policies.flatMap(({ policy }) => policy.credit.flatMap(({ when }) => Object.keys(when)))),
];

/**
 * Those of the policies first, then those asked for, or the default ones. Throws a usage error for one asked for that the
 * list does not have.
 */
export function followedDimensions(
  { dimensions }: ListRows,
  policies: readonly CreditedPolicy[],
  asked: readonly string[] | undefined,
): readonly RowGroups[] {
  const strange = asked?.find((id) => !dimensions.has(id));
  if (strange !== undefined) throw noSuchDimension(strange, [...dimensions.keys()]);
  const ids = new Set([...creditedDimensions(policies), ...(asked ?? FOLLOWED_BY_DEFAULT)]);
  return [...ids].flatMap((id) => dimensions.get(id) ?? []);
}

function noSuchDimension(id: string, known: readonly string[]) {
  const meant = nearest(id, known);
  return usageError({
    code: "unknown-dimension",
    message: `--by ${id}: the list has no such dimension`,
    hint: meant === undefined ? `It has ${known.join(", ")}.` : `Did you mean ${meant}?`,
  });
}

/** Whose groups may miss appointments more or less: deprivation, the gradient best known, else what the policies look at first. */
export function missedDimension(
  { dimensions }: ListRows,
  policies: readonly CreditedPolicy[],
): RowGroups | null {
  const ids = ["imd-quintile", ...creditedDimensions(policies)];
  for (const id of ids) {
    const found = dimensions.get(id);
    if (found !== undefined) return found;
  }
  return null;
}
