/** The text of `fairwait explain`. */
import { usageError } from "../errors.ts";
import { nearest } from "../nearest.ts";
import { MEASURE_KINDS, MEASURES, type MeasureDefinition } from "../vocab/measures.ts";
import { wrapped } from "./printable.ts";

const WIDTH = 100;

/**
 * One measure in full, ending in a line feed; capitals, spaces and hyphens do not matter. An unknown name is a usage
 * error that names the nearest ones.
 */
export function explainMeasure(name: string): string {
  const found = findMeasure(name);
  if (found === undefined) throw unknownMeasure(name);
  const parts = [
    ["", found.definition],
    ["How to read it: ", found.reading],
    ["When it applies: ", found.applies],
    ["Formula: ", found.formula],
    ["Unit: ", found.unit],
    ["Source: ", found.source],
  ] as const;
  const body = parts.flatMap(([title, text]) => ["", ...wrapped(title + text, WIDTH)]);
  const aliases =
    found.aliases.length === 0 ? [] : ["", ...wrapped(`Also: ${found.aliases.join(", ")}`, WIDTH)];
  return `${[`${found.name} (${found.id})`, ...body, ...aliases].join("\n")}\n`;
}

/** Every measure with its name, by kind, ending in a line feed. */
export function listMeasures(): string {
  const width = Math.max(...MEASURES.map((measure) => measure.id.length));
  const lines = MEASURE_KINDS.flatMap((kind) => [
    kind.title,
    ...MEASURES.filter((measure) => measure.kind === kind.id).map(
      (measure) => `  ${measure.id.padEnd(width)}  ${measure.name}`,
    ),
    "",
  ]);
  return `${lines.join("\n")}\nfairwait explain MEASURE tells what one of them is.\n`;
}

/** A measure by its id or one of its aliases. */
export function findMeasure(name: string): MeasureDefinition | undefined {
  const wanted = folded(name);
  return MEASURES.find((measure) => namesOf(measure).some((known) => folded(known) === wanted));
}

const namesOf = (measure: MeasureDefinition): string[] => [measure.id, ...measure.aliases];

const folded = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, "");

const MOST_SUGGESTIONS = 3;
const FEWEST_LETTERS = 3;

function unknownMeasure(name: string) {
  const suggestions = similarMeasures(name);
  return usageError({
    code: "unknown-measure",
    message: `no measure is called ${JSON.stringify(name)}`,
    hint:
      suggestions.length === 0
        ? "fairwait explain lists all of them."
        : `Did you mean ${suggestions.join(" or ")}? fairwait explain lists all of them.`,
  });
}

/** The measure a mistyped name is nearest to, then those whose names hold it. */
function similarMeasures(name: string): string[] {
  const mistyped = nearest(name, MEASURES.flatMap(namesOf));
  const part = folded(name);
  const holding = MEASURES.filter(
    (measure) =>
      part.length >= FEWEST_LETTERS && namesOf(measure).some((known) => folded(known).includes(part)),
  ).map((measure) => measure.id);
  const first = mistyped === undefined ? undefined : findMeasure(mistyped)?.id;
  return [...new Set([...(first === undefined ? [] : [first]), ...holding])].slice(0, MOST_SUGGESTIONS);
}
