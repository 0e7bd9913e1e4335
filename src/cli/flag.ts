/**
 * A flag is described once, in its command's table; the options commander knows, the help, the README and the keys of
 * fairwait.yaml are all made from that description.
 */
export type FlagKind =
  /** One value, as text. */
  | "text"
  | "number"
  /** One value, items separated by commas. */
  | "list"
  /** Given again for each item. */
  | "repeat"
  /** KEY=VALUE, given again for each key. */
  | "map"
  /** No value: present or not. */
  | "switch";

export interface Flag {
  /** The long name without dashes; the config key is the same in camelCase unless `configKey` says otherwise. */
  readonly name: string;
  readonly kind: FlagKind;
  /** Placeholder of the value in help. Absent for switches. */
  readonly value?: string;
  readonly summary: string;
  /** The key in fairwait.yaml; `null` for a flag that has no place there. */
  readonly configKey?: string | null;
  /** The values there are, for a flag that is no setting (settings check their own). */
  readonly choices?: readonly string[];
  /** In a config file it is relative to that file's folder. */
  readonly isPath?: true;
}

/** Flags every command takes. */
export const COMMON_FLAGS = [
  { name: "no-color", kind: "switch", summary: "no colour (NO_COLOR does the same)", configKey: null },
  { name: "quiet", kind: "switch", summary: "no notes and no progress on stderr", configKey: null },
  {
    name: "error-format",
    kind: "text",
    value: "text|json",
    choices: ["text", "json"],
    summary: "one line, or one JSON object, on stderr when something is wrong",
    configKey: null,
  },
  {
    name: "debug",
    kind: "switch",
    summary: "show the stack when fairwait itself is at fault",
    configKey: null,
  },
] as const satisfies readonly Flag[];

/** `earliest-clock-start` → `earliestClockStart`. */
export const camelCase = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The key of a flag in fairwait.yaml; undefined when it has none. */
export function configKeyOf(flag: Flag): string | undefined {
  if (flag.configKey === null) return undefined;
  return flag.configKey ?? camelCase(flag.name);
}

/** As commander and the help write it: `--where <FIELD=VALUE>`. */
export const flagSyntax = (flag: Flag): string =>
  flag.value === undefined ? `--${flag.name}` : `--${flag.name} <${flag.value}>`;
