/** YAML that somebody wrote: what it says, and on which line it says it. */
import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from "yaml";
import { type UserErrorDetail, usageError } from "../errors.ts";

export type YamlPath = readonly PropertyKey[];

/** Where an error points to; the line is absent where no line says it. */
export type YamlPlace = Pick<UserErrorDetail, "file" | "line">;

export interface YamlFile {
  /** As plain objects, lists and scalars; an empty map for an empty file. */
  readonly content: unknown;
  /** The place of a key or item; of its nearest enclosing key when it has none of its own. */
  readonly placeOf: (path: YamlPath) => YamlPlace;
}

interface YamlReading {
  /** How errors call the file. */
  readonly file: string;
  /** Of the error when the text is not YAML. */
  readonly code: string;
  readonly hint: string;
  /** Keys below which numbers are codes and stay as typed; absent: everywhere. */
  readonly codesUnder?: readonly string[];
}

/** Reads YAML text. Throws a usage error with the line when it is not YAML. */
export function readYaml(text: string, { file, code, hint, codesUnder }: YamlReading): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const notYaml = (what: string, line: YamlPlace = {}) =>
    usageError({ code, message: `this is not YAML (${what})`, file, ...line, hint });
  const [syntaxError] = document.errors;
  if (syntaxError) {
    const { line } = lines.linePos(syntaxError.pos[0]);
    throw notYaml(syntaxError.code.toLowerCase().replaceAll("_", " "), { line });
  }
  keepNumbersAsTyped(document, codesUnder);
  try {
    return { content: document.toJS() ?? {}, placeOf: placesIn(document, lines, file) };
  } catch (cause) {
    // The library's answer to aliases that lead nowhere, or to too much.
    if (cause instanceof ReferenceError) throw notYaml("an alias that cannot be followed");
    throw cause;
  }
}

/** `007` and `1.10` are codes, not the numbers 7 and 1.1: a number that would not print as it was typed stays text. */
function keepNumbersAsTyped(document: Document, codesUnder: readonly string[] | undefined): void {
  const isCode = (ancestors: readonly (Document | Node | Pair)[]) =>
    codesUnder === undefined ||
    ancestors.some(
      (node) => isPair(node) && isScalar(node.key) && codesUnder.includes(String(node.key.value)),
    );
  visit(document, {
    Scalar: (_, node, ancestors) => {
      const isAltered =
        typeof node.value === "number" && node.source !== undefined && String(node.value) !== node.source;
      if (isAltered && isCode(ancestors)) node.value = node.source;
    },
  });
}

function placesIn(document: Document, lines: LineCounter, file: string): YamlFile["placeOf"] {
  return (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const part = path.slice(0, length);
      const start = keyOffset(document, part) ?? nodeOffset(document.getIn(part, true));
      if (start !== undefined) return { file, line: lines.linePos(start).line };
    }
    return { file };
  };
}

function keyOffset(document: Document, path: YamlPath): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)));
  return nodeOffset(pair?.key);
}

const nodeOffset = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);
