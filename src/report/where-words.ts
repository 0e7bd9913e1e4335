import { printable } from "./printable.ts";

/** "imd-quintile=1 and sex=female" from the values of `--where`; a field given twice takes either: "sex=female or sex=male". */
export function whereWords(where: readonly string[]): string {
  const byField = new Map<string, string[]>();
  for (const condition of where) {
    const field = condition.slice(0, condition.indexOf("="));
    byField.set(field, [...(byField.get(field) ?? []), printable(condition)]);
  }
  const fields = [...byField.values()];
  const isBracketed = (values: readonly string[]): boolean => fields.length > 1 && values.length > 1;
  return fields
    .map((values) => (isBracketed(values) ? `(${values.join(" or ")})` : values.join(" or ")))
    .join(" and ");
}
