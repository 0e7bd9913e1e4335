import { createHash } from "node:crypto";

/** The fingerprint of a file's bytes, as provenance tells it. */
export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
