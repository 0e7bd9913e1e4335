import type { CapacityPools } from "./capacity-pools.ts";
import type { Future } from "./future.ts";
import type { LineStart } from "./line-start.ts";
import type { OrderRules } from "./order-rules.ts";
import type { People } from "./people.ts";
import { slotsOnDay } from "./slots-on-day.ts";
import { NOBODY, WaitingLine } from "./waiting-line.ts";

/** Everything of a replication that is the same in every arm. */
export interface Replication {
  readonly people: People;
  readonly future: Future;
  readonly pools: CapacityPools;
  readonly days: number;
  /** Per pathway, the chance that a slot is missed; undefined: none is. */
  readonly missedRates?: Float64Array;
}

/** Told of what happens as it happens. */
export interface Observer {
  joined(person: number): void;
  treated(person: number, day: number): void;
  endOfDay(day: number): void;
}

export interface ArmRun {
  /** Per person, the day of treatment; the day after the last for whoever is not treated. */
  readonly treatedOn: Uint16Array;
  readonly missedSlots: number;
  readonly unusedSlots: number;
}

const UINT32_RANGE = 4_294_967_296;

/** Slots in all pools over so many days. */
export const slotsInAll = ({ perWeek }: CapacityPools, days: number): number =>
  perWeek.reduce((sum, slots) => sum + Math.floor((slots * days) / 7), 0);

/**
 * One future of the list under one order. Each day people join, then each slot goes to whoever is first; a slot that is
 * missed is lost, and whoever missed it keeps their place. A person is given one slot a day at most. A slot with nobody to
 * take it stays unused.
 */
export function runArm(
  replication: Replication,
  arm: { readonly rules: OrderRules; readonly start: LineStart },
  observer?: Observer,
): ArmRun {
  const { people, future, pools, days, missedRates } = replication;
  const line = new WaitingLine(people, arm.rules, arm.start, pools.poolOfRow);
  const treatedOn = new Uint16Array(people.size).fill(days + 1);
  let slot = 0;
  let missedSlots = 0;
  let unusedSlots = 0;
  const isMissed = (person: number): boolean =>
    missedRates !== undefined &&
    (future.missDraws[slot] as number) <
      (missedRates[people.rows[person] as number] as number) * UINT32_RANGE;

  for (let day = 1; day <= days; day += 1) {
    line.beginDay(day);
    const end = people.joinedBefore[day + 1] as number;
    for (let person = people.joinedBefore[day] as number; person < end; person += 1) {
      line.join(person);
      observer?.joined(person);
    }
    pools.perWeek.forEach((perWeek, pool) => {
      for (let left = slotsOnDay(perWeek, day); left > 0; left -= 1, slot += 1) {
        const person = line.take(pool);
        if (person === NOBODY) {
          unusedSlots += 1;
        } else if (isMissed(person)) {
          missedSlots += 1;
          line.missed(person);
        } else {
          treatedOn[person] = day;
          observer?.treated(person, day);
        }
      }
    });
    observer?.endOfDay(day);
  }
  return { treatedOn, missedSlots, unusedSlots };
}
