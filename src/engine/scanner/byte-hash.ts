/**
 * Hashes of byte ranges, eight bytes at a time in two halves that do not wait for each other. Not cryptographic: they
 * spread list values over tables and tell rows apart. `view` must cover the same memory as `bytes`.
 */
export function hashBytes(bytes: Uint8Array, view: DataView, from: number, to: number): number {
  let first = (to - from) | 0;
  let second = 0x165667b1;
  let at = from;
  for (; at + 8 <= to; at += 8) {
    first = Math.imul(first ^ view.getInt32(at, true), 0x9e3779b1);
    second = Math.imul(second ^ view.getInt32(at + 4, true), 0x85ebca6b);
    first ^= first >>> 15;
    second ^= second >>> 13;
  }
  for (; at < to; at += 1) first = Math.imul(first ^ (bytes[at] as number), 0x27d4eb2f);
  return finish(first ^ Math.imul(second, 0xc2b2ae35));
}

/** Writes a 96-bit fingerprint of the range to `out`: three lanes with constants of their own. */
export function fingerprintBytes(
  bytes: Uint8Array,
  view: DataView,
  range: { readonly from: number; readonly to: number },
  out: Int32Array,
): void {
  const { from, to } = range;
  const length = to - from;
  let first = length ^ 0x243f6a88;
  let second = length ^ 0x13198a2e;
  let third = length ^ 0x03707344;
  let at = from;
  for (; at < to; at += 4) {
    const word = at + 4 <= to ? view.getInt32(at, true) : lastBytes(bytes, at, to);
    first = Math.imul(rotate(first ^ Math.imul(word, 0xcc9e2d51), 15), 0x1b873593) + 0x561ccd1b;
    second = Math.imul(rotate(second ^ Math.imul(word, 0xab0e9789), 17), 0x38b34ae5) + 0x0bcaa747;
    third = Math.imul(rotate(third ^ Math.imul(word, 0xa1e38b93), 13), 0x2f1c3b45) + 0x96cd1c35;
  }
  out[0] = finish(first);
  out[1] = finish(second);
  out[2] = finish(third);
}

function lastBytes(bytes: Uint8Array, from: number, to: number): number {
  let word = 0;
  for (let at = to - 1; at >= from; at -= 1) word = (word << 8) | (bytes[at] as number);
  return word;
}

const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by));

/** Murmur3's finaliser: every input bit reaches every output bit. */
export function finish(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
