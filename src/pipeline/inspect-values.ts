import { isBlank } from "../classify/blank.ts";
import type { DictionaryEntry } from "../classify/level.ts";
import { readLsoa } from "../classify/lsoa.ts";
import { type DateDecision, decideDates } from "../columns/decide-dates.ts";
import { isUsedField, USED_FIELDS } from "../columns/fields.ts";
import { DAY_PLACEHOLDER, SCOPE } from "../engine/question.ts";
import type { ColumnInspection } from "../inspection/schema.ts";
import { type FieldReading, fieldQuality } from "../quality/field-quality.ts";
import { FLAG_TEXTS } from "../vocab/flag-texts.ts";
import type { FieldId } from "../vocab/header-aliases.ts";
import { earliestClockStart, scopeUses } from "./ask.ts";
import type { InspectedList } from "./inspect-list.ts";
import { type CountedPlan, type Judgement, judgeDay, readColumn } from "./list-quality.ts";
import { entriesOf, type FileDecisions } from "./settle.ts";

/** One file of an inspected list. */
export interface InspectedFile extends CountedPlan {
  readonly decisions: FileDecisions;
  readonly inspected: InspectedList;
}

const codedPlace = (column: number, { file }: InspectedFile): number =>
  file.plan.coded.findIndex((one) => one.column === column);

/** Distinct values that are not blank; null where they are not told apart. */
export function distinctTexts(column: number, at: InspectedFile): number | null {
  const texts = at.counted.texts[codedPlace(column, at)];
  return texts === undefined
    ? null
    : texts.filter(({ text, analysed }) => analysed > 0 && !isBlank(text)).length;
}

type Contents = Pick<ColumnInspection, "tally" | "reasons" | "firstInvalidLine" | "invalidValues">;

/** Of a column of names or addresses. */
export const NEVER_READ: Contents = { tally: null, reasons: {}, firstInvalidLine: null, invalidValues: [] };

/** How many rows hold a usable value, and why the others do not. */
export function contents(column: number, field: FieldId | undefined, at: InspectedFile): Contents {
  const { counted } = at;
  const judged =
    field === undefined ? undefined : fieldQuality([readingOf(field, column, at)], counted.analysed);
  if (judged === undefined) {
    const known = filledRows(column, at);
    const missing = counted.analysed - known;
    return { ...NEVER_READ, tally: { ...NOTHING, filled: known, known, missing } };
  }
  const { known, groupOnly, notStated, notKnown, missing, invalid, reasons } = judged;
  const lines = judged.invalidValues.flatMap(({ firstLine }) => (firstLine ? [firstLine] : []));
  return {
    tally: { filled: filledRows(column, at), known, groupOnly, notStated, notKnown, missing, invalid },
    reasons,
    firstInvalidLine: lines.length === 0 ? null : Math.min(...lines),
    invalidValues: judged.invalidValues.map(({ value, count, firstLine }) => ({
      value,
      count,
      firstLine: firstLine || null,
    })),
  };
}

/** Without a table to look areas up in, whether an area of England is written there is all that can be said. */
function readingOf(field: FieldId, column: number, at: InspectedFile): FieldReading {
  const reading = readColumn({ field, column }, at, withClock(at.inspected));
  const isArea = field === "lsoa" || field === "lsoa11" || field === "lsoa21";
  if (!isArea || at.inspected.list.imd.length > 0) return reading;
  return { ...reading, judge: (place) => judgeArea(reading.texts[place]?.text ?? "") };
}

function judgeArea(text: string): Judgement {
  const area = readLsoa(text);
  if (area.kind === "missing") return { quality: "missing" };
  if (area.kind === "malformed") return { quality: "invalid", reason: "not-an-area" };
  return area.nation === "england"
    ? { quality: "known" }
    : { quality: "notKnown", reason: `outside-england-${area.nation}` };
}

const NOTHING = { known: 0, groupOnly: 0, notStated: 0, notKnown: 0, missing: 0, invalid: 0 };

function filledRows(column: number, at: InspectedFile): number {
  const texts = at.counted.texts[codedPlace(column, at)];
  if (texts === undefined) return at.counted.present[at.file.plan.presence.indexOf(column)] ?? 0;
  return texts.reduce((sum, { text, analysed }) => sum + (isBlank(text) ? 0 : analysed), 0);
}

/** A clock start must be a day on which a wait can have begun, not only a readable one. */
function withClock(inspected: InspectedList) {
  const { list, decisions, clockField } = inspected;
  const earliest = earliestClockStart(list);
  const judge = (day: number): Judgement => {
    if (day === DAY_PLACEHOLDER) return { quality: "invalid", reason: "placeholder-date" };
    const judged = judgeDay(day);
    if (judged.quality !== "known") return judged;
    if (day < earliest) return { quality: "invalid", reason: "too-early" };
    const isFuture = decisions.snapshot !== undefined && day > decisions.snapshot;
    return isFuture ? { quality: "invalid", reason: "in-future" } : judged;
  };
  return { ...inspected, days: { field: clockField, judge } };
}

interface DatesFound {
  readonly decision?: DateDecision;
  readonly holds: ColumnInspection["holds"];
}

/** Mostly: stray words do not make a column of dates another thing. */
const MOST = 0.9;

/** The decision by which a date field is read; of a column without a use, that it holds dates. */
export function datesOf(column: number, field: FieldId | undefined, at: InspectedFile): DatesFound {
  const decision = at.decisions.dates.get(column);
  if (decision !== undefined) return { decision, holds: null };
  const isOther = field !== undefined && isUsedField(field) && USED_FIELDS[field] !== "date";
  if (isOther || codedPlace(column, at) < 0) return { holds: null };
  const entries = entriesOf(at.file, at.counted.texts, column);
  const found = decideDates(entries);
  const readable = found.formats.reduce((sum, { name, rows }) => sum + (name === "unreadable" ? 0 : rows), 0);
  if (found.serial || readable === 0 || readable < MOST * filledIn(entries)) return { holds: null };
  return { decision: found, holds: field === undefined ? "dates" : null };
}

const filledIn = (entries: readonly DictionaryEntry[]): number =>
  entries.reduce((sum, { text, count }) => sum + (isBlank(text) ? 0 : count), 0);

/** How a column's dates are written and read. */
export function datesFound(
  column: number,
  decision: DateDecision,
  at: InspectedFile,
): ColumnInspection["dates"] {
  const { order, ambiguous, mixed, twoDigitYears, formats } = decision;
  return {
    order,
    ambiguous,
    mixed,
    withTimes: at.counted.withTime[codedPlace(column, at)] ?? false,
    twoDigitYears,
    formats: formats.map(({ name, rows }) => ({ format: name, rows })),
  };
}

const YES_NO: ReadonlySet<string> = new Set([...FLAG_TEXTS.yes, ...FLAG_TEXTS.no, ...FLAG_TEXTS.unknown]);
const NUMBER = /^-?\d+(\.\d+)?$/;

/** What an unrecognised column seems to hold, for whoever must say what it is. */
export function holdsOf(
  column: number,
  field: FieldId | undefined,
  at: InspectedFile,
): ColumnInspection["holds"] {
  if (field !== undefined || codedPlace(column, at) < 0) return null;
  const filled = entriesOf(at.file, at.counted.texts, column).filter(({ text }) => !isBlank(text));
  if (filled.length === 0) return null;
  if (filled.length === 1) return "one-value";
  const rows = filledIn(filled);
  const mostly = (holds: (text: string) => boolean) =>
    filledIn(filled.filter(({ text }) => holds(text))) >= MOST * rows;
  if (mostly((text) => YES_NO.has(text.trim().toLowerCase()))) return "yes-no";
  return mostly((text) => NUMBER.test(text.trim())) ? "numbers" : null;
}

/** Rows whose value in this column puts them outside the analysis, by the contract's reasons. */
export function leavesOut(
  column: number,
  field: FieldId | undefined,
  at: InspectedFile,
): Record<string, number> {
  const uses = scopeUses(
    (asked, classify) => (asked === field ? { column, classify } : undefined),
    at.decisions,
    at.inspected.clockField === "clock-start",
  );
  const tally: Record<string, number> = {};
  for (const { text, analysed } of at.counted.texts[codedPlace(column, at)] ?? []) {
    for (const { classify } of analysed === 0 ? [] : uses) {
      const reason = scopeReason(classify(text));
      if (reason !== undefined) tally[reason] = (tally[reason] ?? 0) + analysed;
    }
  }
  return tally;
}

function scopeReason(bits: number): string | undefined {
  if ((bits & SCOPE.planned) !== 0) return "planned";
  if ((bits & SCOPE.notRtt) !== 0) return "not-rtt";
  return (bits & SCOPE.clockStopped) !== 0 ? "clock-stopped" : undefined;
}
