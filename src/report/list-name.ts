import type { Findings } from "../findings/schema.ts";
import { printable } from "./printable.ts";

/** The files of a list by name, the first two where there are many. */
export function listName(inputs: Findings["inputs"]): string {
  const names = inputs.map((input) => printable(input.path));
  if (names.length <= 3) return names.join(", ") || "no list";
  return `${names.slice(0, 2).join(", ")} and ${names.length - 2} more`;
}
