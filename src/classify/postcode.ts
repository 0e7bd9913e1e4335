import { PSEUDO_POSTCODES, type PseudoPostcodeReason } from "../vocab/pseudo-postcodes.ts";
import { isBlank } from "./blank.ts";

export type PostcodeReading =
  /** `postcode` as ONS `pcds` (one space before the last three); `key` is its 7-character form (`pcd7`). */
  | { readonly kind: "postcode"; readonly postcode: string; readonly key: string }
  | { readonly kind: "pseudo"; readonly reason: PseudoPostcodeReason }
  | { readonly kind: "missing" }
  | { readonly kind: "malformed" };

/** BS 7666, on text without spaces. */
const PATTERN =
  /^(GIR0AA|[A-PR-UWYZ](\d{1,2}|[A-HK-Y]\d([0-9ABEHMNPRVWXY])?|\d[A-HJKPS-UW])\d[ABD-HJLNP-UW-Z]{2})$/;
const INWARD = 3;
const KEY_LENGTH = 7;

/**
 * A postcode in upper case with all spaces, full stops and commas deleted and one space put back. Pseudo postcodes
 * (`ZZ99 …`) fail the pattern of real ones, so they are told first.
 */
export function readPostcode(text: string): PostcodeReading {
  if (isBlank(text)) return { kind: "missing" };
  const compact = text.toUpperCase().replace(/[\s.,]+/g, "");
  if (compact.length <= INWARD) return { kind: "malformed" };
  const outward = compact.slice(0, -INWARD);
  const inward = compact.slice(-INWARD);
  const postcode = `${outward} ${inward}`;
  if (/^ZZ99[0-9][A-Z]{2}$/.test(compact)) {
    return { kind: "pseudo", reason: PSEUDO_POSTCODES[postcode] ?? "pseudo-overseas" };
  }
  if (!PATTERN.test(compact)) return { kind: "malformed" };
  return { kind: "postcode", postcode, key: outward.padEnd(KEY_LENGTH - INWARD, " ") + inward };
}
