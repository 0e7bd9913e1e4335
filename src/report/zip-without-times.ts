/** An archive whose bytes depend on what is in it alone: the same document is the same file, whenever it is written. */
import { strToU8, unzipSync, type Zippable, zipSync } from "fflate";

/** The first day that the format can name. */
const NO_TIME = new Date(1980, 0, 1);

/** Every entry again in its order, without the time it was written; `edit` may put other text in place of an entry's. */
export function zipWithoutTimes(
  archive: Uint8Array,
  edit: (path: string, content: Uint8Array) => Uint8Array | string = (_, content) => content,
): Uint8Array {
  const entries = Object.entries(unzipSync(archive)).map(([path, content]): [string, Zippable[string]] => {
    const edited = edit(path, content);
    return [path, [typeof edited === "string" ? strToU8(edited) : edited, { mtime: NO_TIME, os: 0 }]];
  });
  return zipSync(Object.fromEntries(entries));
}
