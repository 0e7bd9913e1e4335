import { CLINICAL_TIERS } from "../../vocab/clinical-tiers.ts";
import type { ListRows } from "../list-rows.ts";

/** Whether a pathway has a clinical tier: only those are treated in a simulation. */
export const isRanked = ({ tiers }: ListRows, row: number): boolean =>
  (tiers[row] as number) < CLINICAL_TIERS.length;
