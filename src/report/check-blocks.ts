/** Gates as a report: what failed first in words, then every gate with its figure and limit. */
import type { CheckFindings, GateResult } from "../findings/check-schema.ts";
import { asAtWords } from "./as-at-words.ts";
import { gateFigure, gateLabel, gateLimits, gateMessage, gateName, OUTCOMES } from "./check-words.ts";
import { counted } from "./figures.ts";
import { listName } from "./list-name.ts";
import { printable } from "./printable.ts";
import type { Block, ReportCell, ReportTable } from "./report-block.ts";
import { suppressionWords } from "./suppression-words.ts";
import { whereWords } from "./where-words.ts";

export function checkBlocks(findings: CheckFindings): Block[] {
  const { gates, inputs, asAt, options, standard } = findings;
  const failed = gates.filter(({ outcome }) => outcome !== "pass");
  const filter = options.where.length === 0 ? "" : ` · only rows where ${whereWords(options.where)}`;
  return [
    { kind: "title", text: `${listName(inputs)} · ${asAtWords(asAt)}${filter}` },
    { kind: "paragraph", text: verdict(gates.length, failed.length), tone: "strong" },
    ...(failed.length === 0
      ? []
      : ([
          {
            kind: "bullets",
            items: failed.map((gate) => `${gateName(gate, standard)}: ${gateMessage(gate)}`),
          },
        ] satisfies Block[])),
    { kind: "heading", text: "Gates" },
    { kind: "table", table: gatesTable(findings) },
    ...footnotes(findings),
  ];
}

const verdict = (gates: number, failed: number): string =>
  failed === 0
    ? `Passed: ${gates === 1 ? "the gate holds" : `all ${counted(gates, "gate")} hold`}.`
    : `Failed: ${counted(failed, "gate")} of ${gates}.`;

function gatesTable({ gates, standard }: CheckFindings): ReportTable {
  return {
    columns: [
      { header: ["Gate"], align: "left" },
      { header: ["Figure", "(95% interval)"], align: "right" },
      { header: ["Limit"], align: "right" },
      { header: ["Result"], align: "left" },
    ],
    rows: gates.map((gate) => [
      { text: gateLabel(gate, standard) },
      { text: gateFigure(gate) },
      { text: gateLimits(gate) },
      outcomeCell(gate),
    ]),
  };
}

const RATINGS = { pass: "green", fail: "red", "not-measured": "red" } as const;

const outcomeCell = ({ outcome }: GateResult): ReportCell => ({
  text: OUTCOMES[outcome],
  rating: RATINGS[outcome],
  ...(outcome === "pass" ? {} : { tone: "strong" as const }),
});

function footnotes({ gates, suppression, notes, previous }: CheckFindings): Block[] {
  const sentences = [
    suppression.rule === "none"
      ? "Figures are exact. Internal: not for publication."
      : `Disclosure control: ${suppressionWords(suppression.rule)}. Gates are judged by exact figures.`,
    gates.some(({ change }) => change) && previous !== null
      ? `Changes are since ${listName(previous.inputs)} · ${asAtWords(previous.asAt)}. Both lists share patients, so that a change has no interval.`
      : "",
  ].filter((sentence) => sentence !== "");
  return [
    ...(sentences.length === 0
      ? []
      : ([{ kind: "paragraph", text: sentences.join(" "), tone: "faint" }] satisfies Block[])),
    ...(notes.length === 0
      ? []
      : ([
          { kind: "heading", text: "To know" },
          { kind: "bullets", items: notes.map(({ text }) => `Warning: ${printable(text)}`) },
        ] satisfies Block[])),
  ];
}
