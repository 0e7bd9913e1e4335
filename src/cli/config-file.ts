import { existsSync, readFileSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import type { Settings } from "../config/settings.ts";
import { usageError } from "../errors.ts";
import { sha256Of } from "./sha256-of.ts";

export const DEFAULT_CONFIG = "fairwait.yaml";

export interface ConfigFile {
  readonly path: string;
  readonly settings: Settings;
  readonly sha256: string;
}

/**
 * The config file that was named, else the one in the working folder, else undefined. Paths in it are relative to
 * the file's own folder.
 */
export async function loadConfigFile(
  named: string | undefined,
  folder: string,
): Promise<ConfigFile | undefined> {
  const path = named ?? DEFAULT_CONFIG;
  const location = isAbsolute(path) ? path : join(folder, path);
  if (named === undefined && !existsSync(location)) return undefined;
  const bytes = readBytes(location, path);
  const { readConfig } = await import("../config/read-config.ts");
  const settings = readConfig(bytes.toString("utf8"), path);
  return { path, settings: besideFile(settings, dirname(path)), sha256: sha256Of(bytes) };
}

function readBytes(location: string, path: string): Buffer {
  try {
    return readFileSync(location);
  } catch {
    throw usageError({
      code: "config-unreadable",
      message: "the config file cannot be read",
      file: path,
      hint: "Name a YAML file with --config; fairwait inspect --write-config starts one.",
    });
  }
}

function besideFile(settings: Settings, folder: string): Settings {
  const beside = (path: string) => (isAbsolute(path) ? path : join(folder, path));
  const { imd, demographics, population, out, rejects, rejectsRaw, store } = settings;
  return {
    ...settings,
    ...(imd && { imd: imd.map(beside) }),
    ...(demographics && { demographics: demographics.map(beside) }),
    ...(population && { population: population.map(beside) }),
    ...(store !== undefined && { store: beside(store) }),
    ...(out && { out: beside(out) }),
    ...(rejects && { rejects: beside(rejects) }),
    ...(rejectsRaw && { rejectsRaw: beside(rejectsRaw) }),
  };
}
