/** The part of METHODS.md that is made from the table of measures. */
import { MEASURE_KINDS, MEASURES, type MeasureDefinition } from "../vocab/measures.ts";

const START = "<!-- measures: made from src/vocab/measures.ts -->";
const END = "<!-- end of measures -->";

/** METHODS.md with its measures written anew; undefined when the marks are missing. */
export function withMeasures(document: string): string | undefined {
  const [before, rest] = document.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) return undefined;
  return `${before}${START}\n\n${renderMethods()}\n${END}${after}`;
}

/** Every measure as Markdown, by kind, ending in a line feed. */
const renderMethods = (): string =>
  MEASURE_KINDS.map((kind) => {
    const measures = MEASURES.filter((measure) => measure.kind === kind.id).map(measureMarkdown);
    return [`### ${kind.title}`, ...measures].join("\n\n");
  })
    .join("\n\n")
    .concat("\n");

const measureMarkdown = (measure: MeasureDefinition): string =>
  [
    `#### ${measure.name} (\`${measure.id}\`)`,
    "",
    measure.definition,
    "",
    `- **How to read it:** ${measure.reading}`,
    `- **When it applies:** ${measure.applies}`,
    `- **Formula:** ${measure.formula}`,
    `- **Unit:** ${measure.unit}`,
    `- **Source:** ${measure.source}`,
  ].join("\n");
