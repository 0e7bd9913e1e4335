import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inputError } from "../errors.ts";

/**
 * Copies what comes but once (standard input, a pipe) to a private temporary file, because a list may have to be read
 * twice, and returns its descriptor. The file's name is removed at once where the system allows it, else when the
 * process ends, so nothing is left behind. `name` is what messages call the source.
 */
export async function spool(pieces: AsyncIterable<Uint8Array>, name: string): Promise<number> {
  const fd = keeping(name, openUnnamed);
  try {
    // Unlike writeSync, which may stop at a part of it, this writes the whole piece from where the last one ended.
    for await (const piece of pieces) keeping(name, () => writeFileSync(fd, piece));
    return fd;
  } catch (cause) {
    closeSync(fd);
    throw cause;
  }
}

function openUnnamed(): number {
  const folder = mkdtempSync(join(tmpdir(), "fairwait-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  const fd = openSync(join(folder, "list"), "wx+", 0o600);
  try {
    remove();
  } catch {
    // Windows keeps the name of an open file; the exit handler removes it.
  }
  return fd;
}

const NO_ROOM: readonly string[] = ["ENOSPC", "EDQUOT", "EFBIG"];

/** Exit 3 when the temporary folder does not take the list. */
function keeping<Result>(name: string, write: () => Result): Result {
  try {
    return write();
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? "unknown";
    const reason = NO_ROOM.includes(code) ? "there is no room for it" : `it cannot be written (${code})`;
    throw inputError({
      code: "not-spooled",
      file: name,
      message: `a list that is piped in is kept in ${tmpdir()} while it is read, and ${reason}`,
      hint: "Make room there, set TMPDIR to another folder, or name the list as a file.",
    });
  }
}
