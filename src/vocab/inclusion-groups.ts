/**
 * Groups that an equality and health inequalities analysis should think of: UCL Institute of Health Equity, Reducing health
 * inequalities through new models of care (2018), in today's words. `dimension` is what of a list shows some of them.
 */
export const INCLUSION_GROUPS = [
  { id: "drugs-and-alcohol", label: "People dependent on alcohol or drugs" },
  { id: "asylum-and-refugees", label: "Asylum seekers and refugees" },
  { id: "carers", label: "Carers", dimension: "carer" },
  { id: "veterans", label: "People who served in the armed forces", dimension: "veteran" },
  { id: "fgm", label: "Survivors of female genital mutilation" },
  { id: "gypsy-roma-traveller", label: "Gypsies, Roma and Travellers" },
  { id: "homeless", label: "People who are homeless or sleep rough", dimension: "homeless" },
  { id: "modern-slavery", label: "Victims of trafficking or modern slavery" },
  { id: "sex-workers", label: "Sex workers" },
  { id: "trans-and-non-binary", label: "Trans and non-binary people", dimension: "gender-identity" },
] as const satisfies readonly { id: string; label: string; dimension?: string }[];
