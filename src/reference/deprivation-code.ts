/**
 * Why a person has no IMD quintile, each counted separately: "unknown" must join no quintile and never vanish.
 * The names are the reasons printed under `unknown`.
 */
export const DEPRIVATION_REASONS = [
  "missing",
  "lsoa-malformed",
  "outside-england-wales",
  "outside-england-scotland",
  "outside-england-northern-ireland",
  "pseudo-no-fixed-abode",
  "pseudo-not-known",
  "pseudo-overseas",
  "postcode-malformed",
  "postcode-not-found",
  "lsoa-not-found",
  "lsoa-split",
  "no-rank",
  "no-lookup",
] as const;
export type DeprivationReason = (typeof DEPRIVATION_REASONS)[number];

/**
 * A place's deprivation as one small integer that fits a byte: 1–10 is the national decile (1 = most deprived), 11–15 is
 * quintile 1–5 where the decile is open, −1 … −14 is `DEPRIVATION_REASONS[−code − 1]`. 0 is not used.
 */
export type DeprivationCode = number;

const DECILES = 10;

export const codeOfReason = (reason: DeprivationReason): DeprivationCode =>
  -1 - DEPRIVATION_REASONS.indexOf(reason);

export const codeOfQuintile = (quintile: number): DeprivationCode => DECILES + quintile;

/** The reason behind a negative code; undefined for deciles and quintiles. */
export const reasonOfCode = (code: DeprivationCode): DeprivationReason | undefined =>
  code < 0 ? DEPRIVATION_REASONS[-1 - code] : undefined;

/** The national quintile, 1 = most deprived; undefined for a reason. */
export function quintileOfCode(code: DeprivationCode): number | undefined {
  if (code < 1) return undefined;
  return code <= DECILES ? Math.ceil(code / 2) : code - DECILES;
}
