import { mergeTables, pathwaysIn } from "../../cube/cube.ts";
import { EXCLUSIONS, type Exclusion } from "../../vocab/exclusions.ts";
import type { CountedFile, CountedList } from "../counted-list.ts";
import type { Question } from "../question.ts";
import type { Tallies } from "../scanner/stretch-counter.ts";
import { completenessCells } from "./completeness-cells.ts";
import type { DuplicateFilter } from "./duplicate-filter.ts";

/** What was counted of a list: by file, by scanner, and over all of it. */
interface Counted {
  readonly files: readonly CountedFile[];
  readonly tallies: readonly Tallies[];
  readonly duplicates: DuplicateFilter;
}

/** Adds up what all scanners counted. A list whose rows do not add up is refused: it is a defect, never a result. */
export function addUp(question: Question, { files, tallies, duplicates }: Counted): CountedList {
  const excluded = Object.fromEntries(
    EXCLUSIONS.map((name, index) => [name, sum(tallies, (one) => one.excluded[index] as number)]),
  ) as Record<Exclusion, number>;
  const tables = question.tables.map((axes, index) => ({
    ...mergeTables(tallies.flatMap((one) => one.tables[index] ?? [])),
    axes,
  }));
  const read = sum(files, ({ rows }) => rows);
  const rejected = sum(files, (file) => file.rejected);
  const analysed = sum(tallies, (one) => one.analysed);
  const excludedTotal = sum(EXCLUSIONS, (name) => excluded[name]);
  if (read !== rejected + excludedTotal + analysed) {
    throw new Error(
      `rows do not add up: ${read} read, ${rejected} rejected, ${excludedTotal} excluded, ${analysed} analysed`,
    );
  }
  for (const { cells } of tables) {
    const counted = sum(cells, pathwaysIn);
    if (counted !== analysed) throw new Error(`a table counts ${counted} rows of ${analysed} analysed`);
  }
  const strata =
    question.stratum === undefined ? [""] : question.axes[question.stratum]?.levels.map(({ id }) => id);
  return {
    cube: { axes: question.axes, strata: strata ?? [""], tables, analysed },
    files,
    read,
    rejected,
    excluded,
    people: duplicates.distinctPeople,
    identified: duplicates.identified,
    conflictingDuplicates: duplicates.conflicts,
    endsBeforeStart: sum(tallies, (one) => one.endsBeforeStart),
    statedDaysDiffer: sum(tallies, (one) => one.statedDaysDiffer),
    bornAfterClockStart: sum(tallies, (one) => one.bornAfterClockStart),
    completeness: completenessCells(question, { files, tallies, tables, analysed }),
  };
}

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
