/** A figure with its 95 % limits; a limit that cannot be had is undefined. */
export interface Estimate {
  readonly estimate: number;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}
