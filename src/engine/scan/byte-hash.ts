/**
 * Hashes of byte ranges, four bytes at a time. Not cryptographic: they spread list values over tables and tell keys apart.
 * `view` must cover the same memory as `bytes`.
 */
export function hashBytes(bytes: Uint8Array, view: DataView, from: number, to: number): number {
  let hash = (to - from) | 0;
  let at = from;
  for (; at + 4 <= to; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  for (; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
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
