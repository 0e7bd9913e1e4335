/**
 * What NHS England publishes of the waiting list by characteristic (Waiting List Minimum Data Set demographics, monthly
 * since July 2025), in the words of the workbook and of the CSV files. Edition: week ending 25 January 2026.
 */

/** The characteristics, with the dimension of fairwait that has the same categories, and what each is compared with. */
export const PUBLISHED_METRICS = [
  { metric: "age", dimension: "age-band", reference: "19-64" },
  { metric: "sex", dimension: "sex", reference: "male" },
  { metric: "deprivation", dimension: "imd-decile", reference: "10" },
  { metric: "ethnicity", dimension: "ethnic-category", reference: "A" },
] as const;
export type PublishedMetric = (typeof PUBLISHED_METRICS)[number]["metric"];

/** Texts bare of all but letters and digits. */
export const METRIC_TEXTS: Readonly<Record<string, PublishedMetric>> = {
  age: "age",
  sex: "sex",
  gender: "sex",
  imd: "deprivation",
  deprivation: "deprivation",
  ethnicity: "ethnicity",
};

export type OrganisationKind = "england" | "region" | "icb" | "acute-trust" | "other-provider";

/** Of rows whose code is not England's own. */
export const ORGANISATION_TEXTS: Readonly<Record<string, OrganisationKind>> = {
  region: "region",
  icb: "icb",
  integratedcareboard: "icb",
  acutetrust: "acute-trust",
  nhsacute: "acute-trust",
  trust: "acute-trust",
  independentsector: "other-provider",
  other: "other-provider",
};
/** Rows of England itself: the whole, and parts of it that are left out. */
export const ENGLAND_CODE = "ENG";
export const ENGLAND_WHOLE: ReadonlySet<string> = new Set(["all", "england"]);

export type PublishedBand = "total" | "within18" | "from18To52" | "over52" | "unknownStart";
export const BAND_TEXTS: Readonly<Record<string, PublishedBand>> = {
  total: "total",
  totalwaitinglist: "total",
  upto18weeks: "within18",
  "01to18weeks": "within18",
  over18andupto52weeks: "from18To52",
  "18to52weeks": "from18To52",
  over52weeks: "over52",
  unknownclockstart: "unknownStart",
  unknownclockstartdate: "unknownStart",
};

const AGES = [
  { starts: "0", group: "0-18" },
  { starts: "19", group: "19-64" },
  { starts: "over65", group: "65+" },
  { starts: "65", group: "65+" },
] as const;

/** "IMD 1", "IMD Decile 1", "A: British", "0 to 18 years" → the group of the dimension; undefined for totals and unknowns. */
export function publishedCategory(metric: PublishedMetric, text: string): string | undefined {
  const bare = text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  switch (metric) {
    case "age":
      return AGES.find(({ starts }) => bare.startsWith(starts))?.group;
    case "sex":
      return bare === "female" || bare === "male" ? bare : undefined;
    case "deprivation": {
      const decile = Number(/^(?:imd)?(?:decile)?(\d{1,2})(?!\d)/.exec(bare)?.[1]);
      return decile >= 1 && decile <= 10 ? String(decile) : undefined;
    }
    case "ethnicity": {
      const code = /^\s*([A-HJ-NPRSZ]|99)\s*(?::|$)/i.exec(text)?.[1]?.toUpperCase();
      if (code === "Z") return "not-stated";
      return code === "99" ? "unknown" : code;
    }
  }
}
