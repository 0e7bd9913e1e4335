import type { IncomingHttpHeaders } from "node:http";
import type { PartMemory } from "./part-file.ts";

/** RFC 9110, 8.8.2.2: a date tells two contents apart only when it was well past when the answer was made. */
const DATE_IS_STRONG_AFTER_MS = 60_000;

/** What a whole answer says of the file it begins: how long it is, and by what it is known again. */
export function memoryOf(url: string, headers: IncomingHttpHeaders): PartMemory {
  const validator = strongValidator(headers);
  const total = byteCount(headers["content-length"]);
  return {
    url,
    ...(validator === undefined ? {} : { validator }),
    ...(total === undefined ? {} : { total }),
  };
}

/**
 * What may stand in If-Range (RFC 9110, 13.1.5): the strong entity tag, else the date of the last change where that is strong.
 * Undefined: the rest of a file cannot be told from the rest of another.
 */
export function strongValidator(headers: IncomingHttpHeaders): string | undefined {
  const { etag, date } = headers;
  if (etag?.startsWith('"')) return etag;
  const changed = headers["last-modified"];
  if (etag !== undefined || changed === undefined || date === undefined) return undefined;
  return Date.parse(date) - Date.parse(changed) >= DATE_IS_STRONG_AFTER_MS ? changed : undefined;
}

export interface ContentRange {
  /** Undefined in an answer that no byte fits. */
  readonly start: number | undefined;
  readonly total: number | undefined;
}

/** `bytes 100-199/200`, with a star for what is not known; undefined for anything else. */
export function contentRange(header: string | undefined): ContentRange | undefined {
  const found = /^bytes (?:(\d+)-\d+|\*)\/(?:(\d+)|\*)$/.exec(header ?? "");
  return found === null ? undefined : { start: byteCount(found[1]), total: byteCount(found[2]) };
}

const byteCount = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
