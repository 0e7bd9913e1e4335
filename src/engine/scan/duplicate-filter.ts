import { DUPLICATE_PATHWAY } from "../../vocab/exclusions.ts";
import { finish } from "./byte-hash.ts";
import type { FileLanes } from "./file-lanes.ts";
import { FingerprintSet } from "./fingerprint-set.ts";
import { BLOCK_ROWS, type RowBlock } from "./row-block.ts";

/**
 * Finds pathways met before: the same issuer, pathway, referral and clock start. They are told apart by fingerprints of
 * 96 bits; that two different ones share theirs is less likely than 1 in 10¹⁴ in a list of ten million.
 */
export class DuplicateFilter {
  /** Duplicates that differ from the row that was kept in any byte. */
  conflicts = 0;
  private readonly seen: FingerprintSet;
  private readonly keys = new Int32Array(BLOCK_ROWS * 3);

  constructor(expectedRows: number) {
    this.seen = new FingerprintSet(3, expectedRows, true);
  }

  /** Takes duplicates out of the rows kept. Rows without a pathway identifier are never duplicates. */
  filter(block: RowBlock, lanes: FileLanes): void {
    if (lanes.pathway === undefined) return;
    const candidates = block.keptRows;
    for (let index = 0; index < candidates; index += 1) this.writeKey(block, lanes, index);
    this.seen.fetch(this.keys, candidates);
    block.keptRows = 0;
    for (let index = 0; index < candidates; index += 1) {
      const row = block.kept[index] as number;
      if (this.isDuplicate(lanes, block.at[row] as number, index * 3)) {
        block.exclude(row, DUPLICATE_PATHWAY, lanes.plan.pathway?.id);
      } else block.keep(row);
    }
  }

  private isDuplicate(lanes: FileLanes, at: number, key: number): boolean {
    const { keys } = this;
    const first = keys[key] as number;
    if (first === 0) return false;
    const rowHash = lanes.rowHash.at(at);
    const place = this.seen.add(first, keys[key + 1] as number, keys[key + 2] as number, rowHash);
    if (place < 0) return false;
    if (this.seen.noteAt(place) !== rowHash) this.conflicts += 1;
    return true;
  }

  /** The first word is 0 where there is no pathway identifier, and never otherwise. */
  private writeKey(block: RowBlock, lanes: FileLanes, index: number): void {
    const { pathway, referral } = lanes;
    const { keys } = this;
    const row = block.kept[index] as number;
    const at = block.at[row] as number;
    const first = pathway?.word(0, at) ?? 0;
    const second = pathway?.word(1, at) ?? 0;
    const third = pathway?.word(2, at) ?? 0;
    keys[index * 3] = 0;
    if (first === 0 && second === 0 && third === 0) return;
    const context =
      Math.imul(lanes.issuer(at) + 1, 0x9e3779b1) ^ Math.imul(block.days[row] as number, 0x85ebca6b);
    // The referral's words go to other places than the pathway's, or the two could be exchanged, or cancel out.
    keys[index * 3] = finish(first ^ context ^ Math.imul(referral?.word(2, at) ?? 0, 0x27d4eb2f)) | 1;
    keys[index * 3 + 1] = finish(second + context + Math.imul(referral?.word(0, at) ?? 0, 0x165667b1));
    keys[index * 3 + 2] = finish(
      third ^ Math.imul(context, 0xc2b2ae35) ^ Math.imul(referral?.word(1, at) ?? 0, 0x9e3779b1),
    );
  }
}
