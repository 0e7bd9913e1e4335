interface Cell {
  readonly group: number;
  readonly layer: number;
}

interface GroupPeople {
  /** By layer, how many are known so far. */
  readonly found: Uint8Array;
  /** Two words each of those found, `enough` to a layer. */
  readonly words: Int32Array;
  /** Layers that have enough. */
  full: number;
}

/** How many distinct people each cell (a group and a layer of it) has, up to what is enough; then it is not looked at again. */
export class CellPeople {
  private readonly groups = new Map<number, GroupPeople>();
  private readonly layers: number;
  private readonly enough: number;

  /** `enough` is at most 255. */
  constructor(layers: number, enough: number) {
    this.layers = layers;
    this.enough = enough;
  }

  /** Every layer of it has enough. */
  isFull(group: number): boolean {
    return this.groups.get(group)?.full === this.layers;
  }

  isEnough(group: number, layer: number): boolean {
    return (this.groups.get(group)?.found[layer] ?? 0) >= this.enough;
  }

  /** The words 0 and 0 are somebody who is nobody else. */
  add({ group, layer }: Cell, first: number, second: number): void {
    const people = this.peopleOf(group);
    const found = people.found[layer] as number;
    if (found >= this.enough) return;
    const start = layer * this.enough * 2;
    const isKnown = first !== 0 || second !== 0;
    for (let at = start; isKnown && at < start + 2 * found; at += 2) {
      if (people.words[at] === first && people.words[at + 1] === second) return;
    }
    people.words[start + 2 * found] = first;
    people.words[start + 2 * found + 1] = second;
    people.found[layer] = found + 1;
    if (found + 1 === this.enough) people.full += 1;
  }

  private peopleOf(group: number): GroupPeople {
    const met = this.groups.get(group);
    if (met !== undefined) return met;
    const people = {
      found: new Uint8Array(this.layers),
      words: new Int32Array(this.layers * this.enough * 2),
      full: 0,
    };
    this.groups.set(group, people);
    return people;
  }
}
