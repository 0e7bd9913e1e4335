import { closeSync, createReadStream, fstatSync, openSync } from "node:fs";
import { basename } from "node:path";
import { inputError } from "../errors.ts";
import { spool } from "./spool.ts";

/** `/dev/stdin` cannot be opened by that name where standard input is a socket. */
const STANDARD_INPUT: readonly string[] = ["-", "/dev/stdin"];

interface OpenedSource {
  /** Of a file that can be read at any offset, as often as asked. */
  readonly fd: number;
  /** Base name, for messages. */
  readonly name: string;
}

/** Opens what a path names: a file itself, or a private copy of standard input (`-`) or of a pipe. Exit 3 when it cannot. */
export async function openSource(path: string): Promise<OpenedSource> {
  if (STANDARD_INPUT.includes(path)) {
    const name = "standard input";
    return { fd: await spool(process.stdin, name), name };
  }
  const name = basename(path);
  const fd = openNamed(path, name);
  const found = fstatSync(fd);
  if (found.isFile()) return { fd, name };
  // A pipe or a device (a shell's <(zcat …)) has no size and no second reading; the stream closes it.
  if (!found.isDirectory()) return { fd: await spool(createReadStream(path, { fd }), name), name };
  closeSync(fd);
  throw inputError({
    code: "is-a-folder",
    file: name,
    message: "this is a folder, not a file",
    hint: "Name the files in it, for example with *.csv.",
  });
}

function openNamed(path: string, name: string): number {
  try {
    return openSync(path, "r");
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    const missing = code === "ENOENT" || code === "ENOTDIR";
    throw inputError({
      code: missing ? "file-not-found" : "file-not-readable",
      file: name,
      message: missing ? "there is no such file" : `the file cannot be opened (${code})`,
      hint: missing ? "Check the path." : "Check the file's permissions.",
    });
  }
}
