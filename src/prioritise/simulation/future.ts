import { drawPoisson } from "../../stats/poisson-draw.ts";
import { Random } from "../../stats/random.ts";
import type { ListRows } from "../list-rows.ts";
import { isRanked } from "./is-ranked.ts";
import type { Newcomers } from "./newcomers.ts";

/** What happens whatever the order is: every arm of a replication lives through the same. */
export interface Future {
  /** The pathway each newcomer with a clinical tier is like, in the order in which they join. */
  readonly models: Uint32Array;
  /** Of `models`, those that join before each day: day d's are from `joinedBefore[d]` to `joinedBefore[d + 1]`. Days count from 1. */
  readonly joinedBefore: Uint32Array;
  /** Newcomers without a clinical tier: they are counted and not treated. */
  readonly joinedUnranked: number;
  /** A whole number of 32 bits for each slot, by which it is missed or not, whoever it is given to. */
  readonly missDraws: Uint32Array;
}

const DAYS_PER_WEEK = 7;
/** Newcomers and missed slots have a stream of random numbers each: one more newcomer must not change who misses. */
const STREAMS = 2;

/** The future of a replication (from 0): Poisson arrivals day by day, each like a pathway drawn from the models. */
export function drawFuture(
  rows: ListRows,
  newcomers: Newcomers,
  run: { readonly seed: number; readonly replication: number; readonly days: number; readonly slots: number },
): Future {
  const { seed, replication, days, slots } = run;
  const random = new Random(seed, STREAMS * replication);
  const models: number[] = [];
  const joinedBefore = new Uint32Array(days + 2);
  let joinedUnranked = 0;
  for (let day = 1; day <= days; day += 1) {
    joinedBefore[day] = models.length;
    for (let left = drawPoisson(random, newcomers.perWeek / DAYS_PER_WEEK); left > 0; left -= 1) {
      const model = newcomers.models[random.below(newcomers.models.length)] as number;
      if (isRanked(rows, model)) models.push(model);
      else joinedUnranked += 1;
    }
  }
  joinedBefore[days + 1] = models.length;
  return {
    models: Uint32Array.from(models),
    joinedBefore,
    joinedUnranked,
    missDraws: draws(slots, seed, STREAMS * replication + 1),
  };
}

function draws(count: number, seed: number, stream: number): Uint32Array {
  const random = new Random(seed, stream);
  const drawn = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) drawn[index] = random.next();
  return drawn;
}
