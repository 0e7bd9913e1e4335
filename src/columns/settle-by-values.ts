import { isBlank } from "../classify/blank.ts";
import { parseDateText } from "../classify/date-text.ts";
import type { DictionaryEntry } from "../classify/level.ts";
import { readPostcode } from "../classify/postcode.ts";
import { priorityTypeOf } from "../classify/priority-type.ts";
import { procedurePriorityOf } from "../classify/procedure-priority.ts";
import { rttGroupOf } from "../classify/specialty.ts";
import { type UserError, usageError } from "../errors.ts";
import { AMBIGUOUS_HEADERS, type AmbiguousHeader } from "../vocab/ambiguous-headers.ts";
import type { FieldId } from "../vocab/header-aliases.ts";
import { normaliseHeader } from "./normalise-header.ts";

/** A few stray values do not change what a column is. */
const MOST = 0.9;

/**
 * What an ambiguous header means, told by the values of its column; undefined when they do not tell either and the
 * user must name the column. `candidates` leaves out fields that other columns already are.
 */
export function settleByValues(
  header: string,
  entries: readonly DictionaryEntry[],
  candidates?: readonly FieldId[],
): FieldId | undefined {
  const key = normaliseHeader(header);
  const entry = AMBIGUOUS_HEADERS.find((one) => one.headers.includes(key));
  if (!entry) return undefined;
  const filled = entries.filter(({ text }) => !isBlank(text));
  const field = SETTLERS[entry.family](filled, candidates ?? entry.candidates);
  return field !== undefined && (candidates ?? entry.candidates).includes(field) ? field : undefined;
}

/** Exit 2 for a header that neither its text nor its values settle. */
export function ambiguousHeaderError(header: string, candidates: readonly FieldId[]): UserError {
  const example = candidates[0] ?? "field";
  return usageError({
    code: "ambiguous-header",
    message: `column "${header}" may be ${candidates.join(" or ")}, and its values do not tell which`,
    column: header,
    hint: `Name it: --column ${example}="${header}".`,
  });
}

type Settler = (filled: readonly DictionaryEntry[], candidates: readonly FieldId[]) => FieldId | undefined;

const SETTLERS: Readonly<Record<AmbiguousHeader["family"], Settler>> = {
  "p-code": (filled) => {
    if (mostly(filled, (text) => readPostcode(text).kind !== "malformed")) return "postcode";
    return mostly(filled, (text) => procedurePriorityOf(text) !== undefined)
      ? "procedure-priority"
      : undefined;
  },
  priority: settlePriority,
  deprivation: settleDeprivation,
  specialty: (filled) =>
    mostly(filled, (text) => rttGroupOf(text) !== undefined) ? "treatment-function" : "specialty-name",
  admitted: (filled) =>
    mostly(filled, (text) => parseDateText(text) !== undefined)
      ? "decision-to-admit-date"
      : "admitted-status",
};

const BARE_DIGIT = /^[1-4](\.0+)?$/;

function settlePriority(
  filled: readonly DictionaryEntry[],
  candidates: readonly FieldId[],
): FieldId | undefined {
  const telling = filled.filter(({ text }) => !BARE_DIGIT.test(text.trim()));
  const only = candidates.length === 1 ? candidates[0] : undefined;
  if (telling.length === 0) return filled.length > 0 ? only : undefined;
  if (mostly(telling, (text) => procedurePriorityOf(text) !== undefined)) return "procedure-priority";
  return mostly(telling, (text) => priorityTypeOf(text) !== undefined) ? "priority-type" : undefined;
}

const NUMBER = /^\d+(\.\d+)?$/;
const LARGEST_QUINTILE = 5;
const LARGEST_DECILE = 10;

/** All at most 5 could be quintiles or the more deprived half of the deciles, so that is never guessed. */
function settleDeprivation(filled: readonly DictionaryEntry[]): FieldId | undefined {
  if (!mostly(filled, (text) => NUMBER.test(text.trim()))) return undefined;
  let largest = 0;
  for (const { text } of filled) {
    const value = Number(text.trim());
    if (!NUMBER.test(text.trim())) continue;
    if (!Number.isInteger(value)) return "imd-score";
    largest = Math.max(largest, value);
  }
  if (largest > LARGEST_DECILE) return "imd-rank";
  return largest > LARGEST_QUINTILE ? "imd-decile" : undefined;
}

const rows = (entries: readonly DictionaryEntry[]): number =>
  entries.reduce((total, { count }) => total + count, 0);

function mostly(entries: readonly DictionaryEntry[], holds: (text: string) => boolean): boolean {
  const all = rows(entries);
  return all > 0 && rows(entries.filter(({ text }) => holds(text))) >= MOST * all;
}
