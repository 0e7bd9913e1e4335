/** People of one class, whoever comes first on top: the highest score, then the lowest number. A binary heap. */
export class PersonHeap {
  #people: Uint32Array;
  #size: number;
  readonly #scores: Int32Array;

  /** `sorted` are people in their order already; `scores` are of everybody who may ever be pushed. */
  constructor(scores: Int32Array, sorted: Uint32Array) {
    this.#scores = scores;
    this.#people = sorted.slice();
    this.#size = sorted.length;
  }

  get size(): number {
    return this.#size;
  }

  push(person: number): void {
    if (this.#size === this.#people.length) this.#grow();
    const people = this.#people;
    let at = this.#size;
    this.#size += 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = people[above] as number;
      if (!this.#isBefore(person, other)) break;
      people[at] = other;
      at = above;
    }
    people[at] = person;
  }

  /** Takes out whoever is first; there must be somebody. */
  pop(): number {
    const people = this.#people;
    const first = people[0] as number;
    this.#size -= 1;
    const size = this.#size;
    const person = people[size] as number;
    let at = 0;
    for (let below = 1; below < size; below = 2 * at + 1) {
      if (below + 1 < size && this.#isBefore(people[below + 1] as number, people[below] as number))
        below += 1;
      const other = people[below] as number;
      if (!this.#isBefore(other, person)) break;
      people[at] = other;
      at = below;
    }
    people[at] = person;
    return first;
  }

  #isBefore(one: number, other: number): boolean {
    const difference = (this.#scores[one] as number) - (this.#scores[other] as number);
    return difference > 0 || (difference === 0 && one < other);
  }

  #grow(): void {
    const grown = new Uint32Array(2 * this.#people.length + 16);
    grown.set(this.#people);
    this.#people = grown;
  }
}
