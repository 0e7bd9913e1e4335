import { codeOfReason, type DeprivationCode } from "./deprivation-code.ts";
import { type PostcodeKey, postcodeProblem } from "./postcode-key.ts";

/** The parts of a table as memory that worker threads can share. */
export interface SharedPostcodes {
  readonly keys: SharedArrayBuffer;
  readonly codes: SharedArrayBuffer;
  readonly size: number;
}

const FIRST_CAPACITY = 1 << 16;
const FULLEST = 0.7;
const EMPTY = 0;
/** Added to (or taken from) the code of a terminated postcode, out of the way of −14 … 15. */
const TERMINATED = 32;
const NOT_FOUND = codeOfReason("postcode-not-found");

/**
 * Postcodes to deprivation: open addressing in two flat arrays, nine bytes a slot, because a Map of 2.7 million postcodes
 * takes ten times the memory (Knuth, TAOCP 3, §6.4, linear probing).
 */
export class PostcodeTable {
  #keys: Float64Array;
  #codes: Int8Array;
  #size: number;
  #terminatedUsed = 0;

  constructor(shared?: SharedPostcodes) {
    this.#keys = shared === undefined ? emptyKeys(FIRST_CAPACITY) : new Float64Array(shared.keys);
    this.#codes = shared === undefined ? emptyCodes(FIRST_CAPACITY) : new Int8Array(shared.codes);
    this.#size = shared?.size ?? 0;
  }

  /** Distinct postcodes. */
  get size(): number {
    return this.#size;
  }

  /** How many look-ups so far were answered by a postcode that is no longer in use. */
  get terminatedUsed(): number {
    return this.#terminatedUsed;
  }

  get shared(): SharedPostcodes {
    const { buffer: keys } = this.#keys;
    const { buffer: codes } = this.#codes;
    if (!(keys instanceof SharedArrayBuffer) || !(codes instanceof SharedArrayBuffer)) {
      throw new TypeError("a postcode table is always in shared memory");
    }
    return { keys, codes, size: this.#size };
  }

  /** A postcode's deprivation; for one that is not listed the reason: blank, pseudo, malformed or `postcode-not-found`. */
  lookup(key: PostcodeKey): DeprivationCode {
    if (key < 0) return key;
    const slot = this.#slotOf(key);
    if (this.#keys[slot] === EMPTY) return postcodeProblem(key) || NOT_FOUND;
    const code = this.#codes[slot]!;
    if (!isTerminated(code)) return code;
    this.#terminatedUsed += 1;
    return code > 0 ? code - TERMINATED : code + TERMINATED;
  }

  /**
   * Adds a postcode. A live row replaces a terminated one; of two alike the first is kept. Returns false when the one that
   * is kept and the one that is not are both live and say different things.
   */
  add(key: PostcodeKey, code: DeprivationCode, terminated: boolean): boolean {
    const stored = terminated ? code + Math.sign(code) * TERMINATED : code;
    let slot = this.#slotOf(key);
    if (this.#keys[slot] !== EMPTY) {
      const before = this.#codes[slot]!;
      if (isTerminated(before) && !terminated) this.#codes[slot] = stored;
      return terminated || isTerminated(before) || before === stored;
    }
    if (this.#size + 1 > this.#keys.length * FULLEST) {
      this.#grow();
      slot = this.#slotOf(key);
    }
    this.#keys[slot] = key;
    this.#codes[slot] = stored;
    this.#size += 1;
    return true;
  }

  #slotOf(key: PostcodeKey): number {
    const keys = this.#keys;
    const last = keys.length - 1;
    let slot = scatter(key) & last;
    while (keys[slot] !== EMPTY && keys[slot] !== key) slot = (slot + 1) & last;
    return slot;
  }

  #grow(): void {
    const keys = this.#keys;
    const codes = this.#codes;
    this.#keys = emptyKeys(keys.length * 2);
    this.#codes = emptyCodes(codes.length * 2);
    for (let from = 0; from < keys.length; from += 1) {
      const key = keys[from]!;
      if (key === EMPTY) continue;
      const slot = this.#slotOf(key);
      this.#keys[slot] = key;
      this.#codes[slot] = codes[from]!;
    }
  }
}

const emptyKeys = (capacity: number): Float64Array =>
  new Float64Array(new SharedArrayBuffer(capacity * Float64Array.BYTES_PER_ELEMENT));
const emptyCodes = (capacity: number): Int8Array => new Int8Array(new SharedArrayBuffer(capacity));

const isTerminated = (stored: number): boolean => Math.abs(stored) >= TERMINATED / 2;

/** Neighbouring postcodes differ in their last symbols only: mixes all 37 bits (MurmurHash3's finaliser). */
function scatter(key: PostcodeKey): number {
  let hash = ((key % 4_294_967_296) | 0) ^ Math.imul(Math.floor(key / 4_294_967_296), 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
