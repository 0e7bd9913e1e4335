import type { Flag } from "./flag.ts";
import type { Io } from "./io.ts";
import type { OutputFiles } from "./output-files.ts";

/** What was typed, per long flag name; what it means is decided later (`settings.ts`, `request.ts`). */
export type Typed = Readonly<Record<string, string | readonly string[] | true>>;

export interface Invocation {
  readonly operands: readonly string[];
  readonly typed: Typed;
  readonly io: Io;
  readonly outputs: OutputFiles;
  /** What the program ends with where that is not 0: the run is complete, and its outcome is bad news. */
  readonly endWith: (exitCode: number) => void;
}

/** One subcommand. Its module is loaded for `--help`, so `run` imports whatever is heavy when it is called. */
export interface Command {
  readonly name: string;
  /** As in help, e.g. `<files...>`; absent when there are none. */
  readonly operand?: { readonly syntax: string; readonly summary: string };
  readonly summary: string;
  readonly flags: readonly Flag[];
  readonly examples: readonly string[];
  run(invocation: Invocation): Promise<void>;
}
