/**
 * Texts of yes/no flags, after `normaliseLabel`. Blank is never "no": many systems store only the positives.
 * Source: common wording of patient-administration systems; INTERPRETER REQUIRED INDICATOR is Y/N.
 */
export const FLAG_TEXTS = {
  yes: ["y", "yes", "true", "t", "1", "x", "✓", "✔", "flag", "flagged", "present", "active"],
  no: ["n", "no", "false", "f", "0", "none", "absent"],
  unknown: ["na", "n a", "unknown", "u", "not known", "not recorded", "not stated", "unk"],
} as const;

/** Yes/no fields fairwait analyses; also the ids of their dimensions. */
export const FLAG_FIELDS = [
  "disability",
  "learning-disability",
  "autism",
  "serious-mental-illness",
  "interpreter",
  "accessible-information",
  "carer",
  "veteran",
  "homeless",
  "pregnancy",
] as const;
export type FlagField = (typeof FLAG_FIELDS)[number];

/** A flag column may repeat the name of what it flags ("LD", "LD - mild"): that counts as yes. */
export const FLAG_OWN_WORDS: Readonly<
  Record<FlagField, { readonly yes: readonly string[]; readonly no: readonly string[] }>
> = {
  disability: { yes: ["disabled", "disability"], no: ["not disabled", "no disability"] },
  "learning-disability": {
    yes: ["ld", "learning disability", "learning disabilities", "learning disabled"],
    no: ["no ld", "no learning disability"],
  },
  autism: { yes: ["asd", "asc", "autism", "autistic"], no: ["not autistic", "no autism"] },
  "serious-mental-illness": {
    yes: ["smi", "serious mental illness", "severe mental illness"],
    no: ["no smi", "no serious mental illness", "no severe mental illness"],
  },
  interpreter: {
    yes: ["required", "interpreter required", "interpreter needed", "needed"],
    no: ["not required", "interpreter not required", "not needed", "no interpreter"],
  },
  "accessible-information": { yes: ["required", "ais", "needed"], no: ["not required", "not needed"] },
  carer: { yes: ["carer", "is a carer", "unpaid carer", "young carer"], no: ["not a carer"] },
  veteran: { yes: ["veteran", "ex armed forces", "ex services"], no: ["not a veteran"] },
  homeless: {
    yes: ["homeless", "no fixed abode", "nfa", "rough sleeper", "rough sleeping"],
    no: ["not homeless"],
  },
  pregnancy: { yes: ["pregnant", "currently pregnant"], no: ["not pregnant"] },
};

/** Words that may follow an own word: "LD - mild". */
export const FLAG_DEGREES = ["mild", "moderate", "severe", "profound", "register", "alert", "flag"] as const;
