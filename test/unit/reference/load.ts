import {
  type Deprivation,
  type DeprivationOptions,
  deprivationFrom,
} from "../../../src/reference/deprivation.ts";
import { readReferences } from "../../../src/reference/read-reference.ts";

/** Reference files as a run with --imd has them. */
export const loadDeprivation = async (
  paths: readonly string[],
  options: DeprivationOptions = {},
): Promise<Deprivation> => deprivationFrom(await readReferences(paths), options);
