/** Integers in one array that grows: room for many at eight or four bytes less than a plain array takes. */
export class GrowingIntegers {
  /** Valid up to `length`; another array after it has grown. */
  values = new Int32Array(256);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) this.makeRoom(this.length + 1);
    this.values[this.length] = value;
    this.length += 1;
  }

  append(more: Int32Array): void {
    if (this.length + more.length > this.values.length) this.makeRoom(this.length + more.length);
    this.values.set(more, this.length);
    this.length += more.length;
  }

  private makeRoom(wanted: number): void {
    let capacity = this.values.length * 2;
    while (capacity < wanted) capacity *= 2;
    const larger = new Int32Array(capacity);
    larger.set(this.values);
    this.values = larger;
  }
}
