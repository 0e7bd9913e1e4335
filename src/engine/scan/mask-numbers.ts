/** Numbers the distinct blank/not-blank masks of one lane. */
export class MaskNumbers {
  private readonly numbers = new Map<number, number>();
  private fresh: number[] = [];

  number(mask: number): number {
    let number = this.numbers.get(mask);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(mask, number);
      this.fresh.push(mask);
    }
    return number;
  }

  takeNew(lane: number): { lane: number; masks: number[] }[] {
    if (this.fresh.length === 0) return [];
    const masks = this.fresh;
    this.fresh = [];
    return [{ lane, masks }];
  }
}
