import type { AreaMembership, PopulationTable } from "./population-table.ts";

/** Residents as the reference store keeps them, with the larger areas that their file names. */
export interface PopulationReference {
  readonly kind: "population";
  readonly residents: PopulationTable;
  readonly memberships: readonly AreaMembership[];
}
