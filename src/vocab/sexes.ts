/**
 * PERSON STATED GENDER CODE and the older PERSON GENDER CODE CURRENT (NHS Data Model and Dictionary), with common
 * texts. 0, 9 and X are pooled: national practice is seen to swap "not known" and "not specified", so they cannot be
 * told apart. Texts are after `normaliseLabel`.
 */
export const SEX_TEXTS = {
  female: ["2", "02", "f", "female", "woman", "girl", "females"],
  male: ["1", "01", "m", "male", "man", "boy", "males"],
  unknown: ["0", "9", "x", "i", "indeterminate", "intersex", "u", "unk", "other", "o"],
} as const;
