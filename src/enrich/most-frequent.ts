import { byEthnicity, type EthnicRecord, greatest, usableRecords } from "./ethnic-record.ts";

/** Several ethnicities are equally common, and this method does not choose between them. */
export const SEVERAL_MODES = "several-modes";

/**
 * The known ethnicity that most records name; `several-modes` when that is more than one, undefined when nothing is known.
 * Source: CPRD, HES patient ethnicity (`gen_ethnicity`), which counts several modes as unknown.
 */
export function attributeByMostFrequent(records: readonly EthnicRecord[]): string | undefined {
  const [first, second] = greatest([...byEthnicity(usableRecords(records))], ([, found]) => found.length);
  return second === undefined ? first?.[0] : SEVERAL_MODES;
}
