/**
 * Words that say a value is not known, whatever the field; after `normaliseLabel`. Source: common wording of
 * patient-administration systems. A blank cell is "missing", not one of these.
 */
export const NOT_KNOWN_TEXTS = [
  // Only punctuation: something stands there, and it says nothing.
  "",
  "?",
  "unknown",
  "not known",
  "not recorded",
  "not specified",
  "unspecified",
  "not available",
  "not applicable",
  "not collected",
  "not asked",
  "not given",
  "na",
  "n a",
  "nk",
  "nr",
  "ns",
  "nil",
  "u",
  "unk",
  "missing",
  "blank",
  "no data",
  "tbc",
  "to be confirmed",
] as const;

/** Words that say a person was asked and declined, or the answer was withheld. */
export const NOT_STATED_TEXTS = [
  "not stated",
  "declined",
  "refused",
  "patient refused",
  "patient declined",
  "declines to disclose",
  "declined to disclose",
  "refused to disclose",
  "not disclosed",
  "withheld",
  "prefer not to say",
  "prefer not to answer",
  "does not wish to answer",
  "do not wish to answer",
] as const;
