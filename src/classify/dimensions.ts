import { headerOfDimension } from "../vocab/dimension-ids.ts";
import { FLAG_FIELDS, type FlagField } from "../vocab/flag-texts.ts";
import { GEOGRAPHIES } from "../vocab/geographies.ts";

/** How the levels of an axis become groups. */
export type Grouping =
  | "ethnic-category"
  | "ethnic-group"
  | "imd-decile"
  | "imd-quintile"
  | "core20"
  | "age-band"
  /** Each known level is a group, in the order of the code list. */
  | "code-list"
  /** Each known level is a group; those on the code list first, the others sorted. */
  | "values";

export interface Dimension {
  readonly id: string;
  /** Title in tables. */
  readonly label: string;
  /** The field meaning it is a grouping of. */
  readonly axis: string;
  readonly grouping: Grouping;
  readonly ordered: boolean;
  /** Default reference group; all other known groups together where none is given. */
  readonly reference?: string;
  /** A characteristic protected by the Equality Act 2010, s.4, or a form of one. */
  readonly protected: boolean;
}

const FLAG_LABELS: Readonly<Record<FlagField, string>> = {
  disability: "Disability",
  "learning-disability": "Learning disability",
  autism: "Autism",
  "serious-mental-illness": "Serious mental illness",
  interpreter: "Interpreter required",
  "accessible-information": "Accessible information need",
  carer: "Carer",
  veteran: "Armed forces veteran",
  homeless: "Homeless",
  pregnancy: "Pregnancy",
};
const NOT_PROTECTED: readonly FlagField[] = ["interpreter", "carer", "veteran", "homeless"];

const flag = (id: FlagField): Dimension => ({
  id,
  label: FLAG_LABELS[id],
  axis: id,
  grouping: "code-list",
  ordered: false,
  reference: "no",
  protected: !NOT_PROTECTED.includes(id),
});

const characteristic = (id: string, label: string): Dimension => ({
  id,
  label,
  axis: id,
  grouping: "values",
  ordered: false,
  protected: true,
});

const service = (id: string, label: string, grouping: Grouping = "values"): Dimension => ({
  id,
  label,
  axis: id,
  grouping,
  ordered: false,
  protected: false,
});

/** Every dimension with an id of its own, in the order of output; `column:NAME` makes one of any column. */
export const DIMENSIONS: readonly Dimension[] = [
  {
    id: "ethnic-category",
    label: "Ethnic category",
    axis: "ethnicity",
    grouping: "ethnic-category",
    ordered: false,
    reference: "A",
    protected: true,
  },
  {
    id: "ethnic-group",
    label: "Ethnic group",
    axis: "ethnicity",
    grouping: "ethnic-group",
    ordered: false,
    reference: "white",
    protected: true,
  },
  {
    id: "imd-decile",
    label: "IMD decile (1 = most deprived)",
    axis: "imd",
    grouping: "imd-decile",
    ordered: true,
    reference: "10",
    protected: false,
  },
  {
    id: "imd-quintile",
    label: "IMD quintile (1 = most deprived)",
    axis: "imd",
    grouping: "imd-quintile",
    ordered: true,
    reference: "5",
    protected: false,
  },
  {
    id: "core20",
    label: "Core20 (most deprived 20%)",
    axis: "imd",
    grouping: "core20",
    ordered: false,
    reference: "rest",
    protected: false,
  },
  {
    id: "sex",
    label: "Sex (as recorded)",
    axis: "sex",
    grouping: "code-list",
    ordered: false,
    reference: "male",
    protected: true,
  },
  {
    id: "age-band",
    label: "Age band (years)",
    axis: "age",
    grouping: "age-band",
    ordered: true,
    reference: "35-49",
    protected: true,
  },
  ...FLAG_FIELDS.map(flag),
  characteristic("religion", "Religion or belief"),
  characteristic("sexual-orientation", "Sexual orientation"),
  characteristic("gender-identity", "Gender identity"),
  characteristic("marital-status", "Marital status"),
  service("specialty", "Specialty (RTT treatment function group)", "code-list"),
  service("treatment-function", "Treatment function"),
  service("provider", "Provider"),
  service("site", "Site"),
  service("priority-type", "Priority type", "code-list"),
  service("procedure-priority", "Procedure priority", "code-list"),
  service("waiting-list-type", "Waiting list type"),
  ...GEOGRAPHIES.map(({ id, label }) => service(id, label)),
];

/** What `analyse` breaks a list down by when not told; optional protected characteristics of the file come after. */
export const DEFAULT_DIMENSIONS = ["ethnic-group", "imd-quintile", "sex", "age-band"] as const;

/** The dimension of an id, `column:NAME` among them; undefined when there is none. */
export function dimensionOf(id: string): Dimension | undefined {
  const header = headerOfDimension(id);
  if (header !== undefined && header !== "") return service(id, header);
  return DIMENSIONS.find((dimension) => dimension.id === id);
}
