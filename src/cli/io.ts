/** What the program knows of the world outside, in one record. */
export interface Io {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
}

/** Colour only on a terminal that can, and never against NO_COLOR (no-color.org: any value but empty) or --no-color. */
export function wantsColour(io: Io, noColorFlag: boolean): boolean {
  const { NO_COLOR, TERM } = io.environment;
  return io.stdout.isTTY === true && !noColorFlag && !NO_COLOR && TERM !== "dumb";
}

/** Columns to print in: 100 unless the terminal is narrower. */
export function printWidth(io: Io): number {
  const widest = 100;
  return io.stdout.isTTY ? Math.min(io.stdout.columns, widest) : widest;
}
