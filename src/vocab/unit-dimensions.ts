import { headerOfDimension } from "./dimension-ids.ts";

/** What provides or pays for care, as opposed to who waits for it: dimensions whose groups can be held against one another. */
export const UNIT_DIMENSIONS = [
  { id: "provider", one: "provider", many: "providers" },
  { id: "site", one: "site", many: "sites" },
  { id: "specialty", one: "specialty", many: "specialties" },
  { id: "treatment-function", one: "treatment function", many: "treatment functions" },
  { id: "icb", one: "ICB", many: "ICBs" },
  { id: "region", one: "region", many: "regions" },
  { id: "local-authority", one: "local authority", many: "local authorities" },
] as const;

/** Areas with a handful of pathways each: neither units nor looked at within them, where they would only fill the memory. */
const SMALL_AREAS: readonly string[] = ["ward", "msoa"];

/** Whether the groups of a dimension are compared within units. */
export const isWithinUnits = (id: string): boolean => !SMALL_AREAS.includes(id);

/** How units of a dimension are called inside a sentence; those of `column:NAME` are units. */
export const unitNames = (id: string): { readonly one: string; readonly many: string } =>
  UNIT_DIMENSIONS.find((dimension) => dimension.id === id) ?? { one: "unit", many: "units" };

/** Whether the groups of a dimension are units: those of the table, and any column of the file. */
export const isUnitDimension = (id: string): boolean =>
  headerOfDimension(id) !== undefined || UNIT_DIMENSIONS.some((dimension) => dimension.id === id);
