import type { RecordScanner, RecordSink } from "../../source/record-scanner.ts";
import type { MoreBytes, Stretch } from "./stretch.ts";

/** What turns the records of a stretch into integers. */
interface StretchSink extends RecordSink {
  useBytes(bytes: Uint8Array): void;
}

/**
 * Hands every record that begins in the stretch to `sink`. `more` supplies bytes beyond those given when a record runs past
 * them: it returns the same stretch, longer, or undefined at the end of the file. Returns the stretch as it was in the end,
 * and where in it the next record begins.
 */
export async function scanStretch(
  records: RecordScanner,
  stretch: Stretch,
  more: MoreBytes,
  sink: StretchSink,
): Promise<{ readonly current: Stretch; readonly position: number }> {
  let current = stretch;
  let position = stretch.from - stretch.origin;
  for (;;) {
    sink.useBytes(current.bytes);
    const stopAt = Math.min(current.stopAt, current.origin + current.length) - current.origin;
    const limits = { stopAt, end: current.length, isLast: current.isLast };
    position = records.scan(current.bytes, position, limits, sink);
    if (position >= current.stopAt - current.origin || (current.isLast && position >= current.length)) break;
    const longer = await more(current);
    if (longer === undefined) break;
    current = longer;
  }
  return { current, position };
}
