import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
export const PROGRAM = join(REPOSITORY, "bin/fairwait.js");

export interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  readonly folder?: string;
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The program as a user starts it; the build must be there. */
export function fairwait(args: readonly string[], options: RunOptions = {}): Run {
  const { NO_COLOR: _, FORCE_COLOR: __, ...environment } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd: options.folder ?? REPOSITORY,
    // Whoever runs the tests may have a store of their own.
    env: { ...environment, FAIRWAIT_STORE: join(tmpdir(), "fairwait-no-store"), ...options.environment },
    encoding: "utf8",
    ...(options.input === undefined ? {} : { input: options.input }),
    maxBuffer: 1 << 28,
  });
  return { exitCode: status, stdout, stderr };
}

/** An empty folder for one test, named after what it is about; removed afterwards. */
export async function inScratchFolder(
  name: string,
  test: (folder: string) => void | Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), `fairwait-${name}-`));
  try {
    await test(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
