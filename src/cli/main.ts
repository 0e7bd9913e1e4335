import { EXIT_CODES, usageError } from "../errors.ts";
import { type ErrorStyle, errorReport } from "./error-report.ts";
import type { Io } from "./io.ts";
import { OutputFiles } from "./output-files.ts";
import { readArguments } from "./program.ts";

const args = process.argv.slice(2);
const io: Io = {
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  folder: process.cwd(),
};
const outputs = new OutputFiles();

// Whatever ends the run, what is not complete does not stay.
process.on("exit", () => outputs.discardAll());
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => {
    process.stderr.write(`${process.stderr.isTTY ? "\n" : ""}fairwait: interrupted.\n`);
    process.exit(EXIT_CODES.interrupted);
  });
}

const fail = (thrown: unknown): void => {
  const { text, exitCode } = errorReport(thrown, errorStyle(args));
  process.stderr.write(text);
  process.exitCode = exitCode;
};
const failAtOnce = (thrown: unknown): void => {
  fail(thrown);
  process.exit();
};
process.on("uncaughtException", failAtOnce);

process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
  // The reader of a pipe may have seen enough (`| head`): that is not an error.
  if (code === "EPIPE") process.exit(EXIT_CODES.done);
  failAtOnce(
    usageError({ code: "output-unwritable", message: `standard output cannot be written to (${code})` }),
  );
});
process.stderr.on("error", () => {});

const endWith = (exitCode: number): void => {
  process.exitCode = exitCode;
};

try {
  const read = readArguments(args, io);
  if (read !== undefined) await read.command.run({ ...read, io, outputs, endWith });
  outputs.completeAll();
} catch (thrown) {
  outputs.discardAll();
  fail(thrown);
}

/** Read from the arguments as they stand, because wrong arguments are also reported in this style. */
function errorStyle(typed: readonly string[]): ErrorStyle {
  const isJson = typed.some(
    (arg, i) => arg === "--error-format=json" || (arg === "--error-format" && typed[i + 1] === "json"),
  );
  return { format: isJson ? "json" : "text", debug: typed.includes("--debug") };
}
