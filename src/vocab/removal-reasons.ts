/**
 * Words that say how a pathway ended, after `normaliseLabel`; the first phrase found in a text counts, so that "declined
 * treatment" and "died before treatment" come before "treatment", which itself says nothing beside a word that denies or doubts it. There is no national code list of removal reasons: these
 * are the RTT statuses in words, the retired elective admission list removal reasons, and common wording of patient
 * administration systems. Bare local codes are not guessed.
 */
export type RemovalEffect = "treated" | "removed";

interface RemovalPhrase {
  readonly phrase: string;
  readonly effect: RemovalEffect;
  /** Words that leave open what the phrase says when they stand in the same text. */
  readonly unless?: readonly string[];
}

/** "not admitted", "to be treated": said of a treatment that has not happened. */
const DENIED = [
  "not",
  "no",
  "never",
  "without",
  "fail",
  "unable",
  "to be",
  "await",
  "pending",
  "if",
  "until",
  "ineligible",
];
/** Beside the bare name of a treatment also: put off, wished otherwise, or only planned. */
const DOUBTED = [
  ...DENIED,
  "non",
  "opt",
  "opted",
  "defer",
  "suspend",
  "postpone",
  "delay",
  "hold",
  "pause",
  "wait",
  "list",
  "plan",
  "schedul",
  "book",
  "pre",
  "prior",
  "for",
  "wish",
  "want",
  "changed",
  "mind",
  "contraindicat",
  "indicat",
  "eligible",
  "assess",
  "consider",
  "refer",
  "offer",
  "need",
  "requir",
];

export const REMOVAL_PHRASES: readonly RemovalPhrase[] = [
  ...phrases("removed", [
    "not to treat",
    "not treated",
    "no treatment",
    "without treatment",
    "before treatment",
    "prior to treatment",
    "treatment not",
    "treatment no longer",
    "no longer",
    "not required",
    "not needed",
    "not performed",
    "not done",
    "not carried out",
    "not proceed",
    "not suitable",
    "unsuitable",
    "not clinically",
    "abandoned",
    "not fit",
    "unfit",
    "decline",
    "refus",
    "died",
    "death",
    "dead",
    "deceased",
    "rip",
    "dna",
    "did not attend",
    "failed to attend",
    "failure to attend",
    "fail to attend",
    "non attendance",
    "not attend",
    "could not attend",
    "unable to contact",
    "no contact",
    "no further contact",
    "active monitoring",
    "watchful",
    "watch and wait",
    "elsewhere",
    "privately",
    "private",
    "other hospital",
    "another hospital",
    "other provider",
    "another provider",
    "transfer",
    "moved",
    "returned to gp",
    "return to gp",
    "back to gp",
    "cancel",
    "error",
    "duplicate",
    "validat",
    "patient choice",
    "patient request",
    "patients request",
    "patient s request",
    "other reason",
  ]),
  ...phrases(
    "treated",
    [
      "treated",
      "definitive treatment",
      "treatment given",
      "treatment started",
      "treatment complete",
      "treatment administered",
      "treatment received",
      "following treatment",
      "after treatment",
      "admitted",
      "operated",
      "operation performed",
      "procedure performed",
      "surgery performed",
      "fitted",
      "fdt",
    ],
    DENIED,
  ),
  ...phrases("treated", ["treatment", "admission", "operation", "procedure", "surgery"], DOUBTED),
  // After the treated: most of those are discharged too, and removed from the list.
  ...phrases("removed", ["discharge", "administrative", "admin reason", "removed"]),
];

function phrases(
  effect: RemovalEffect,
  texts: readonly string[],
  unless?: readonly string[],
): readonly RemovalPhrase[] {
  return texts.map((phrase) => ({ phrase, effect, ...(unless && { unless }) }));
}
