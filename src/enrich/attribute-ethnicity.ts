import type { EthnicityMethod } from "../vocab/ethnicity-methods.ts";
import { attributeByChime } from "./chime.ts";
import { dayOf, type EthnicRecord, greatest, isKnownEthnicity, sourceRank } from "./ethnic-record.ts";
import { attributeByListFirst } from "./list-first.ts";
import { attributeByMostFrequent, SEVERAL_MODES } from "./most-frequent.ts";
import { attributeByMostRecent } from "./most-recent.ts";

/** One person's ethnicity, out of all that their records say. */
export interface Attribution<R extends EthnicRecord> {
  /** Undefined: no record says anything known. `several-modes`: the method does not choose between them. */
  readonly ethnicity: string | undefined;
  /** The record it is taken from: the latest, then best, that names it; undefined when there is none. */
  readonly from: R | undefined;
  /** The records name more than one known ethnicity. */
  readonly conflicting: boolean;
}

const METHODS: Readonly<Record<EthnicityMethod, (records: readonly EthnicRecord[]) => string | undefined>> = {
  chime: attributeByChime,
  "most-recent": attributeByMostRecent,
  "most-frequent": attributeByMostFrequent,
  "list-first": attributeByListFirst,
};

/** The ethnicity of a person by the method named. The order of the records never matters; of two alike the first counts. */
export function attributeEthnicity<R extends EthnicRecord>(
  records: readonly R[],
  method: EthnicityMethod,
): Attribution<R> {
  const [first, ...others] = records.filter(({ ethnicity }) => isKnownEthnicity(ethnicity));
  if (first === undefined) return { ethnicity: undefined, from: undefined, conflicting: false };
  const conflicting = others.some(({ ethnicity }) => ethnicity !== first.ethnicity);
  if (!conflicting && others.length === 0) return { ethnicity: first.ethnicity, from: first, conflicting };
  const known = [first, ...others];
  const ethnicity = conflicting ? METHODS[method](known) : first.ethnicity;
  if (ethnicity === undefined || ethnicity === SEVERAL_MODES)
    return { ethnicity, from: undefined, conflicting };
  const naming = greatest(
    known.filter((record) => record.ethnicity === ethnicity),
    dayOf,
  );
  return { ethnicity, from: greatest(naming, (record) => -sourceRank(record))[0], conflicting };
}
