/** Items of each person, one person after another: those of person p are `items[starts[p] … starts[p + 1])`, in their order. */
export interface ItemsByPerson {
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
}

/** Sorts items 0, 1 … by whose they are, in linear time; `people[item]` below 0 is nobody's. */
export function groupByPerson(people: Int32Array, persons: number): ItemsByPerson {
  const starts = new Uint32Array(persons + 2);
  for (let item = 0; item < people.length; item += 1) {
    const person = people[item] as number;
    // Two places on, so that filling in below moves each start to where it belongs.
    if (person >= 0) starts[person + 2] = (starts[person + 2] as number) + 1;
  }
  for (let person = 2; person < starts.length; person += 1) {
    starts[person] = (starts[person] as number) + (starts[person - 1] as number);
  }
  const items = new Uint32Array(starts[persons + 1] as number);
  for (let item = 0; item < people.length; item += 1) {
    const person = people[item] as number;
    if (person < 0) continue;
    const at = starts[person + 1] as number;
    items[at] = item;
    starts[person + 1] = at + 1;
  }
  return { starts: starts.subarray(0, persons + 1), items };
}
