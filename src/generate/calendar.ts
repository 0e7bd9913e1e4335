import { type DayNumber, dayNumber } from "../units.ts";
import type { ByteSink } from "./byte-sink.ts";

const MS_PER_DAY = 86_400_000;
const DATE_WIDTH = 10;

export const DATE_FORMATS = ["iso", "day-first"] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

/** The day of a `YYYY-MM-DD` text; undefined when it is not a day of the calendar. */
export const dayFromIso = (text: string): DayNumber | undefined => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return undefined;
  const day = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) / MS_PER_DAY;
  return isoFromDay(day) === text ? dayNumber(day) : undefined;
};

/** `YYYY-MM-DD` of a day number. */
export const isoFromDay = (day: number): string =>
  new Date(day * MS_PER_DAY).toISOString().slice(0, DATE_WIDTH);

/** `DD/MM/YYYY` of a day number. */
export const dayFirstFromDay = (day: number): string => {
  const [year, month, dayOfMonth] = isoFromDay(day).split("-");
  return `${dayOfMonth}/${month}/${year}`;
};

/** Every date of a range as ready-made text, ten bytes a day. */
export interface DateTable {
  readonly text: Uint8Array;
  readonly first: number;
}

export const dateTable = (first: number, last: number, format: DateFormat): DateTable => {
  const text = new Uint8Array((last - first + 1) * DATE_WIDTH);
  const textOf = format === "iso" ? isoFromDay : dayFirstFromDay;
  for (let day = first; day <= last; day += 1) {
    text.set(Buffer.from(textOf(day), "latin1"), (day - first) * DATE_WIDTH);
  }
  return { text, first };
};

export const writeDate = (sink: ByteSink, table: DateTable, day: number): void => {
  const from = (day - table.first) * DATE_WIDTH;
  sink.fragmentPart(table.text, from, from + DATE_WIDTH);
};
