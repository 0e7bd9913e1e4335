const GOLDEN_GAMMA = 0x9e3779b9;
const UINT32_RANGE = 4_294_967_296;

/** A 32-bit mixing step (the finaliser of splitmix32); a bijection, so distinct inputs stay distinct. */
const mixed = (value: number): number => {
  let word = value | 0;
  word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
  word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
  return word ^ (word >>> 15);
};

/**
 * xoshiro128**: a small generator in 32-bit integer arithmetic only, so that the same seed gives the same sequence on
 * every machine. Each `stream` of a seed is a sequence of its own. Not for secrets.
 *
 * Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47(4), 2021.
 */
export class Random {
  #a = 0;
  #b = 0;
  #c = 0;
  #d = 0;

  constructor(seed: number, stream = 0) {
    this.restart(seed, stream);
  }

  /** Back to the first number of (seed, stream); both are whole numbers of 32 bits. */
  restart(seed: number, stream: number): void {
    const start = mixed(mixed(seed + GOLDEN_GAMMA) ^ stream);
    this.#a = mixed(start + GOLDEN_GAMMA);
    this.#b = mixed(start + 2 * GOLDEN_GAMMA);
    this.#c = mixed(start + 3 * GOLDEN_GAMMA);
    this.#d = mixed(start + 4 * GOLDEN_GAMMA) | 1; // never all zeros, the one state it cannot leave
  }

  /** A whole number from 0 to 2³² − 1. */
  next(): number {
    const product = Math.imul(this.#b, 5);
    const output = Math.imul((product << 7) | (product >>> 25), 9);
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return output >>> 0;
  }

  /** From 0 up to, but not, 1. */
  unit(): number {
    return this.next() / UINT32_RANGE;
  }

  /** A whole number from 0 to `count` − 1. */
  below(count: number): number {
    return Math.floor(this.unit() * count);
  }

  /** True with the given probability, 0 to 1. */
  chance(probability: number): boolean {
    return this.unit() < probability;
  }
}
