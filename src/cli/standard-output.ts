import { once } from "node:events";
import type { RowSink } from "../request.ts";
import type { Io } from "./io.ts";

/** Standard output for more than fits into a pipe at once: whoever writes waits until it is taken. */
export interface DrainedSink extends RowSink {
  drained(): Promise<void>;
}

export function standardOutput({ stdout }: Io): DrainedSink {
  let isFull = false;
  return {
    write: (text) => {
      isFull = !stdout.write(text);
    },
    drained: async () => {
      if (isFull) await once(stdout, "drain");
      isFull = false;
    },
  };
}
