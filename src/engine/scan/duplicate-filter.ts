import type { Candidates } from "../scanner/candidates.ts";
import { PATHWAY_WORDS, PERSON_WORDS } from "../scanner/candidates.ts";
import { FingerprintSet } from "./fingerprint-set.ts";

/** Keys looked up together: their places are on their way from memory at once. */
const BATCH = 128;

/** Tells pathways met before, and counts people, over all stretches of a list in their order. */
export class DuplicateFilter {
  /** Duplicates that differ from the row that was kept in any byte. */
  conflicts = 0;
  /** Analysed rows with an identifier of the patient. */
  identified = 0;
  private readonly seen: FingerprintSet;
  private readonly people: FingerprintSet | undefined;

  constructor(expected: { readonly pathways: number; readonly people: number | undefined }) {
    this.seen = new FingerprintSet(3, expected.pathways, true);
    this.people = expected.people === undefined ? undefined : new FingerprintSet(2, expected.people, false);
  }

  /** Undefined when no file has an identifier of the patient. */
  get distinctPeople(): number | undefined {
    return this.people?.size;
  }

  /** Places of the duplicates among the candidates; the patients of the others are counted. */
  filter({ rows, pathways, people }: Candidates): Int32Array<ArrayBuffer> {
    const duplicates = pathways === undefined ? [] : this.duplicatesAmong(pathways, rows);
    if (people !== undefined) this.countPeople(people, rows, duplicates);
    return Int32Array.from(duplicates);
  }

  private duplicatesAmong(keys: Int32Array, rows: number): number[] {
    const { seen } = this;
    const duplicates: number[] = [];
    for (let from = 0; from < rows; from += BATCH) {
      const until = Math.min(from + BATCH, rows);
      seen.fetch(keys, PATHWAY_WORDS, from, until);
      for (let place = from; place < until; place += 1) {
        const key = place * PATHWAY_WORDS;
        const first = keys[key] as number;
        // Rows without a pathway identifier are never duplicates.
        if (first === 0) continue;
        const rowHash = keys[key + 3] as number;
        const met = seen.add(first, keys[key + 1] as number, keys[key + 2] as number, rowHash);
        if (met < 0) continue;
        duplicates.push(place);
        if (seen.noteAt(met) !== rowHash) this.conflicts += 1;
      }
    }
    return duplicates;
  }

  private countPeople(keys: Int32Array, rows: number, duplicates: readonly number[]): void {
    const { people } = this;
    if (people === undefined) return;
    let skipped = 0;
    for (let from = 0; from < rows; from += BATCH) {
      const until = Math.min(from + BATCH, rows);
      people.fetch(keys, PERSON_WORDS, from, until);
      for (let place = from; place < until; place += 1) {
        if (place === duplicates[skipped]) {
          skipped += 1;
          continue;
        }
        const first = keys[place * PERSON_WORDS] as number;
        const second = keys[place * PERSON_WORDS + 1] as number;
        if (first === 0 && second === 0) continue;
        this.identified += 1;
        people.add(first, second, 0, 0);
      }
    }
  }
}
