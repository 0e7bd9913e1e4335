import { Writable } from "node:stream";
import type { Io } from "../../../src/cli/io.ts";

/** An io record whose streams are kept as text, as if they were not a terminal. */
export function capturedIo(folder: string): { readonly io: Io; text(): { stdout: string; stderr: string } } {
  const kept = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof kept) =>
    Object.assign(
      new Writable({
        write(chunk, _encoding, done) {
          kept[name] += String(chunk);
          done();
        },
      }),
      { isTTY: false, columns: 80 },
    ) as unknown as NodeJS.WriteStream;
  return {
    io: { stdout: stream("stdout"), stderr: stream("stderr"), environment: {}, folder },
    text: () => ({ ...kept }),
  };
}
