import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Copies standard input to a private temporary file (a list may have to be read twice) and returns its descriptor. The
 * name is removed at once where the system allows it, else when the process ends, so nothing is left behind.
 */
export async function spoolStandardInput(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "fairwait-"));
  const path = join(folder, "standard-input");
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  const fd = openSync(path, "wx+", 0o600);
  try {
    remove();
  } catch {
    // Windows keeps the name of an open file; the exit handler removes it.
  }
  try {
    for await (const piece of process.stdin) writeSync(fd, piece as Uint8Array);
  } catch (cause) {
    closeSync(fd);
    throw cause;
  }
  return fd;
}
