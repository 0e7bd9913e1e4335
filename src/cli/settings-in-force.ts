import type { Settings } from "../config/settings.ts";
import type { Typed } from "./command.ts";
import { loadConfigFile } from "./config-file.ts";
import type { Flag } from "./flag.ts";
import type { Io } from "./io.ts";
import { mergeSettings } from "./request.ts";
import { typedSettings } from "./typed-settings.ts";

interface SettingsInForce {
  /** The config file's, with the flags over them. */
  readonly settings: Settings;
  /** The flags' alone. */
  readonly flags: Settings;
  /** Path of the config file, where one is in force. */
  readonly configFile?: string;
  /** Of its bytes. */
  readonly configSha256?: string;
}

/** A config file that was found rather than named is said on stderr: it must not change an analysis unseen. */
export async function settingsInForce(from: {
  readonly table: readonly Flag[];
  readonly typed: Typed;
  readonly io: Io;
}): Promise<SettingsInForce> {
  const { table, typed, io } = from;
  const flags = typedSettings(table, typed);
  const named = typeof typed["config"] === "string" ? typed["config"] : undefined;
  const file = await loadConfigFile(named, io.folder);
  if (file !== undefined && named === undefined && !("quiet" in typed)) {
    io.stderr.write(`fairwait: note: settings of ${file.path} are in force.\n`);
  }
  return {
    settings: mergeSettings(file?.settings ?? {}, flags),
    flags,
    ...(file && { configFile: file.path, configSha256: file.sha256 }),
  };
}
