import { normalQuantile } from "./distributions.ts";

/** Two-sided 95 %, the default everywhere. */
export const Z_95 = 1.959963984540054;

/** The normal deviate of a two-sided interval with this confidence (0–1). */
export function criticalValue(confidence: number): number {
  return confidence === 0.95 ? Z_95 : normalQuantile({ upper: (1 - confidence) / 2 });
}
