import type { AxisSource } from "../../engine/question.ts";
import { FLAG_FIELDS, type FlagField } from "../../vocab/flag-texts.ts";
import type { ListAxis } from "../list-axes.ts";
import type { AttributedList, LinkedList } from "./linked-list.ts";

/** The same axis as the list alone gives it, and as the records alone do: to compare, never a dimension of its own. */
export const axisOfList = (axis: string): string => `${axis}@list`;
export const axisOfRecords = (axis: string): string => `${axis}@records`;

interface LinkedAxes {
  readonly axes: readonly ListAxis[];
  /** Crossings to be counted beside those asked for. */
  readonly tables: readonly (readonly string[])[];
}

/**
 * The axes of a linked list. Ethnicity is the one attributed to each person; of a flag the list's own yes or no counts, and
 * what the records say where it has neither.
 */
export function linkedAxes(
  axes: readonly ListAxis[],
  linked: LinkedList,
  { files }: AttributedList,
): LinkedAxes {
  const given = axes.filter(({ id }) => linked.axes.includes(id));
  const told = (levels: readonly Uint8Array[]): AxisSource[][] =>
    levels.map((ofFile) => [{ kind: "rows", levels: ofFile }]);
  const changed = given.map((axis): LinkedAxes => {
    const list = { ...axis, id: axisOfList(axis.id) };
    if (!isFlag(axis.id)) {
      const sources = told(files.map(({ ethnicity }) => ethnicity));
      return { axes: [{ ...axis, sources }, list], tables: [[axis.id], [list.id]] };
    }
    const field = axis.id;
    const sources = told(files.map(({ flag }) => flag(field)));
    const records = { ...axis, id: axisOfRecords(field), sources };
    const both = axis.sources.map((own, file) => [...own, ...(sources[file] ?? [])]);
    return { axes: [{ ...axis, sources: both }, list, records], tables: [[list.id, records.id]] };
  });
  return {
    axes: [...axes.filter((axis) => !given.includes(axis)), ...changed.flatMap((one) => one.axes)],
    tables: changed.flatMap(({ tables }) => tables),
  };
}

const isFlag = (axis: string): axis is FlagField => FLAG_FIELDS.some((field) => field === axis);
