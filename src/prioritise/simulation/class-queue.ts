const NO_ONE = -1;

/**
 * People of one class, whoever comes first in front: the highest score, then the lowest number. Those who are there at the
 * start stand in order already; those who come later are a binary heap beside them. Most are taken from the start, which
 * costs nothing.
 */
export class ClassQueue {
  readonly #sorted: Uint32Array;
  #next = 0;
  #heap: Uint32Array = new Uint32Array(0);
  #heapSize = 0;
  readonly #scores: Int32Array;

  /** `sorted` is only read; `scores` are of everybody who may ever be pushed. */
  constructor(scores: Int32Array, sorted: Uint32Array) {
    this.#scores = scores;
    this.#sorted = sorted;
  }

  get size(): number {
    return this.#sorted.length - this.#next + this.#heapSize;
  }

  /** Takes out whoever is first; there must be somebody. */
  shift(): number {
    const first = this.#next < this.#sorted.length ? (this.#sorted[this.#next] as number) : NO_ONE;
    const isFromHeap =
      first === NO_ONE || (this.#heapSize > 0 && this.#isBefore(this.#heap[0] as number, first));
    if (isFromHeap) return this.#pop();
    this.#next += 1;
    return first;
  }

  push(person: number): void {
    if (this.#heapSize === this.#heap.length) this.#grow();
    const heap = this.#heap;
    let at = this.#heapSize;
    this.#heapSize += 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = heap[above] as number;
      if (!this.#isBefore(person, other)) break;
      heap[at] = other;
      at = above;
    }
    heap[at] = person;
  }

  #pop(): number {
    const heap = this.#heap;
    const first = heap[0] as number;
    this.#heapSize -= 1;
    const size = this.#heapSize;
    const person = heap[size] as number;
    let at = 0;
    for (let below = 1; below < size; below = 2 * at + 1) {
      if (below + 1 < size && this.#isBefore(heap[below + 1] as number, heap[below] as number)) below += 1;
      const other = heap[below] as number;
      if (!this.#isBefore(other, person)) break;
      heap[at] = other;
      at = below;
    }
    heap[at] = person;
    return first;
  }

  #isBefore(one: number, other: number): boolean {
    const difference = (this.#scores[one] as number) - (this.#scores[other] as number);
    return difference > 0 || (difference === 0 && one < other);
  }

  #grow(): void {
    const grown = new Uint32Array(2 * this.#heap.length + 16);
    grown.set(this.#heap);
    this.#heap = grown;
  }
}
