export const SECTION_TYPES = ["Int8Array", "Uint8Array", "Uint16Array", "Int32Array", "Uint32Array"] as const;

/** Flat arrays by name: all that a table in the store is made of. */
export type Sections = Readonly<
  Record<string, Int8Array | Uint8Array | Uint16Array | Int32Array | Uint32Array>
>;
