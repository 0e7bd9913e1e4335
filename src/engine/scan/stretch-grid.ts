import type { FileRegion } from "./file-region.ts";

/** Bytes of a stretch. Small enough to keep memory flat, large enough that handing one over costs nothing. */
export const STRETCH_BYTES = 512 * 1024;
/**
 * A file up to this size is one stretch: its columns are then settled on all of it at once. The first stretch of a larger
 * one is short, since nothing can be counted until it is settled.
 */
const ONE_STRETCH_BYTES = 16 * 1024 * 1024;
const FIRST_STRETCH_BYTES = 1024 * 1024;

export const firstStretchBytes = (region: FileRegion): number =>
  region.end - region.start <= ONE_STRETCH_BYTES ? ONE_STRETCH_BYTES : FIRST_STRETCH_BYTES;

/** Where stretches of a region nominally begin: those of one thread begin where the one before ends instead. */
export interface StretchGrid {
  readonly stretches: number;
  /** Nominal start of a stretch; of the one behind the last, the region's end. */
  start(index: number): number;
}

export function stretchGrid(
  { start, end }: FileRegion,
  size: { readonly first: number; readonly others: number },
): StretchGrid {
  const rest = end - start - size.first;
  return {
    stretches: end === start ? 0 : 1 + Math.max(0, Math.ceil(rest / size.others)),
    start: (index) => (index === 0 ? start : Math.min(end, start + size.first + (index - 1) * size.others)),
  };
}

/** The grid that a region's threads go by. */
export const regionGrid = (region: FileRegion): StretchGrid =>
  stretchGrid(region, { first: firstStretchBytes(region), others: STRETCH_BYTES });
