/** Where the items of each person stand when they are put one person after another, in their own order. */
export interface PlacesByPerson {
  /** Items of person p stand at `starts[p] … starts[p + 1]`. */
  readonly starts: Uint32Array;
  /** Place of each item; items of nobody have none. */
  readonly places: Uint32Array;
}

/** Sorts items 0, 1 … by whose they are, in linear time; `people[item]` below 0 is nobody. */
export function groupByPerson(people: Int32Array, persons: number): PlacesByPerson {
  const starts = new Uint32Array(persons + 2);
  for (let item = 0; item < people.length; item += 1) {
    const person = people[item] as number;
    // Two places on, so that filling in below moves each start to where it belongs.
    if (person >= 0) starts[person + 2] = (starts[person + 2] as number) + 1;
  }
  for (let person = 2; person < starts.length; person += 1) {
    starts[person] = (starts[person] as number) + (starts[person - 1] as number);
  }
  const places = new Uint32Array(people.length);
  for (let item = 0; item < people.length; item += 1) {
    const person = people[item] as number;
    if (person < 0) continue;
    const at = starts[person + 1] as number;
    places[item] = at;
    starts[person + 1] = at + 1;
  }
  return { starts: starts.subarray(0, persons + 1), places };
}
