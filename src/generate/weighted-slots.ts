import type { Random } from "../stats/random.ts";

const SLOT_BITS = 12;
const SLOTS = 1 << SLOT_BITS;

/** 4,096 slots shared out by weight: one draw and one look-up instead of a search. Weights below 1/4,096 of the sum may vanish. */
export type WeightedSlots = Uint8Array;

/** Shares the slots out in proportion to `weights` (any scale, not negative); an index of weight 0 is never drawn. */
export const weightedSlots = (weights: readonly number[]): WeightedSlots => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const slots = new Uint8Array(SLOTS);
  let cumulative = 0;
  let from = 0;
  weights.forEach((weight, index) => {
    cumulative += weight;
    const to = Math.round((cumulative / total) * SLOTS);
    slots.fill(index, from, to);
    from = to;
  });
  return slots;
};

/** An index, drawn with the probability its weight asked for. */
export const drawIndex = (slots: WeightedSlots, random: Random): number =>
  slots[random.next() >>> (32 - SLOT_BITS)]!;
