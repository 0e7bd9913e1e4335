import type { Note } from "../findings/exact.ts";
import { grouped } from "../grouped.ts";

export const warning = (code: string, text: string): Note => ({ code, level: "warning", text });
export const note = (code: string, text: string): Note => ({ code, level: "note", text });

export const warningsFirst = (notes: readonly Note[]): Note[] => [
  ...notes.filter(({ level }) => level === "warning"),
  ...notes.filter(({ level }) => level === "note"),
];

/** "1 row", "2,000 rows". */
export const rows = (count: number): string => `${grouped(count)} ${count === 1 ? "row" : "rows"}`;
