/**
 * fairwait.yaml → settings. YAML is data from outside: an unknown key or a wrong type is named with its line and the
 * nearest valid key (exit 2), so that a spelling mistake never silently changes an analysis.
 */
import { type Document, isMap, isScalar, LineCounter, parseDocument, visit } from "yaml";
import { usageError } from "../errors.ts";
import { nearest } from "../nearest.ts";
import { checkSettings, SETTING_KEYS, type SettingProblem, type Settings } from "./settings.ts";

/** Reads the text of a config file; `name` is how errors call it. Throws a usage error when it does not hold. */
export function readConfig(text: string, name: string): Settings {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [syntaxError] = document.errors;
  if (syntaxError) {
    throw usageError({
      code: "config-not-yaml",
      message: `this is not YAML (${syntaxError.code.toLowerCase().replaceAll("_", " ")})`,
      file: name,
      line: lines.linePos(syntaxError.pos[0]).line,
      hint: "Write each setting as key: value.",
    });
  }
  keepNumbersAsTyped(document);
  const content: unknown = document.toJS() ?? {};
  const checked = checkSettings(content);
  if ("settings" in checked) return checked.settings;
  const line = lineOf(document, lines, checked.problem);
  throw problemError(checked.problem, { file: name, ...(line === undefined ? {} : { line }) });
}

/** `007` and `1.10` are codes, not the numbers 7 and 1.1: a number that would not print as it was typed stays text. */
function keepNumbersAsTyped(document: Document): void {
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === "number" && node.source !== undefined && String(node.value) !== node.source) {
        node.value = node.source;
      }
    },
  });
}

function problemError(problem: SettingProblem, place: { readonly file: string; readonly line?: number }) {
  if (problem.kind === "unknown-key") {
    const suggestion = nearest(problem.detail, SETTING_KEYS);
    return usageError({
      code: "config-unknown-key",
      message: `there is no setting "${problem.detail}"`,
      ...place,
      hint:
        suggestion === undefined ? `Settings are ${SETTING_KEYS.join(", ")}.` : `Did you mean ${suggestion}?`,
    });
  }
  const key = problem.path.map(String).join(".");
  return usageError({
    code: "config-wrong-value",
    message: key === "" ? "a config file is a list of key: value lines" : `${key} takes ${problem.detail}`,
    ...place,
  });
}

/** The line of the key at fault; of its nearest enclosing key when the value has no place of its own. */
function lineOf(document: Document, lines: LineCounter, problem: SettingProblem): number | undefined {
  const path = problem.kind === "unknown-key" ? [...problem.path, problem.detail] : [...problem.path];
  for (; path.length > 0; path.pop()) {
    const start = keyOffset(document, path) ?? valueOffset(document, path);
    if (start !== undefined) return lines.linePos(start).line;
  }
  return undefined;
}

function keyOffset(document: Document, path: readonly PropertyKey[]): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)));
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}

function valueOffset(document: Document, path: readonly PropertyKey[]): number | undefined {
  const node = document.getIn(path, true);
  return isScalar(node) ? node.range?.[0] : undefined;
}
