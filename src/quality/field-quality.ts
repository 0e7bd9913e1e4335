import type { Level, QualityClass } from "../classify/level.ts";
import type { QualityFindings } from "../findings/exact.ts";

/** A distinct text of a field with the analysed rows that hold it. */
export interface AnalysedText {
  readonly text: string;
  readonly analysed: number;
  readonly firstLine: number;
}

/** One field of one file: its header, its texts and how each is judged. */
export interface FieldReading {
  readonly field: string;
  readonly column: string;
  readonly file: string;
  readonly texts: readonly AnalysedText[];
  /** Judgement of the text at this place in `texts`. */
  judge(place: number): Pick<Level, "quality" | "reason">;
  /** Values of personal fields are never quoted, however often they occur. */
  readonly personal: boolean;
}

/** Quoted only when seen this often and no longer than this: then it is a code, not a person. */
const QUOTED_FROM = 8;
const QUOTED_LENGTH = 12;

/** Tallies of one field over all files: how many analysed rows hold a usable value, and why the others do not. */
export function fieldQuality(readings: readonly FieldReading[], analysed: number): QualityFindings {
  const tally: Record<QualityClass, number> = {
    known: 0,
    groupOnly: 0,
    notStated: 0,
    notKnown: 0,
    missing: 0,
    invalid: 0,
  };
  const reasons = new Map<string, number>();
  const invalid: InvalidText[] = [];
  for (const reading of readings) {
    const { texts } = reading;
    for (let place = 0; place < texts.length; place += 1) {
      const { text, analysed: rows, firstLine } = texts[place] as AnalysedText;
      if (rows === 0) continue;
      const { quality, reason } = reading.judge(place);
      tally[quality] += rows;
      if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + rows);
      if (quality === "invalid")
        invalid.push({ text, rows, firstLine, file: reading.file, personal: reading.personal });
    }
  }
  const counted = Object.values(tally).reduce((sum, rows) => sum + rows, 0);
  tally.missing += analysed - counted;
  return {
    field: readings[0]?.field ?? "",
    columns: [...new Set(readings.map(({ column }) => column))],
    ...tally,
    completeness: analysed === 0 ? null : tally.known / analysed,
    reasons: Object.fromEntries([...reasons].sort(byCountThenName)),
    invalidValues: invalidValues(invalid),
  };
}

interface InvalidText {
  readonly text: string;
  readonly rows: number;
  readonly firstLine: number;
  readonly file: string;
  readonly personal: boolean;
}

function invalidValues(invalid: readonly InvalidText[]): QualityFindings["invalidValues"] {
  const isQuoted = ({ text, rows, personal }: InvalidText) =>
    !personal && rows >= QUOTED_FROM && text.trim().length <= QUOTED_LENGTH;
  const quoted = invalid
    .filter(isQuoted)
    .sort((one, other) => other.rows - one.rows || (one.text < other.text ? -1 : 1))
    .map(({ text, rows, firstLine, file }) => ({
      value: text.trim(),
      count: rows,
      ...place(firstLine, file),
    }));
  const rest = invalid.filter((text) => !isQuoted(text));
  if (rest.length === 0) return quoted;
  const first = rest.reduce((earliest, text) =>
    text.file === earliest.file && text.firstLine < earliest.firstLine ? text : earliest,
  );
  const count = rest.reduce((sum, { rows }) => sum + rows, 0);
  return [...quoted, { value: null, count, ...place(first.firstLine, first.file) }];
}

/** Where a value is first met; null where its lines are not kept (postcodes). */
const place = (firstLine: number, file: string) =>
  firstLine > 0 ? { firstLine, file } : { firstLine: null, file };

const byCountThenName = ([name, count]: [string, number], [other, otherCount]: [string, number]): number =>
  otherCount - count || (name < other ? -1 : 1);
