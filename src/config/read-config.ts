/**
 * fairwait.yaml → settings. YAML is data from outside: an unknown key or a wrong type is named with its line and the
 * nearest valid key (exit 2), so that a spelling mistake never silently changes an analysis.
 */
import { usageError } from "../errors.ts";
import { GATE_KEYS } from "./gate-schema.ts";
import { checkSettings, SETTING_KEYS, type Settings } from "./settings.ts";
import { type ShapeProblem, unknownKeyError } from "./shape-problem.ts";
import { readYaml, type YamlPlace } from "./yaml-file.ts";

/** Reads the text of a config file; `name` is how errors call it. Throws a usage error when it does not hold. */
export function readConfig(text: string, name: string): Settings {
  const yaml = readYaml(text, {
    file: name,
    code: "config-not-yaml",
    hint: "Write each setting as key: value.",
  });
  const checked = checkSettings(yaml.content);
  if ("settings" in checked) return checked.settings;
  const { problem } = checked;
  const path = problem.kind === "unknown-key" ? [...problem.path, problem.detail] : problem.path;
  throw problemError(problem, yaml.placeOf(path));
}

function problemError({ kind, path, detail }: ShapeProblem, place: YamlPlace) {
  if (kind === "unknown-key") {
    const [noun, keys] =
      path[0] === "checks" ? (["check key", GATE_KEYS] as const) : (["setting", SETTING_KEYS] as const);
    return unknownKeyError({ code: "config-unknown-key", noun, key: detail, keys, place });
  }
  const key = path.map(String).join(".");
  return usageError({
    code: "config-wrong-value",
    message: key === "" ? "a config file is a list of key: value lines" : `${key} takes ${detail}`,
    ...place,
  });
}
