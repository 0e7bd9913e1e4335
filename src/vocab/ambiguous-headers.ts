import type { FieldId } from "./header-aliases.ts";

/**
 * Headers whose meaning depends on the values (normalised as in `../columns/normalise-header.ts`). `ask` families are
 * never guessed: when the values do not settle them either, the user must name the column. The others fall back on
 * the field given last.
 */
export interface AmbiguousHeader {
  readonly family: "priority" | "p-code" | "deprivation" | "specialty" | "admitted";
  readonly headers: readonly string[];
  readonly candidates: readonly FieldId[];
  readonly ask: boolean;
}

export const AMBIGUOUS_HEADERS: readonly AmbiguousHeader[] = [
  { family: "p-code", headers: ["pcode"], candidates: ["procedure-priority", "postcode"], ask: true },
  {
    family: "priority",
    headers: ["priority", "prioritycode"],
    candidates: ["procedure-priority", "priority-type"],
    ask: true,
  },
  {
    family: "deprivation",
    headers: [
      "imd",
      "indexofmultipledeprivation",
      "deprivation",
      "deprivationindex",
      "imdvalue",
      "deprivationlevel",
      "iod",
    ],
    candidates: ["imd-decile", "imd-quintile", "imd-rank", "imd-score"],
    ask: true,
  },
  {
    family: "specialty",
    headers: ["specialty", "speciality", "specialtycode"],
    candidates: ["treatment-function", "specialty-name"],
    ask: false,
  },
  {
    family: "admitted",
    headers: ["admitted", "dta"],
    candidates: ["decision-to-admit-date", "admitted-status"],
    ask: false,
  },
];
