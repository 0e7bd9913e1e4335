import type { Settings } from "../config/settings.ts";

/** Every file that an analysis reads, the config file apart: none of them may be written over. */
export const filesRead = (
  operands: readonly string[],
  { imd = [], demographics = [], population = [], benchmark }: Settings,
): readonly string[] => [
  ...operands,
  ...imd,
  ...demographics,
  ...population,
  ...(benchmark === undefined ? [] : [benchmark]),
];
