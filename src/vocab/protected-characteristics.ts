import { FLAG_FIELDS } from "./flag-texts.ts";

/**
 * The nine characteristics protected by the Equality Act 2010, section 4, in the Act's order, and deprivation, which the
 * Act does not name and NHS England's Core20PLUS5 does.
 */
interface Characteristic {
  readonly id: string;
  readonly label: string;
  readonly protected: boolean;
  /** Dimensions that show it, the most telling first. */
  readonly dimensions: readonly string[];
}

export const CHARACTERISTICS = [
  {
    id: "age",
    label: "Age",
    protected: true,
    dimensions: ["age-band"],
  },
  {
    id: "disability",
    label: "Disability",
    protected: true,
    dimensions: ["disability", "learning-disability", "autism", "serious-mental-illness"],
  },
  {
    id: "gender-reassignment",
    label: "Gender reassignment",
    protected: true,
    dimensions: ["gender-identity"],
  },
  {
    id: "marriage-and-civil-partnership",
    label: "Marriage and civil partnership",
    protected: true,
    dimensions: ["marital-status"],
  },
  {
    id: "pregnancy-and-maternity",
    label: "Pregnancy and maternity",
    protected: true,
    dimensions: ["pregnancy"],
  },
  {
    id: "race",
    label: "Race (ethnicity)",
    protected: true,
    dimensions: ["ethnic-group", "ethnic-category"],
  },
  {
    id: "religion-or-belief",
    label: "Religion or belief",
    protected: true,
    dimensions: ["religion"],
  },
  { id: "sex", label: "Sex", protected: true, dimensions: ["sex"] },
  {
    id: "sexual-orientation",
    label: "Sexual orientation",
    protected: true,
    dimensions: ["sexual-orientation"],
  },
  {
    id: "deprivation",
    label: "Deprivation (not in the Act)",
    protected: false,
    dimensions: ["imd-quintile", "imd-decile", "core20"],
  },
] as const satisfies readonly Characteristic[];

/** Whether a dimension tells people apart, rather than the services that treat them. */
export const isCharacteristicDimension = (dimension: string): boolean =>
  CHARACTERISTICS.some(({ dimensions }) => dimensions.some((id) => id === dimension)) ||
  FLAG_FIELDS.some((id) => id === dimension);

/**
 * Where the Equality Act 2010 lets people be treated more favourably: disabled people, section 13(3), with reasonable
 * adjustments owed to them under section 20; special treatment in connection with pregnancy, section 13(6)(b).
 */
const MORE_FAVOURABLY: readonly string[] = [
  "disability",
  "learning-disability",
  "autism",
  "serious-mental-illness",
  "accessible-information",
  "pregnancy",
];

/** Whether favouring a group is of that kind; favouring those who are recorded as not disabled is not. */
export const isFavourable = (dimension: string, group: string): boolean =>
  group === "yes" && MORE_FAVOURABLY.includes(dimension);
