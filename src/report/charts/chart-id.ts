import type { Findings } from "../../findings/schema.ts";

const OTHERS = /[^a-z0-9]+/g;

/** Lower-case letters, digits and hyphens of a name from the file. */
export const slug = (name: string): string => name.toLowerCase().replace(OTHERS, "-").replace(/^-|-$/g, "");

/** The start of the ids of a dimension's pictures: unlike that of every other dimension of the findings. */
export function dimensionSlug(dimension: string, { dimensions }: Pick<Findings, "dimensions">): string {
  const alike = dimensions.filter((other) => slug(other.dimension) === slug(dimension));
  const place = alike.findIndex((other) => other.dimension === dimension);
  return place > 0 ? `${slug(dimension)}-${place + 1}` : slug(dimension);
}
