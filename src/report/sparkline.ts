const BLOCKS = "▁▂▃▄▅▆▇█";
const MIDDLE = "▄";
const GAP = " ";

/**
 * A line of block characters, one for each value, from the lowest block at `low` to the highest at `high`; a blank for a
 * missing value. Where all is one value the line is level.
 */
export function sparkline(
  values: readonly (number | null)[],
  { low, high }: { readonly low: number; readonly high: number },
): string {
  return values.map((value) => (value === null ? GAP : blockOf(value, low, high))).join("");
}

function blockOf(value: number, low: number, high: number): string {
  if (high <= low) return MIDDLE;
  const place = Math.round(((value - low) / (high - low)) * (BLOCKS.length - 1));
  return BLOCKS[Math.max(0, Math.min(BLOCKS.length - 1, place))] as string;
}

/** At most `most` of the values, evenly spread, the first and the last among them. */
export function thinned<Value>(values: readonly Value[], most: number): readonly Value[] {
  if (values.length <= most) return values;
  return Array.from(
    { length: most },
    (_, index) => values[Math.round((index * (values.length - 1)) / (most - 1))] as Value,
  );
}
