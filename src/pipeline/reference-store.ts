import { UserError } from "../errors.ts";
import { readReference } from "../reference/read-reference.ts";
import { recogniseReferenceFile } from "../reference/reference-file.ts";
import type { ReferenceSource } from "../reference/reference-table.ts";
import { ITEM_KINDS, type Item } from "../reference/store/item.ts";
import { itemPieces } from "../reference/store/item-file.ts";
import {
  itemPath,
  removeItem,
  type StoreContents,
  storeContents,
} from "../reference/store/reference-store.ts";
import { type AddingOptions, itemOf } from "../reference/store/store-item.ts";
import { takeApart } from "../reference/store/stored-tables.ts";
import type { Watch } from "../request.ts";

export type { Item };

export interface ReferenceToAdd {
  readonly item: Item;
  /** Where it belongs, and its bytes. */
  readonly path: string;
  readonly pieces: readonly Uint8Array[];
}

/**
 * Reads a reference file, checks that it is whole and as published, and gives what the store is to keep. Throws an input
 * error with file and line for what is not. Nothing is written.
 */
export async function referenceToAdd(
  file: string,
  folder: string,
  options: AddingOptions & { readonly watch: Watch },
): Promise<ReferenceToAdd> {
  const source = await sourceOf(file, options.watch);
  const item = itemOf(source, options);
  return {
    item,
    path: itemPath(folder, item.id),
    pieces: itemPieces({ item, ...takeApart(source.table) }),
  };
}

/** A table that leads somewhere, else one of residents. */
async function sourceOf(file: string, watch: Watch): Promise<ReferenceSource> {
  try {
    return await readReference(await recogniseReferenceFile(file), { wholeRows: true, watch });
  } catch (error) {
    if (!(error instanceof UserError && error.detail.code === "reference-not-recognised")) throw error;
    const { populationSource } = await import("../reference/load-population.ts");
    const residents = await populationSource(file);
    if (residents === undefined) throw error;
    return residents;
  }
}

/** What the store holds, in the order IMD, postcodes, changes. */
export function storedReferences(folder: string): StoreContents {
  const { items, damaged } = storeContents(folder);
  return { items: ITEM_KINDS.flatMap((kind) => items.filter((item) => item.kind === kind)), damaged };
}

export const removeReference = (folder: string, id: string): void => removeItem(folder, id);

/** Downloads an official table into the store's folder and gives its path; see `fetchReference`. */
export async function downloadedReference(
  name: string,
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const { fetchReference } = await import("../reference/fetch/fetch-reference.ts");
  return fetchReference(name, { folder, environment });
}
