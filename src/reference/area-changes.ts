import { type LsoaNumber, lsoaNumber } from "./area-code.ts";
import { GrowingNumbers } from "./growing-numbers.ts";
import type { LsoaChangeLayout } from "./reference-layout.ts";
import type { RowSpans } from "./row-reader.ts";

/** Which areas of 2021 the English areas of 2011 became: pairs, one for each part. */
export interface AreaChanges {
  readonly kind: "lsoa-changes";
  readonly before: Int32Array;
  readonly after: Int32Array;
}

/** Collects the pairs of an ONS look-up from LSOA 2011 to LSOA 2021; rows outside England are counted and left out. */
export class AreaChangesBuilder {
  readonly columns: readonly number[];
  readonly #before = new GrowingNumbers(Int32Array);
  readonly #after = new GrowingNumbers(Int32Array);
  rows = 0;

  constructor({ lsoa2011, lsoa2021 }: LsoaChangeLayout) {
    this.columns = [lsoa2011, lsoa2021];
  }

  add({ bytes, starts, ends }: RowSpans): void {
    this.rows += 1;
    const before: LsoaNumber = lsoaNumber(bytes, starts[0]!, ends[0]!);
    const after: LsoaNumber = lsoaNumber(bytes, starts[1]!, ends[1]!);
    if (before < 0 || after < 0) return;
    this.#before.push(before);
    this.#after.push(after);
  }

  build(): AreaChanges {
    return { kind: "lsoa-changes", before: this.#before.values(), after: this.#after.values() };
  }
}
