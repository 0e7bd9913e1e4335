import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { usageError } from "../errors.ts";

const LEAST_KEY_BYTES = 32;
/** 128 bits: enough that no two of a nation's identifiers share one. */
const CODE_CHARACTERS = 32;

/**
 * Identifier → keyed code, the first 128 bits of HMAC-SHA-256 (RFC 2104, FIPS 180-4) in hexadecimal: the same identifier
 * and key give the same code in every run, and nobody without the key can try identifiers out. The key is the whole file.
 */
export const pseudonymsOf =
  (key: Uint8Array) =>
  (identifier: string): string =>
    createHmac("sha256", key).update(identifier, "utf8").digest("hex").slice(0, CODE_CHARACTERS);

/** The key that a file holds. Throws a usage error when there is none, or one too short to keep a secret. */
export function keyIn(path: string): Uint8Array {
  let key: Uint8Array;
  try {
    key = readFileSync(path);
  } catch {
    throw usageError({
      code: "key-file-unreadable",
      message: "the key file cannot be read",
      file: path,
      hint: "Make one, and keep it where the list is kept: openssl rand -hex 32 > key.txt",
    });
  }
  if (key.length >= LEAST_KEY_BYTES) return key;
  throw usageError({
    code: "key-too-short",
    message: `the key is ${key.length} bytes long; it takes at least ${LEAST_KEY_BYTES}`,
    file: path,
    hint: "Make one: openssl rand -hex 32 > key.txt",
  });
}
