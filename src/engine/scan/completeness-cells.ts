import { fullKey, mergeCompleteness } from "../../cube/completeness-tally.ts";
import { type CubeTable, pathwaysIn } from "../../cube/cube.ts";
import type { CountedFile, CountedList } from "../counted-list.ts";
import type { Question } from "../question.ts";
import type { Tallies } from "../scanner/stretch-counter.ts";

interface Counted {
  readonly files: readonly CountedFile[];
  readonly tallies: readonly Tallies[];
  readonly tables: readonly CubeTable[];
  readonly analysed: number;
}

/**
 * What is known of all analysed rows, by the levels of each axis asked for: rows in which something is missing as they
 * were counted, and all others as what is left of the level's rows. Rows that do not add up are a defect.
 */
export function completenessCells(question: Question, counted: Counted): CountedList["completeness"] {
  const { completeness } = question;
  if (completeness === undefined) return undefined;
  const missing = mergeCompleteness(counted.tallies.map((one) => one.completeness));
  const key = fullKey(completeness);
  const full = completeness.by.flatMap((axis) => {
    const rows = rowsByLevel(question, axis, counted);
    const all = [...rows.values()].reduce((sum, count) => sum + count, 0);
    if (all !== counted.analysed)
      throw new Error(`${all} rows of ${counted.analysed} have a level of an axis`);
    for (const cell of missing) {
      if (cell.axis === axis) rows.set(cell.level, (rows.get(cell.level) ?? 0) - cell.rows);
    }
    return [...rows].map(([level, left]) => ({ axis, level, key, rows: left }));
  });
  if (full.some(({ rows }) => rows < 0)) throw new Error("more rows lack something than there are");
  const cells = mergeCompleteness([missing, full.filter(({ rows }) => rows > 0)]);
  return { shape: completeness, cells };
}

/** Analysed rows by level of an axis: from a table over it, else from the texts of the one column that it is read from. */
function rowsByLevel(question: Question, axis: number, { tables, files }: Counted): Map<number, number> {
  const rows = new Map<number, number>();
  const add = (level: number, more: number) => rows.set(level, (rows.get(level) ?? 0) + more);
  const table = tables.find(({ axes }) => axes.includes(axis));
  if (table !== undefined) {
    const place = table.axes.indexOf(axis);
    for (const cell of table.cells) add(cell.levels[place] as number, pathwaysIn(cell));
    return rows;
  }
  files.forEach((file, index) => {
    const asked = question.files[index];
    const [source, another] = asked?.axisSources[axis] ?? [];
    if (source === undefined) {
      add(0, file.analysed);
      return;
    }
    if (another !== undefined || source.kind !== "texts")
      throw new Error("an axis in no table is read from more than the texts of one column");
    const coded = asked?.plan.coded.findIndex(({ column }) => column === source.use.column) ?? -1;
    const verdicts = file.verdicts[coded]?.(source.use.classify) ?? [];
    file.texts[coded]?.forEach(({ analysed }, text) => {
      add(verdicts[text] as number, analysed);
    });
  });
  return rows;
}
