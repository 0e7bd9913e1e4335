import { stableSort } from "../stable-sort.ts";
import { type Cohorts, cohortsByDay } from "./cohorts.ts";
import type { OrderRules } from "./order-rules.ts";
import { NOT_REVIEWED, type People } from "./people.ts";

/** A line as it stands at the snapshot: the same for every replication of an arm. */
export interface LineStart {
  /** By pool and class: `pool × classes + class`. Each in order. */
  readonly queues: readonly Uint32Array[];
  readonly scores: Int32Array;
  readonly classes: Uint16Array;
  readonly byPlaceStart: Cohorts;
  readonly byReviewDay: Cohorts;
}

/** `poolOf`: per pathway of the list, its pool. */
export function lineAtStart(
  start: People,
  rules: OrderRules,
  pools: { readonly count: number; readonly poolOfRow: Uint16Array },
): LineStart {
  const { size, rows } = start;
  const scores = new Int32Array(size);
  const classes = new Uint16Array(size);
  const queueOf = new Uint32Array(size);
  let highest = -Infinity;
  for (let person = 0; person < size; person += 1) {
    const score = rules.score(start, person);
    const inClass = rules.classOn(start, person, 0);
    scores[person] = score;
    classes[person] = inClass;
    queueOf[person] = (pools.poolOfRow[rows[person] as number] as number) * rules.classes + inClass;
    highest = Math.max(highest, score);
  }
  const people = Uint32Array.from({ length: size }, (_, person) => person);
  const byScore = stableSort(
    people,
    Uint32Array.from(scores, (score) => highest - score),
  );
  const order = stableSort(byScore, queueOf);
  return {
    queues: slicesOf(order, queueOf, pools.count * rules.classes),
    scores,
    classes,
    byPlaceStart: cohortsByDay(start.placeStart, NOT_REVIEWED),
    byReviewDay: cohortsByDay(start.reviewDay, NOT_REVIEWED),
  };
}

/** The stretches of an order that belong to each queue. */
function slicesOf(order: Uint32Array, queueOf: Uint32Array, queues: number): Uint32Array[] {
  let from = 0;
  return Array.from({ length: queues }, (_, queue) => {
    let to = from;
    while (to < order.length && queueOf[order[to] as number] === queue) to += 1;
    const slice = order.subarray(from, to);
    from = to;
    return slice;
  });
}
