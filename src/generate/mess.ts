import { Random } from "../stats/random.ts";
import type { DateFormat } from "./calendar.ts";
import type { Row } from "./cells.ts";
import { type Damage, MESS_KINDS, type MessKind } from "./mess-kinds.ts";
import type { MessLevel, ResolvedOptions } from "./options.ts";

/** A row has at most this many things wrong with it. */
const DRAWS_PER_ROW = 2;
const MESS_STREAM = 0xffff_fff1;

/** Draws what is wrong with each row, from a stream of its own: the pathways beneath are the same at every level. */
export class Mess {
  readonly damage: Damage = {
    texts: new Map(),
    surplusDelimiters: 0,
    again: "no",
    truncated: false,
    blankLineBefore: false,
  };
  readonly #level: MessLevel;
  readonly #random: Random;
  readonly #asAt: number;
  readonly #dateFormat: DateFormat;
  /** Upper ends of the kinds' stretches of 0 to 1, for one of the draws of a row. */
  readonly #ends: Float64Array;

  constructor({ mess: level, seed, asAt, dateFormat }: ResolvedOptions) {
    this.#level = level;
    this.#random = new Random(seed, MESS_STREAM);
    this.#asAt = asAt;
    this.#dateFormat = dateFormat;
    let end = 0;
    this.#ends = Float64Array.from(MESS_KINDS, (kind) => {
      end += level === "none" ? 0 : kind[level] / DRAWS_PER_ROW;
      return end;
    });
  }

  /** The damage done to this row, good until the next call; undefined when it is left as it is. */
  draw(row: Row): Damage | undefined {
    if (this.#level === "none") return undefined;
    let damaged = false;
    for (let count = 0; count < DRAWS_PER_ROW; count += 1) {
      const kind = this.#drawKind();
      if (kind === undefined) continue;
      if (!damaged) this.#clear();
      damaged = true;
      kind.apply({
        damage: this.damage,
        row,
        asAt: this.#asAt,
        dateFormat: this.#dateFormat,
        random: this.#random,
      });
    }
    return damaged ? this.damage : undefined;
  }

  #drawKind(): MessKind | undefined {
    const at = this.#random.unit();
    if (at >= this.#ends[this.#ends.length - 1]!) return undefined;
    return MESS_KINDS[this.#ends.findIndex((end) => at < end)];
  }

  #clear(): void {
    this.damage.texts.clear();
    this.damage.surplusDelimiters = 0;
    this.damage.again = "no";
    this.damage.truncated = false;
    this.damage.blankLineBefore = false;
  }
}
