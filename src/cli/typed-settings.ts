import { checkSettings, type Settings } from "../config/settings.ts";
import { type UserError, usageError } from "../errors.ts";
import type { Typed } from "./command.ts";
import { configKeyOf, type Flag } from "./flag.ts";

/**
 * Flags as typed → settings, the shape a config file has too. Throws a usage error that names the flag when a value
 * does not hold.
 */
export function typedSettings(flags: readonly Flag[], typed: Typed): Settings {
  const candidate: Record<string, unknown> = {};
  for (const flag of flags) {
    const key = configKeyOf(flag);
    const value = typed[flag.name];
    if (key !== undefined && value !== undefined) candidate[key] = settingOf(flag, value);
  }
  const checked = checkSettings(candidate);
  if ("settings" in checked) return checked.settings;
  const { path, detail } = checked.problem;
  const flag = flags.find((each) => configKeyOf(each) === path[0]);
  throw wrongValue(flag?.name ?? String(path[0]), detail);
}

function settingOf(flag: Flag, value: NonNullable<Typed[string]>): unknown {
  if (typeof value === "string") {
    if (flag.kind === "number") return /^\s*$/.test(value) ? value : Number(value);
    if (flag.kind === "list") return value.split(",").map((item) => item.trim());
    return value;
  }
  return value !== true && flag.kind === "map" ? mapOf(flag, value) : value;
}

/** `["a=1", "b=2", "a=3"]` → `{ a: ["1", "3"], b: "2" }`: only settings that take several values accept the list. */
function mapOf(flag: Flag, entries: readonly string[]): Record<string, string | string[]> {
  const map = new Map<string, string[]>();
  for (const entry of entries) {
    const [, key = "", value = ""] = /^([^=]+)=(.*)$/s.exec(entry) ?? [];
    if (key.trim() === "" || value.trim() === "") throw wrongValue(flag.name, flag.value ?? "KEY=VALUE");
    map.set(key.trim(), [...(map.get(key.trim()) ?? []), value.trim()]);
  }
  return Object.fromEntries(
    [...map].map(([key, values]) => [key, values.length === 1 ? values[0]! : values]),
  );
}

const wrongValue = (flag: string, expected: string): UserError =>
  usageError({ code: "invalid-option", message: `--${flag} takes ${expected}` });
