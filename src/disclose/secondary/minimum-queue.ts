/** A priority queue (binary heap): the least first, of equals the one added first. */
export function minimumQueue<Item>() {
  const heap: { readonly item: Item; readonly priority: number; readonly place: number }[] = [];
  let added = 0;
  const isBefore = (one: number, other: number): boolean => {
    const [first, second] = [heap[one], heap[other]];
    if (first === undefined || second === undefined) return first !== undefined;
    return (
      first.priority - second.priority < 0 ||
      (first.priority === second.priority && first.place < second.place)
    );
  };
  const swap = (one: number, other: number): void => {
    [heap[one], heap[other]] = [heap[other] as (typeof heap)[number], heap[one] as (typeof heap)[number]];
  };
  return {
    add(item: Item, priority: number): void {
      let at = heap.push({ item, priority, place: added }) - 1;
      added += 1;
      for (let parent = (at - 1) >> 1; at > 0 && isBefore(at, parent); parent = (at - 1) >> 1) {
        swap(at, parent);
        at = parent;
      }
    },
    take(): Item | undefined {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined || heap.length === 0) return first?.item;
      heap[0] = last;
      for (let at = 0; ; ) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        let least = at;
        if (left < heap.length && isBefore(left, least)) least = left;
        if (right < heap.length && isBefore(right, least)) least = right;
        if (least === at) return first.item;
        swap(at, least);
        at = least;
      }
    },
  };
}
