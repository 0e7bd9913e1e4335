import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { inputError, type UserError, usageError } from "../../errors.ts";
import { nearest } from "../../nearest.ts";
import type { ReferenceSource } from "../reference-table.ts";
import { chooseItems, type Needs } from "./choose-items.ts";
import type { Item } from "./item.ts";
import { readItem, readStoredItem } from "./item-file.ts";
import { putTogether } from "./stored-tables.ts";

const EXTENSION = ".fwref";

export const itemPath = (folder: string, id: string): string => join(folder, `${id}${EXTENSION}`);

export interface StoreContents {
  readonly items: readonly Item[];
  /** Ids of files that are not what they should be. */
  readonly damaged: readonly string[];
}

/** What the store holds, by id; nothing when there is no such folder. */
export function storeContents(folder: string): StoreContents {
  const items: Item[] = [];
  const damaged: string[] = [];
  for (const id of idsIn(folder)) {
    const item = readItem(itemPath(folder, id));
    if (item?.id === id) items.push(item);
    else damaged.push(id);
  }
  return { items, damaged };
}

function openItem(folder: string, id: string): ReferenceSource {
  const stored = readStoredItem(itemPath(folder, id));
  const table = stored && putTogether(stored.item.kind, stored);
  if (stored === undefined || table === undefined) throw damagedItem(id);
  const { file, bytes, sha256, rows, notes } = stored.item;
  return { table, file, bytes, sha256, rows, notes };
}

/** What a run needs of the store. Throws an input error rather than leave out what is damaged: another edition would be used. */
export function openNeeded(folder: string, needs: Needs): ReferenceSource[] {
  const { items, damaged } = storeContents(folder);
  const [first] = damaged;
  if (first !== undefined) throw damagedItem(first);
  return chooseItems(items, needs).map((id) => openItem(folder, id));
}

/** Residents and the look-ups to larger areas: what a run that names a catchment needs of the store. */
export function openPopulation(folder: string): ReferenceSource[] {
  const { items, damaged } = storeContents(folder);
  const [first] = damaged;
  if (first !== undefined) throw damagedItem(first);
  const isNeeded = (item: Item): boolean => item.kind === "population" || item.kind === "geography";
  const needed = items.filter(isNeeded);
  return needed.some(({ kind }) => kind === "population") ? needed.map(({ id }) => openItem(folder, id)) : [];
}

const damagedItem = (id: string): UserError =>
  inputError({
    code: "store-item-damaged",
    message: `${id} in the reference store is damaged or cannot be opened`,
    hint: `Add its file again, or take it out: fairwait reference remove ${id}.`,
  });

/** Throws a usage error when there is no such thing. A damaged one can be removed. */
export function removeItem(folder: string, id: string): void {
  const ids = idsIn(folder);
  if (!ids.includes(id)) {
    const likely = nearest(id, ids);
    throw usageError({
      code: "store-item-not-found",
      message: `the reference store has no "${id}"`,
      hint:
        ids.length === 0
          ? "It is empty."
          : `${likely === undefined ? "" : `Did you mean ${likely}? `}It has ${ids.join(", ")}.`,
    });
  }
  rmSync(itemPath(folder, id));
}

function idsIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(EXTENSION) && !name.startsWith("."))
      .map((name) => name.slice(0, -EXTENSION.length))
      .sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return [];
    throw inputError({
      code: "store-unreadable",
      message: `the reference store cannot be read (${code})`,
      hint: "Name another folder with --store or FAIRWAIT_STORE.",
    });
  }
}
