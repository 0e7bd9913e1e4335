import type { RowSpans } from "./row-reader.ts";

/** The text of one of the wanted fields of a row, trimmed; UTF-8. */
export const rowText = ({ bytes, starts, ends }: RowSpans, field: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + starts[field]!, ends[field]! - starts[field]!)
    .toString("utf8")
    .trim();
