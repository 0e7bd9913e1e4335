import { usageError } from "../../errors.ts";
import { nearest } from "../../nearest.ts";
import type { CapacityChoice } from "../../request.ts";
import { groupAt, type ListRows, type RowGroups } from "../list-rows.ts";
import { isRanked } from "./is-ranked.ts";

/** Who competes for which slots. */
export interface CapacityPools {
  /** Slots a week of each pool. */
  readonly perWeek: readonly number[];
  /** Per pathway, its pool. */
  readonly poolOfRow: Uint16Array;
}

const SPECIALTY = "specialty";

/**
 * One pool for the whole list, or one for each specialty. Throws a usage error when a specialty of somebody with a
 * clinical tier has no capacity, or one is named that the list does not have.
 */
export function capacityPools(rows: ListRows, capacity: CapacityChoice): CapacityPools {
  if (capacity.kind === "pooled") {
    return { perWeek: [capacity.perWeek], poolOfRow: new Uint16Array(rows.size) };
  }
  const specialties = rows.dimensions.get(SPECIALTY);
  if (specialties === undefined) throw noSpecialties();
  const used = specialtiesInUse(rows, specialties);
  const named = Object.keys(capacity.perWeek);
  refuseUnknown(named, specialties, used);
  const missing = used.filter((id) => !named.includes(id));
  if (missing.length > 0) throw withoutCapacity(missing);
  const poolOfGroup = specialties.groups.map(({ id }) => Math.max(0, used.indexOf(id)));
  const poolOfRow = new Uint16Array(rows.size);
  for (let row = 0; row < rows.size; row += 1) {
    poolOfRow[row] = poolOfGroup[groupAt(specialties, row)] as number;
  }
  return { perWeek: used.map((id) => capacity.perWeek[id] as number), poolOfRow };
}

function specialtiesInUse(rows: ListRows, specialties: RowGroups): readonly string[] {
  const isUsed = new Uint8Array(specialties.groups.length);
  for (let row = 0; row < rows.size; row += 1) {
    if (isRanked(rows, row)) isUsed[groupAt(specialties, row)] = 1;
  }
  return specialties.groups.flatMap(({ id }, group) => (isUsed[group] === 1 ? [id] : []));
}

/** One that nobody on the list waits for is let be: it treats nobody. `used` is what a reader can be told of. */
function refuseUnknown(named: readonly string[], { groups }: RowGroups, used: readonly string[]): void {
  const ids = groups.map(({ id }) => id);
  const strange = named.find((id) => !ids.includes(id));
  if (strange === undefined) return;
  const meant = nearest(strange, ids);
  throw usageError({
    code: "unknown-specialty",
    message: `--capacity ${strange}: the list has no such specialty`,
    hint: meant === undefined ? `It has ${used.join(", ")}.` : `Did you mean ${meant}?`,
  });
}

const withoutCapacity = (missing: readonly string[]) =>
  usageError({
    code: "specialty-without-capacity",
    message: `--capacity is missing for ${missing.join(", ")}`,
    hint: `Add --capacity ${missing[0]}=N/week for each, or give one capacity for the whole list.`,
  });

const noSpecialties = () =>
  usageError({
    code: "capacity-without-specialties",
    message: "--capacity is given by specialty, and the list has no column for the specialty",
    hint: "Give one capacity for the whole list: --capacity N/week.",
  });
