/**
 * National codes of the characteristics that hospital lists rarely carry (NHS Data Model and Dictionary). `texts` are
 * labels met in extracts, after `normaliseLabel`. A text found in neither is kept as the extract's own label.
 */
export interface CodedAnswer {
  readonly code: string;
  readonly label: string;
  readonly texts?: readonly string[];
  /** Present when the answer says nothing about the person. */
  readonly quality?: "notStated" | "notKnown";
}

/** RELIGIOUS OR OTHER BELIEF SYSTEM AFFILIATION GROUP CODE. */
export const RELIGIONS: readonly CodedAnswer[] = [
  { code: "A", label: "Baha'i", texts: ["bahai", "baha i"] },
  { code: "B", label: "Buddhist", texts: ["buddhism"] },
  { code: "C", label: "Christian", texts: ["christianity"] },
  { code: "D", label: "Hindu", texts: ["hinduism"] },
  { code: "E", label: "Jain", texts: ["jainism"] },
  { code: "F", label: "Jewish", texts: ["judaism", "jew"] },
  { code: "G", label: "Muslim", texts: ["islam", "moslem"] },
  { code: "H", label: "Pagan", texts: ["paganism"] },
  { code: "I", label: "Sikh", texts: ["sikhism"] },
  { code: "J", label: "Zoroastrian", texts: ["zoroastrianism"] },
  { code: "K", label: "Other religion", texts: ["other", "any other religion"] },
  { code: "L", label: "No religion", texts: ["none", "no religion or belief", "not religious"] },
  { code: "M", label: "Declined to disclose", quality: "notStated" },
  {
    code: "N",
    label: "Not known",
    texts: ["religion unknown", "patient religion unknown"],
    quality: "notKnown",
  },
];

/** PERSON MARITAL STATUS. */
export const MARITAL_STATUSES: readonly CodedAnswer[] = [
  { code: "S", label: "Single", texts: ["never married"] },
  {
    code: "M",
    label: "Married or civil partner",
    texts: ["married", "civil partner", "civil partnership", "married civil partner"],
  },
  { code: "D", label: "Divorced or civil partnership dissolved", texts: ["divorced", "dissolved"] },
  {
    code: "W",
    label: "Widowed or surviving civil partner",
    texts: ["widowed", "widow", "widower", "surviving civil partner"],
  },
  { code: "P", label: "Separated" },
  { code: "N", label: "Not disclosed", quality: "notStated" },
  { code: "8", label: "Not applicable", quality: "notKnown" },
  { code: "9", label: "Not known", quality: "notKnown" },
];

/** SEXUAL ORIENTATION CODE. */
export const SEXUAL_ORIENTATIONS: readonly CodedAnswer[] = [
  { code: "1", label: "Heterosexual or straight", texts: ["heterosexual", "straight"] },
  { code: "2", label: "Gay or lesbian", texts: ["gay", "lesbian", "homosexual", "gay lesbian"] },
  { code: "3", label: "Bisexual", texts: ["bi"] },
  { code: "4", label: "Other sexual orientation", texts: ["other", "other sexual orientation not listed"] },
  { code: "U", label: "Not sure", texts: ["unsure"], quality: "notKnown" },
  { code: "Z", label: "Not stated", quality: "notStated" },
  { code: "9", label: "Not known", quality: "notKnown" },
];

/** GENDER IDENTITY CODE. */
export const GENDER_IDENTITIES: readonly CodedAnswer[] = [
  {
    code: "1",
    label: "Male (including trans man)",
    texts: ["male", "man", "trans man", "m", "male including trans man"],
  },
  {
    code: "2",
    label: "Female (including trans woman)",
    texts: ["female", "woman", "trans woman", "f", "female including trans woman"],
  },
  { code: "3", label: "Non-binary", texts: ["non binary", "nonbinary"] },
  { code: "4", label: "Other", texts: ["other not listed", "other gender identity"] },
  { code: "X", label: "Not known", quality: "notKnown" },
  { code: "Z", label: "Not stated", quality: "notStated" },
];
