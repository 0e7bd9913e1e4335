/**
 * Who is on the invented list. Shares are round figures of about the size seen in England, written down from general
 * knowledge: they make a list look like one and are not estimates of anything.
 */
export const ETHNIC_CATEGORIES = [
  { code: "A", group: "white", weight: 72, interpreter: 0.008 },
  { code: "B", group: "white", weight: 0.9, interpreter: 0.005 },
  { code: "C", group: "white", weight: 6, interpreter: 0.12 },
  { code: "D", group: "mixed", weight: 1, interpreter: 0.01 },
  { code: "E", group: "mixed", weight: 0.5, interpreter: 0.03 },
  { code: "F", group: "mixed", weight: 0.7, interpreter: 0.02 },
  { code: "G", group: "mixed", weight: 0.8, interpreter: 0.05 },
  { code: "H", group: "asian", weight: 3.3, interpreter: 0.1 },
  { code: "J", group: "asian", weight: 3.1, interpreter: 0.16 },
  { code: "K", group: "asian", weight: 1.1, interpreter: 0.18 },
  { code: "L", group: "asian", weight: 1.7, interpreter: 0.13 },
  { code: "M", group: "black", weight: 1.2, interpreter: 0.01 },
  { code: "N", group: "black", weight: 2.5, interpreter: 0.12 },
  { code: "P", group: "black", weight: 0.6, interpreter: 0.06 },
  { code: "R", group: "other", weight: 0.7, interpreter: 0.2 },
  { code: "S", group: "other", weight: 1.7, interpreter: 0.18 },
] as const;

/** What stands in the column when ethnicity is not recorded: not stated, not known, blank. */
export const UNKNOWN_ETHNICITY = [
  { code: "Z", weight: 55 },
  { code: "99", weight: 25 },
  { code: "", weight: 20 },
] as const;

/** People of minority ethnic groups live in the most deprived quintile more often: weight multiplier, quintile 1 to 5. */
export const MINORITY_BY_QUINTILE = [1.7, 1.3, 0.9, 0.7, 0.55] as const;

export const SEXES = [
  { code: "2", id: "female", weight: 54.5 },
  { code: "1", id: "male", weight: 45.2 },
  { code: "9", id: "unknown", weight: 0.1 },
  { code: "X", id: "unknown", weight: 0.2 },
] as const;

/** Ages at the snapshot, in bands of whole years: share of the list in the most and the least deprived quintile. */
export const AGE_SHARES = [
  { from: 0, to: 4, mostDeprived: 4.2, leastDeprived: 2.6, band: "0-17" },
  { from: 5, to: 17, mostDeprived: 9.6, leastDeprived: 7.4, band: "0-17" },
  { from: 18, to: 34, mostDeprived: 17.5, leastDeprived: 11, band: "18-34" },
  { from: 35, to: 49, mostDeprived: 19.5, leastDeprived: 15, band: "35-49" },
  { from: 50, to: 64, mostDeprived: 23.5, leastDeprived: 24, band: "50-64" },
  { from: 65, to: 79, mostDeprived: 19, leastDeprived: 28, band: "65-79" },
  { from: 80, to: 98, mostDeprived: 6.7, leastDeprived: 12, band: "80+" },
] as const;

/** Recorded learning disability, quintile 1 to 5. */
export const LEARNING_DISABILITY_BY_QUINTILE = [0.02, 0.016, 0.013, 0.011, 0.009] as const;
