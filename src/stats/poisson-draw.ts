import type { Random } from "./random.ts";

/** The largest mean drawn at once: e⁻³⁰ is far from the smallest number there is. */
const PIECE = 30;

/**
 * A draw from the Poisson distribution; 0 for a mean of 0. A large mean is drawn in pieces, whose sum is Poisson too.
 * Source: Knuth, The Art of Computer Programming, volume 2, section 3.4.1.
 */
export function drawPoisson(random: Random, mean: number): number {
  let drawn = 0;
  for (let left = mean; left > 0; left -= PIECE) drawn += drawPiece(random, Math.min(left, PIECE));
  return drawn;
}

function drawPiece(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let events = 0;
  for (let product = random.unit(); product > limit; product *= random.unit()) events += 1;
  return events;
}
