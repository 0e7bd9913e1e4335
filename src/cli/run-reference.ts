import { mkdirSync, rmSync } from "node:fs";
import { usageError } from "../errors.ts";
import { grouped } from "../grouped.ts";
import type { Item } from "../pipeline/reference-store.ts";
import type { Invocation } from "./command.ts";
import { printWidth, wantsColour } from "./io.ts";
import { startProgress } from "./progress.ts";
import { storeFolder } from "./store-folder.ts";

const ACTIONS = { add, fetch, list, remove } as const;

/** What one action is given: what was typed after its name, and where the store is. */
interface Action extends Invocation {
  readonly named: readonly string[];
  readonly folder: string;
}

export async function runReference(invocation: Invocation): Promise<void> {
  const { operands, typed, io } = invocation;
  const [action = "", ...named] = operands;
  if (!isAction(action)) {
    throw usageError({
      code: "unknown-action",
      message: `there is no action "${action}"`,
      hint: "Use fairwait reference add FILE, fetch NAME, list, or remove ID.",
    });
  }
  const asked = typeof typed["store"] === "string" ? typed["store"] : undefined;
  await ACTIONS[action]({ ...invocation, named, folder: storeFolder(asked, io.environment) });
}

const isAction = (name: string): name is keyof typeof ACTIONS => Object.hasOwn(ACTIONS, name);

/** All of the files or none: they come into the store together, at the end. */
async function add({ named, folder, typed, io, outputs }: Action): Promise<void> {
  if (named.length === 0) throw nothingNamed("add", "FILE", "ONSPD_FEB_2026.zip");
  const { referenceToAdd, storedReferences } = await import("../pipeline/reference-store.ts");
  const before = new Map(storedReferences(folder).items.map((item) => [item.id, item]));
  makeFolder(folder);
  const added = new Map<string, Item>();
  const today = new Date().toISOString().slice(0, "YYYY-MM-DD".length);
  for (const file of named) {
    const progress = startProgress(io, "quiet" in typed);
    const options = { partial: "partial" in typed, today, watch: progress.watch };
    const { item, path, pieces } = await referenceToAdd(file, folder, options).finally(progress.stop);
    const same = added.get(item.id);
    if (same !== undefined) throw sameThing(item, same);
    added.set(item.id, item);
    const stored = outputs.open(path, "store", "shared");
    for (const piece of pieces) stored.write(piece);
  }
  if ("quiet" in typed) return;
  for (const item of added.values()) io.stderr.write(addedText(item, before.get(item.id)));
}

const sameThing = ({ file, name }: Item, before: Item) =>
  usageError({
    code: "reference-given-twice",
    file,
    message: `this is ${name} too, as ${before.file} is`,
    hint: "Add one of them.",
  });

/** The only thing fairwait does over a network, and only when told so in these words. */
async function fetch(action: Action): Promise<void> {
  const { named, folder, typed, io } = action;
  if (named.length === 0) throw nothingNamed("fetch", "NAME", "imd2025");
  const { downloadedReference } = await import("../pipeline/reference-store.ts");
  makeFolder(folder);
  const files: string[] = [];
  try {
    for (const name of new Set(named)) {
      if (!("quiet" in typed)) io.stderr.write(`fairwait: ${name} is asked for at GOV.UK.\n`);
      files.push(await downloadedReference(name, folder, io.environment));
    }
    await add({ ...action, named: files });
  } finally {
    // What the store keeps of it is made; a download that was broken off stays, to be gone on from.
    for (const file of files) rmSync(file, { force: true });
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw usageError({
      code: "store-unwritable",
      file: folder,
      message: `the reference store cannot be made (${(error as NodeJS.ErrnoException).code})`,
      hint: "Name a folder you can write to with --store or FAIRWAIT_STORE.",
    });
  }
}

function addedText({ id, name, file, rows, notes }: Item, before: Item | undefined): string {
  const replaced = before === undefined ? "" : `, in place of ${before.file} (added ${before.added})`;
  const lines = [`${file} is ${name}: ${grouped(rows)} rows, kept as ${id}${replaced}.`];
  const warnings = notes.map(({ level, text }) => `${level}: ${text}`);
  return [...lines, ...warnings].map((line) => `fairwait: ${line}\n`).join("");
}

async function list({ named, folder, typed, io }: Action): Promise<void> {
  if (named.length > 0) {
    throw usageError({ code: "too-many-arguments", message: "reference list takes nothing more" });
  }
  const { storedReferences } = await import("../pipeline/reference-store.ts");
  const contents = storedReferences(folder);
  if (typed["format"] === "json") {
    io.stdout.write(`${JSON.stringify(contents, null, 2)}\n`);
    return;
  }
  const { renderReferences } = await import("../report/references.ts");
  const options = { colour: wantsColour(io, "no-color" in typed), width: printWidth(io) };
  io.stdout.write(renderReferences({ ...contents, folder }, options));
}

async function remove({ named, folder, typed, io }: Action): Promise<void> {
  if (named.length === 0) throw nothingNamed("remove", "ID", "imd-2019");
  const { removeReference } = await import("../pipeline/reference-store.ts");
  for (const id of named) {
    removeReference(folder, id);
    if (!("quiet" in typed)) io.stderr.write(`fairwait: ${id} is removed.\n`);
  }
}

const nothingNamed = (action: string, what: string, example: string) =>
  usageError({
    code: "missing-argument",
    message: `reference ${action} needs ${what === "ID" ? "an" : "a"} ${what}`,
    hint: `For example: fairwait reference ${action} ${example}.`,
  });
