import type { Credit } from "../../../../src/prioritise/credit.ts";
import { type ListRows, NO_REVIEW } from "../../../../src/prioritise/list-rows.ts";
import type { Policy } from "../../../../src/prioritise/policy.ts";
import { rankRows } from "../../../../src/prioritise/rank.ts";
import { NOT_REVIEWED, type People } from "../../../../src/prioritise/simulation/people.ts";
import type { Replication } from "../../../../src/prioritise/simulation/run-arm.ts";
import { slotsOnDay } from "../../../../src/prioritise/simulation/slots-on-day.ts";

/** The list of some people as it stands on a day, for `rankRows`. */
function listOn(day: number, persons: readonly number[], people: People, rows: ListRows): ListRows {
  const since = (start: Int32Array) => (person: number) => day - start[person]!;
  const clockStart = Int32Array.from(persons, since(people.clockStart));
  const tieOrder = Uint32Array.from(persons.keys()).sort((one, other) => persons[one]! - persons[other]!);
  return {
    size: persons.length,
    daysWaited: clockStart,
    placeDays: Int32Array.from(persons, since(people.placeStart)),
    reviewDays: Int32Array.from(persons, (person) =>
      people.reviewDay[person] === NOT_REVIEWED ? NO_REVIEW : day - people.reviewDay[person]!,
    ),
    tiers: Uint8Array.from(persons, (person) => rows.tiers[people.rows[person]!]!),
    tieOrder,
    dimensions: new Map(),
  };
}

/** Days of treatment by ranking the whole list anew each day with `rankRows` and giving the slots to the first. */
export function slowArm(
  { people, future, pools, days, missedRates }: Replication,
  { rows, policy, credit }: { readonly rows: ListRows; readonly policy: Policy; readonly credit: Credit },
): number[] {
  const treatedOn = new Array<number>(people.size).fill(days + 1);
  let slot = 0;
  for (let day = 1; day <= days; day += 1) {
    const waiting = [...treatedOn.keys()].filter(
      (person) => person < people.joinedBefore[day + 1]! && treatedOn[person] === days + 1,
    );
    const creditToday: Credit = {
      hundredths: Uint32Array.from(waiting, (person) => credit.hundredths[people.rows[person]!]!),
      rules: new Uint32Array(waiting.length),
    };
    const { order } = rankRows(listOn(day, waiting, people, rows), policy, creditToday);
    for (const [pool, perWeek] of pools.perWeek.entries()) {
      const inPool = [...order]
        .map((index) => waiting[index]!)
        .filter((person) => pools.poolOfRow[people.rows[person]!] === pool);
      for (let left = slotsOnDay(perWeek, day); left > 0; left -= 1, slot += 1) {
        const person = inPool.shift();
        if (person === undefined) continue;
        const rate = missedRates?.[people.rows[person]!] ?? 0;
        if (future.missDraws[slot]! >= rate * 2 ** 32) treatedOn[person] = day;
      }
    }
  }
  return treatedOn;
}
