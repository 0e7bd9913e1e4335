import { type BigIntStats, fstatSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { usageError } from "../errors.ts";

interface FilesOfARun {
  /** What is read, by what it is to the user; `-` is standard input. */
  readonly read?: Readonly<Record<string, readonly string[]>>;
  /** What is written, by the flag that names it. */
  readonly written: Readonly<Record<string, string | undefined>>;
}

/**
 * Throws a usage error when a run would write over a file it reads, or write one file twice. Files are the same when
 * they are one file on disk, whatever names and links lead there; devices and pipes are nobody's to overwrite.
 */
export function refuseClash({ read = {}, written }: FilesOfARun): void {
  const owners = new Map<string | undefined, string>();
  for (const [owner, paths] of Object.entries(read)) {
    for (const path of paths) owners.set(identityOf(path), owner);
  }
  for (const [flag, path] of Object.entries(written)) {
    const identity = path === undefined ? undefined : identityOf(path);
    if (path === undefined || identity === undefined) continue;
    const owner = owners.get(identity);
    if (owner !== undefined) {
      throw usageError({
        code: "output-clash",
        message: `--${flag} would overwrite ${owner}`,
        file: path,
        hint: "Name another file.",
      });
    }
    owners.set(identity, `what --${flag} writes`);
  }
}

/** Device and inode of a file that is there, the place of one that is not; undefined for what is not a file. */
function identityOf(path: string): string | undefined {
  const found = path === "-" ? ofStandardInput() : trying(() => statSync(path, { bigint: true }));
  if (found !== undefined) return found.isFile() ? `${found.dev}:${found.ino}` : undefined;
  const folder = dirname(resolve(path));
  return join(trying(() => realpathSync(folder)) ?? folder, basename(path));
}

/** `fairwait analyse - < ptl.csv` reads a file too. */
const ofStandardInput = (): BigIntStats | undefined => trying(() => fstatSync(0, { bigint: true }));

/** What cannot be looked at is reported by whoever opens it. */
function trying<Result>(look: () => Result): Result | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
